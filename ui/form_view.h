#pragma once

#include "core/domain/case.h"
#include "core/domain/item.h"

#include <QHash>
#include <QScrollArea>
#include <QSet>
#include <QTimer>

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

    // Builds it ahead, a field in each turn of the event loop: a form of a dozen fields is 20 ms and more.
    void prepare(const core::domain::Form &form);
    void setForm(const core::domain::Form &form); // builds (what is left) only when id or version changed
    void setShown(const QSet<QString> &fieldIds);
    [[nodiscard]] FieldEditor *editor(const QString &fieldId) const; // null if the form has no such field
    [[nodiscard]] QStringList fieldIds() const; // in reading order
    void focusField(const QString &fieldId); // brings it into view
    void goOnFrom(const QString &fieldId); // to the next that is to be filled in; after the last: pastLast()
    // The fields are made after the rest of a page: what stands after them is to come after them when Tab goes round.
    void putBefore(QWidget *next);
    void focusFirstOpen(); // the first shown field that is empty or wrong, else the first
    // Enter in a field goes to the next; after the last: pastLast(). A figure answers a choice (choice_keys.h) and goes
    // on.
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited(const QString &fieldId, const QString &text);
    void entered(const QString &fieldId); // has the focus now
    void left(const QString &fieldId); // the focus went on: now a missing value may be said
    void disputeWanted(const QString &fieldId);
    void disputeTold(const QString &fieldId, yc::core::domain::DisputeReason reason, const QString &note);
    void disputeWithdrawn(const QString &fieldId);
    void offerTaken(const QString &fieldId);
    void pastLast();
    void built(); // other fields than before

private:
    struct Built { // a form, or the beginning of one
        QString key;
        QWidget *body = nullptr;
        QVBoxLayout *column = nullptr;
        QStringList order;
        QHash<QString, FieldEditor *> editors;
        QList<std::pair<QWidget *, QStringList>> sections; // title and the fields under it
    };
    void begin(const core::domain::Form &form);
    bool buildNext(); // false: nothing is left to build
    void buildField(const core::domain::FormField &field);
    void focusNext(const FieldEditor *after);

    EnteredCharacters *m_counter;
    Built m_shown;
    Built m_coming;
    core::domain::Form m_form; // what is coming
    qsizetype m_section = 0; // the next to build, and its field
    qsizetype m_field = 0;
    QTimer m_turns;
};

} // namespace yc::ui
