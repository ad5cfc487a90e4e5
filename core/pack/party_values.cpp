#include "core/pack/party_values.h"

#include "core/domain/signers.h"
#include "core/pack/paper_values.h"

#include <array>

namespace yc::core::pack
{

namespace
{

QString named(const domain::Person &person)
{
    return QStringLiteral("%1（%2）")
        .arg(person.name.isEmpty() ? person.nameLatin : person.name, domain::maskedNumber(person.number));
}

QString named(const domain::Bystander &one)
{
    return one.number.isEmpty() ? one.name : QStringLiteral("%1（%2）").arg(one.name, domain::maskedNumber(one.number));
}

QString agentWords(const domain::Agent &agent)
{
    return agent.limit
        ? QStringLiteral("%1，限定情形代办已由工作人员%2核对").arg(named(agent.person), agent.limit->staffNo)
        : named(agent.person);
}

QString fingerWords(int finger)
{
    static const std::array names{QStringLiteral("拇指"), QStringLiteral("食指"), QStringLiteral("中指"),
                                  QStringLiteral("无名指"), QStringLiteral("小指")};
    if (finger < domain::FirstFinger || finger > domain::LastFinger)
        return {};
    const auto place = static_cast<std::size_t>(finger - domain::FirstFinger);
    return (place < names.size() ? QStringLiteral("右手") : QStringLiteral("左手")) + names[place % names.size()];
}

// On the line of papers that says who signed.
QString signingWords(const domain::Signature &signature)
{
    using Way = domain::SigningWay;
    QString words;
    switch (signature.way) {
    case Way::Ink: words = QStringLiteral("本人签字"); break;
    case Way::Fingerprint: words = QStringLiteral("按捺指纹（%1）").arg(fingerWords(signature.finger)); break;
    case Way::WrittenFor:
        words = signature.writing ? QStringLiteral("由%1代书").arg(named(signature.writing->writer))
                                  : QStringLiteral("他人代书");
        break;
    case Way::Seal:
        words = signature.sealing ? QStringLiteral("加盖单位公章，用印人%1，交印人%2")
                                        .arg(named(signature.sealing->sealedBy), signature.sealing->handedBy)
                                  : QStringLiteral("加盖单位公章");
        break;
    }
    if (const auto &witness = signature.witness) {
        const auto who = witness->staffNo.isEmpty()
            ? named(witness->person)
            : QStringLiteral("%1（工作人员%2）").arg(witness->person.name, witness->staffNo);
        words += QStringLiteral("，见证人") + who;
    }
    return words;
}

// One signature by hand needs no words; of several each is told, with its name.
QString signingsWords(const domain::CaseDraft &draft)
{
    if (domain::signersOf(draft) == 1) {
        const bool told = draft.signature && draft.signature->way != domain::SigningWay::Ink;
        return told ? signingWords(*draft.signature) : QString();
    }
    QStringList lines;
    for (const auto *signature : domain::signaturesOf(draft)) {
        for (const auto &one : domain::peopleOf(draft)) {
            if (one.place == signature->by)
                lines.append(named(*one.person) + signingWords(*signature));
        }
    }
    return lines.join(QStringLiteral("；"));
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
    put(value::AgentWords, draft.agent ? agentWords(*draft.agent) : QString());
    put(value::GuardianWords, guardians.join(QStringLiteral("、")));
    put(value::SigningWords, signingsWords(draft));
    return values;
}

} // namespace yc::core::pack
