#include "core/seal/deposit.h"
#include "core/wire/access.h"
#include "core/wire/staff_wire.h"
#include "tests/hall/peer.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

// An administrator gives a colleague a PIN for one sign-in; nobody else does.
class TestHallStaff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aClerkMayNot();
    void nobodyDoesItWithoutASession();
    void aNumberThatNobodyHasIsSaid();
    void notForOneself();
    void aColleagueGetsAPinForOneSignIn();
    void onlyAtOrBelowTheAdministratorsNode();
    void aVaultKeyIsGivenBackToWhoseItIs();

private:
    static QString place(const QString &no) { return QStringLiteral("/v1/staff/%1/one-time-pin").arg(no); }
    [[nodiscard]] int trySignIn(const QString &no, const QString &pin);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_administrator; // at window 3
    std::unique_ptr<Peer> m_clerk; // at window 5
};

void TestHallStaff::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    const auto enter = [this](std::unique_ptr<Peer> &peer, const QString &window, const QString &no) {
        peer = std::make_unique<Peer>(*m_hall);
        QCOMPARE(peer->enrol(m_hall->terminalCode(QStringLiteral("counter"), window)).status, 201);
        QCOMPARE(peer->signIn(no, m_hall->oneTimePin(no), QStringLiteral("271828")).status, 201);
    };
    enter(m_administrator, QStringLiteral("3"), QStringLiteral("0001"));
    enter(m_clerk, QStringLiteral("5"), QStringLiteral("0317"));
}

int TestHallStaff::trySignIn(const QString &no, const QString &pin)
{
    wire::SignInRequest request;
    request.staffNo = no;
    request.pin = SecretText(pin);
    return m_administrator->post(QStringLiteral("/v1/sessions"), wire::toJson(request)).status;
}

void TestHallStaff::aClerkMayNot()
{
    const auto heard = m_clerk->call("POST", place(QStringLiteral("0318")));
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), QStringLiteral("H-0123"));
    QCOMPARE(trySignIn(QStringLiteral("0318"), m_hall->oneTimePin(QStringLiteral("0318"))), 201);
}

void TestHallStaff::nobodyDoesItWithoutASession()
{
    const auto heard = m_clerk->call("POST", place(QStringLiteral("0318")), {}, {{"Authorization", "Bearer x"}});
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), QStringLiteral("H-0114"));
}

void TestHallStaff::aNumberThatNobodyHasIsSaid()
{
    const auto heard = m_administrator->call("POST", place(QStringLiteral("7777")));
    QCOMPARE(heard.status, 404);
    QCOMPARE(heard.code(), QStringLiteral("H-0001"));
}

void TestHallStaff::notForOneself()
{
    const auto heard = m_administrator->call("POST", place(QStringLiteral("0001")));
    QCOMPARE(heard.status, 400);
    QCOMPARE(m_administrator->call("GET", QStringLiteral("/v1/cases?number=1")).status, 200); // still signed in
}

void TestHallStaff::aVaultKeyIsGivenBackToWhoseItIs()
{
    const auto no = QStringLiteral("0102");
    auto peer = std::make_unique<Peer>(*m_hall);
    QCOMPARE(peer->enrol(m_hall->terminalCode(QStringLiteral("agent"))).status, 201);
    const auto entered = peer->signIn(no, m_hall->oneTimePin(no), QStringLiteral("271828"));
    const auto session = wire::signInReplyFrom(entered.json());
    QVERIFY(session);
    QCOMPARE(session->depositKey.size(), 32);
    const auto key = seal::Key::random();
    const auto once = seal::BoxKeys::of(seal::Key::random());
    const auto ask = [&](Peer &who, const QByteArray &deposit) {
        return who.post(QStringLiteral("/v1/vault-keys"),
                        wire::toJson(wire::DepositReturn{.deposit = deposit, .closeFor = once.publicHalf()}));
    };
    const auto deposit = *seal::closeDeposit(session->depositKey, no, key);
    const auto heard = ask(*peer, deposit);
    QCOMPARE(heard.status, 200);
    const auto returned = wire::returnedKeyFrom(heard.json());
    QVERIFY(returned);
    const auto inside = seal::openDeposit(once, returned->box);
    QVERIFY(inside);
    QCOMPARE(inside->staffNo, no);
    QCOMPARE(inside->key.bytes(), key.bytes());
    // Not to an administrator, not for another hall's box, not without a session, and not out of rubbish.
    QCOMPARE(ask(*m_administrator, deposit).code(), QStringLiteral("H-0124"));
    QCOMPARE(ask(*peer, *seal::closeDeposit(once.publicHalf(), no, key)).code(), QStringLiteral("H-0124"));
    QCOMPARE(ask(*peer, "rubbish").code(), QStringLiteral("H-0124"));
    QCOMPARE(peer->post(QStringLiteral("/v1/vault-keys"), {}).status, 400);
    QCOMPARE(peer->call("DELETE", QStringLiteral("/v1/sessions/current")).status, 204);
    QCOMPARE(ask(*peer, deposit).code(), QStringLiteral("H-0114"));
}

void TestHallStaff::aColleagueGetsAPinForOneSignIn()
{
    // Locked out by wrong tries, as whoever has forgotten a PIN is.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(trySignIn(QStringLiteral("0317"), QStringLiteral("000000")), 401);
    QCOMPARE(trySignIn(QStringLiteral("0317"), QStringLiteral("271828")), 429);
    const auto heard = m_administrator->call("POST", place(QStringLiteral("0317")));
    QCOMPARE(heard.status, 200);
    const auto given = wire::oneTimePinFrom(heard.json());
    QVERIFY(given);
    QCOMPARE(given->staffNo, QStringLiteral("0317"));
    QCOMPARE(given->staffName, QStringLiteral("样例员甲"));
    QVERIFY(!m_hall->log().contains(given->pin.reveal().toUtf8()));
    // Their session is over, their old PIN too; the new one lets in and has to be changed.
    QCOMPARE(m_clerk->call("GET", QStringLiteral("/v1/cases?number=1")).status, 401);
    QCOMPARE(trySignIn(QStringLiteral("0317"), QStringLiteral("271828")), 401);
    const auto changed = m_clerk->signIn(QStringLiteral("0317"), given->pin.reveal(), QStringLiteral("314159"));
    QCOMPARE(changed.status, 201);
    QVERIFY(!wire::signInReplyFrom(changed.json())->mustChangePin);
    QCOMPARE(trySignIn(QStringLiteral("0317"), given->pin.reveal()), 401);
}

void TestHallStaff::onlyAtOrBelowTheAdministratorsNode()
{
    // A township's administrator has the village's people, and not the county's.
    int exit = -1;
    const auto added
        = m_hall->admin({QStringLiteral("staff"), QStringLiteral("add"), QStringLiteral("--no"), QStringLiteral("0900"),
                         QStringLiteral("--name"), QStringLiteral("样例镇管理员"), QStringLiteral("--node"),
                         QStringLiteral("990101"), QStringLiteral("--role"), QStringLiteral("administrator")},
                        &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(m_clerk->signIn(QStringLiteral("0900"), added[QLatin1String("pin")].toString(), QStringLiteral("271828"))
                 .status,
             201);
    QCOMPARE(m_clerk->call("POST", place(QStringLiteral("0318"))).code(), QStringLiteral("H-0123"));
    QCOMPARE(m_clerk->call("POST", place(QStringLiteral("0521"))).status, 200);
}

YC_TEST(TestHallStaff)
#include "tst_staff.moc"
