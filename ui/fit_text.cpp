#include "ui/fit_text.h"

#include "ui/entered_characters.h"
#include "ui/party_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextCursor>

#include <algorithm>

namespace yc::ui
{

namespace domain = core::domain;

QString makeFit(QLineEdit &field, domain::TypedKind kind, qsizetype longest, EnteredCharacters *counter)
{
    const auto before = field.text();
    const auto made = domain::typedText(kind, before, longest);
    if (made.text != before) {
        const EnteredCharacters::Quiet quiet(counter);
        const auto tail = before.size() - field.cursorPosition();
        field.setText(made.text);
        field.setCursorPosition(static_cast<int>(std::max<qsizetype>(0, made.text.size() - tail)));
    }
    return typedWords(made, longest);
}

QString makeFit(QPlainTextEdit &field, domain::TypedKind kind, qsizetype longest, EnteredCharacters *counter)
{
    const auto before = field.toPlainText();
    const auto made = domain::typedText(kind, before, longest);
    if (made.text != before) {
        const EnteredCharacters::Quiet quiet(counter);
        auto cursor = field.textCursor();
        const auto tail = before.size() - cursor.position();
        cursor.joinPreviousEditBlock(); // one undo takes back what was pasted and what was made of it
        cursor.select(QTextCursor::Document);
        cursor.insertText(made.text);
        cursor.endEditBlock();
        cursor.setPosition(static_cast<int>(std::max<qsizetype>(0, made.text.size() - tail)));
        field.setTextCursor(cursor);
    }
    return typedWords(made, longest);
}

namespace
{

// Until the owner lays the words out.
QWidget *ownerOf(QWidget *field)
{
    return field->parentWidget() ? field->parentWidget() : field;
}

} // namespace

FitText::FitText(QLineEdit *field, domain::TypedKind kind, qsizetype longest, EnteredCharacters *counter)
    : QObject(field), m_counter(counter), m_words(new QLabel(ownerOf(field)))
{
    listen(field, kind, longest);
}

FitText::FitText(QPlainTextEdit *field, qsizetype longest, EnteredCharacters *counter)
    : QObject(field), m_counter(counter), m_words(new QLabel(ownerOf(field)))
{
    listen(field, domain::TypedKind::Paragraphs, longest);
}

template <typename Field> void FitText::listen(Field *field, domain::TypedKind kind, qsizetype longest)
{
    setRole(m_words, "muted");
    m_words->setWordWrap(true);
    m_words->hide();
    if (m_counter)
        m_counter->watch(field);
    connect(field, &Field::textChanged, this, [this, field, kind, longest] {
        if (m_making)
            return;
        const QScopedValueRollback making(m_making, true);
        say(makeFit(*field, kind, longest, m_counter));
    });
}

void FitText::say(const QString &words)
{
    if (m_words->text() == words)
        return;
    auto *field = static_cast<QWidget *>(parent());
    if (m_words->text().isEmpty())
        m_description = field->accessibleDescription();
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    field->setAccessibleDescription(words.isEmpty() ? m_description : words);
}

QLabel *fitSearch(QLineEdit *field, EnteredCharacters *counter, qsizetype longest)
{
    return (new FitText(field, domain::TypedKind::Figures, longest, counter))->words();
}

} // namespace yc::ui
