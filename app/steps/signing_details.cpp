#include "app/steps/signing_details.h"

#include "app/steps/bystander_fields.h"
#include "app/steps/witness_panel.h"
#include "core/domain/signers.h"
#include "ui/case_words.h"
#include "ui/focus_view.h"
#include "ui/party_words.h"
#include "ui/signing_words.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

using Way = domain::SigningWay;

constexpr domain::Relation Relations[]
    = {domain::Relation::Child,       domain::Relation::Spouse,  domain::Relation::Parent,
       domain::Relation::Grandparent, domain::Relation::Sibling, domain::Relation::Other};
constexpr domain::WritingReason Reasons[] = {domain::WritingReason::CannotWrite, domain::WritingReason::Hand,
                                             domain::WritingReason::Eyes, domain::WritingReason::Other};

QString nameOf(const domain::Person &person)
{
    const auto &name = person.name.isEmpty() ? person.nameLatin : person.name;
    return QString(name.constData(), name.size());
}

// The items stay narrower than the panel, however long their words are.
QComboBox *comboIn(QWidget *owner)
{
    auto *combo = new QComboBox(owner);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
    return combo;
}

void choose(QComboBox *combo, const QVariant &data)
{
    combo->setCurrentIndex(std::max(0, combo->findData(data)));
}

} // namespace

SigningDetails::SigningDetails(Shop &shop, QWidget *parent) : QScrollArea(parent), m_shop(shop)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    ui::keepFocusInView(this);
    auto *card = new QFrame(this);
    ui::setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(8);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    m_signer = comboIn(card);
    m_signerBox = captioned(m_signer, tr("签署人"), card);
    first->addWidget(m_signerBox, 1);
    m_finger = comboIn(card);
    for (int finger = domain::FirstFinger; finger <= domain::LastFinger; ++finger)
        m_finger->addItem(ui::fingerWords(finger), finger);
    m_fingerBox = captioned(m_finger, tr("手指"), card);
    first->addWidget(m_fingerBox, 1);
    column->addLayout(first);
    buildWriting(column);
    buildSealing(column);
    m_witness = new WitnessPanel(shop, card);
    column->addWidget(m_witness);
    column->addStretch(1);
    setWidget(card);
    connect(m_witness, &WitnessPanel::edited, this, &SigningDetails::edited);
    connect(m_witness, &WitnessPanel::complaint, this, &SigningDetails::complaint);
    connect(m_witness, &WitnessPanel::waiting, this, &SigningDetails::waiting);
    connect(m_writer, &BystanderFields::edited, this, &SigningDetails::edited);
    connect(m_sealer, &BystanderFields::edited, this, [this] {
        showMandate();
        Q_EMIT edited();
    });
    open(nullptr);
}

void SigningDetails::buildWriting(QVBoxLayout *column)
{
    auto *owner = column->parentWidget();
    m_writer = new BystanderFields(m_shop, tr("代书人"), owner);
    m_relation = comboIn(m_writer);
    for (const auto relation : Relations)
        m_relation->addItem(ui::writerWords(relation), static_cast<int>(relation));
    m_reason = comboIn(m_writer);
    for (const auto reason : Reasons)
        m_reason->addItem(ui::writingReasonWords(reason), static_cast<int>(reason));
    m_note = new TypedLine(m_shop, tr("代书说明（选其他原因时必填）"), domain::TypedKind::Plain,
                           domain::LongestWritingNote, m_writer);
    auto *grid = m_writer->grid();
    grid->addWidget(captioned(m_relation, tr("代书人是签署人的"), m_writer), 1, 1);
    grid->addWidget(captioned(m_reason, tr("代书原因"), m_writer), 2, 0);
    grid->addWidget(m_note, 2, 1);
    column->addWidget(m_writer);
}

void SigningDetails::buildSealing(QVBoxLayout *column)
{
    m_sealBox = new QWidget(column->parentWidget());
    auto *inside = new QVBoxLayout(m_sealBox);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    auto *title = new QLabel(tr("谁用的印，印章从谁手里交来"), m_sealBox);
    ui::setRole(title, "heading");
    inside->addWidget(title);
    m_sealer = new BystanderFields(m_shop, tr("用印人"), m_sealBox);
    m_handedBy = new TypedLine(m_shop, tr("交印人（保管印章的人）"), domain::TypedKind::Name, domain::LongestBystander,
                               m_sealer);
    m_sealer->grid()->addWidget(m_handedBy, 1, 1);
    inside->addWidget(m_sealer);
    m_mandate = new QLabel(m_sealBox);
    m_mandate->setWordWrap(true);
    inside->addWidget(m_mandate);
    column->addWidget(m_sealBox);
    connect(m_handedBy, &TypedLine::edited, this, &SigningDetails::edited);
}

