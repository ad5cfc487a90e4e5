#include "app/steps/blank_question.h"

#include "devices/api/device.h"
#include "ui/failure_words.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yc::app
{

BlankQuestion::BlankQuestion(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "notice");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    row->addWidget(m_words, 1);
    auto *keep = new QPushButton(tr("保留空白页"), this);
    row->addWidget(keep);
    m_drop = new QPushButton(tr("不要这一页"), this);
    row->addWidget(m_drop);
    connect(keep, &QPushButton::clicked, this, [this] { answered(true); });
    connect(m_drop, &QPushButton::clicked, this, [this] { answered(false); });
    hide();
}

void BlankQuestion::takeFocus()
{
    m_drop->setFocus();
}

void BlankQuestion::ask(Held held)
{
    m_held.append(std::move(held));
    tell();
}

void BlankQuestion::forget()
{
    m_held.clear();
    tell();
}

void BlankQuestion::answered(bool keep)
{
    if (m_held.isEmpty())
        return;
    const auto held = m_held.takeFirst();
    if (keep && held.replacing < 0) {
        // It takes its place among those that came after it: theirs, if they are kept, is one further.
        for (auto &later : m_held)
            later.at += later.material == held.material && later.replacing < 0 ? 1 : 0;
    }
    tell();
    if (keep)
        Q_EMIT kept(held);
}

void BlankQuestion::tell()
{
    setVisible(isAsking());
    if (!isAsking())
        return;
    const auto code = devices::codes::PageEmpty;
    const auto words = ui::failureWords(code);
    // Whose page it is stands there: another material may be chosen by now.
    //: %1 the material, %2 the failure's words, %3 its code, %4 the remedy
    m_words->setText(tr("! “%1”%2（%3），没有看到字迹。%4；确为空白的可以保留。")
                         .arg(m_held.first().name, words.words, toString(code), words.remedy));
    m_words->setAccessibleName(m_words->text());
}

} // namespace yc::app
