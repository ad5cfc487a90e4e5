#include "core/wire/card_proof.h"
#include "tests/hall/peer.h"
#include "tests/support/register.h"
#include "tests/support/soft_staff_card.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;

// Sign-in with the staff card at the real hall, over real TLS, two terminals beside each other.
class TestHallStaffCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void byDefaultThePinAloneDoes();
    void anAdministratorBindsACardToOnePerson();
    void whatIsNoKeyOrNoRuleIsRefused();
    void aPersonOrARoleNeedsTheCard_data();
    void aPersonOrARoleNeedsTheCard();
    void onlyARightPinIsToldOfTheCard();
    void theCardOfSomebodyElseIsRefused();
    void aProofIsGoodOnce();
    void aProofForAnotherTerminalOrPersonIsRefused();
    void aNewerChallengeTakesThePlaceOfTheOneBefore();
    void aChallengeOutlivesARestartAndIsStillGoodOnce();
    void withoutACardBoundNobodyGetsIn();
    void unbindingEndsTheSession();
    void aOneTimePinIsChangedWithTheCardToo();
    void wrongCardsHaveToWaitAndARightPinDoesNotForgiveThem(); // last: it makes them wait

private:
    using Card = SoftStaffCard;
    [[nodiscard]] Heard ask(Peer &peer, const std::optional<seal::StaffProof> &proof = {}, const QString &pin = Pin,
                            const QString &no = No);
    [[nodiscard]] QByteArray challenge(Peer &peer, const QString &no = No, const QString &pin = Pin);
    [[nodiscard]] int admin(const QStringList &words); // its exit code
    void bind(const Card &card, const QString &no = No);

    static inline const QString No = u"0317"_s;
    static inline const QString Pin = u"271828"_s;
    static inline const QString OtherNo = u"0318"_s;
    static inline const QString OtherPin = u"314159"_s;
    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    std::unique_ptr<Peer> m_other; // another window
    Card m_card;
    QSet<QStringList> m_undo; // of what the administrator did
};

Heard TestHallStaffCard::ask(Peer &peer, const std::optional<seal::StaffProof> &proof, const QString &pin,
                             const QString &no)
{
    wire::SignInRequest request;
    request.staffNo = no;
    request.pin = SecretText(QString(pin));
    request.card = proof;
    return peer.post(u"/v1/sessions"_s, wire::toJson(request));
}

QByteArray TestHallStaffCard::challenge(Peer &peer, const QString &no, const QString &pin)
{
    const auto heard = ask(peer, {}, pin, no);
    return heard.code() == u"H-0115"_s ? wire::challengeFrom(heard.json()).value_or(QByteArray()) : QByteArray();
}

int TestHallStaffCard::admin(const QStringList &words)
{
    const auto no = words.value(3);
    if (words.value(1) == u"bind-card")
        m_undo.insert({u"staff"_s, u"unbind-card"_s, u"--no"_s, no});
    if (words.value(1) == u"need-card")
        m_undo.insert({u"staff"_s, u"need-card"_s, u"--no"_s, no, u"--need"_s, u"no"_s});
    if (words.value(0) == u"set")
        m_undo.insert({u"set"_s, u"--name"_s, u"staff-card"_s, u"--value"_s, QString()});
    int exitCode = -1;
    (void)m_hall->admin(words, &exitCode);
    return exitCode;
}

void TestHallStaffCard::bind(const Card &card, const QString &no)
{
    QCOMPARE(admin({u"staff"_s, u"bind-card"_s, u"--no"_s, no, u"--serial"_s, u"YC"_s + no, u"--key"_s, card.hex()}),
             0);
    QCOMPARE(admin({u"staff"_s, u"need-card"_s, u"--no"_s, no, u"--need"_s, u"yes"_s}), 0);
}

void TestHallStaffCard::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
    m_other = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_other->enrol(m_hall->terminalCode(u"kiosk"_s)).status, 201);
    QCOMPARE(m_counter->signIn(OtherNo, m_hall->oneTimePin(OtherNo), OtherPin).status, 201);
}

