#include "app/steps/bystander_fields.h"

#include "core/domain/identity_numbers.h"
#include "ui/case_words.h"
#include "ui/party_words.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

using Kind = domain::DocumentKind;

constexpr Kind Offered[] = {Kind::ResidentId,      Kind::TemporaryId, Kind::Passport,   Kind::OfficerCard,
                            Kind::HkMoTwResidence, Kind::HkMacaoPass, Kind::TaiwanPass, Kind::ForeignerPermanent};
constexpr qsizetype LongestNumber = 20;
constexpr qsizetype CitizenNumber = 18; // while it is shorter nothing is wrong with it yet

} // namespace

QWidget *captioned(QWidget *field, const QString &label, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto *caption = new QLabel(label, box);
    ui::setRole(caption, "caption");
    caption->setBuddy(field);
    field->setAccessibleName(label);
    if (auto *combo = qobject_cast<QComboBox *>(field))
        combo->view()->setAccessibleName(label);
    column->addWidget(caption);
    column->addWidget(field);
    column->addStretch(1);
    return box;
}

BystanderFields::BystanderFields(Shop &shop, const QString &whom, QWidget *parent)
    : QWidget(parent), m_shop(shop), m_grid(new QGridLayout(this)),
      m_name(new TypedLine(shop, tr("%1姓名").arg(whom), domain::TypedKind::Name, domain::LongestBystander, this)),
      m_document(new QComboBox(this)),
      m_number(new TypedLine(shop, tr("%1证件号码").arg(whom), domain::TypedKind::Number, LongestNumber, this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    for (const auto kind : Offered)
        m_document->addItem(ui::documentWords(kind), static_cast<int>(kind));
    m_document->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_document->setMinimumContentsLength(6);
    m_grid->addWidget(m_name, 0, 0);
    m_grid->addWidget(captioned(m_document, tr("%1证件").arg(whom), this), 0, 1);
    m_grid->addWidget(m_number, 1, 0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    setTabOrder(m_name->edit(), m_document);
    setTabOrder(m_document, m_number->edit());
    const auto changed = [this] {
        judge(false);
        Q_EMIT edited();
    };
    connect(m_name, &TypedLine::edited, this, changed);
    connect(m_number, &TypedLine::edited, this, changed);
    connect(m_document, &QComboBox::currentIndexChanged, this, [this] {
        const bool officer = m_document->currentData().toInt() == static_cast<int>(Kind::OfficerCard);
        m_number->setKind(officer ? domain::TypedKind::OfficerNumber : domain::TypedKind::Number);
    });
    connect(m_document, &QComboBox::activated, this, changed);
}

void BystanderFields::clear()
{
    m_name->clear();
    m_number->clear();
    m_document->setCurrentIndex(0);
}

void BystanderFields::fill(const domain::Bystander &one)
{
    m_name->fill(one.name);
    m_number->fill(one.number);
    m_document->setCurrentIndex(std::max(0, m_document->findData(static_cast<int>(one.document))));
}

domain::Bystander BystanderFields::bystander() const
{
    return {.name = m_name->text(),
            .document = static_cast<Kind>(m_document->currentData().toInt()),
            .number = m_number->text()};
}

bool BystanderFields::isEmpty() const
{
    return m_name->text().isEmpty() && m_number->text().isEmpty();
}

QWidget *BystanderFields::judge(bool all)
{
    const auto one = bystander();
    m_name->say(all && one.name.isEmpty() ? tr("此项必填") : QString());
    if (one.number.isEmpty())
        m_number->say(all ? tr("此项必填") : QString());
    else if (all || one.number.size() >= CitizenNumber)
        m_number->say(
            ui::numberWords(domain::judgeDocumentNumber(one.document, one.number, m_shop.today()), one.document));
    if (m_name->isWrong())
        return m_name->edit();
    return m_number->isWrong() ? m_number->edit() : nullptr;
}

void BystanderFields::sayNumber(const QString &words)
{
    m_number->say(words);
}

void BystanderFields::enter()
{
    m_name->edit()->setFocus();
}

} // namespace yc::app
