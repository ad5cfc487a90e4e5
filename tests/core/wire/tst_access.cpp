#include "core/wire/access.h"
#include "core/wire/card_proof.h"
#include "core/wire/person_json.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;

class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void enrolmentComesBackAsItWas();
    void signInComesBackAsItWas();
    void aFieldThatIsMissingOrOfAnotherTypeRefusesTheWhole_data();
    void aFieldThatIsMissingOrOfAnotherTypeRefusesTheWhole();
    void aFieldThatWeDoNotKnowIsPassedOver();
};

namespace
{

wire::EnrolReply reply()
{
    return {.terminalId = QStringLiteral("T0001"),
            .kind = wire::TerminalKind::Kiosk,
            .nodeCode = QStringLiteral("990100"),
            .nodeName = QStringLiteral("示例县政务服务中心"),
            .windowNo = {},
            .tls = "tls",
            .evidence = "evidence",
            .document = "document",
            .hallEvidence = "hall"};
}

wire::SignInReply signedIn()
{
    wire::SignInReply value;
    value.token = SecretText(QStringLiteral("0123456789abcdefghij"));
    value.expires = QDateTime(QDate(2026, 11, 21), QTime(20, 0), Qt::UTC);
    value.staffNo = QStringLiteral("0317");
    value.staffName = QStringLiteral("样例员甲");
    value.roles = {QStringLiteral("clerk")};
    value.powers = {QStringLiteral("accept"), QStringLiteral("refuse")};
    value.mustChangePin = true;
    value.cardKey = QByteArray(65, 'k');
    return value;
}

using Reader = bool (*)(const QJsonObject &);

template <typename T, Result<T> (*From)(const QJsonObject &)> bool reads(const QJsonObject &json)
{
    return From(json).has_value();
}

} // namespace

void TestAccess::enrolmentComesBackAsItWas()
{
    const wire::EnrolRequest request{QByteArray(10, 's'), "tls", "evidence", "document"};
    const auto back = wire::enrolRequestFrom(wire::toJson(request));
    QVERIFY(back);
    QCOMPARE(back->secret, request.secret);
    QCOMPARE(back->documentRequest, request.documentRequest);
    const auto answer = wire::enrolReplyFrom(wire::toJson(reply()));
    QVERIFY(answer);
    QCOMPARE(answer->kind, wire::TerminalKind::Kiosk);
    QCOMPARE(answer->nodeName, reply().nodeName);
    QCOMPARE(answer->hallEvidence, reply().hallEvidence);
}

void TestAccess::signInComesBackAsItWas()
{
    wire::SignInRequest request;
    request.staffNo = QStringLiteral("0317");
    request.pin = SecretText(QStringLiteral("271828"));
    auto back = wire::signInRequestFrom(wire::toJson(request));
    QVERIFY(back && !back->newPin);
    QCOMPARE(back->pin.reveal(), request.pin.reveal());
    request.newPin = SecretText(QStringLiteral("314159"));
    back = wire::signInRequestFrom(wire::toJson(request));
    QVERIFY(back && back->newPin);
    QCOMPARE(back->newPin->reveal(), request.newPin->reveal());
    QVERIFY(!back->card);
    request.card = {QByteArray(32, 'c'), QByteArray(71, 's')};
    back = wire::signInRequestFrom(wire::toJson(request));
    QVERIFY(back && back->card);
    QCOMPARE(back->card->challenge, request.card->challenge);
    QCOMPARE(back->card->signature, request.card->signature);
    request.card->challenge.chop(1); // a proof that is none refuses the whole
    QVERIFY(!wire::signInRequestFrom(wire::toJson(request)));
    const auto challenge = wire::challengeFrom(wire::challengeJson(QByteArray(32, 'c')));
    QVERIFY(challenge);
    QCOMPARE(*challenge, QByteArray(32, 'c'));
    QVERIFY(!wire::challengeFrom({}) && !wire::challengeFrom(wire::challengeJson(QByteArray(31, 'c'))));
    const auto answer = wire::signInReplyFrom(wire::toJson(signedIn()));
    QVERIFY(answer);
    QCOMPARE(answer->cardKey, signedIn().cardKey);
    QCOMPARE(answer->expires, signedIn().expires);
    QCOMPARE(answer->powers, signedIn().powers);
    QVERIFY(answer->mustChangePin);
}

void TestAccess::aFieldThatIsMissingOrOfAnotherTypeRefusesTheWhole_data()
{
    QTest::addColumn<QJsonObject>("good");
    QTest::addColumn<quintptr>("reader");
    wire::SignInRequest signIn;
    signIn.staffNo = QStringLiteral("0317");
    signIn.pin = SecretText(QStringLiteral("271828"));
    const auto row = [](const char *name, const QJsonObject &json, Reader reader) {
        QTest::newRow(name) << json << reinterpret_cast<quintptr>(reader);
    };
    row("enrolment", wire::toJson(wire::EnrolRequest{QByteArray(10, 's'), "a", "b", "c"}),
        reads<wire::EnrolRequest, wire::enrolRequestFrom>);
    row("enrolment's reply", wire::toJson(reply()), reads<wire::EnrolReply, wire::enrolReplyFrom>);
    row("sign-in", wire::toJson(signIn), reads<wire::SignInRequest, wire::signInRequestFrom>);
    row("a card's proof", wire::toJson(seal::StaffProof{QByteArray(32, 'c'), "s"}),
        reads<seal::StaffProof, wire::staffProofFrom>);
    auto withoutCard = signedIn();
    withoutCard.cardKey.clear(); // it may be missing
    row("sign-in's reply", wire::toJson(withoutCard), reads<wire::SignInReply, wire::signInReplyFrom>);
    row("a citizen's question", QJsonObject{{QStringLiteral("number"), QStringLiteral("11010519491231002X")}},
        reads<wire::CitizenQuery, wire::citizenQueryFrom>);
}

void TestAccess::aFieldThatIsMissingOrOfAnotherTypeRefusesTheWhole()
{
    QFETCH(QJsonObject, good);
    QFETCH(quintptr, reader);
    const auto read = reinterpret_cast<Reader>(reader);
    QVERIFY(read(good));
    for (const auto &key : good.keys()) {
        auto bad = good;
        bad.remove(key);
        QVERIFY2(!read(bad), qPrintable(key));
        for (const QJsonValue &other : {QJsonValue(), QJsonValue(12), QJsonValue(QJsonObject()),
                                        QJsonValue(QString(200'000, u'x')), QJsonValue(QJsonArray{12})}) {
            bad.insert(key, other);
            QVERIFY2(!read(bad), qPrintable(key));
        }
    }
}

void TestAccess::aFieldThatWeDoNotKnowIsPassedOver()
{
    auto json = wire::toJson(reply());
    json.insert(QStringLiteral("colour"), QStringLiteral("red"));
    QVERIFY(wire::enrolReplyFrom(json));
}

YC_TEST(TestAccess)
#include "tst_access.moc"