// Nobody needs a card, none is bound, nothing was tried.
void TestHallStaffCard::init()
{
    for (const auto &words : std::exchange(m_undo, {}))
        (void)m_hall->admin(words);
    QCOMPARE(ask(*m_counter).status, 201);
    QCOMPARE(ask(*m_counter, {}, OtherPin, OtherNo).status, 201);
}

void TestHallStaffCard::byDefaultThePinAloneDoes()
{
    const auto reply = wire::signInReplyFrom(ask(*m_counter).json());
    QVERIFY(reply && reply->cardKey.isEmpty());
    // Bound, but nobody asks for it.
    QCOMPARE(admin({u"staff"_s, u"bind-card"_s, u"--no"_s, No, u"--serial"_s, u"YC1"_s, u"--key"_s, m_card.hex()}), 0);
    QCOMPARE(ask(*m_counter).status, 201);
}

void TestHallStaffCard::anAdministratorBindsACardToOnePerson()
{
    bind(m_card);
    const QStringList again{u"staff"_s,    u"bind-card"_s, u"--no"_s,  OtherNo,
                            u"--serial"_s, u"YC2"_s,       u"--key"_s, m_card.hex()};
    QCOMPARE(admin(again), 1);
    QVERIFY(m_hall->admin({u"staff"_s, u"list"_s}).value(u"staff").toArray().size() > 1);
    for (const auto &entry : m_hall->admin({u"staff"_s, u"list"_s}).value(u"staff").toArray()) {
        const auto one = entry.toObject();
        const bool theirs = one.value(u"no").toString() == No;
        QCOMPARE(one.value(u"needsCard").toBool(), theirs);
        QCOMPARE(one.value(u"card").toString(), theirs ? u"YC0317"_s : QString());
    }
    QCOMPARE(admin({u"staff"_s, u"unbind-card"_s, u"--no"_s, No}), 0);
    QCOMPARE(admin(again), 0);
    QCOMPARE(admin({u"staff"_s, u"unbind-card"_s, u"--no"_s, No}), 1); // none is bound
}

void TestHallStaffCard::whatIsNoKeyOrNoRuleIsRefused()
{
    constexpr int wrongUse = 2;
    const auto bindTo = [&](const QString &no, const QString &key) {
        return admin({u"staff"_s, u"bind-card"_s, u"--no"_s, no, u"--serial"_s, u"YC1"_s, u"--key"_s, key});
    };
    auto off = m_card.hex();
    off.back() = off.back() == u'0' ? u'1' : u'0';
    QCOMPARE(bindTo(No, off), wrongUse); // not on the curve
    QCOMPARE(bindTo(No, m_card.hex().chopped(2)), wrongUse);
    QCOMPARE(bindTo(No, u"zz"_s + m_card.hex().mid(2)), wrongUse);
    QCOMPARE(bindTo(u"7777"_s, m_card.hex()), 1);
    QCOMPARE(admin({u"set"_s, u"--name"_s, u"staff-card"_s, u"--value"_s, u"clerk,king"_s}), wrongUse);
    QCOMPARE(admin({u"staff"_s, u"need-card"_s, u"--no"_s, No, u"--need"_s, u"perhaps"_s}), wrongUse);
}

void TestHallStaffCard::aPersonOrARoleNeedsTheCard_data()
{
    QTest::addColumn<QStringList>("rule");
    QTest::addColumn<bool>("needed");
    QTest::newRow("the person") << QStringList{u"staff"_s, u"need-card"_s, u"--no"_s, No, u"--need"_s, u"yes"_s}
                                << true;
    const auto set = [](const QString &value) {
        return QStringList{u"set"_s, u"--name"_s, u"staff-card"_s, u"--value"_s, value};
    };
    QTest::newRow("their role") << set(u"auditor,clerk"_s) << true;
    QTest::newRow("everybody") << set(u"all"_s) << true;
    QTest::newRow("other roles") << set(u"administrator,auditor"_s) << false;
}

