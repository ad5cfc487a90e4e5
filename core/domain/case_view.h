#pragma once

#include "core/domain/case.h"

// A draft seen through its item: one walk that decides what is asked, shown and needed, each by what stands before it.
// Private to core/domain; others ask case.h.
namespace yc::core::domain
{

class CaseView
{
public:
    // Both outlive the view; the facts are copied.
    CaseView(const CaseDraft &draft, const ServiceItem &item, QDate today);

    [[nodiscard]] const rules::Facts &facts() const { return m_facts; }
    [[nodiscard]] const QList<const SituationQuestion *> &questions() const { return m_questions; }
    [[nodiscard]] const QList<const FormField *> &fields() const { return m_fields; }
    [[nodiscard]] const QList<const Material *> &materials() const { return m_materials; }

private:
    rules::Facts m_facts;
    QList<const SituationQuestion *> m_questions;
    QList<const FormField *> m_fields;
    QList<const Material *> m_materials;
};

[[nodiscard]] QDate dayBegun(const CaseDraft &draft); // by the hall's wall clock

} // namespace yc::core::domain
