#pragma once

#include "core/domain/case.h"
#include "core/domain/item.h"

#include <QHash>
#include <QScrollArea>
#include <QSet>

class QVBoxLayout;

namespace yc::ui
{

class EnteredCharacters;
class FieldEditor;

// Draws any form that the hall sends: one column, sections with titles, one FieldEditor a field. Knows no case; the
// page that owns it says what stands in the fields, which are shown and what is wrong.
class FormView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormView(EnteredCharacters *counter, QWidget *parent = nullptr);

    void setForm(const core::domain::Form &form); // builds anew only when id or version changed
    void setShown(const QSet<QString> &fieldIds);
    [[nodiscard]] FieldEditor *editor(const QString &fieldId) const; // null if the form has no such field
    [[nodiscard]] QStringList fieldIds() const; // in reading order
    void focusField(const QString &fieldId); // brings it into view
    void focusFirstOpen(); // the first shown field that is empty or wrong, else the first
    // Enter in a field goes to the next; after the last: pastLast().
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited(const QString &fieldId, const QString &text);
    void left(const QString &fieldId); // the focus went on: now a missing value may be said
    void pastLast();

private:
    void focusNext(const FieldEditor *after);

    EnteredCharacters *m_counter;
    QString m_built;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QStringList m_order;
    QHash<QString, FieldEditor *> m_editors;
    QList<std::pair<QWidget *, QStringList>> m_sections; // title and the fields under it
};

} // namespace yc::ui
