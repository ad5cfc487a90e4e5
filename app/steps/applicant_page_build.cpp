#include "app/steps/applicant_page.h"

#include "app/steps/limit_panel.h"
#include "app/steps/party_list.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/focus_view.h"
#include "ui/lists.h"
#include "ui/party_words.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

// The layout of the applicant's page, and the list of what this person has open; what the page does is in
// applicant_page.cpp.
namespace yc::app
{

namespace domain = core::domain;
using Role = core::flow::Intake::Role;

namespace
{

constexpr int IdRole = Qt::UserRole;
constexpr int MostEarlier = 30; // the newest: all of them are in the list of cases
constexpr int FactCount = 10;

constexpr domain::Relation Relations[]
    = {domain::Relation::Parent, domain::Relation::Grandparent, domain::Relation::Sibling,
       domain::Relation::Spouse, domain::Relation::Child,       domain::Relation::Other};

bool isOpen(domain::CaseState state)
{
    return state == domain::CaseState::Draft || state == domain::CaseState::Owed
        || state == domain::CaseState::Correction || state == domain::CaseState::Received;
}

} // namespace

ApplicantPage::ApplicantPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_views = new QStackedWidget(this);
    outer->addWidget(m_views);
    auto *scroll = new QScrollArea(m_views);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    ui::keepFocusInView(scroll);
    m_overview = scroll;
    m_views->addWidget(scroll);
    auto *body = new QWidget(scroll);
    ui::setRole(body, "page");
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    const auto words = [&](const char *role) {
        auto *label = new QLabel(body);
        ui::setRole(label, role);
        label->setWordWrap(true);
        column->addWidget(label);
        return label;
    };
    m_big = words("big");
    m_hint = words("muted");
    m_refusal = words("wrong");
    m_refusal->hide();
    m_expired = words("warning");
    m_expired->hide();
    buildWaiting(column);
    buildEarlier(column);
    buildDetails(column);
    m_limit = new LimitPanel(body); // before the list: what is to be said of them has to be seen
    column->addWidget(m_limit);
    m_parties = new PartyList(body);
    column->addWidget(m_parties);
    m_go = new QPushButton(tr("继续：选择事项"), body);
    ui::setRole(m_go, "primary");
    column->addWidget(m_go, 0, Qt::AlignLeft);
    column->addStretch(1);
    scroll->setWidget(body);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(core::flow::Step::Item); });
    connect(m_parties, &PartyList::seatWanted, this, &ApplicantPage::await);
    connect(m_parties, &PartyList::organisationWanted, this, [this] { typeOrganisation(true); });
    connect(m_parties, &PartyList::removeWanted, this, &ApplicantPage::remove);
    connect(m_parties, &PartyList::firstWanted, this, [this](int applicant) { m_intake->makeFirst(applicant); });
    connect(m_parties, &PartyList::undoWanted, this, [this] { m_intake->undoParty(); });
    ApplicantPage::opened();
}

void ApplicantPage::buildEarlier(QVBoxLayout *column)
{
    m_earlier = new QFrame(column->parentWidget());
    ui::setRole(m_earlier, "notice");
    auto *earlier = new QVBoxLayout(m_earlier);
    earlier->setContentsMargins(16, 12, 16, 12);
    m_earlierTitle = new QLabel(m_earlier);
    ui::setRole(m_earlierTitle, "heading");
    earlier->addWidget(m_earlierTitle);
    m_cases = new QListWidget(m_earlier);
    ui::prepareList(m_cases);
    m_cases->setAccessibleName(tr("未办完的件"));
    m_cases->setMaximumHeight(220);
    earlier->addWidget(m_cases);
    m_resume = new QPushButton(tr("接着办这一件"), m_earlier);
    earlier->addWidget(m_resume, 0, Qt::AlignLeft);
    column->addWidget(m_earlier);
    const auto resume = [this] {
        if (const auto *line = m_cases->currentItem())
            Q_EMIT resumeWanted(line->data(IdRole).toUuid());
    };
    connect(m_resume, &QPushButton::clicked, this, resume);
    connect(m_cases, &QListWidget::itemDoubleClicked, this, resume);
}

