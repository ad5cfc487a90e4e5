#include "devices/hub/serial_lines.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc::devices::hub;

// The folder that udev keeps of serial lines that came by a plug, made by hand.
class TestSerialLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void eachIsNamedByWhatItIs();
    void twoAlikeAreNamedBySocket();
    void whereNothingIsPluggedInThereIsNone();

private:
    void plug(const QString &node, const QString &id, const QString &path);
    [[nodiscard]] QString at(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSerialLines::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto *name : {"serial/by-id", "serial/by-path", "dev"})
        QVERIFY(QDir().mkpath(at(QString::fromLatin1(name))));
}

void TestSerialLines::plug(const QString &node, const QString &id, const QString &path)
{
    QFile file(at(QStringLiteral("dev/") + node));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const auto &link : {QStringLiteral("serial/by-id/") + id, QStringLiteral("serial/by-path/") + path}) {
        QFile::remove(at(link)); // as udev does: the last one has the name
        QVERIFY(QFile::link(file.fileName(), at(link)));
    }
}

void TestSerialLines::eachIsNamedByWhatItIs()
{
    plug(QStringLiteral("ttyUSB1"), QStringLiteral("usb-Maker_Reader_A1-if00-port0"),
         QStringLiteral("pci-usb-0:2:1.0"));
    plug(QStringLiteral("ttyUSB0"), QStringLiteral("usb-Other_Printer_7-if00"), QStringLiteral("pci-usb-0:1:1.0"));
    const auto lines = serialLines(at(QStringLiteral("serial")));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.contains(at(QStringLiteral("serial/by-id/usb-Maker_Reader_A1-if00-port0"))));
    QVERIFY(lines.contains(at(QStringLiteral("serial/by-id/usb-Other_Printer_7-if00"))));
    // One with the sign that parts a place from its speed cannot be written down.
    plug(QStringLiteral("ttyUSB2"), QStringLiteral("usb-Odd@Maker-if00"), QStringLiteral("pci-usb-0:3:1.0@x"));
    QCOMPARE(serialLines(at(QStringLiteral("serial"))).size(), 2);
}

void TestSerialLines::twoAlikeAreNamedBySocket()
{
    const auto alike = QStringLiteral("usb-1a86_USB_Serial-if00-port0");
    plug(QStringLiteral("ttyUSB0"), alike, QStringLiteral("pci-usb-0:1:1.0-port0"));
    plug(QStringLiteral("ttyUSB1"), alike, QStringLiteral("pci-usb-0:2:1.0-port0"));
    // Newer udevs have two names of a socket.
    QVERIFY(
        QFile::link(at(QStringLiteral("dev/ttyUSB1")), at(QStringLiteral("serial/by-path/pci-usbv2-0:2:1.0-port0"))));
    const auto lines = serialLines(at(QStringLiteral("serial")));
    QCOMPARE(lines,
             (QStringList{at(QStringLiteral("serial/by-path/pci-usb-0:1:1.0-port0")),
                          at(QStringLiteral("serial/by-path/pci-usb-0:2:1.0-port0"))}));
}

void TestSerialLines::whereNothingIsPluggedInThereIsNone()
{
    QVERIFY(serialLines(at(QStringLiteral("nowhere"))).isEmpty());
    QVERIFY(QFile::link(at(QStringLiteral("dev/gone")), at(QStringLiteral("serial/by-id/usb-Gone"))));
    QVERIFY(serialLines(at(QStringLiteral("serial"))).isEmpty());
}

YC_TEST(TestSerialLines)
#include "tst_serial_lines.moc"
