#pragma once

#include "app/shop.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace yc::core::domain
{
struct CaseDraft;
}
namespace yc::core::flow
{
class Intake;
}
namespace yc::ui
{
class PersonCard;
}

namespace yc::app
{

// The right column: who, what, what is still to come, until when.
class FactColumn : public QFrame
{
    Q_OBJECT
public:
    explicit FactColumn(Shop &shop, QWidget *parent = nullptr);
    void show(const core::flow::Intake *intake); // null: no case
    void setUnmasked(bool unmasked);

private:
    [[nodiscard]] QLabel *section(QVBoxLayout *column, const QString &title);
    [[nodiscard]] QStringList dueLines(const core::flow::Intake &intake) const;
    [[nodiscard]] static QStringList partyLines(const core::domain::CaseDraft &draft);
    void tell(QLabel *label, const QStringList &lines);

    Shop &m_shop;
    QLabel *m_who = nullptr; // whose card it is
    ui::PersonCard *m_person = nullptr;
    QLabel *m_parties = nullptr;
    QLabel *m_item = nullptr;
    QLabel *m_conditions = nullptr;
    QLabel *m_missing = nullptr;
    QLabel *m_gap = nullptr;
    QLabel *m_due = nullptr;
    QHash<QLabel *, QLabel *> m_titles;
};

} // namespace yc::app