void SigningDetails::open(std::shared_ptr<core::flow::Intake> intake)
{
    m_intake = std::move(intake);
    setSeat(0);
}

void SigningDetails::setSeat(int seat)
{
    m_seat = seat;
    m_signer->clear();
    choose(m_finger, domain::UsualFinger);
    m_writer->clear();
    m_relation->setCurrentIndex(0);
    m_reason->setCurrentIndex(0);
    m_note->clear();
    m_sealer->clear();
    m_handedBy->clear();
    m_witness->begin(m_intake ? m_intake->id() : QUuid());
    setWay(Way::Ink);
}

void SigningDetails::setWay(Way way)
{
    m_way = way;
    m_fingerBox->setVisible(way == Way::Fingerprint);
    m_writer->setVisible(way == Way::WrittenFor);
    m_sealBox->setVisible(way == Way::Seal);
    m_witness->setVisible(way == Way::Fingerprint || way == Way::WrittenFor);
    setVisible(way != Way::Ink);
    verticalScrollBar()->setValue(0);
    refresh();
}

void SigningDetails::refresh()
{
    if (!m_intake || m_way == Way::Ink)
        return;
    showSigners();
    if (m_way != Way::Seal)
        return;
    // Who is here for the organisation is most often who brings the seal.
    if (const auto &agent = m_intake->draft().agent; agent && m_sealer->isEmpty()) {
        const auto &number = agent->person.number;
        m_sealer->fill({.name = nameOf(agent->person),
                        .document = agent->person.document,
                        .number = QString(number.constData(), number.size())});
    }
    showMandate();
}

void SigningDetails::showSigners()
{
    const auto before = m_signer->currentData().toString();
    const auto &draft = m_intake->draft();
    QList<std::pair<QString, QString>> choices; // place, words
    if (m_way == Way::Seal) {
        for (int i = 0; i <= static_cast<int>(draft.others.size()); ++i) {
            const auto place = domain::partyPlace(QLatin1StringView("applicant"), i);
            if (const auto *organisation = domain::organisationAt(draft, place))
                choices.append({place, organisation->name});
        }
    } else {
        for (const auto &named : domain::peopleOf(draft)) {
            if (domain::signerSeat(draft, named.place) != m_seat)
                continue; // has a turn of their own
            choices.append(
                {named.place,
                 QStringLiteral("%1 %2").arg(domain::maskedName(nameOf(*named.person)), ui::placeWords(named.place))});
        }
    }
    // Whoever acts for the others signs for them.
    const auto usual = std::ranges::find(choices, QStringLiteral("agent"), [](const auto &one) { return one.first; });
    const auto wanted = !before.isEmpty() ? before : usual != choices.end() ? usual->first : QString();
    bool same = m_signer->count() == choices.size();
    for (int i = 0; same && i < m_signer->count(); ++i)
        same = m_signer->itemData(i).toString() == choices[i].first && m_signer->itemText(i) == choices[i].second;
    if (!same) {
        m_signer->clear();
        for (const auto &[place, words] : choices)
            m_signer->addItem(words, place);
        choose(m_signer, wanted);
    }
    m_signerBox->setVisible(choices.size() > 1);
}

QString SigningDetails::signer() const
{
    return m_signer->currentData().toString();
}

QString SigningDetails::mandate() const
{
    for (const auto &filing : m_intake->draft().filings) {
        const bool one = filing.materialId == domain::standing::Mandate || filing.materialId == u"mandate";
        if (one && !filing.pages.isEmpty())
            return filing.materialId;
    }
    return {};
}

bool SigningDetails::sealsByOffice() const
{
    const auto *organisation = domain::organisationAt(m_intake->draft(), signer());
    const auto name = m_sealer->bystander().name;
    return organisation && !name.isEmpty() && organisation->representative.trimmed() == name;
}

void SigningDetails::showMandate()
{
    if (!m_intake)
        return;
    const bool there = sealsByOffice() || !mandate().isEmpty();
    m_mandate->setText(sealsByOffice() ? tr("✓ 用印人是法定代表人（负责人），不用授权委托书")
                           : there     ? tr("✓ 授权委托书已提交")
                                       : tr("✕ 请先在“材料”中提交授权委托书"));
    ui::setRole(m_mandate, there ? "good" : "wrong");
}