void ApplicantPage::buildDetails(QVBoxLayout *column)
{
    m_details = new QFrame(column->parentWidget());
    ui::setRole(m_details, "card");
    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(20, 12, 20, 12);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(8);
    for (int i = 0; i < FactCount; ++i) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(1);
        auto *caption = new QLabel(m_details);
        ui::setRole(caption, "caption");
        auto *value = new QLabel(m_details);
        ui::setRole(value, "value");
        value->setWordWrap(true);
        cell->addWidget(caption);
        cell->addWidget(value);
        grid->addLayout(cell, i / 2, i % 2);
        m_lines.emplaceBack(caption, value);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addWidget(m_details);
}

void ApplicantPage::buildWaiting(QVBoxLayout *column)
{
    m_waiting = new QFrame(column->parentWidget());
    ui::setRole(m_waiting, "card");
    auto *box = new QVBoxLayout(m_waiting);
    box->setContentsMargins(16, 10, 16, 10);
    m_waitingWords = new QLabel(m_waiting);
    m_waitingWords->setWordWrap(true);
    ui::setRole(m_waitingWords, "heading");
    box->addWidget(m_waitingWords);
    auto *row = new QHBoxLayout;
    m_relation = new QComboBox(m_waiting);
    m_relation->setAccessibleName(tr("监护人是申请人的"));
    for (const auto relation : Relations)
        m_relation->addItem(tr("是申请人的%1").arg(ui::relationWords(relation)), static_cast<int>(relation));
    row->addWidget(m_relation);
    m_noCard = new QPushButton(tr("没有卡 / 其他证件"), m_waiting);
    row->addWidget(m_noCard);
    m_organisation = new QPushButton(tr("单位申请"), m_waiting);
    row->addWidget(m_organisation);
    m_stopWaiting = new QPushButton(tr("不读了 Esc"), m_waiting);
    row->addWidget(m_stopWaiting);
    row->addStretch(1);
    box->addLayout(row);
    column->addWidget(m_waiting);
    connect(m_relation, &QComboBox::currentIndexChanged, this, [this] {
        if (m_asked)
            m_asked->relation = static_cast<domain::Relation>(m_relation->currentData().toInt());
    });
    connect(m_noCard, &QPushButton::clicked, this, &ApplicantPage::typeDocument);
    connect(m_organisation, &QPushButton::clicked, this, [this] { typeOrganisation(false); });
    connect(m_stopWaiting, &QPushButton::clicked, this, &ApplicantPage::stopWaiting);
}

// Of this applicant once a card was read; before that, of anybody, so that the clerk finds back to what was
// interrupted.
void ApplicantPage::showEarlier()
{
    const auto *draft = m_intake && m_intake->draft().hasApplicant() ? &m_intake->draft() : nullptr;
    const auto person = draft ? core::flow::personKey(draft->applicantNumber()) : QByteArray();
    m_earlierTitle->setText(draft ? tr("这位申请人还有未办完的件，可以接着办") : tr("还有未办完的件，可以接着办"));
    m_cases->clear();
    const auto &all = m_shop.desk.cases();
    for (const auto &other : all) {
        if ((m_intake && other.id == m_intake->id()) || !isOpen(other.state) || other.itemName.isEmpty()
            || (draft && other.person != person))
            continue;
        if (m_cases->count() == MostEarlier)
            break;
        const auto when = ui::timeWords(other.changedAt, m_shop.desk.clock().now());
        QStringList facts{ui::said(other.itemName), other.applicantMasked, ui::stateWords(other.state), other.number,
                          when};
        facts.removeAll(QString());
        const auto text = facts.join(QStringLiteral("  ·  "));
        auto *line = new QListWidgetItem(text, m_cases);
        line->setData(IdRole, other.id);
    }
    if (m_cases->count() > 0)
        m_cases->setCurrentRow(0);
    const auto fresh
        = !m_intake || m_intake->item() == nullptr; // once at work with an item, the offer would only disturb
    m_earlier->setVisible(m_cases->count() > 0 && fresh);
}

} // namespace yc::app
