#include "app/steps/typed_document.h"

#include "app/pin_field.h"
#include "ui/case_words.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"
#include "ui/party_words.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>

#include <algorithm>
#include <array>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

using Kind = domain::DocumentKind;
using domain::TypedKind;

constexpr int MrzLine = 44;

// The number spells birth and sex: they are not asked for twice.
bool spellsBirth(Kind kind)
{
    return kind == Kind::ResidentId || kind == Kind::TemporaryId || kind == Kind::HouseholdRegister
        || kind == Kind::HkMoTwResidence;
}

bool isForeign(Kind kind)
{
    return kind == Kind::Passport || kind == Kind::ForeignerPermanent;
}

domain::EyeReason usualReason(Kind kind)
{
    const bool hasChip = kind == Kind::ResidentId || kind == Kind::HkMoTwResidence || kind == Kind::ForeignerPermanent;
    return hasChip ? domain::EyeReason::CardLost : domain::EyeReason::NoChip;
}

} // namespace

void TypedDocument::begin(const QString &whom, const QUuid &caseId, Kind kind)
{
    clear();
    m_case = caseId;
    m_title->setText(tr("录入%1的证件").arg(whom));
    for (auto *button : m_kinds->buttons())
        button->setChecked(m_kinds->id(button) == static_cast<int>(kind));
    chooseKind(kind);
    m_scroll->ensureVisible(0, 0);
}

void TypedDocument::clear()
{
    const QScopedValueRollback making(m_making, true);
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    for (auto *each : {&m_mrzFirst, &m_mrzSecond, &m_staff, &m_note}) {
        blank(*each->edit);
        say(*each, {});
    }
    for (auto &each : m_lines) {
        blank(*each.edit);
        say(each, {});
    }
    blank(*m_pin);
    setFromSocialCard(false);
    m_sex->setCurrentIndex(0);
    m_endless->setChecked(false);
    m_mrzParts->hide();
    m_problem->hide();
    m_asking = false;
    m_take->setEnabled(true);
}

void TypedDocument::enter()
{
    if (auto *chosen = m_kinds->checkedButton())
        chosen->setFocus();
}

bool TypedDocument::asks(Field field) const
{
    switch (field) {
    case Number:
    case Name: return true;
    case Latin: return isForeign(m_kind) || m_kind == Kind::HkMacaoPass || m_kind == Kind::TaiwanPass;
    case Nationality: return isForeign(m_kind);
    case Birth: return !spellsBirth(m_kind);
    case ValidFrom: return false;
    case ValidTo: return m_kind != Kind::HouseholdRegister;
    case Issuer:
    case Address:
        return m_kind == Kind::ResidentId || m_kind == Kind::TemporaryId || m_kind == Kind::HouseholdRegister
            || m_kind == Kind::HkMoTwResidence || (field == Issuer && m_kind == Kind::OfficerCard);
    case Code: return m_kind == Kind::ResidentId || m_kind == Kind::HkMoTwResidence;
    case FieldCount: return false;
    }
    return false;
}

bool TypedDocument::needs(Field field) const
{
    switch (field) {
    case Number: return true;
    case Name: return !isForeign(m_kind);
    case Latin:
    case Nationality: return isForeign(m_kind);
    case Birth: return !spellsBirth(m_kind) && m_kind != Kind::OfficerCard;
    // Of a card that is lost nobody can read the day; of one that lies here everybody can.
    case ValidTo: return m_kind != Kind::HouseholdRegister && m_kind != Kind::ResidentId && m_kind != Kind::OfficerCard;
    default: return false;
    }
}

void TypedDocument::chooseKind(Kind kind)
{
    m_kind = kind;
    m_mrz->setVisible(kind == Kind::Passport);
    layOut();
    m_endless->setVisible(kind == Kind::ResidentId || kind == Kind::HkMoTwResidence || kind == Kind::OfficerCard);
    line(Number).kind = kind == Kind::OfficerCard ? TypedKind::OfficerNumber : TypedKind::Number;
    m_reason->setCurrentIndex(m_reason->findData(static_cast<int>(usualReason(kind))));
    judge(false);
}

