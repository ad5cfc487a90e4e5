#include "app/pin_field.h"

#include "core/wire/text_limits.h"
#include "ui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>

namespace yc::app
{

SecretText secretIn(const QLineEdit &field)
{
    const auto text = field.text();
    return SecretText(QString(text.constData(), text.size()));
}

// The field gets another text of the same length, so that its own is ours alone; that is overwritten.
void blank(QLineEdit &field)
{
    auto text = field.text();
    if (text.isEmpty())
        return;
    field.setText(QString(text.size(), u'0'));
    wipe(text);
    field.clear();
}

namespace
{

bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

} // namespace

PinGuard::PinGuard(QLineEdit *field) : QObject(field), m_field(field), m_words(new QLabel(field->parentWidget()))
{
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_words->setWordWrap(true);
    ui::setRole(m_words, "wrong");
    m_words->hide();
    connect(field, &QLineEdit::textChanged, this, &PinGuard::judge);
    field->installEventFilter(this);
}

bool PinGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::Hide)
        say({}); // whoever comes next has not typed it
    return QObject::eventFilter(watched, event);
}

void PinGuard::judge()
{
    if (m_blanking)
        return;
    QString words;
    {
        const auto text = m_field->text();
        if (text.size() > core::wire::LongestPin)
            words = tr("PIN最多%1位。内容太长，没有采用，请重新输入").arg(core::wire::LongestPin);
        else if (std::ranges::any_of(text, isUnseen))
            words = tr("PIN里有看不见的字符（如换行），没有采用，请重新输入");
    }
    if (!words.isEmpty()) {
        const QScopedValueRollback blanking(m_blanking, true);
        blank(*m_field);
    }
    say(words);
}

void PinGuard::say(const QString &words)
{
    if (m_words->text() == words)
        return;
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_field->setAccessibleDescription(words);
}

} // namespace yc::app
