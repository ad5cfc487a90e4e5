#include "ui/guidance_line.h"

#include "ui/failure_words.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yc::ui
{

GuidanceLine::GuidanceLine(QWidget *parent) : QFrame(parent)
{
    setRole(this, "guidance");
    setMinimumHeight(46);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(2);
    m_label = new QLabel(this);
    setRole(m_label, "say");
    m_label->setTextFormat(Qt::PlainText);
    m_label->setAccessibleName(tr("提示"));
    // Long words must not push the keys out of the window, and are not cut either: the line grows by one.
    m_label->setWordWrap(true);
    QSizePolicy room(QSizePolicy::Ignored, QSizePolicy::Preferred);
    room.setHeightForWidth(true);
    m_label->setSizePolicy(room);
    row->addWidget(m_label, 1);
    m_dismiss = new QPushButton(tr("知道了"), this);
    m_dismiss->hide();
    row->addWidget(m_dismiss);
    row->addSpacing(8);
    m_keys = new QHBoxLayout;
    m_keys->setSpacing(0);
    row->addLayout(m_keys);
    connect(m_dismiss, &QPushButton::clicked, this, &GuidanceLine::clearProblem);
}

void GuidanceLine::setInstruction(const QString &words)
{
    m_instruction = words;
    tell();
}

void GuidanceLine::setDeviceWords(const QString &words)
{
    m_device = words;
    tell();
}

void GuidanceLine::setDeviceNote(const QString &words)
{
    m_note = words;
    tell();
}

void GuidanceLine::setWaiting(const QString &words)
{
    m_waiting = words;
    tell();
}

void GuidanceLine::showProblem(Code code)
{
    showProblem(failureLine(code));
    m_code = code;
}

void GuidanceLine::showProblem(const QString &words)
{
    m_problem = words;
    m_code.reset();
    tell();
}

void GuidanceLine::clearProblem()
{
    m_problem.clear();
    m_code.reset();
    tell();
}

QString GuidanceLine::text() const
{
    return m_label->text();
}

void GuidanceLine::tell()
{
    const auto problem = !m_problem.isEmpty();
    auto words = m_problem;
    for (const auto *next : {&m_waiting, &m_device, &m_instruction})
        if (words.isEmpty())
            words = *next;
    if (m_problem.isEmpty() && m_waiting.isEmpty() && !m_note.isEmpty())
        words = words.isEmpty() ? m_note : words + QStringLiteral("　·　") + m_note;
    if (words == m_label->text() && problem == m_dismiss->isVisibleTo(this))
        return;
    setRole(this, problem ? "guidance-problem" : "guidance");
    m_label->setText(words);
    m_label->setToolTip(words);
    m_label->setAccessibleDescription(words);
    m_dismiss->setVisible(problem);
    // Screen readers speak it, as a person beside the screen would.
    QAccessibleEvent alert(m_label, problem ? QAccessible::Alert : QAccessible::NameChanged);
    QAccessible::updateAccessibility(&alert);
}

void GuidanceLine::setKeys(const QList<Key> &keys)
{
    for (const auto &[id, button] : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const auto &key : keys) {
        auto *button = new QPushButton(key.label, this);
        setRole(button, "key");
        button->setFocusPolicy(Qt::NoFocus); // the key itself is the way; the button is for the mouse
        m_keys->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id = key.id] { Q_EMIT keyPressed(id); });
        m_buttons.append({key.id, button});
    }
}

void GuidanceLine::setKeyEnabled(int id, bool enabled)
{
    for (const auto &[known, button] : m_buttons)
        if (known == id)
            button->setEnabled(enabled);
}

void GuidanceLine::setKeyShown(int id, bool shown)
{
    for (const auto &[known, button] : m_buttons)
        if (known == id)
            button->setVisible(shown);
}

} // namespace yc::ui
