#include "app/steps/party_list.h"

#include "ui/case_words.h"
#include "ui/lists.h"
#include "ui/party_words.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

namespace domain = core::domain;
using Role = core::flow::Intake::Role;

namespace
{

constexpr int RoleRole = Qt::UserRole;
constexpr int ApplicantRole = Qt::UserRole + 1;

QString personWords(const domain::Person &person)
{
    const auto name = person.name.isEmpty() ? person.nameLatin : person.name;
    return QStringList{domain::maskedName(name), ui::documentWords(person.document),
                       domain::maskedNumber(person.number), ui::proofWords(person)}
        .join(QStringLiteral("  ·  "));
}

} // namespace

PartyList::PartyList(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(6);
    m_lines = new QListWidget(this);
    ui::prepareList(m_lines);
    m_lines->setAccessibleName(tr("其他申请人、代理人和监护人"));
    m_lines->setMaximumHeight(140);
    column->addWidget(m_lines);
    const auto button = [this](QHBoxLayout *row, const QString &words) {
        auto *made = new QPushButton(words, this);
        row->addWidget(made);
        return made;
    };
    auto *change = new QHBoxLayout;
    m_first = button(change, tr("设为第一申请人"));
    m_remove = button(change, tr("移除所选"));
    m_undo = button(change, tr("撤销移除"));
    change->addStretch(1);
    column->addLayout(change);
    auto *add = new QHBoxLayout;
    m_agent = button(add, tr("由他人代办"));
    m_guardian = button(add, tr("监护人陪同"));
    m_add = button(add, tr("增加申请人"));
    m_addOrganisation = button(add, tr("增加单位"));
    add->addStretch(1);
    column->addLayout(add);
    connect(m_agent, &QPushButton::clicked, this, [this] { Q_EMIT seatWanted({.role = Role::Agent}); });
    connect(m_guardian, &QPushButton::clicked, this, [this] {
        const auto *line = m_lines->currentItem();
        const bool other = line && static_cast<Role>(line->data(RoleRole).toInt()) == Role::Another;
        Q_EMIT seatWanted({.role = Role::Guardian, .applicant = other ? line->data(ApplicantRole).toInt() : 0});
    });
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT seatWanted({.role = Role::Another}); });
    connect(m_addOrganisation, &QPushButton::clicked, this, &PartyList::organisationWanted);
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (const auto *line = m_lines->currentItem())
            Q_EMIT firstWanted(line->data(ApplicantRole).toInt());
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto *line = m_lines->currentItem())
            Q_EMIT removeWanted(static_cast<Role>(line->data(RoleRole).toInt()), line->data(ApplicantRole).toInt());
    });
    connect(m_undo, &QPushButton::clicked, this, &PartyList::undoWanted);
    connect(m_lines, &QListWidget::currentRowChanged, this, &PartyList::lineChosen);
}

void PartyList::show(const core::flow::Intake &intake)
{
    const auto &draft = intake.draft();
    const auto row = m_lines->currentRow();
    m_lines->clear();
    const auto add = [this](Role role, int applicant, const QString &place, const QString &words) {
        auto *line = new QListWidgetItem(tr("%1：%2").arg(ui::placeWords(place), words), m_lines);
        line->setData(RoleRole, static_cast<int>(role));
        line->setData(ApplicantRole, applicant);
    };
    const auto guardian = [&](const std::optional<domain::Guardian> &one, int applicant) {
        if (one)
            add(Role::Guardian, applicant, domain::partyPlace(QLatin1StringView("guardian"), applicant),
                ui::relationWords(one->relation) + QStringLiteral("  ·  ") + personWords(one->person));
    };
    guardian(draft.guardian, 0);
    for (std::size_t i = 0; i < draft.others.size(); ++i) {
        const auto &party = draft.others[i];
        const auto number = static_cast<int>(i) + 1;
        const auto place = domain::partyPlace(QLatin1StringView("applicant"), number);
        if (party.person)
            add(Role::Another, number, place, personWords(*party.person));
        else if (party.organisation)
            add(Role::Another, number, place,
                party.organisation->name + QStringLiteral("  ·  ") + domain::maskedNumber(party.organisation->uscc));
        guardian(party.guardian, number);
    }
    if (draft.agent)
        add(Role::Agent, 0, QStringLiteral("agent"), personWords(draft.agent->person));
    if (m_lines->count() > 0)
        m_lines->setCurrentRow(std::clamp(row, 0, m_lines->count() - 1));
    m_person = draft.applicant.has_value();
    m_lines->setVisible(m_lines->count() > 0);
    m_remove->setVisible(m_lines->count() > 0);
    m_undo->setVisible(intake.canUndoParty());
    m_agent->setText(draft.agent ? tr("更换代理人") : m_person ? tr("由他人代办") : tr("读取经办人证件"));
    lineChosen();
}

void PartyList::lineChosen()
{
    const auto *line = m_lines->currentItem();
    const bool other = line && static_cast<Role>(line->data(RoleRole).toInt()) == Role::Another;
    m_first->setVisible(other);
    m_guardian->setVisible(m_person || other);
}

} // namespace yc::app
