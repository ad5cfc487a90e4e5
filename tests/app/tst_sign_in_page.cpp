#include "app/pages/sign_in_page.h"
#include "core/wire/staff_wire.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::SignIn;
using tests::DeskWorld;

// A PIN that was reset by an administrator, at the window whose vault still knows the one from before.
class TestSignInPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoKnowsThePinFromBeforeTypesIt();
    void whoForgotItIsHelpedByTheHall();

private:
    struct OpenPage : tests::OpenShop {
        app::SignInPage page;
        OpenPage(flow::Desk &desk, devices::hub::Hub &hub) : OpenShop(desk, hub), page(shop)
        {
            page.show();
            page.enter();
        }
        [[nodiscard]] QLineEdit *field(const QString &name) const
        {
            for (auto *edit : page.findChildren<QLineEdit *>())
                if (edit->accessibleName() == name)
                    return edit;
            return nullptr;
        }
        void type(const QString &name, const QString &text) const { field(name)->setText(text); }
    };
    [[nodiscard]] QString reset();
    void toTheOldPin(OpenPage &open, const QString &newPin);

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
    QString m_clerk;
    QString m_pin = QStringLiteral("640281"); // the clerk's, as the vault here knows it
};

void TestSignInPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.openDesk();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    const auto begin = [this](const QString &no, const QString &once, const QString &pin) {
        QCOMPARE(*DeskWorld::signIn(*m_desk, no, once), SignIn::MustChangePin);
        QVERIFY(DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
            m_desk->changePin(SecretText(once), SecretText(pin), context, std::move(done));
        }));
        m_desk->signOut();
    };
    const auto administrator = m_world.hall().staff(QStringLiteral("administrator"));
    begin(administrator.no, administrator.pin, QStringLiteral("739164"));
    const auto clerk = m_world.hall().staff(QStringLiteral("clerk"), 1);
    m_clerk = clerk.no;
    begin(clerk.no, clerk.pin, m_pin);
}

QString TestSignInPage::reset()
{
    const auto administrator = m_world.hall().staff(QStringLiteral("administrator")).no;
    if (!DeskWorld::signIn(*m_desk, administrator, QStringLiteral("739164")))
        return {};
    const auto given = DeskWorld::ask<wire::OneTimePin>([&](QObject *context, Answer<wire::OneTimePin> done) {
        m_desk->giveOneTimePin(m_clerk, context, std::move(done));
    });
    m_desk->signOut();
    return given ? given->pin.reveal() : QString();
}

void TestSignInPage::toTheOldPin(OpenPage &open, const QString &newPin)
{
    const auto once = reset();
    QVERIFY(!once.isEmpty());
    open.type(QStringLiteral("工号"), m_clerk);
    open.type(QStringLiteral("PIN"), once);
    open.page.goOn();
    QTRY_VERIFY(open.field(QStringLiteral("新PIN"))->isVisible());
    open.type(QStringLiteral("新PIN"), newPin);
    open.type(QStringLiteral("再次输入新PIN"), newPin);
    open.page.goOn();
    QTRY_VERIFY(open.field(QStringLiteral("修改前的PIN"))->isVisible());
}

void TestSignInPage::whoKnowsThePinFromBeforeTypesIt()
{
    OpenPage open(*m_desk, *m_hub);
    QSignalSpy in(&open.page, &app::SignInPage::signedIn);
    const auto newer = QStringLiteral("917350");
    toTheOldPin(open, newer);
    open.type(QStringLiteral("修改前的PIN"), m_pin);
    open.page.goOn();
    QTRY_COMPARE(in.count(), 1);
    m_desk->signOut();
    m_pin = newer;
    QCOMPARE(*DeskWorld::signIn(*m_desk, m_clerk, m_pin),
             SignIn::Done); // the vault knows the new one, not the one-time
    m_desk->signOut();
}

void TestSignInPage::whoForgotItIsHelpedByTheHall()
{
    OpenPage open(*m_desk, *m_hub);
    QSignalSpy in(&open.page, &app::SignInPage::signedIn);
    QSignalSpy problem(&open.page, &app::Page::problem);
    const auto newer = QStringLiteral("205913");
    toTheOldPin(open, newer);
    auto *forgotten = tests::buttonOf(open.page, QStringLiteral("忘记了修改前的PIN"));
    QVERIFY(forgotten && forgotten->isVisible());
    m_world.proxy().setDown(true);
    forgotten->click();
    QVERIFY(!forgotten->isEnabled()); // it is being asked
    QTRY_COMPARE_WITH_TIMEOUT(problem.count(), 1, 20'000);
    m_world.proxy().setDown(false);
    forgotten->click();
    QTRY_COMPARE(in.count(), 1);
    m_desk->signOut();
    QCOMPARE(*DeskWorld::signIn(*m_desk, m_clerk, newer), SignIn::Done);
    m_desk->signOut();
}

YC_TEST(TestSignInPage)
#include "tst_sign_in_page.moc"