void TestHallStaffCard::aPersonOrARoleNeedsTheCard()
{
    QFETCH(QStringList, rule);
    QFETCH(bool, needed);
    bind(m_card);
    QCOMPARE(admin({u"staff"_s, u"need-card"_s, u"--no"_s, No, u"--need"_s, u"no"_s}), 0);
    QCOMPARE(admin(rule), 0);
    const auto first = ask(*m_counter);
    if (!needed) {
        QCOMPARE(first.status, 201);
        return;
    }
    QCOMPARE(first.status, 403);
    QCOMPARE(first.code(), u"H-0115"_s);
    const auto open = wire::challengeFrom(first.json());
    QVERIFY(open);
    const auto second = ask(*m_counter, m_card.prove(*open));
    QCOMPARE(second.status, 201);
    const auto reply = wire::signInReplyFrom(second.json());
    QVERIFY(reply);
    QCOMPARE(QString::fromLatin1(reply->cardKey.toHex()), m_card.hex());
}

void TestHallStaffCard::onlyARightPinIsToldOfTheCard()
{
    bind(m_card);
    const auto heard = ask(*m_counter, {}, u"000000"_s);
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), u"H-0111"_s);
    // And the card without the PIN is nothing.
    const auto open = challenge(*m_counter);
    QCOMPARE(ask(*m_counter, m_card.prove(open), u"000000"_s).code(), u"H-0111"_s);
    QCOMPARE(ask(*m_counter, m_card.prove(open)).status, 201);
}

void TestHallStaffCard::theCardOfSomebodyElseIsRefused()
{
    const Card others;
    bind(m_card);
    bind(others, OtherNo);
    const auto open = challenge(*m_counter);
    const auto heard = ask(*m_counter, others.prove(open));
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), u"H-0116"_s);
    // The challenge went with it.
    QCOMPARE(ask(*m_counter, m_card.prove(open)).code(), u"H-0118"_s);
    // A signature over something else by the right card.
    auto proof = m_card.prove(challenge(*m_counter));
    proof.signature = m_card.prove(QByteArray(32, 'x')).signature;
    QCOMPARE(ask(*m_counter, proof).code(), u"H-0116"_s);
    QCOMPARE(ask(*m_counter, m_card.prove(challenge(*m_counter))).status, 201);
}

void TestHallStaffCard::aProofIsGoodOnce()
{
    bind(m_card);
    const auto proof = m_card.prove(challenge(*m_counter));
    QCOMPARE(ask(*m_counter, proof).status, 201);
    const auto replayed = ask(*m_counter, proof);
    QCOMPARE(replayed.status, 403);
    QCOMPARE(replayed.code(), u"H-0118"_s);
    QCOMPARE(ask(*m_counter, m_card.prove(QByteArray(32, 'm'))).code(), u"H-0118"_s); // of one's own making
}

void TestHallStaffCard::aProofForAnotherTerminalOrPersonIsRefused()
{
    const Card others;
    bind(m_card);
    bind(others, OtherNo);
    const auto proof = m_card.prove(challenge(*m_other));
    QVERIFY(!challenge(*m_counter).isEmpty()); // one is open here, too
    QCOMPARE(ask(*m_counter, proof).code(), u"H-0118"_s);
    QCOMPARE(ask(*m_other, proof).status, 201); // where it was asked for it is still good
    const auto mine = challenge(*m_counter);
    QCOMPARE(ask(*m_counter, others.prove(mine), OtherPin, OtherNo).code(), u"H-0118"_s);
    QCOMPARE(ask(*m_counter, m_card.prove(mine)).status, 201);
}

void TestHallStaffCard::aNewerChallengeTakesThePlaceOfTheOneBefore()
{
    bind(m_card);
    const auto first = challenge(*m_counter);
    const auto second = challenge(*m_counter);
    QVERIFY(first != second);
    QCOMPARE(ask(*m_counter, m_card.prove(first)).code(), u"H-0118"_s);
    QCOMPARE(ask(*m_counter, m_card.prove(challenge(*m_counter))).status, 201);
}

