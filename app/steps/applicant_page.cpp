#include "app/steps/applicant_page.h"

#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/lists.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr int IdRole = Qt::UserRole;
constexpr int MostEarlier = 30; // the newest: all of them are in the list of cases

bool isOpen(domain::CaseState state)
{
    return state == domain::CaseState::Draft || state == domain::CaseState::Owed
        || state == domain::CaseState::Correction || state == domain::CaseState::Received;
}

} // namespace

ApplicantPage::ApplicantPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(10);
    m_big = new QLabel(this);
    ui::setRole(m_big, "big");
    m_big->setWordWrap(true);
    column->addWidget(m_big);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    ui::setRole(m_hint, "muted");
    column->addWidget(m_hint);
    m_refusal = new QLabel(this);
    m_refusal->setWordWrap(true);
    ui::setRole(m_refusal, "wrong");
    m_refusal->hide();
    column->addWidget(m_refusal);

    m_expired = new QLabel(this);
    m_expired->setWordWrap(true);
    ui::setRole(m_expired, "warning");
    m_expired->hide();
    column->addWidget(m_expired);

    m_earlier = new QFrame(this);
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

    m_details = new QFrame(this);
    ui::setRole(m_details, "card");
    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(10);
    const QStringList names{tr("姓名"),     tr("证件类型"), tr("证件号码"), tr("性别"),     tr("民族"),
                            tr("出生日期"), tr("住址"),     tr("签发机关"), tr("有效期限"), tr("核验方式")};
    for (int i = 0; i < names.size(); ++i) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(1);
        auto *caption = new QLabel(names[i], m_details);
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
    m_go = new QPushButton(tr("继续：选择事项"), this);
    ui::setRole(m_go, "primary");
    column->addWidget(m_go, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(core::flow::Step::Item); });
    const auto resume = [this] {
        if (const auto *line = m_cases->currentItem())
            Q_EMIT resumeWanted(line->data(IdRole).toUuid());
    };
    connect(m_resume, &QPushButton::clicked, this, resume);
    connect(m_cases, &QListWidget::itemDoubleClicked, this, resume);
    ApplicantPage::opened();
}

QString ApplicantPage::instruction() const
{
    if (!m_intake || !m_intake->draft().applicant)
        return tr("请把身份证平放在读卡区");
    if (m_earlier->isVisibleTo(this))
        return tr("该申请人有未办完的件：可接着办，或按 Enter 办理新的事项");
    return tr("请核对证件与本人是否一致，按 Enter 选择事项");
}

std::optional<devices::Kind> ApplicantPage::deviceInHand() const
{
    if (m_intake && m_intake->draft().applicant)
        return {};
    return devices::Kind::CardReader;
}

void ApplicantPage::opened()
{
    m_refusal->hide();
    if (!m_intake) {
        m_big->setText(tr("请把身份证平放在读卡区"));
        m_hint->setText(tr("读到证件即开始办理，不需要按键。也可以先按 F3 查找事项、按 F1 查看办事指南。"));
        m_details->hide();
        m_expired->hide();
        showEarlier();
        m_go->hide();
        m_big->show();
        m_hint->show();
    }
}

void ApplicantPage::refresh()
{
    const auto &applicant = m_intake->draft().applicant;
    m_details->setVisible(applicant.has_value());
    m_go->setVisible(true);
    m_big->setVisible(!applicant);
    m_hint->setVisible(!applicant);
    if (!applicant) {
        m_expired->hide();
        m_big->setText(tr("请把身份证平放在读卡区"));
        m_hint->setText(tr("读到证件后自动带入申请人信息，不再重复填写。"));
        m_earlier->hide();
        return;
    }
    m_refusal->hide();
    const auto &p = *applicant;
    QString proof;
    switch (p.proof) {
    case domain::IdentityProof::ByChip: proof = tr("芯片读取"); break;
    case domain::IdentityProof::ByCode: proof = tr("亮码核验"); break;
    case domain::IdentityProof::ByEye: proof = tr("人工核验"); break;
    }
    const auto from = ui::plainDayWords(p.validFrom);
    const auto name = p.name.isEmpty() ? p.nameLatin : p.name;
    // The applicant reads along while the clerk checks the person: masked here as everywhere; F7 shows it at the right.
    const QStringList values{domain::maskedName(name),
                             ui::documentWords(p.document),
                             domain::maskedNumber(p.number),
                             ui::sexWords(p.sex),
                             p.ethnicity,
                             ui::plainDayWords(p.birth),
                             p.address.isEmpty() ? QString() : p.address.left(6) + QStringLiteral("****"),
                             p.issuer,
                             p.validTo ? tr("%1至%2").arg(from, ui::plainDayWords(*p.validTo))
                                       : tr("%1起长期").arg(from),
                             proof};
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i].second->setText(values[i]);
        m_lines[i].first->setVisible(!values[i].isEmpty());
        m_lines[i].second->setVisible(!values[i].isEmpty());
    }
    const auto expired = p.validTo && *p.validTo < m_shop.today();
    m_expired->setVisible(expired);
    if (expired)
        m_expired->setText(tr("! 证件已于%1过期：只能办理换领、补领新证；办理其他事项请出示有效证件。")
                               .arg(ui::plainDayWords(*p.validTo)));
    showEarlier();
}

// Of this applicant once a card was read; before that, of anybody, so that the clerk finds back to what was
// interrupted.
void ApplicantPage::showEarlier()
{
    const auto *applicant = m_intake && m_intake->draft().applicant ? &*m_intake->draft().applicant : nullptr;
    const auto person = applicant ? core::flow::personKey(applicant->number) : QByteArray();
    m_earlierTitle->setText(applicant ? tr("这位申请人还有未办完的件，可以接着办") : tr("还有未办完的件，可以接着办"));
    m_cases->clear();
    const auto &all = m_shop.desk.cases();
    for (const auto &other : all) {
        if ((m_intake && other.id == m_intake->id()) || !isOpen(other.state) || other.itemName.isEmpty()
            || (applicant && other.person != person))
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

void ApplicantPage::takeCases()
{
    if (!m_intake || m_intake->draft().applicant)
        showEarlier();
}

void ApplicantPage::enter()
{
    if (m_earlier->isVisibleTo(this))
        m_cases->setFocus();
    else if (m_go->isVisibleTo(this))
        m_go->setFocus();
    else
        setFocus();
}

bool ApplicantPage::goOn()
{
    if (m_cases->hasFocus() && m_earlier->isVisibleTo(this) && m_cases->currentItem()) {
        Q_EMIT resumeWanted(m_cases->currentItem()->data(IdRole).toUuid());
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
