#include "core/pack/paper_values.h"
#include "core/pack/party_values.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core;
using domain::SigningWay;

namespace
{

domain::Bystander other()
{
    return {.name = QStringLiteral("测试乙"), .number = QStringLiteral("34052419800101001X")};
}

QString wordsOf(domain::Signature signature)
{
    domain::CaseDraft draft;
    draft.signature = std::move(signature);
    return pack::partyValues(draft)[pack::value::SigningWords].toString();
}

} // namespace

class TestPartyValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHandIsNoLine();
    void everyOtherWayIsSaidWithItsPeople();
    void ofSeveralEachIsSaid();
    void anAgentsCaseIsSaidWhereStaffConfirmedIt();
};

void TestPartyValues::byHandIsNoLine()
{
    QVERIFY(!pack::partyValues({}).contains(pack::value::SigningWords));
    QCOMPARE(wordsOf({}), QString());
}

void TestPartyValues::everyOtherWayIsSaidWithItsPeople()
{
    domain::Signature finger;
    finger.way = SigningWay::Fingerprint;
    finger.finger = 6;
    finger.witness = domain::Witness{
        .staffNo = QStringLiteral("0318"), .person = {.name = QStringLiteral("样例员乙"), .number = {}}, .at = {}};
    QCOMPARE(wordsOf(std::move(finger)), QStringLiteral("按捺指纹（左手拇指），见证人样例员乙（工作人员0318）"));

    domain::Signature written;
    written.way = SigningWay::WrittenFor;
    written.writing = domain::Writing{.writer = other()};
    written.witness = domain::Witness{.staffNo = {}, .person = other(), .at = {}};
    QCOMPARE(wordsOf(std::move(written)),
             QStringLiteral("由测试乙（340***********001X）代书，见证人测试乙（340***********001X）"));

    domain::Signature sealed;
    sealed.way = SigningWay::Seal;
    sealed.sealing = domain::Sealing{.sealedBy = other(), .handedBy = QStringLiteral("测试丁"), .mandate = {}};
    QCOMPARE(wordsOf(std::move(sealed)),
             QStringLiteral("加盖单位公章，用印人测试乙（340***********001X），交印人测试丁"));
}

void TestPartyValues::ofSeveralEachIsSaid()
{
    const auto person = [](const QString &name, const QString &number) {
        domain::Person made;
        made.name = name;
        made.number = number;
        return made;
    };
    domain::CaseDraft draft;
    draft.applicant = person(QStringLiteral("样例甲"), QStringLiteral("11010519491231002X"));
    draft.others.push_back({.person = person(other().name, other().number), .organisation = {}, .guardian = {}});
    draft.signature = domain::Signature{};
    draft.signature->by = QStringLiteral("applicant");
    domain::Signature finger;
    finger.way = SigningWay::Fingerprint;
    finger.by = QStringLiteral("applicant.2");
    finger.finger = domain::UsualFinger;
    draft.furtherSignatures.push_back(std::move(finger));
    QCOMPARE(pack::partyValues(draft)[pack::value::SigningWords].toString(),
             QStringLiteral("样例甲（110***********002X）本人签字；测试乙（340***********001X）按捺指纹（右手食指）"));
}

void TestPartyValues::anAgentsCaseIsSaidWhereStaffConfirmedIt()
{
    domain::CaseDraft draft;
    domain::Person person;
    person.name = QStringLiteral("测试乙");
    person.number = QStringLiteral("34052419800101001X");
    draft.agent = domain::Agent{.person = std::move(person)};
    const auto words = [&draft] { return pack::partyValues(draft)[pack::value::AgentWords].toString(); };
    QCOMPARE(words(), QStringLiteral("测试乙（340***********001X）"));
    draft.agent->limit = domain::LimitConfirmed{.staffNo = QStringLiteral("0317"), .at = {}};
    QCOMPARE(words(), QStringLiteral("测试乙（340***********001X），限定情形代办已由工作人员0317核对"));
}

YC_TEST(TestPartyValues)
#include "tst_party_values.moc"
