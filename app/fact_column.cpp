#include "app/fact_column.h"

#include "app/guide_text.h"
#include "core/flow/intake.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/party_words.h"
#include "ui/person_card.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

// For an organisation the one who acts for it. Null: nobody yet.
const domain::Person *standingHere(const domain::CaseDraft &draft)
{
    if (draft.applicant)
        return &*draft.applicant;
    return draft.organisation && draft.agent ? &draft.agent->person : nullptr;
}

} // namespace

FactColumn::FactColumn(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    ui::setRole(this, "facts");
    setFixedWidth(shop.theme.room(236));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto *body = new QWidget(scroll);
    ui::setRole(body, "scrolled");
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 14, 12);
    column->setSpacing(4);
    m_who = new QLabel(body);
    ui::setRole(m_who, "caption");
    column->addWidget(m_who);
    m_person = new ui::PersonCard(body);
    column->addWidget(m_person);
    auto *rule = new QFrame(body);
    ui::setRole(rule, "rule");
    column->addSpacing(6);
    column->addWidget(rule);
    m_parties = section(column, tr("单位、其他申请人和代理人"));
    m_item = section(column, tr("本事项"));
    m_conditions = section(column, tr("受理条件"));
    m_missing = section(column, tr("待补材料"));
    m_gap = section(column, tr("可容缺"));
    m_due = section(column, tr("承诺办结"));
    ui::setRole(m_due, "heading");
    column->addStretch(1);
    scroll->setWidget(body);
    show(nullptr);
}

QLabel *FactColumn::section(QVBoxLayout *column, const QString &title)
{
    auto *head = new QLabel(title, this);
    ui::setRole(head, "caption");
    head->setContentsMargins(0, 8, 0, 0);
    column->addWidget(head);
    auto *label = new QLabel(this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    m_titles.insert(label, head);
    return label;
}

void FactColumn::tell(QLabel *label, const QStringList &lines)
{
    const auto text = lines.join(QLatin1Char('\n'));
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
    m_titles.value(label)->setVisible(!text.isEmpty());
}

void FactColumn::setUnmasked(bool unmasked)
{
    m_person->setUnmasked(unmasked);
}

void FactColumn::show(const core::flow::Intake *intake)
{
    const auto *draft = intake ? &intake->draft() : nullptr;
    const auto *here = draft ? standingHere(*draft) : nullptr;
    m_who->setText(draft && draft->organisation && !draft->applicant ? tr("经办人") : tr("申请人"));
    m_person->showPerson(here, m_shop.today());
    tell(m_parties, draft ? partyLines(*draft) : QStringList());
    const auto *item = intake ? intake->item() : nullptr;
    if (!item) {
        for (auto *label : {m_item, m_conditions, m_missing, m_gap, m_due})
            tell(label, {});
        return;
    }
    QStringList facts{ui::said(item->name), ui::said(item->department)};
    if (const auto limit = limitText(item->promised); !limit.isEmpty())
        facts += tr("时限：%1").arg(limit);
    if (!item->fee.isEmpty())
        facts += tr("收费：%1").arg(ui::said(item->fee));
    tell(m_item, facts);
    QStringList conditions = item->conditions.mid(0, 3);
    if (item->conditions.size() > 3)
        conditions += tr("……全部见办事指南 F1");
    tell(m_conditions, conditions);
    QStringList missing;
    QStringList gap;
    const auto materials = intake->materials();
    for (const auto *material : materials) {
        if (!domain::isAsked(*material, intake->draft()) || !intake->pages(material->id).isEmpty())
            continue;
        (material->gapAllowed ? gap : missing) += QStringLiteral("· ") + ui::said(material->name);
    }
    tell(m_missing, missing);
    tell(m_gap, gap);
    tell(m_due, dueLines(*intake));
}

// Who applies beside or instead of the one on the card above, and who acts for them: masked as the card is.
QStringList FactColumn::partyLines(const domain::CaseDraft &draft)
{
    QStringList lines;
    const auto *standing = standingHere(draft);
    if (draft.organisation)
        lines += draft.organisation->name;
    for (const auto &named : domain::peopleOf(draft)) {
        const auto &person = *named.person;
        if (&person == standing)
            continue;
        lines += QStringLiteral("%1 %2").arg(
            ui::placeWords(named.place), domain::maskedName(person.name.isEmpty() ? person.nameLatin : person.name));
    }
    for (const auto &party : draft.others) {
        if (party.organisation)
            lines += party.organisation->name;
    }
    return lines;
}

// Before an ending what would be promised if it were accepted today; afterwards what the hall promised, which is
// nothing for a case that was refused, sent back or is done.
QStringList FactColumn::dueLines(const core::flow::Intake &intake) const
{
    using State = domain::CaseState;
    const auto catalogue = m_shop.desk.catalogue();
    switch (intake.state()) {
    case State::Draft:
    case State::Owed:
    case State::Received: {
        const auto &promised = intake.item()->promised;
        if (!catalogue || promised.unit == domain::LimitUnit::None)
            return {};
        const auto due = domain::dueDay(promised, m_shop.today(), catalogue->calendar());
        return {due.provisional ? tr("%1（今日受理，以当年日历为准）").arg(ui::shortDayWords(due.day))
                                : tr("%1（今日受理）").arg(ui::shortDayWords(due.day))};
    }
    case State::Accepted:
    case State::GapAccepted:
        if (const auto one = m_shop.desk.summary(intake.id()); one && one->due.isValid())
            return {ui::shortDayWords(one->due)};
        return {};
    case State::BackOffice:
    case State::Correction:
    case State::Refused:
    case State::Closed:
    case State::Withdrawn: return {};
    }
    return {};
}

} // namespace yc::app
