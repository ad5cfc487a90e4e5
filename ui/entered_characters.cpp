#include "ui/entered_characters.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace yc::ui
{

void EnteredCharacters::watch(QLineEdit *field)
{
    m_texts.insert(field, field->text());
    connect(field, &QLineEdit::textChanged, this, [this, field] { note(field, field->text()); });
    connect(field, &QObject::destroyed, this, [this](QObject *gone) { m_texts.remove(gone); });
}

void EnteredCharacters::watch(QPlainTextEdit *field)
{
    m_texts.insert(field, field->toPlainText());
    connect(field, &QPlainTextEdit::textChanged, this, [this, field] { note(field, field->toPlainText()); });
    connect(field, &QObject::destroyed, this, [this](QObject *gone) { m_texts.remove(gone); });
}

qsizetype EnteredCharacters::inserted(QStringView before, QStringView after)
{
    const auto least = qMin(before.size(), after.size());
    qsizetype head = 0;
    while (head < least && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < least - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return after.size() - head - tail;
}

void EnteredCharacters::note(QObject *field, const QString &text)
{
    auto &last = m_texts[field];
    if (m_quiet == 0)
        m_count += static_cast<int>(inserted(last, text));
    last = text;
}

} // namespace yc::ui
