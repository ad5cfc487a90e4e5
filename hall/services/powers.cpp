#include "hall/services/powers.h"

#include <algorithm>

namespace yc::hall::services
{

namespace
{

using core::domain::Ending;
using core::wire::TerminalKind;

struct Power {
    const char *role;
    TerminalKind terminal;
    Ending ending;
};

// An agent helps to apply (代办) and may tell what is missing; acceptance is the hall's.
constexpr Power Table[] = {
    {"clerk", TerminalKind::Counter, Ending::Accept},      {"clerk", TerminalKind::Counter, Ending::BackOffice},
    {"clerk", TerminalKind::Counter, Ending::Correction},  {"clerk", TerminalKind::Counter, Ending::Refuse},
    {"clerk", TerminalKind::Counter, Ending::CloseAtOnce}, {"agent", TerminalKind::Agent, Ending::BackOffice},
    {"agent", TerminalKind::Agent, Ending::Correction},
};

} // namespace

bool holds(const QStringList &roles, TerminalKind terminal, Ending ending)
{
    return std::any_of(std::begin(Table), std::end(Table), [&](const Power &power) {
        return power.terminal == terminal && power.ending == ending && roles.contains(QLatin1String(power.role));
    });
}

QStringList powersOf(const QStringList &roles, TerminalKind terminal)
{
    QStringList powers;
    for (const auto ending : {Ending::Accept, Ending::BackOffice, Ending::Correction, Ending::GapAccept, Ending::Refuse,
                              Ending::CloseAtOnce}) {
        if (holds(roles, terminal, ending))
            powers.append(core::domain::toText(ending));
    }
    return powers;
}

} // namespace yc::hall::services
