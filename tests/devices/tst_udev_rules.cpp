#include "devices/hub/discovery.h"
#include "tests/support/register.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <fnmatch.h>

using namespace yc::devices;

// installer/udev, read as udev reads it and played for devices: `udevadm verify` came with systemd 254, Debian 12 has
// 252.
class TestUdevRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyLineIsOne();
    void everyKnownDeviceMayBeUsed();
    void whatIsKnownByItsClassMayBeUsed_data();
    void whatIsKnownByItsClassMayBeUsed();
    void nothingElseIsOpened();
    void theyComeBeforeTheSeatsRules();
    void udevadmAgreesWhereItCan();

private:
    struct Part {
        QString key; // "ATTR{idVendor}"
        QString how; // "==", "!=", "=", "+="
        QString value;
    };
    using Line = QList<Part>;
    using Facts = QMap<QString, QString>; // of a device, by what a rule may ask
    using Given = QMap<QString, QStringList>; // TAG, GROUP, MODE
    [[nodiscard]] Given play(const Facts &device) const;
    [[nodiscard]] static QString path()
    {
        return qEnvironmentVariable("YC_SOURCE") + "/installer/udev/70-yichuang.rules";
    }
    static Facts usb(const QString &vendor, const QString &product,
                     const QString &interfaces = QStringLiteral(":ff0000:"))
    {
        return {{"ACTION", "add"},          {"SUBSYSTEM", "usb"},         {"ENV{DEVTYPE}", "usb_device"},
                {"ATTR{idVendor}", vendor}, {"ATTR{idProduct}", product}, {"ENV{ID_USB_INTERFACES}", interfaces}};
    }
    static Facts hidraw(const QString &vendor, const QString &product)
    {
        return {{"ACTION", "add"},
                {"SUBSYSTEM", "hidraw"},
                {"KERNEL", "hidraw3"},
                {"ATTRS{idVendor}", vendor},
                {"ATTRS{idProduct}", product}};
    }
    static Facts tty(const QString &name) { return {{"ACTION", "add"}, {"SUBSYSTEM", "tty"}, {"KERNEL", name}}; }

    QList<Line> m_lines;
};

void TestUdevRules::initTestCase()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression part("^\\s*([A-Z]+(?:\\{[A-Za-z_]+\\})?)(==|!=|\\+=|=)\"([^\"]*)\"\\s*(,|$)");
    int number = 0;
    for (const auto &bytes : file.readAll().split('\n')) {
        ++number;
        auto rest = QString::fromUtf8(bytes).trimmed();
        if (rest.isEmpty() || rest.startsWith(u'#'))
            continue;
        Line line;
        while (!rest.isEmpty()) {
            const auto found = part.match(rest);
            QVERIFY2(found.hasMatch(), qPrintable(QStringLiteral("line %1: %2").arg(number).arg(rest)));
            line.append({found.captured(1), found.captured(2), found.captured(3)});
            rest = rest.mid(found.capturedEnd());
            QVERIFY2(found.captured(4).isEmpty() == rest.isEmpty(), qPrintable(QStringLiteral("line %1").arg(number)));
        }
        m_lines.append(line);
    }
}

TestUdevRules::Given TestUdevRules::play(const Facts &device) const
{
    Given given;
    QString label; // what is gone to
    for (const auto &line : m_lines) {
        if (!label.isEmpty()) {
            if (line.front().key == "LABEL" && line.front().value == label)
                label.clear();
            continue;
        }
        const auto holds = std::ranges::all_of(line, [&](const Part &part) {
            if (part.how != "==" && part.how != "!=")
                return true;
            const auto patterns = part.value.split(u'|');
            const auto fact = device.value(part.key);
            const bool same = device.contains(part.key) && std::ranges::any_of(patterns, [&](const QString &pattern) {
                                  return ::fnmatch(qPrintable(pattern), qPrintable(fact), 0) == 0;
                              });
            return same == (part.how == "==");
        });
        for (const auto &part : line) {
            if (!holds || part.how == "==" || part.how == "!=" || part.key == "LABEL")
                continue;
            if (part.key == "GOTO")
                label = part.value;
            else if (part.how == "+=")
                given[part.key] += part.value;
            else
                given[part.key] = QStringList{part.value};
        }
    }
    return given;
}

