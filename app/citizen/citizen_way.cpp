#include "app/citizen/citizen_way.h"

#include "ui/theme.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace yc::app
{

using Way = core::domain::SigningWay;

CitizenWay::CitizenWay(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *card = new QFrame(this);
    ui::setRole(card, "card");
    setWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    const auto line = [card, column](const char *scale) {
        auto *made = new QLabel(card);
        made->setTextFormat(Qt::PlainText);
        made->setProperty("scale", scale);
        made->setWordWrap(true);
        column->addWidget(made);
        return made;
    };
    column->addStretch(1);
    m_what = line("great");
    m_how = line("value");
    m_means = line("value");
    m_next = line("value");
    column->addStretch(2);
}

void CitizenWay::tell(Way way, bool done)
{
    switch (way) {
    case Way::Ink: // written here, or on the clerk's pad
        m_what->clear();
        m_how->clear();
        m_means->clear();
        break;
    case Way::Fingerprint:
        m_what->setText(done ? tr("✓ 已按捺指纹") : tr("请按捺指纹"));
        m_how->setText(tr("工作人员念左边的内容，没有错再在白纸上按指纹，见证人在场。"));
        m_means->setText(tr("按下指纹即确认左边全部内容，与签字一样。"));
        break;
    case Way::WrittenFor:
        m_what->setText(done ? tr("✓ 已由他人代书") : tr("由他人替您签字"));
        m_how->setText(tr("工作人员念左边的内容，没有错再由代书人写您的姓名，见证人在场。"));
        m_means->setText(tr("写上您的姓名即您本人确认左边全部内容。"));
        break;
    case Way::Seal:
        m_what->setText(done ? tr("✓ 已盖单位公章") : tr("请盖单位公章"));
        m_how->setText(tr("看完左边的内容，没有错再在白纸上盖章，交工作人员扫描。"));
        m_means->setText(tr("盖上公章即单位确认左边全部内容。"));
        break;
    }
    m_next->setText(done ? tr("请等工作人员提交。") : tr("有不明白的，请现在就问。"));
}

} // namespace yc::app