void TestHallStaffCard::aChallengeOutlivesARestartAndIsStillGoodOnce()
{
    bind(m_card);
    const auto proof = m_card.prove(challenge(*m_counter));
    m_hall->kill();
    QVERIFY(m_hall->start());
    m_counter->reconnect();
    QCOMPARE(ask(*m_counter, proof).status, 201);
    m_hall->kill();
    QVERIFY(m_hall->start());
    m_counter->reconnect();
    QCOMPARE(ask(*m_counter, proof).code(), u"H-0118"_s);
}

void TestHallStaffCard::withoutACardBoundNobodyGetsIn()
{
    QCOMPARE(admin({u"set"_s, u"--name"_s, u"staff-card"_s, u"--value"_s, u"all"_s}), 0);
    const auto heard = ask(*m_counter);
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), u"H-0117"_s);
    QVERIFY(heard.json().value(u"challenge").isUndefined());
    QCOMPARE(ask(*m_counter, m_card.prove(QByteArray(32, 'm'))).code(), u"H-0117"_s);
    // It was no wrong try: five of them ask for no wait.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(*m_counter).code(), u"H-0117"_s);
}

void TestHallStaffCard::unbindingEndsTheSession()
{
    bind(m_card);
    const auto proof = m_card.prove(challenge(*m_counter));
    const auto reply = wire::signInReplyFrom(ask(*m_counter, proof).json());
    QVERIFY(reply);
    const Headers token{{"Authorization", "Bearer " + reply->token.reveal().toLatin1()}};
    QCOMPARE(m_counter->call("GET", u"/v1/cases?number=1"_s, {}, token).status, 200);
    const auto open = challenge(*m_counter);
    QCOMPARE(admin({u"staff"_s, u"unbind-card"_s, u"--no"_s, No}), 0);
    QCOMPARE(m_counter->call("GET", u"/v1/cases?number=1"_s, {}, token).status, 401);
    QCOMPARE(ask(*m_counter, m_card.prove(open)).code(), u"H-0117"_s);
    // Bound again it does not answer what was asked of it before.
    bind(m_card);
    QCOMPARE(ask(*m_counter, m_card.prove(open)).code(), u"H-0118"_s);
}

void TestHallStaffCard::aOneTimePinIsChangedWithTheCardToo()
{
    bind(m_card);
    const auto once = m_hall->admin({u"staff"_s, u"reset-pin"_s, u"--no"_s, No}).value(u"pin").toString();
    const auto first
        = wire::signInReplyFrom(ask(*m_counter, m_card.prove(challenge(*m_counter, No, once)), once).json());
    QVERIFY(first && first->mustChangePin);
    wire::SignInRequest change;
    change.staffNo = No;
    change.pin = SecretText(QString(once));
    change.newPin = SecretText(QString(Pin));
    const auto without = m_counter->post(u"/v1/sessions"_s, wire::toJson(change));
    QCOMPARE(without.code(), u"H-0115"_s); // a PIN that somebody saw does not become theirs
    change.card = m_card.prove(*wire::challengeFrom(without.json()));
    QCOMPARE(m_counter->post(u"/v1/sessions"_s, wire::toJson(change)).status, 201);
}

void TestHallStaffCard::wrongCardsHaveToWaitAndARightPinDoesNotForgiveThem()
{
    const Card wrong;
    bind(m_card, OtherNo);
    for (int i = 1; i <= 5; ++i) {
        const auto open = challenge(*m_counter, OtherNo, OtherPin);
        QVERIFY(!open.isEmpty());
        const auto heard = ask(*m_counter, wrong.prove(open), OtherPin, OtherNo);
        QCOMPARE(heard.code(), u"H-0116"_s);
        QCOMPARE(heard.header("Retry-After"), i < 5 ? QByteArray() : QByteArray("15"));
    }
    const auto early = ask(*m_counter, {}, OtherPin, OtherNo);
    QCOMPARE(early.status, 429);
    QCOMPARE(early.code(), u"H-0111"_s);
}

YC_TEST(TestHallStaffCard)
#include "tst_staff_card.moc"