void TestUdevRules::everyLineIsOne()
{
    const QStringList asked{
        "ACTION",         "SUBSYSTEM",       "KERNEL",          "ENV{DEVTYPE}",    "ENV{ID_USB_INTERFACES}",
        "ATTR{idVendor}", "ATTR{idProduct}", "ATTRS{idVendor}", "ATTRS{idProduct}"};
    QStringList labels;
    QStringList jumps;
    for (const auto &line : m_lines) {
        for (const auto &part : line) {
            const bool asks = part.how == "==" || part.how == "!=";
            QVERIFY2(asks ? asked.contains(part.key)
                          : (QStringList{"TAG", "GROUP", "MODE", "GOTO", "LABEL"}.contains(part.key)),
                     qPrintable(part.key)); // another one is for who teaches it to play()
            if (part.key.endsWith("idVendor}") || part.key.endsWith("idProduct}"))
                QVERIFY2(QRegularExpression("^[0-9a-f]{4}$").match(part.value).hasMatch(), qPrintable(part.value));
            if (part.key == "LABEL")
                labels += part.value;
            if (part.key == "GOTO")
                jumps += part.value;
        }
    }
    QVERIFY(m_lines.size() > 5);
    QCOMPARE(jumps, labels);
}

void TestUdevRules::everyKnownDeviceMayBeUsed()
{
    const auto known = hub::knownNumbers();
    QVERIFY(!known.isEmpty());
    for (const auto &one : known) {
        const auto vendor = QStringLiteral("%1").arg(one.vendor, 4, 16, QLatin1Char('0'));
        const auto product = QStringLiteral("%1").arg(one.product, 4, 16, QLatin1Char('0'));
        for (const auto &device : {usb(vendor, product), hidraw(vendor, product)}) {
            const auto given = play(device);
            const auto what = device["SUBSYSTEM"] + u' ' + vendor + u':' + product;
            QVERIFY2(given["TAG"].contains("uaccess"), qPrintable(what));
            QVERIFY2(given["GROUP"] == QStringList{"plugdev"} && given["MODE"] == QStringList{"0660"},
                     qPrintable(what));
        }
        auto gone = usb(vendor, product);
        gone["ACTION"] = "remove";
        QVERIFY(play(gone).isEmpty());
    }
}

void TestUdevRules::whatIsKnownByItsClassMayBeUsed_data()
{
    QTest::addColumn<QMap<QString, QString>>("device");
    QTest::newRow("a receipt printer") << usb("04b8", "0202", ":070102:");
    QTest::newRow("one that is something else as well") << usb("04b8", "0202", ":ff0000:070101:030000:");
    QTest::newRow("a signature pad") << hidraw("056a", "00a4");
    QTest::newRow("a serial line over USB") << tty("ttyUSB0");
    QTest::newRow("a code scanner") << tty("ttyACM12");
    QTest::newRow("Bluetooth") << tty("rfcomm0");
}

void TestUdevRules::whatIsKnownByItsClassMayBeUsed()
{
    using Device = QMap<QString, QString>;
    QFETCH(Device, device);
    const auto given = play(device);
    QCOMPARE(given["TAG"], QStringList{"uaccess"});
    QVERIFY(given["GROUP"] != QStringList{"root"});
}

void TestUdevRules::nothingElseIsOpened()
{
    for (const auto &device :
         {usb("0781", "5581", ":080650:"), usb("046d", "c31c", ":030101:"), hidraw("046d", "c31c"), usb("0400", "0001"),
          tty("ttyS0"), tty("tty1"), Facts{{"ACTION", "add"}, {"SUBSYSTEM", "block"}, {"KERNEL", "sda"}}})
        QVERIFY2(play(device).isEmpty(), qPrintable(device["SUBSYSTEM"] + u' ' + device["KERNEL"]));
}

void TestUdevRules::theyComeBeforeTheSeatsRules()
{
    // 73-seat-late.rules gives what is tagged by then to who sits there; the class of a printer is known from 50 on.
    const auto name = path().section(u'/', -1);
    QVERIFY(name > QStringLiteral("50-udev-default.rules") && name < QStringLiteral("73-seat-late.rules"));
}

void TestUdevRules::udevadmAgreesWhereItCan()
{
    QProcess udevadm;
    udevadm.start("udevadm", {"verify", "--no-summary", path()});
    if (!udevadm.waitForFinished(20'000) || udevadm.readAllStandardError().contains("command verb"))
        return; // not there, or one that does not know the word
    QCOMPARE(udevadm.exitCode(), 0);
}

YC_TEST(TestUdevRules)
#include "tst_udev_rules.moc"