// Two columns of what this document has, without holes.
void TypedDocument::layOut()
{
    int cell = 2; // below the machine-readable lines
    const auto place = [&](QWidget *box, bool asked) {
        m_grid->removeWidget(box);
        box->setVisible(asked);
        if (!asked)
            return;
        m_grid->addWidget(box, cell / 2, cell % 2);
        ++cell;
    };
    for (int i = 0; i < FieldCount; ++i) {
        place(line(static_cast<Field>(i)).box, asks(static_cast<Field>(i)));
        if (i == Birth)
            place(m_sexBox, !spellsBirth(m_kind));
    }
}

void TypedDocument::say(Line &line, const QString &words)
{
    if (line.problem->text() != words)
        line.problem->setText(words);
    line.problem->setVisible(!words.isEmpty());
    line.edit->setAccessibleDescription(words);
}

// Full-width digits become plain, what cannot stand there goes, what is too long is cut: each with a word.
void TypedDocument::edited(Line &line)
{
    if (m_making)
        return;
    const QScopedValueRollback making(m_making, true);
    if (&line == &this->line(Number) || &line == &this->line(Name))
        setFromSocialCard(false); // what was read would say otherwise
    line.note = ui::makeFit(*line.edit, line.kind, line.longest, &m_shop.entered);
    judge(false);
}

void TypedDocument::mrzEdited(bool first)
{
    if (m_making)
        return;
    const QScopedValueRollback making(m_making, true);
    auto &line = first ? m_mrzFirst : m_mrzSecond;
    const auto typed = line.edit->text();
    const auto made = domain::typedText(TypedKind::Mrz, typed, qsizetype{2} * MrzLine);
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    auto rest = made.text.sliced(std::min<qsizetype>(MrzLine, made.text.size()));
    if (const auto head = made.text.left(MrzLine); head != typed)
        line.edit->setText(head);
    if (first && !rest.isEmpty()) { // both lines came in one paste or one scan
        m_mrzSecond.edit->setText(rest);
        m_mrzSecond.edit->setFocus();
        rest.clear();
    }
    line.note = ui::typedWords({{}, made.narrowed, made.dropped, made.cut || !rest.isEmpty()}, MrzLine);
    say(line, line.note);
    const QStringList lines{m_mrzFirst.edit->text(), m_mrzSecond.edit->text()};
    QStringList parts;
    for (const auto &part : domain::judgePassportLine(lines[1]))
        parts += (part.good ? QStringLiteral("✓ ") : QStringLiteral("✕ ")) + ui::mrzPartWords(part.part);
    m_mrzParts->setText(parts.join(QStringLiteral("　")));
    m_mrzParts->setVisible(!parts.isEmpty());
    ui::setRole(m_mrzParts, m_mrzParts->text().contains(u'✕') ? "wrong" : "good");
    if (lines[0].size() < MrzLine || lines[1].size() < MrzLine)
        return;
    const auto read = domain::readMrz(lines, m_shop.today());
    if (read)
        takeMrz(*read);
    else
        say(m_mrzSecond, ui::mrzWords(read.error()));
}

void TypedDocument::takeMrz(const domain::Mrz &mrz)
{
    fill(Number, mrz.number);
    fill(Latin, (mrz.surname + u' ' + mrz.givenNames).trimmed());
    fill(Nationality, mrz.nationality);
    fill(Birth, mrz.birth.toString(Qt::ISODate));
    fill(ValidTo, mrz.expiry.toString(Qt::ISODate));
    m_sex->setCurrentIndex(std::max(0, m_sex->findData(static_cast<int>(mrz.sex))));
    judge(false);
}

void TypedDocument::fill(Field field, const QString &text)
{
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    line(field).note.clear();
    line(field).edit->setText(text);
}

void TypedDocument::takeCitizenNumber(const QString &number)
{
    fill(Number, number);
    line(Name).edit->setFocus();
}

