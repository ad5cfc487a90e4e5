#include "core/domain/case.h"

#include <array>

namespace yc::core::domain
{

namespace
{

template <typename Enum> struct Word {
    Enum value;
    const char *text;
};
template <typename Enum> Word(Enum, const char *) -> Word<Enum>; // clang 16 does not find it by itself

constexpr std::array states{
    Word{CaseState::Draft, "draft"},
    Word{CaseState::Owed, "owed"},
    Word{CaseState::Received, "received"},
    Word{CaseState::BackOffice, "back-office"},
    Word{CaseState::Accepted, "accepted"},
    Word{CaseState::Correction, "correction"},
    Word{CaseState::GapAccepted, "gap-accepted"},
    Word{CaseState::Refused, "refused"},
    Word{CaseState::Closed, "closed"},
    Word{CaseState::Withdrawn, "withdrawn"},
};

constexpr std::array endings{
    Word{Ending::Accept, "accept"},         Word{Ending::BackOffice, "back-office"},
    Word{Ending::Correction, "correction"}, Word{Ending::GapAccept, "gap-accept"},
    Word{Ending::Refuse, "refuse"},         Word{Ending::CloseAtOnce, "close-at-once"},
};

constexpr std::array sources{
    Word{Source::Typed, "typed"},     Word{Source::Card, "card"},
    Word{Source::Licence, "licence"}, Word{Source::EarlierCase, "earlier-case"},
    Word{Source::Hall, "hall"},
};

template <typename Words, typename Enum> QString textOf(const Words &words, Enum value)
{
    for (const auto &word : words) {
        if (word.value == value)
            return QString::fromLatin1(word.text);
    }
    Q_UNREACHABLE();
}

template <typename Words>
auto valueOfText(const Words &words, QStringView text) -> std::optional<decltype(words[0].value)>
{
    for (const auto &word : words) {
        if (text == QLatin1String(word.text))
            return word.value;
    }
    return std::nullopt;
}

} // namespace

QString toText(CaseState state)
{
    return textOf(states, state);
}

std::optional<CaseState> caseStateFrom(QStringView text)
{
    return valueOfText(states, text);
}

QString toText(Ending ending)
{
    return textOf(endings, ending);
}

std::optional<Ending> endingFrom(QStringView text)
{
    return valueOfText(endings, text);
}

QString toText(Source source)
{
    return textOf(sources, source);
}

std::optional<Source> sourceFrom(QStringView text)
{
    return valueOfText(sources, text);
}

bool mayEnd(CaseState from, Ending ending)
{
    switch (from) {
    case CaseState::Received: return true;
    // handed back from behind, or supplemented: every ending is open again but the one that it already is
    case CaseState::BackOffice: return ending != Ending::BackOffice;
    case CaseState::Correction: return true; // a second notice for what the supplement still lacks is a new one
    case CaseState::Draft:
    case CaseState::Owed: // the hall has not got it: there is nothing to end
    case CaseState::Accepted:
    case CaseState::GapAccepted:
    case CaseState::Refused:
    case CaseState::Closed:
    case CaseState::Withdrawn: return false;
    }
    Q_UNREACHABLE();
}

CaseState stateAfter(Ending ending)
{
    switch (ending) {
    case Ending::Accept: return CaseState::Accepted;
    case Ending::BackOffice: return CaseState::BackOffice;
    case Ending::Correction: return CaseState::Correction;
    case Ending::GapAccept: return CaseState::GapAccepted;
    case Ending::Refuse: return CaseState::Refused;
    case Ending::CloseAtOnce: return CaseState::Closed;
    }
    Q_UNREACHABLE();
}

} // namespace yc::core::domain
