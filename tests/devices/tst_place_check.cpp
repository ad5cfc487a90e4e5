#include "devices/hub/discovery.h"
#include "devices/hub/place_check.h"
#include "devices/virtual/pty.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc::devices;
using hub::factsOf;

// What is told of a place before anything there is opened.
class TestPlaceCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineThatIsThereMayBeUsed();
    void aLineWithoutRightsIsTold_data();
    void aLineWithoutRightsIsTold();
    void whatNoRuleIsAboutIsToldWithItsLine();
    void aLinkThatLeadsNowhereIsNotThere();
    void whatHasToBeOpenedIsNotLookedAt_data();
    void whatHasToBeOpenedIsNotLookedAt();
    void aDeviceThatIsNotOnUsbIsNotThere();
};

void TestPlaceCheck::aLineThatIsThereMayBeUsed()
{
    virtual_bench::Pty line;
    QVERIFY(line.plug());
    const auto facts = factsOf(QStringLiteral("serial:%1@9600").arg(line.path()));
    QVERIFY(facts.looked && facts.there && facts.mayUse);
    QCOMPARE(facts.node, line.path());
    QVERIFY(!facts.group.isEmpty());
    line.unplug();
    QVERIFY(!factsOf(QStringLiteral("serial:") + facts.node).there);
}

void TestPlaceCheck::aLineWithoutRightsIsTold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("ruleThere");
    QTest::newRow("no rule") << QString() << false;
    QTest::newRow("another's rule") << QStringLiteral("70-printers.rules") << false;
    QTest::newRow("ours") << QStringLiteral("70-yichuang-counter.rules") << true;
    QTest::newRow("the kiosk's") << QStringLiteral("70-yichuang-kiosk.rules") << true;
}

void TestPlaceCheck::aLineWithoutRightsIsTold()
{
    QFETCH(QString, file);
    QFETCH(bool, ruleThere);
    const QTemporaryDir rules;
    QFile rule(rules.filePath(file.isEmpty() ? QStringLiteral("README") : file));
    QVERIFY(rule.open(QIODevice::WriteOnly));
    virtual_bench::Pty line;
    QVERIFY(line.plug());
    QStringList asked;
    // Rights never fail whoever is root, and tests may be.
    const auto no = [&asked](const QString &node) {
        asked << node;
        return false;
    };
    const auto facts = factsOf(QStringLiteral("serial:") + line.path(),
                               {.mayUse = no, .ruleFolders = {rules.filePath(QStringLiteral("none")), rules.path()}});
    QVERIFY(facts.there && !facts.mayUse);
    QCOMPARE(facts.ruleThere, ruleThere);
    QCOMPARE(asked, QStringList{line.path()});
    QVERIFY(!facts.ruleCovers && facts.ruleLine.isEmpty()); // ours are about lines that are plugged in
}

void TestPlaceCheck::whatNoRuleIsAboutIsToldWithItsLine()
{
    using transport::UsbPlace;
    const transport::UsbAttached other{.vendor = 0x1A86, .product = 0x0A01};
    QCOMPARE(hub::missingRule(other, UsbPlace::Way::Pipes),
             QStringLiteral("SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\"1a86\", "
                            "ATTR{idProduct}==\"0a01\", TAG+=\"uaccess\", GROUP=\"plugdev\", MODE=\"0660\""));
    QVERIFY(
        hub::missingRule(other, UsbPlace::Way::Reports).startsWith(QStringLiteral("SUBSYSTEM==\"hidraw\", ATTRS{")));
    const transport::UsbAttached printer{.vendor = 0x1A86, .product = 0x0A01, .faces = {{7, 1, 2}}};
    QCOMPARE(hub::missingRule(printer, UsbPlace::Way::Pipes), QString());
    QVERIFY(!hub::missingRule(printer, UsbPlace::Way::Reports).isEmpty()); // of class 7 the pipes alone are given
    for (const auto &known : hub::knownNumbers())
        for (const auto way : {UsbPlace::Way::Pipes, UsbPlace::Way::Reports})
            QCOMPARE(hub::missingRule({.vendor = known.vendor, .product = known.product}, way), QString());
}

void TestPlaceCheck::aLinkThatLeadsNowhereIsNotThere()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("usb-Maker_Model-if00")); // as /dev/serial/by-id has them
    virtual_bench::Pty line;
    QVERIFY(line.plug() && QFile::link(line.path(), path));
    auto facts = factsOf(QStringLiteral("serial:") + path);
    QVERIFY(facts.there);
    QCOMPARE(facts.node, path);
    QCOMPARE(facts.what, line.path());
    line.unplug();
    facts = factsOf(QStringLiteral("serial:") + path);
    QVERIFY(facts.looked && !facts.there);
}

void TestPlaceCheck::whatHasToBeOpenedIsNotLookedAt_data()
{
    QTest::addColumn<QString>("place");
    for (const auto *place : {"tcp:127.0.0.1:9100", "sane:", "sane:airscan:e0:A", "nonsense", ""})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void TestPlaceCheck::whatHasToBeOpenedIsNotLookedAt()
{
    QFETCH(QString, place);
    QVERIFY(!factsOf(place).looked);
}

void TestPlaceCheck::aDeviceThatIsNotOnUsbIsNotThere()
{
    for (const auto *place : {"usb:0400:c35a#NONE", "hid:0400:c35a#NONE"}) {
        const auto facts = factsOf(QString::fromLatin1(place));
        QVERIFY(facts.looked && !facts.there && facts.node.isEmpty());
    }
}

YC_TEST(TestPlaceCheck)
#include "tst_place_check.moc"