void TypedDocument::takeSocialCard(const QString &name, const QString &number)
{
    fill(Number, number);
    fill(Name, name);
    setFromSocialCard(true);
    line(ValidTo).edit->setFocus();
}

void TypedDocument::setFromSocialCard(bool from)
{
    m_fromSocialCard = from;
    m_source->setVisible(from);
}

// In Chinese whatever the client speaks: it is of the case, and signed with it.
QString TypedDocument::sightingNote() const
{
    const auto typed = m_note.edit->text().trimmed();
    if (!m_fromSocialCard)
        return typed;
    const auto source = QStringLiteral("姓名、号码读自社会保障卡");
    return (typed.isEmpty() ? source : source + u'；' + typed).left(domain::LongestSightingNote);
}

QDate TypedDocument::dayIn(Field field) const
{
    return asks(field) ? ui::dayFromTyping(line(field).edit->text()) : QDate();
}

domain::Person TypedDocument::person() const
{
    const auto text = [this](Field field) {
        const auto typed = asks(field) ? line(field).edit->text().simplified() : QString();
        return QString(typed.constData(), typed.size()); // its own: the field's is overwritten
    };
    domain::Person person;
    person.document = m_kind;
    person.number = text(Number);
    person.name = text(Name);
    person.nameLatin = text(Latin).toUpper();
    person.nationality = isForeign(m_kind) ? text(Nationality).toUpper() : QStringLiteral("CHN");
    person.birth = spellsBirth(m_kind) ? domain::birthOf(person.number) : dayIn(Birth);
    person.sex
        = spellsBirth(m_kind) ? domain::sexOf(person.number) : static_cast<domain::Sex>(m_sex->currentData().toInt());
    person.address = text(Address);
    person.issuer = text(Issuer);
    if (const auto end = dayIn(ValidTo); end.isValid() && !m_endless->isChecked())
        person.validTo = end;
    person.proof = text(Code).isEmpty() ? domain::IdentityProof::ByEye : domain::IdentityProof::ByCode;
    return person;
}

void TypedDocument::judge(bool all)
{
    using Finding = domain::PersonFinding::Kind;
    const auto judged = person();
    std::array<QString, FieldCount> words;
    for (auto &each : m_lines)
        each.wrong = false;
    const auto put = [&](Field field, const QString &text, bool wrong = true) {
        const bool empty = line(field).edit->text().trimmed().isEmpty();
        auto &place = words[static_cast<std::size_t>(field)];
        if (!place.isEmpty() || (!all && empty))
            return;
        place = text;
        line(field).wrong = wrong;
    };
    for (const auto field : {Birth, ValidTo}) {
        if (asks(field) && !line(field).edit->text().trimmed().isEmpty() && !dayIn(field).isValid())
            put(field, tr("应为日期，如 20261121"));
    }
    for (const auto &finding : domain::judgeValidity(judged, m_shop.today())) {
        const auto text = ui::personFindingWords(finding, m_kind);
        switch (finding.kind) {
        case Finding::NameMissing: put(isForeign(m_kind) ? Latin : Name, text); break;
        case Finding::NumberMissing:
        case Finding::NumberBad: put(Number, text); break;
        case Finding::NumberUnusual: put(Number, text, false); break;
        case Finding::BirthMissing:
        case Finding::BirthImpossible:
        case Finding::BirthContradicts: put(spellsBirth(m_kind) ? Number : Birth, text); break;
        case Finding::SexContradicts: put(Number, text); break;
        case Finding::DatesContradict:
        case Finding::NotYetValid: put(ValidTo, text); break;
        // Who comes with an expired document may have come for a new one: the item decides.
        case Finding::Expired: put(ValidTo, text, false); break;
        case Finding::ExpiresSoon:
            if (m_kind != Kind::TemporaryId) // made for three months: it always would
                put(ValidTo, text, false);
            break;
        }
    }
    if (asks(Nationality)) {
        const auto code = line(Nationality).edit->text();
        const bool letters = std::ranges::all_of(code, [](QChar c) { return c.isLetter(); });
        if (!code.isEmpty() && (code.size() > 3 || !letters))
            put(Nationality, tr("应为三位国家代码，如 CHN、USA"));
    }
    for (int i = 0; i < FieldCount; ++i) {
        auto &at = line(static_cast<Field>(i));
        auto &said = words[static_cast<std::size_t>(i)];
        if (all && said.isEmpty() && needs(static_cast<Field>(i)) && at.edit->text().trimmed().isEmpty()
            && !(i == ValidTo && m_endless->isChecked())) {
            said = tr("此项必填");
            at.wrong = true;
        }
        say(at, said.isEmpty() ? at.note : said);
    }
}

