#include "app/steps/applicant_page.h"

#include "app/steps/limit_panel.h"
#include "app/steps/organisation_panel.h"
#include "app/steps/party_list.h"
#include "app/steps/typed_document.h"
#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/party_words.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace yc::app
{

namespace domain = core::domain;
using Role = core::flow::Intake::Role;

QString ApplicantPage::instruction() const
{
    if (isTyping())
        return m_views->currentWidget() == m_typed ? tr("请录入证件内容，再由核对人输入工号和PIN")
                                                   : tr("请录入单位信息，按 Enter 到下一项");
    if (const auto seat = awaited()) {
        if (seat->role == Role::Applicant)
            return tr("请把身份证平放在读卡区");
        return tr("请把%1的证件平放在读卡区").arg(whom(*seat));
    }
    if (m_limit->isOpen())
        return tr("请核对代理人是否属于限定情形，属于的按空格勾选");
    if (m_earlier->isVisibleTo(this))
        return tr("该申请人有未办完的件：按 Enter 接着办选中的件，按 F3 办理新的事项");
    return tr("请核对证件与本人是否一致，按 Enter 选择事项");
}

std::optional<devices::Kind> ApplicantPage::deviceInHand() const
{
    if (!awaited() || isTyping())
        return {};
    return devices::Kind::CardReader;
}

std::optional<ApplicantPage::Seat> ApplicantPage::awaited() const
{
    if (m_asked)
        return m_asked;
    if (!m_intake || !m_intake->draft().hasApplicant())
        return Seat{.role = Role::Applicant};
    const auto &draft = m_intake->draft();
    if (draft.organisation && !draft.agent)
        return Seat{.role = Role::Agent};
    return std::nullopt;
}

bool ApplicantPage::isTyping() const
{
    return m_views->currentWidget() != m_overview;
}

QString ApplicantPage::whom(const Seat &seat) const
{
    switch (seat.role) {
    case Role::Applicant: return tr("申请人");
    case Role::Another: return ui::placeWords(QStringLiteral("applicant.%1").arg(m_intake->applicants() + 1));
    case Role::Agent: return m_intake->draft().applicant ? tr("代理人") : tr("经办人");
    case Role::Guardian: return ui::placeWords(domain::partyPlace(QLatin1StringView("guardian"), seat.applicant));
    }
    return {};
}

void ApplicantPage::opened()
{
    m_refusal->hide();
    m_asked.reset();
    overview();
    if (!m_intake) {
        m_big->setText(tr("请把身份证平放在读卡区"));
        m_hint->setText(tr("读到证件即开始办理，不需要按键。也可以先按 F3 查找事项、按 F1 查看办事指南。"));
        m_details->hide();
        m_parties->hide();
        m_limit->show({});
        m_expired->hide();
        showEarlier();
        m_go->hide();
        m_big->show();
        m_hint->show();
    }
    tellWaiting();
}

void ApplicantPage::refresh()
{
    const auto &draft = m_intake->draft();
    const bool there = draft.hasApplicant();
    m_details->setVisible(there);
    m_parties->setVisible(there);
    m_limit->show(m_intake);
    m_go->setVisible(true);
    m_big->setVisible(!there);
    m_hint->setVisible(!there);
    if (!there) {
        m_expired->hide();
        m_big->setText(tr("请把身份证平放在读卡区"));
        m_hint->setText(tr("读到证件后自动带入申请人信息，不再重复填写。"));
        m_earlier->hide();
        m_asked.reset();
        tellWaiting();
        return;
    }
    if (draft.applicant)
        showPerson(*draft.applicant);
    else
        showOrganisation(*draft.organisation);
    m_parties->show(*m_intake);
    showFindings();
    tellWaiting();
    showEarlier();
}

void ApplicantPage::showPerson(const domain::Person &p)
{
    const auto from = ui::plainDayWords(p.validFrom);
    const auto name = p.name.isEmpty() ? p.nameLatin : p.name;
    auto validity = p.validTo ? tr("%1至%2").arg(from, ui::plainDayWords(*p.validTo)) : tr("%1起长期").arg(from);
    if (!p.validFrom.isValid()) // typed: the beginning was not asked for
        validity = p.validTo ? tr("至%1").arg(ui::plainDayWords(*p.validTo)) : QString();
    const QStringList names{tr("姓名"),     tr("证件类型"), tr("证件号码"), tr("性别"),     tr("民族"),
                            tr("出生日期"), tr("住址"),     tr("签发机关"), tr("有效期限"), tr("核验方式")};
    // The applicant reads along while the clerk checks the person: masked here as everywhere; F7 shows it at the right.
    const QStringList values{domain::maskedName(name),
                             ui::documentWords(p.document),
                             domain::maskedNumber(p.number),
                             p.sex == domain::Sex::Unknown ? QString() : ui::sexWords(p.sex),
                             p.ethnicity,
                             ui::plainDayWords(p.birth),
                             p.address.isEmpty() ? QString() : p.address.left(6) + QStringLiteral("****"),
                             p.issuer,
                             validity,
                             ui::proofWords(p)};
    showFacts(names, values);
    const auto expired = p.validTo && *p.validTo < m_shop.today();
    const auto minor = p.birth.isValid() && p.birth.addYears(domain::FullAge) > m_shop.today();
    const auto &draft = m_intake->draft();
    QStringList notes;
    if (expired)
        notes += tr("! 证件已于%1过期：只能办理换领、补领新证；办理其他事项请出示有效证件。")
                     .arg(ui::plainDayWords(*p.validTo));
    if (minor && !draft.guardian && (!m_intake->item() || domain::needsGuardian(p, *m_intake->item(), m_shop.today())))
        notes += tr("! 申请人未满18周岁：请选“监护人陪同”，读取监护人的证件。");
    m_expired->setText(notes.join(u'\n'));
    m_expired->setVisible(!notes.isEmpty());
}

void ApplicantPage::showOrganisation(const domain::Organisation &organisation)
{
    const QStringList names{tr("单位名称"), tr("统一社会信用代码"), tr("法定代表人（负责人）")};
    const QStringList values{organisation.name, organisation.uscc, domain::maskedName(organisation.representative)};
    showFacts(names, values);
    m_expired->hide();
}

// Two columns of what is known, without holes for what is not.
void ApplicantPage::showFacts(const QStringList &names, const QStringList &values)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i].isEmpty())
            continue;
        m_lines[at].first->setText(names[i]);
        m_lines[at].second->setText(values[i]);
        ++at;
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i].first->setVisible(i < at);
        m_lines[i].second->setVisible(i < at);
    }
}

