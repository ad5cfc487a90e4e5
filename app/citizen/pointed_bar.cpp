#include "app/citizen/pointed_bar.h"

#include "app/citizen/citizen_rows.h"
#include "app/citizen/citizen_side.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yc::app
{

PointedBar::PointedBar(CitizenSide &side, QWidget *parent) : QFrame(parent), m_side(side)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    m_words = new QLabel(this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    row->addWidget(m_words, 1);
    m_go = new QPushButton(tr("去更正"), this);
    row->addWidget(m_go);
    m_right = new QPushButton(tr("已当面核对，没有错"), this);
    row->addWidget(m_right);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (!m_side.pointed().isEmpty())
            Q_EMIT goWanted(m_side.pointed().first());
    });
    connect(m_right, &QPushButton::clicked, &m_side, &CitizenSide::answerAll);
    connect(&m_side, &CitizenSide::changed, this, &PointedBar::refresh);
    connect(&m_side, &CitizenSide::caseChanged, this, &PointedBar::refresh);
    refresh();
}

void PointedBar::refresh()
{
    const auto *intake = m_side.intake();
    const auto pointed = intake && !m_side.pointed().isEmpty();
    const auto confirmed = intake && m_side.isConfirmed() && intake->state() == core::domain::CaseState::Draft;
    setVisible(pointed || confirmed);
    if (!pointed && !confirmed) {
        m_words->clear();
        return;
    }
    QStringList names;
    for (const auto &place : m_side.pointed())
        names += placeName(*intake, place);
    m_words->setText(pointed ? tr("申请人在其屏幕上指出不对：%1").arg(names.join(tr("、")))
                             : tr("✓ 申请人已在其屏幕上确认：以上信息无误"));
    ui::setRole(this, pointed ? "notice" : "strip");
    m_go->setVisible(pointed);
    m_right->setVisible(pointed);
}

} // namespace yc::app
