#include "core/domain/person.h"

#include <algorithm>
#include <array>

namespace yc::core::domain
{

namespace
{

struct KindCode {
    DocumentKind kind;
    const char *code;
};

// GA/T 2000.156 from memory (reference.md B.6): no public text was found, so a hall may map them on its own side.
constexpr std::array kindCodes{
    KindCode{DocumentKind::ResidentId, "111"},        KindCode{DocumentKind::TemporaryId, "112"},
    KindCode{DocumentKind::HouseholdRegister, "113"}, KindCode{DocumentKind::OfficerCard, "114"},
    KindCode{DocumentKind::Passport, "414"},          KindCode{DocumentKind::TaiwanPass, "511"},
    KindCode{DocumentKind::HkMacaoPass, "516"},       KindCode{DocumentKind::ForeignerPermanent, "553"},
    KindCode{DocumentKind::HkMoTwResidence, "554"},
};

struct ReasonWord {
    EyeReason reason;
    const char *word;
};
constexpr std::array reasonWords{
    ReasonWord{EyeReason::NoChip, "no-chip"},
    ReasonWord{EyeReason::CardLost, "card-lost"},
    ReasonWord{EyeReason::CardDamaged, "card-damaged"},
    ReasonWord{EyeReason::ReaderFailed, "reader-failed"},
    ReasonWord{EyeReason::Other, "other"},
};

constexpr QChar Star = u'*';

} // namespace

QString codeOf(DocumentKind kind)
{
    for (const auto &each : kindCodes) {
        if (each.kind == kind)
            return QString::fromLatin1(each.code);
    }
    Q_UNREACHABLE();
}

std::optional<DocumentKind> documentKindOf(QStringView code)
{
    for (const auto &each : kindCodes) {
        if (code == QLatin1String(each.code))
            return each.kind;
    }
    return std::nullopt;
}

QString toText(EyeReason reason)
{
    for (const auto &each : reasonWords) {
        if (each.reason == reason)
            return QString::fromLatin1(each.word);
    }
    Q_UNREACHABLE();
}

std::optional<EyeReason> eyeReasonFrom(QStringView text)
{
    for (const auto &each : reasonWords) {
        if (text == QLatin1String(each.word))
            return each.reason;
    }
    return std::nullopt;
}

bool isWitnessed(const std::optional<Sighting> &sighting)
{
    return sighting && !sighting->judgedBy.isEmpty() && !sighting->secondBy.isEmpty()
        && sighting->judgedBy != sighting->secondBy && sighting->at.isValid()
        && (sighting->reason != EyeReason::Other || !sighting->note.trimmed().isEmpty());
}

Person Person::clone() const
{
    return Person{
        .document = document,
        .number = number,
        .name = name,
        .nameLatin = nameLatin,
        .sex = sex,
        .ethnicity = ethnicity,
        .birth = birth,
        .address = address,
        .issuer = issuer,
        .validFrom = validFrom,
        .validTo = validTo,
        .nationality = nationality,
        .proof = proof,
        .sighting = sighting,
    };
}

QString maskedNumber(QStringView number)
{
    // Long numbers keep what a clerk tells two people apart by; of short ones less may be shown.
    qsizetype head = 0;
    qsizetype tail = 0;
    if (number.size() >= 15) {
        head = 3;
        tail = 4;
    } else if (number.size() >= 8) {
        head = 1;
        tail = 3;
    } else if (number.size() >= 4) {
        tail = 1;
    }
    QString masked(number.size(), Star);
    std::copy(number.begin(), number.begin() + head, masked.begin());
    std::copy(number.end() - tail, number.end(), masked.end() - tail);
    return masked;
}

void Person::wipe()
{
    for (auto *text : {&number, &name, &nameLatin, &ethnicity, &address, &issuer, &nationality})
        yc::wipe(*text);
    birth = {};
    validFrom = {};
    validTo.reset();
    if (sighting)
        yc::wipe(sighting->code);
    sighting.reset();
}

QString maskedName(QStringView name)
{
    QString masked;
    bool wordBegins = true;
    const auto characters = name.trimmed().toUcs4();
    for (const char32_t character : characters) {
        const bool han = QChar::script(character) == QChar::Script_Han;
        if (character == U' ') {
            masked += u' ';
            wordBegins = true;
            continue;
        }
        // of a Chinese name the first character, of a Latin one the first letter of each word
        const bool kept = masked.isEmpty() || (wordBegins && !han);
        masked += kept ? QString::fromUcs4(&character, 1) : QString(Star);
        wordBegins = false;
    }
    return masked;
}

} // namespace yc::core::domain