// What keeps these people from this item; told where it is put right, once there is an item.
void ApplicantPage::showFindings()
{
    using Kind = domain::Finding::Kind;
    QStringList words;
    if (m_intake->item() && m_intake->state() == domain::CaseState::Draft) {
        for (const auto &finding : m_intake->findings()) {
            const bool ours = finding.kind != Kind::NoApplicant && ui::stepOf(finding) == core::flow::Step::Applicant
                && finding.kind != Kind::ApplicantExpired && finding.kind != Kind::AgentLimitOpen;
            if (ours)
                words += QStringLiteral("✕ ") + ui::findingWords(finding, m_intake->item());
        }
    }
    m_refusal->setText(words.join(u'\n'));
    m_refusal->setVisible(!words.isEmpty());
}

// ---- whose document is read next

void ApplicantPage::await(const Seat &seat)
{
    const auto *item = m_intake ? m_intake->item() : nullptr;
    if (seat.role == Role::Agent && item && !item->mayBeRepresented() && m_intake->draft().applicant) {
        const domain::Finding refused{.kind = domain::Finding::Kind::AgentForbidden, .place = QStringLiteral("agent")};
        showRefusal({ui::findingWords(refused, item)});
        Q_EMIT complaint(ui::findingWords(refused, item));
        return;
    }
    m_asked = seat;
    m_relation->setCurrentIndex(0);
    m_refusal->hide();
    tellWaiting();
    m_stopWaiting->setFocus();
    Q_EMIT instructionChanged();
}

void ApplicantPage::stopWaiting()
{
    m_asked.reset();
    tellWaiting();
    enter();
    Q_EMIT instructionChanged();
}

void ApplicantPage::seated()
{
    m_asked.reset();
    overview();
    if (m_intake)
        refresh();
    if (isVisible())
        enter();
    Q_EMIT instructionChanged();
}

void ApplicantPage::tellWaiting()
{
    const auto seat = awaited();
    m_waiting->setVisible(seat.has_value());
    if (!seat)
        return;
    const bool first = seat->role == Role::Applicant;
    m_waitingWords->setText(first ? tr("没带身份证，或出示亮码、其他证件，或单位申请：")
                                  : tr("请把%1的证件平放在读卡区").arg(whom(*seat)));
    m_relation->setVisible(seat->role == Role::Guardian);
    m_organisation->setVisible(first);
    m_stopWaiting->setVisible(m_asked.has_value());
}

