#include "app/steps/repeat_question.h"

#include "devices/api/device.h"
#include "ui/failure_words.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

RepeatQuestion::RepeatQuestion(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "notice");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    column->addWidget(m_words);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    m_compare = new QPushButton(this);
    row->addWidget(m_compare);
    auto *keep = new QPushButton(tr("两页都保留"), this);
    row->addWidget(keep);
    auto *drop = new QPushButton(tr("删除重复页"), this);
    row->addWidget(drop);
    column->addLayout(row);
    connect(m_compare, &QPushButton::clicked, this, &RepeatQuestion::compare);
    connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT kept(m_repeat); });
    connect(drop, &QPushButton::clicked, this, [this] { Q_EMIT dropped(m_repeat); });
    tellCompare(); // a name from the beginning
    hide();
}

void RepeatQuestion::ask(const Asked &asked)
{
    const bool another = !m_asking || asked.repeat != m_repeat;
    m_repeat = asked.repeat;
    m_asking = true;
    if (another)
        m_seesEarlier = false;
    const auto code = devices::codes::PageRepeated;
    const auto words = ui::failureWords(code);
    //: %1 the material, %2 its page, %3 the material of the page that was there before, %4 that page, %5 the failure's
    //: words, %6 its code, %7 the remedy
    auto text = tr("! “%1”第%2页与“%3”第%4页：%5（%6）。%7。")
                    .arg(asked.name, QString::number(m_repeat.index + 1), asked.ofName,
                         QString::number(m_repeat.ofIndex + 1), words.words, toString(code), words.remedy);
    if (asked.more > 0)
        text += tr("后面还有 %1 页要问。").arg(asked.more);
    m_words->setText(text);
    m_words->setAccessibleName(text);
    tellCompare();
    show();
}

void RepeatQuestion::forget()
{
    m_asking = false;
    hide();
}

void RepeatQuestion::compare()
{
    m_seesEarlier = !m_seesEarlier;
    tellCompare();
    if (m_seesEarlier)
        Q_EMIT pageWanted(m_repeat.ofMaterial, m_repeat.ofIndex);
    else
        Q_EMIT pageWanted(m_repeat.material, m_repeat.index);
}

void RepeatQuestion::tellCompare()
{
    // The other one of the two: pressed again and again, they stand in the same place one after the other.
    m_compare->setText(m_seesEarlier ? tr("看第%1页").arg(m_repeat.index + 1)
                                     : tr("对照第%1页").arg(m_repeat.ofIndex + 1));
}

} // namespace yc::app