void SigningDetails::restore(const domain::Signature &signature)
{
    showSigners();
    choose(m_signer, signature.by);
    if (signature.finger != 0)
        choose(m_finger, signature.finger);
    if (const auto &writing = signature.writing) {
        m_writer->fill(writing->writer);
        choose(m_relation, static_cast<int>(writing->relation));
        choose(m_reason, static_cast<int>(writing->reason));
        m_note->fill(writing->note);
    }
    if (const auto &sealing = signature.sealing) {
        m_sealer->fill(sealing->sealedBy);
        m_handedBy->fill(sealing->handedBy);
        showMandate();
    }
    if (signature.witness)
        m_witness->restore(*signature.witness);
}

void SigningDetails::dropConfirmation()
{
    m_witness->dropConfirmation();
}

void SigningDetails::enter()
{
    if (m_way == Way::WrittenFor)
        m_writer->enter();
    else if (m_way == Way::Seal)
        m_sealer->enter();
    else if (m_way == Way::Fingerprint)
        m_finger->setFocus();
}

QWidget *SigningDetails::missing()
{
    if (m_way == Way::WrittenFor) {
        if (auto *field = m_writer->judge(true))
            return field;
        const bool told = m_reason->currentData().toInt() != static_cast<int>(domain::WritingReason::Other)
            || !m_note->text().isEmpty();
        m_note->say(told ? QString() : tr("请写明原因"));
        if (!told)
            return m_note->edit();
    }
    if (m_way == Way::Seal) {
        auto *field = m_sealer->judge(true);
        m_handedBy->say(m_handedBy->text().isEmpty() ? tr("此项必填") : QString());
        return field ? field : m_handedBy->isWrong() ? m_handedBy->edit() : nullptr;
    }
    return m_witness->judge();
}

domain::Signature SigningDetails::made() const
{
    domain::Signature signature;
    signature.way = m_way;
    signature.by = signer();
    if (m_way == Way::Seal) {
        signature.sealing = domain::Sealing{.sealedBy = m_sealer->bystander(),
                                            .handedBy = m_handedBy->text(),
                                            .mandate = sealsByOffice() ? QString() : mandate()};
        return signature;
    }
    if (m_way == Way::Fingerprint)
        signature.finger = m_finger->currentData().toInt();
    else
        signature.writing
            = domain::Writing{.writer = m_writer->bystander(),
                              .relation = static_cast<domain::Relation>(m_relation->currentData().toInt()),
                              .reason = static_cast<domain::WritingReason>(m_reason->currentData().toInt()),
                              .note = m_note->text()};
    signature.witness = m_witness->take();
    return signature;
}

std::optional<domain::Signature> SigningDetails::take()
{
    if (m_way == Way::Ink)
        return domain::Signature{};
    if (!m_intake)
        return std::nullopt;
    if (auto *field = missing()) {
        field->setFocus();
        ensureWidgetVisible(field);
        Q_EMIT complaint(tr("请按提示补充或更正"));
        return std::nullopt;
    }
    auto signature = made();
    if (refuse(domain::judgeSignature(m_intake->draft(), signature, m_shop.today())))
        return std::nullopt;
    return signature;
}

// Where it stands on this panel; true: something is against it.
bool SigningDetails::refuse(const QList<domain::Finding> &findings)
{
    using Kind = domain::Finding::Kind;
    for (const auto &finding : findings) {
        auto words = ui::findingWords(finding, m_intake->item());
        if (finding.kind == Kind::WitnessUnfit || finding.kind == Kind::SigningNotWitnessed) {
            words = tr("见证人须成年，且不能是签字人或代书人");
            m_witness->sayUnfit(words);
            ensureWidgetVisible(m_witness);
        } else if (finding.kind == Kind::WriterUnfit) {
            words = tr("代书人不能是签署人自己");
            m_writer->sayNumber(words);
            m_writer->enter();
        } else if (finding.kind == Kind::SealUnfit) {
            words = tr("请先在“材料”中提交授权委托书");
            showMandate();
        }
        Q_EMIT complaint(words);
    }
    return !findings.isEmpty();
}

bool SigningDetails::goOn()
{
    if (m_witness->goOn())
        return true;
    auto *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused) && focusNextPrevChild(true);
}

} // namespace yc::app