QWidget *TypedDocument::firstWrong(bool all)
{
    judge(all);
    for (int i = 0; i < FieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        if (asks(field) && line(field).wrong)
            return line(field).edit;
    }
    say(m_staff, m_staff.edit->text().isEmpty() ? tr("请核对人输入自己的工号") : QString());
    const bool told = m_reason->currentData().toInt() != static_cast<int>(domain::EyeReason::Other)
        || !m_note.edit->text().trimmed().isEmpty();
    say(m_note, told ? QString() : tr("请写明原因"));
    if (!m_staff.problem->text().isEmpty())
        return m_staff.edit;
    if (!told)
        return m_note.edit;
    return m_pin->text().isEmpty() ? m_pin : nullptr;
}

void TypedDocument::submit()
{
    if (m_asking)
        return;
    m_problem->hide();
    if (auto *wrong = firstWrong(true)) {
        wrong->setFocus();
        m_scroll->ensureWidgetVisible(wrong);
        Q_EMIT complaint(wrong == m_pin ? tr("请核对人输入自己的PIN") : tr("请按提示补充或更正"));
        return;
    }
    m_asking = true;
    m_take->setEnabled(false);
    Q_EMIT waiting(tr("正在核对……"));
    m_shop.desk.confirmSecond(m_staff.edit->text(), secretIn(*m_pin), m_case, this,
                              [this](const Result<core::flow::StaffInfo> &second) { secondAnswered(second); });
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    blank(*m_pin);
}

void TypedDocument::secondAnswered(const Result<core::flow::StaffInfo> &second)
{
    if (!m_asking)
        return; // given up meanwhile
    m_asking = false;
    m_take->setEnabled(true);
    Q_EMIT waiting({});
    if (!second) {
        m_problem->setText(QStringLiteral("✕ ") + ui::failureLine(second.error()));
        m_problem->show();
        m_pin->setFocus();
        m_scroll->ensureWidgetVisible(m_problem);
        Q_EMIT complaint(ui::failureWords(second.error()).words);
        return;
    }
    const auto &staff = m_shop.desk.staff();
    const auto made = std::make_shared<domain::Person>(person());
    made->sighting = domain::Sighting{
        .judgedBy = staff ? staff->no : QString(),
        .secondBy = second->no,
        .reason = static_cast<domain::EyeReason>(m_reason->currentData().toInt()),
        .note = sightingNote(),
        .at = QDateTime::fromMSecsSinceEpoch(m_shop.desk.clock().now().toMSecsSinceEpoch(), Qt::UTC),
        .code = asks(Code) ? line(Code).edit->text().trimmed() : QString(),
    };
    Q_EMIT confirmed(made);
}

void TypedDocument::showFindings(const QList<domain::PersonFinding> &findings)
{
    QStringList words;
    for (const auto &finding : findings)
        words += QStringLiteral("✕ ") + ui::personFindingWords(finding, m_kind);
    m_problem->setText(words.join(u'\n'));
    m_problem->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        Q_EMIT complaint(words.first().sliced(2));
}

void TypedDocument::goOn()
{
    if (m_pin->hasFocus() || m_take->hasFocus())
        submit();
    else
        focusNextChild();
}

} // namespace yc::app