void ApplicantPage::typeDocument()
{
    const auto seat = awaited();
    if (!seat)
        return;
    m_typing = *seat;
    m_typing.relation = static_cast<domain::Relation>(m_relation->currentData().toInt());
    if (!m_typed) {
        m_typed = new TypedDocument(m_shop, m_views);
        m_views->addWidget(m_typed);
        connect(m_typed, &TypedDocument::cancelled, this, [this] { goBack(); });
        connect(m_typed, &TypedDocument::complaint, this, &Page::complaint);
        connect(m_typed, &TypedDocument::waiting, this, &Page::waiting);
        connect(m_typed, &TypedDocument::confirmed, this,
                [this](const std::shared_ptr<domain::Person> &person) { Q_EMIT typed(m_typing, person); });
    }
    m_typed->begin(whom(m_typing), m_intake ? m_intake->id() : QUuid(), domain::DocumentKind::ResidentId);
    m_views->setCurrentWidget(m_typed);
    m_typed->enter();
    Q_EMIT instructionChanged();
}

void ApplicantPage::typeOrganisation(bool another)
{
    m_another = another;
    if (!m_organisationPanel) {
        m_organisationPanel = new OrganisationPanel(m_shop, m_views);
        m_views->addWidget(m_organisationPanel);
        connect(m_organisationPanel, &OrganisationPanel::cancelled, this, [this] { goBack(); });
        connect(m_organisationPanel, &OrganisationPanel::complaint, this, &Page::complaint);
        connect(m_organisationPanel, &OrganisationPanel::confirmed, this,
                [this](const std::shared_ptr<domain::Organisation> &organisation) {
                    Q_EMIT organisationTyped(m_another ? Role::Another : Role::Applicant, organisation);
                });
    }
    m_organisationPanel->begin(another ? whom({.role = Role::Another}) : tr("申请人"));
    m_views->setCurrentWidget(m_organisationPanel);
    m_organisationPanel->enter();
    Q_EMIT instructionChanged();
}

bool ApplicantPage::expects(bool organisation) const
{
    if (isTyping()) // in another one's fields a number has no place
        return organisation ? m_views->currentWidget() == m_organisationPanel
                            : m_views->currentWidget() == m_typed && m_typed->takesCitizenNumber();
    const auto seat = awaited();
    return seat && (!organisation || seat->role == Role::Applicant);
}

void ApplicantPage::takeNumber(bool organisation, const QString &number)
{
    if (!isTyping() && organisation)
        typeOrganisation(false);
    else if (!isTyping())
        typeDocument();
    if (organisation)
        m_organisationPanel->takeUscc(number);
    else
        m_typed->takeCitizenNumber(number);
}

void ApplicantPage::takeSocialCard(const QString &name, const QString &number)
{
    if (!isTyping())
        typeDocument();
    m_typed->takeSocialCard(name, number);
}

void ApplicantPage::refuseTyped(const QList<domain::PersonFinding> &findings)
{
    if (m_typed)
        m_typed->showFindings(findings);
}

void ApplicantPage::overview()
{
    if (m_typed)
        m_typed->clear();
    if (m_organisationPanel)
        m_organisationPanel->clear();
    m_views->setCurrentWidget(m_overview);
}

void ApplicantPage::remove(Role role, int applicant)
{
    switch (role) {
    case Role::Applicant:
    case Role::Another: m_intake->removeApplicant(applicant); break;
    case Role::Agent: m_intake->removeAgent(); break;
    case Role::Guardian: m_intake->removeGuardian(applicant); break;
    }
}

// ---- keys

void ApplicantPage::takeCases()
{
    if (!m_intake || m_intake->draft().hasApplicant())
        showEarlier();
}

void ApplicantPage::enter()
{
    if (isTyping())
        return;
    if (m_limit->isOpen())
        m_limit->takeFocus();
    else if (m_earlier->isVisibleTo(this))
        m_cases->setFocus();
    else if (m_go->isVisibleTo(this))
        m_go->setFocus();
    else
        setFocus();
}

bool ApplicantPage::goBack()
{
    if (isTyping()) {
        overview();
        tellWaiting();
        enter();
        Q_EMIT waiting({});
        Q_EMIT instructionChanged();
        return true;
    }
    if (!m_asked)
        return false;
    stopWaiting();
    return true;
}

bool ApplicantPage::goOn()
{
    if (isTyping()) {
        if (m_views->currentWidget() == m_typed)
            m_typed->goOn();
        else
            m_organisationPanel->goOn();
        return true;
    }
    if (m_cases->hasFocus() && m_earlier->isVisibleTo(this) && m_cases->currentItem()) {
        Q_EMIT resumeWanted(m_cases->currentItem()->data(Qt::UserRole).toUuid());
        return true;
    }
    if (!m_intake)
        return false;
    Q_EMIT stepWanted(core::flow::Step::Item);
    return true;
}

void ApplicantPage::showRefusal(const QStringList &reasons)
{
    m_refusal->setText(QStringLiteral("✕ ") + reasons.join(QStringLiteral("\n✕ ")));
    m_refusal->show();
}

} // namespace yc::app
