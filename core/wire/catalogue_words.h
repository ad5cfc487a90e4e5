#pragma once

#include "core/domain/item.h"

#include <array>

// The words of an item's enumerations in JSON, once for reading and writing. Private to catalogue_*.cpp.
namespace yc::core::wire::words
{

template <typename Enum> struct Word {
    Enum value;
    const char *name;
};
template <typename Enum> Word(Enum, const char *) -> Word<Enum>; // clang 16 does not find it by itself

inline constexpr std::array itemTypes{
    // the two digits of GB/T 39046
    Word{domain::ItemType::Licence, "01"},    Word{domain::ItemType::Levy, "04"},
    Word{domain::ItemType::Payment, "05"},    Word{domain::ItemType::Confirmation, "07"},
    Word{domain::ItemType::Award, "08"},      Word{domain::ItemType::Ruling, "09"},
    Word{domain::ItemType::OtherPower, "10"}, Word{domain::ItemType::PublicService, "20"},
};
inline constexpr std::array caseKinds{
    Word{domain::CaseKind::Immediate, "immediate"},
    Word{domain::CaseKind::Promised, "promised"},
    Word{domain::CaseKind::Other, "other"},
};
inline constexpr std::array kioskDepths{
    Word{domain::KioskDepth::None, "none"},
    Word{domain::KioskDepth::Query, "query"},
    Word{domain::KioskDepth::Submit, "submit"},
    Word{domain::KioskDepth::Full, "full"},
};
inline constexpr std::array proxyRules{
    Word{domain::ProxyRule::Allowed, "allowed"},
    Word{domain::ProxyRule::Limited, "limited"},
    Word{domain::ProxyRule::InPerson, "in-person"},
};
inline constexpr std::array audiences{
    Word{domain::Audience::Person, "person"},
    Word{domain::Audience::Enterprise, "enterprise"},
    Word{domain::Audience::Institution, "institution"},
    Word{domain::Audience::SocialOrganisation, "social-organisation"},
    Word{domain::Audience::Administration, "administration"},
    Word{domain::Audience::Other, "other"},
};
// Who else may know a value: what is typed or on the card is not said here.
inline constexpr std::array prefills{
    Word{domain::Source::Licence, "licence"},
    Word{domain::Source::Hall, "hall"},
    Word{domain::Source::EarlierCase, "earlier-case"},
};
inline constexpr std::array limitUnits{
    Word{domain::LimitUnit::None, "none"},
    Word{domain::LimitUnit::Immediate, "immediate"},
    Word{domain::LimitUnit::WorkingDay, "working-day"},
    Word{domain::LimitUnit::NaturalDay, "natural-day"},
    Word{domain::LimitUnit::Month, "month"},
    Word{domain::LimitUnit::Year, "year"},
    Word{domain::LimitUnit::Hour, "hour"},
};
inline constexpr std::array materialSources{
    Word{domain::MaterialSource::Applicant, "applicant"},
    Word{domain::MaterialSource::Government, "government"},
    Word{domain::MaterialSource::Other, "other"},
};
inline constexpr std::array materialNeeds{
    Word{domain::MaterialNeed::Required, "required"},
    Word{domain::MaterialNeed::Optional, "optional"},
};
inline constexpr std::array fieldKinds{
    Word{domain::FieldKind::Text, "text"},
    Word{domain::FieldKind::LongText, "long-text"},
    Word{domain::FieldKind::Number, "number"},
    Word{domain::FieldKind::Money, "money"},
    Word{domain::FieldKind::Date, "date"},
    Word{domain::FieldKind::YesNo, "yes-no"},
    Word{domain::FieldKind::Choice, "choice"},
    Word{domain::FieldKind::Choices, "choices"},
    Word{domain::FieldKind::CitizenNumber, "citizen-number"},
    Word{domain::FieldKind::Uscc, "uscc"},
    Word{domain::FieldKind::Phone, "phone"},
    Word{domain::FieldKind::Address, "address"},
};

template <typename Words, typename Enum> [[nodiscard]] QString of(const Words &words, Enum value)
{
    for (const auto &word : words) {
        if (word.value == value)
            return QString::fromLatin1(word.name);
    }
    Q_UNREACHABLE();
}

} // namespace yc::core::wire::words
