#include "core/pack/party_values.h"

#include "core/pack/paper_values.h"

namespace yc::core::pack
{

namespace
{

QString named(const domain::Person &person)
{
    return QStringLiteral("%1（%2）")
        .arg(person.name.isEmpty() ? person.nameLatin : person.name, domain::maskedNumber(person.number));
}

} // namespace

QJsonObject partyValues(const domain::CaseDraft &draft)
{
    QStringList others;
    QStringList guardians;
    if (draft.guardian)
        guardians += named(draft.guardian->person);
    for (const auto &party : draft.others) {
        if (party.person)
            others += named(*party.person);
        else if (party.organisation)
            others += party.organisation->name;
        if (party.guardian)
            guardians += named(party.guardian->person);
    }
    QJsonObject values;
    const auto put = [&values](QLatin1StringView key, const QString &words) {
        if (!words.isEmpty())
            values.insert(key, words);
    };
    put(value::OtherApplicants, others.join(QStringLiteral("、")));
    put(value::AgentWords, draft.agent ? named(draft.agent->person) : QString());
    put(value::GuardianWords, guardians.join(QStringLiteral("、")));
    return values;
}

} // namespace yc::core::pack
