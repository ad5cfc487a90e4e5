#include "app/pages/settings_page.h"
#include "app/settings/device_panel.h"
#include "app/settings/pin_panel.h"
#include "app/settings/proxy_fields.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/lobby/line_announcer.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/cabinet_twin.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::app;
using namespace Qt::Literals::StringLiterals;
using core::flow::Answer;
using core::flow::SignIn;
using tests::buttonOf;
using tests::DeskWorld;

// 系统设置 over the real hall: who may change what, what is kept, what a try says.
class TestSettingsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aClerkReadsOnly();
    void anAdministratorKeepsDevicesAndTheRestStays();
    void camerasForPagesAndForPeopleAreKeptApart();
    void anotherOfAKindIsAddedKeptAndTakenAway();
    void whatADeviceDoesNotSayOfItselfIsSet();
    void placesOnUsbAndUnknownOnesStayWhatTheyAre();
    void aMakersLibraryIsKeptAndLeftWithItsPlace();
    void aWayOfSpeakingIsKeptWithThePlace();
    void aDeviceThatIsNotThereIsSaidInWords();
    void aFileThatWentBadIsSaidAndLeftAlone();
    void theOneTimePinIsShownOnceAndGoes();
    void aProxyIsTypedAsPeopleWriteIt();

private:
    struct Place {
        explicit Place(core::flow::Desk &desk) : hub(drivers(), clock), open(desk, hub), page(open.shop)
        {
            open.shop.settingsPlace = {file(), file()};
            open.shop.makeHub = [this] { return std::make_unique<devices::hub::Hub>(drivers(), clock); };
        }
        static std::vector<devices::Driver> drivers()
        {
            std::vector all{devices::card::sdtDriver(), devices::print::escPosDriver(drawSlipLine)};
            for (const auto &lobby : {devices::lobby::announcerDrivers(), devices::lobby::cabinetDrivers()})
                all.insert(all.end(), lobby.begin(), lobby.end());
            return all;
        }
        [[nodiscard]] QString file() const { return folder.filePath(u"terminal.json"_s); }
        [[nodiscard]] QByteArray content() const
        {
            QFile kept(file());
            return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
        }
        void put(const QByteArray &bytes) const
        {
            QFile kept(file());
            QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write(bytes) == bytes.size());
        }
        template <typename T> T *named(const QString &name)
        {
            for (auto *widget : page.findChildren<T *>())
                if (widget->accessibleName() == name)
                    return widget;
            return nullptr;
        }
        void choose(const QString &name, const QString &words)
        {
            auto *box = named<QComboBox>(name);
            QVERIFY2(box, qPrintable(name));
            box->setCurrentIndex(box->findText(words));
        }
        QTemporaryDir folder;
        SystemClock clock;
        devices::hub::Hub hub;
        tests::OpenShop open;
        SettingsPage page;
    };
    [[nodiscard]] std::unique_ptr<core::flow::Desk> administrator();

    DeskWorld m_world;
    bool m_pinChosen = false;
};

void TestSettingsPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

std::unique_ptr<core::flow::Desk> TestSettingsPage::administrator()
{
    const auto person = m_world.hall().staff(u"administrator"_s);
    auto desk = m_world.openDesk();
    if (!desk)
        return nullptr;
    const QString pin = u"739164"_s;
    if (std::exchange(m_pinChosen, true))
        return DeskWorld::signIn(*desk, person.no, pin) ? std::move(desk) : nullptr;
    if (!DeskWorld::signIn(*desk, person.no, person.pin))
        return nullptr;
    const auto changed = DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
        desk->changePin(SecretText(person.pin), SecretText(pin), context, std::move(done));
    });
    return changed ? std::move(desk) : nullptr;
}

void TestSettingsPage::aClerkReadsOnly()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    Place place(*desk);
    place.page.show();
    place.page.enter();
    for (auto *box : place.page.findChildren<QComboBox *>())
        QVERIFY2(!box->isEnabled() || !box->isVisible(), qPrintable(box->accessibleName()));
    for (auto *field : place.page.findChildren<QLineEdit *>())
        QVERIFY2(!field->isEnabled() || !field->isVisible(), qPrintable(field->accessibleName()));
    QVERIFY(!place.page.findChild<PinPanel *>()->isVisible());
    QVERIFY(!buttonOf(place.page, u"保存设备设置"_s)->isVisible());
    QVERIFY(place.page.instruction().contains(u"只有管理员"_s));
    QVERIFY(!place.page.findChild<QLabel *>(u"大厅指纹"_s)->text().isEmpty()); // to be read by everybody
}

void TestSettingsPage::anAdministratorKeepsDevicesAndTheRestStays()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put(R"({"keys":"file","later":1})");
    place.open.shop.settings = *ui::settingsFrom(
        R"({"devices":[{"kind":"card-reader","place":"tcp:10.0.0.9:4001","driver":"sdt"},
                       {"kind":"receipt-printer","place":"serial:/dev/ttyS0"},{"kind":"receipt-printer","place":"tcp:10.0.0.8:9100"}]})");
    place.page.show();
    place.page.enter();
    QCOMPARE(place.named<QLineEdit>(u"身份证阅读器的地址"_s)->text(), u"10.0.0.9:4001"_s);
    auto *keep = buttonOf(place.page, u"保存设备设置"_s);
    QVERIFY(!keep->isEnabled()); // nothing was changed yet
    place.named<QLineEdit>(u"身份证阅读器的地址"_s)->setText(u" 10.0.0.7:4001 "_s);
    place.choose(u"扫描仪的连接方式"_s, u"自动查找"_s);
    place.choose(u"凭条打印机的连接方式"_s, u"网络"_s);
    place.named<QLineEdit>(u"凭条打印机的地址"_s)->clear();
    QSignalSpy complaint(&place.page, &Page::complaint);
    keep->click();
    QCOMPARE(complaint.size(), 1); // an address is missing
    place.choose(u"凭条打印机的连接方式"_s, u"没有接"_s);
    keep->click();
    const auto root = QJsonDocument::fromJson(place.content()).object();
    QCOMPARE(root[u"keys"_s].toString(), u"file"_s);
    QVERIFY(root.contains(u"later"_s));
    QStringList places;
    for (const auto &device : root[u"devices"_s].toArray())
        places += device[u"place"_s].toString();
    // The second receipt printer is left as it was.
    QCOMPARE(places, (QStringList{u"tcp:10.0.0.7:4001"_s, u"sane:"_s, u"tcp:10.0.0.8:9100"_s}));
    QCOMPARE(root[u"devices"_s][0][u"driver"_s].toString(), u"sdt"_s);
    QVERIFY(!keep->isEnabled());
}

void TestSettingsPage::camerasForPagesAndForPeopleAreKeptApart()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{}");
    place.page.show();
    place.page.enter();
    place.choose(u"高拍仪的连接方式"_s, u"自动查找"_s);
    place.choose(u"摄像头的连接方式"_s, u"指定镜头"_s);
    place.named<QLineEdit>(u"摄像头的地址"_s)->setText(u"usb:1-2:1.2"_s);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    QHash<QString, QString> places;
    const auto root = QJsonDocument::fromJson(place.content()).object();
    for (const auto &device : root[u"devices"_s].toArray())
        places.insert(device[u"kind"_s].toString(), device[u"place"_s].toString());
    QCOMPARE(places,
             (QHash<QString, QString>{{u"document-camera"_s, u"camera:"_s}, {u"camera"_s, u"camera:usb:1-2:1.2"_s}}));
}

void TestSettingsPage::anotherOfAKindIsAddedKeptAndTakenAway()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{}");
    place.open.shop.settings
        = *ui::settingsFrom(R"({"devices":[{"kind":"card-reader","place":"tcp:10.0.0.9:4001","later":7}]})");
    place.page.show();
    place.page.enter();
    QVERIFY(!place.named<QComboBox>(u"身份证阅读器 2的连接方式"_s));
    auto *another = place.named<QComboBox>(u"同类设备再加一台"_s);
    QVERIFY(another && another->isVisible());
    another->setCurrentIndex(another->findText(u"身份证阅读器"_s));
    Q_EMIT another->activated(another->currentIndex());
    QCOMPARE(another->currentIndex(), 0); // it asks again
    place.choose(u"身份证阅读器 2的连接方式"_s, u"网络"_s);
    QSignalSpy complaint(&place.page, &Page::complaint);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    QCOMPARE(complaint.size(), 1);
    QVERIFY2(complaint[0][0].toString().contains(u"身份证阅读器 2"_s), qPrintable(complaint[0][0].toString()));
    place.named<QLineEdit>(u"身份证阅读器 2的地址"_s)->setText(u"10.0.0.10:4001"_s);
    const auto keep = [&] {
        buttonOf(place.page, u"保存设备设置"_s)->click();
        return QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    };
    auto kept = keep();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0][u"later"_s].toInt(), 7);
    QCOMPARE(kept[1][u"place"_s].toString(), u"tcp:10.0.0.10:4001"_s);
    QVERIFY(!kept[1].toObject().contains(u"later"_s)); // it is another device
    // The first goes: the second moves up and stays what it is.
    place.choose(u"身份证阅读器的连接方式"_s, u"没有接"_s);
    kept = keep();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0][u"place"_s].toString(), u"tcp:10.0.0.10:4001"_s);
    QTRY_VERIFY(!place.named<QComboBox>(u"身份证阅读器 2的连接方式"_s));
    QCOMPARE(place.named<QLineEdit>(u"身份证阅读器的地址"_s)->text(), u"10.0.0.10:4001"_s);
}

void TestSettingsPage::whatADeviceDoesNotSayOfItselfIsSet()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{}");
    place.open.shop.settings = *ui::settingsFrom(
        R"({"devices":[{"kind":"card-reader","place":"tcp:10.0.0.6:4001","options":{"pollMs":200}},
                       {"kind":"receipt-printer","place":"tcp:10.0.0.8:9100","options":{"nativeQr":true}},
                       {"kind":"receipt-printer","place":"tcp:10.0.0.9:9100","options":{"widthDots":512}},
                       {"kind":"cabinet","place":"tcp:10.0.0.7:502"}]})");
    place.page.show();
    place.page.enter();
    QCOMPARE(place.named<QComboBox>(u"凭条打印机的纸宽"_s)->currentText(), u"纸宽 80 毫米"_s);
    QCOMPARE(place.named<QComboBox>(u"凭条打印机 2的纸宽"_s)->currentText(), u"每行 512 点"_s);
    QCOMPARE(place.named<QSpinBox>(u"取件柜的柜门数"_s)->value(), 24);
    place.choose(u"凭条打印机的纸宽"_s, u"纸宽 58 毫米"_s);
    for (auto *box : place.page.findChildren<QCheckBox *>())
        if (box->text() == u"自带中文字库"_s || box->text() == u"能感应凭条取走"_s || box->text() == u"读取指纹信息"_s)
            box->toggle(); // of both printers, and of the reader, which reads none as long as nobody wants it
    place.named<QSpinBox>(u"取件柜的柜门数"_s)->setValue(12);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    const auto kept = QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    const QJsonObject first{{u"nativeQr"_s, true}, {u"widthDots"_s, 384}, {u"gb18030"_s, false}, {u"mouth"_s, true}};
    QCOMPARE(kept[1][u"options"_s].toObject(), first);
    QCOMPARE(kept[2][u"options"_s][u"widthDots"_s].toInt(), 512);
    QCOMPARE(kept[3][u"options"_s].toObject(), (QJsonObject{{u"doors"_s, 12}}));
    QCOMPARE(kept[0][u"options"_s].toObject(), (QJsonObject{{u"pollMs"_s, 200}, {u"fingerprint"_s, true}}));
    // As the driver reads it.
    const auto plugs = devices::hub::plugsFromJson(kept);
    QVERIFY(plugs);
    place.hub.use({plugs->at(1)});
    QCOMPARE(place.hub.receiptPrinter()->widthDots(), 384);
    QVERIFY(!place.hub.receiptPrinter()->info().can.testFlag(devices::Capability::Gb18030Text));
    // What is as it comes is not written.
    place.choose(u"凭条打印机的纸宽"_s, u"纸宽 80 毫米"_s);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    const auto again = QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    QVERIFY(!again[1][u"options"_s].toObject().contains(u"widthDots"_s));
}

void TestSettingsPage::placesOnUsbAndUnknownOnesStayWhatTheyAre()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{}");
    place.open.shop.settings = *ui::settingsFrom(
        R"({"devices":[{"kind":"card-reader","place":"hid:1234:5678#A1","options":{"reports":{"size":32}}},
                       {"kind":"receipt-printer","place":"ble:later"}]})");
    place.page.show();
    place.page.enter();
    QCOMPARE(place.named<QLineEdit>(u"身份证阅读器的地址"_s)->text(), u"1234:5678#A1"_s);
    QCOMPARE(place.named<QComboBox>(u"凭条打印机的连接方式"_s)->currentText(), u"其他"_s);
    place.choose(u"扫描仪的连接方式"_s, u"自动查找"_s); // something else is changed
    buttonOf(place.page, u"保存设备设置"_s)->click();
    auto kept = QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0][u"place"_s].toString(), u"hid:1234:5678#A1"_s);
    QCOMPARE(kept[0][u"options"_s][u"reports"_s][u"size"_s].toInt(), 32);
    QCOMPARE(kept[2][u"place"_s].toString(), u"ble:later"_s);
    // Nothing is plugged in here, and that is said; a number from the label can be typed.
    place.choose(u"凭条打印机的连接方式"_s, u"USB 接口"_s);
    QCOMPARE(place.named<QComboBox>(u"凭条打印机的连接方式"_s)->currentText(), u"USB 接口"_s);
    auto *address = place.named<QLineEdit>(u"凭条打印机的地址"_s);
    address->clear();
    place.choose(u"凭条打印机的连接方式"_s, u"网络"_s);
    place.choose(u"凭条打印机的连接方式"_s, u"USB 接口"_s);
    auto *result = place.page.findChild<QLabel *>(u"result-receipt-printer"_s);
    QTRY_VERIFY(result->isVisible() && result->text().startsWith(u"没有找到"_s));
    address->setText(u"04b8:0202"_s);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    kept = QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    QCOMPARE(kept[2][u"place"_s].toString(), u"usb:04b8:0202"_s);
}

void TestSettingsPage::aMakersLibraryIsKeptAndLeftWithItsPlace()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{}");
    const auto library = u"vendor:/opt/maker/libsdtapi.so#1001"_s;
    place.open.shop.settings = *ui::settingsFrom(
        R"({"devices":[{"kind":"card-reader","driver":"vendor","place":"vendor:/opt/maker/libsdtapi.so#1001"}]})");
    place.page.show();
    place.page.enter();
    QCOMPARE(place.named<QComboBox>(u"身份证阅读器的连接方式"_s)->currentText(), u"其他"_s);
    auto *address = place.named<QLineEdit>(u"身份证阅读器的地址"_s);
    QCOMPARE(address->text(), library);
    const auto keep = [&] {
        buttonOf(place.page, u"保存设备设置"_s)->click();
        return QJsonDocument::fromJson(place.content()).object()[u"devices"_s][0].toObject();
    };
    address->setText(library + u'6');
    auto kept = keep();
    QCOMPARE(kept[u"driver"_s].toString(), u"vendor"_s);
    QCOMPARE(kept[u"place"_s].toString(), library + u'6');
    place.choose(u"身份证阅读器的连接方式"_s, u"网络"_s);
    address->setText(u"10.0.0.7:4001"_s);
    kept = keep();
    QVERIFY(!kept.contains(u"driver"_s)); // nobody speaks to a network through a library
    QCOMPARE(kept[u"place"_s].toString(), u"tcp:10.0.0.7:4001"_s);
}

void TestSettingsPage::aWayOfSpeakingIsKeptWithThePlace()
{
    const auto desk = administrator();
    QVERIFY(desk);
    devices::virtual_bench::CabinetTwin cabinet(devices::virtual_bench::CabinetTwin::Way::ModbusTcp, 24);
    QVERIFY(cabinet.plug());
    Place place(*desk);
    place.put("{}");
    place.open.shop.settings = *ui::settingsFrom(
        R"({"devices":[{"kind":"display","place":"serial:/dev/ttyUSB7@4800","options":{"columns":12}},
                       {"kind":"speaker","driver":"later","place":"serial:/dev/ttyUSB8"}]})");
    place.page.show();
    place.page.enter();
    // One without a driver means the first; one whose driver this page does not know stays what it is.
    QCOMPARE(place.named<QComboBox>(u"叫号屏的连接方式"_s)->currentText(), u"串口 · 文本"_s);
    QCOMPARE(place.named<QLineEdit>(u"叫号屏的地址"_s)->text(), u"/dev/ttyUSB7@4800"_s);
    QCOMPARE(place.named<QComboBox>(u"呼叫音箱的连接方式"_s)->currentText(), u"其他"_s);
    place.choose(u"叫号屏的连接方式"_s, u"串口 · Modbus"_s);
    place.choose(u"取件柜的连接方式"_s, u"网络 · Modbus"_s);
    place.named<QLineEdit>(u"取件柜的地址"_s)->setText(u"127.0.0.1:%1"_s.arg(cabinet.port()));
    place.named<QPushButton>(u"试一下取件柜"_s)->click();
    auto *result = place.page.findChild<QLabel *>(u"result-cabinet"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(result->text().startsWith(u"✓ 已连通，可以使用：Modbus"_s), qPrintable(result->text()),
                              8000);
    for (int door = 1; door <= cabinet.doors(); ++door)
        QCOMPARE(cabinet.told(door), 0);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    const auto kept = QJsonDocument::fromJson(place.content()).object()[u"devices"_s].toArray();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0][u"driver"_s].toString(), u"modbus"_s);
    QCOMPARE(kept[0][u"place"_s].toString(), u"serial:/dev/ttyUSB7@4800"_s);
    QCOMPARE(kept[0][u"options"_s][u"columns"_s].toInt(), 12);
    QCOMPARE(kept[1][u"driver"_s].toString(), u"later"_s);
    QCOMPARE(kept[1][u"place"_s].toString(), u"serial:/dev/ttyUSB8"_s);
    QCOMPARE(kept[2][u"driver"_s].toString(), u"modbus"_s);
}

void TestSettingsPage::aDeviceThatIsNotThereIsSaidInWords()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.page.show();
    place.page.enter();
    place.choose(u"身份证阅读器的连接方式"_s, u"网络"_s);
    auto *test = place.named<QPushButton>(u"试一下身份证阅读器"_s);
    QVERIFY(!test->isEnabled());
    place.named<QLineEdit>(u"身份证阅读器的地址"_s)->setText(u"127.0.0.1:1"_s);
    QVERIFY(test->isEnabled());
    test->click();
    auto *result = place.page.findChild<QLabel *>(u"result-card-reader"_s);
    QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(u"D-0905"_s), 10'000);
    place.named<QLineEdit>(u"身份证阅读器的地址"_s)->setText(u"somewhere"_s);
    QVERIFY(!result->isVisible()); // it was about another address
    test->click();
    QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(u"D-0903"_s), 10'000);
}

void TestSettingsPage::aFileThatWentBadIsSaidAndLeftAlone()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.put("{ cut");
    place.page.show();
    place.page.enter();
    QList<Code> problems;
    connect(&place.page, &Page::problem, this, [&](Code code) { problems.append(code); });
    place.choose(u"扫描仪的连接方式"_s, u"自动查找"_s);
    buttonOf(place.page, u"保存设备设置"_s)->click();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(toString(problems.first()), toString(ui::codes::SettingsUnreadable));
    QCOMPARE(place.content(), QByteArray("{ cut"));
}

void TestSettingsPage::theOneTimePinIsShownOnceAndGoes()
{
    const auto desk = administrator();
    QVERIFY(desk);
    Place place(*desk);
    place.page.show();
    place.page.enter();
    auto *pin = place.page.findChild<QLabel *>(u"one-time-pin"_s);
    auto *staff = place.named<QLineEdit>(u"忘记PIN的人的工号"_s);
    QList<Code> problems;
    connect(&place.page, &Page::problem, this, [&](Code code) { problems.append(code); });
    const auto reset = [&](const QString &no) {
        staff->setText(no);
        buttonOf(place.page, u"重置PIN……"_s)->click();
        QVERIFY(buttonOf(place.page, u"确认重置"_s)->isVisible()); // asked before it is done
        buttonOf(place.page, u"确认重置"_s)->click();
    };
    reset(u"7777"_s);
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 10'000);
    QCOMPARE(toString(problems.first()), u"H-0001"_s);
    const auto forgetful = m_world.hall().staff(u"clerk"_s, 1).no;
    reset(forgetful);
    QTRY_VERIFY_WITH_TIMEOUT(pin->text().size() == 6 && pin->isVisible(), 10'000);
    QVERIFY(staff->text() == forgetful);
    place.page.hide();
    QVERIFY(pin->text().isEmpty() && staff->text().isEmpty());
}

void TestSettingsPage::aProxyIsTypedAsPeopleWriteIt()
{
    ProxyFields fields;
    QCOMPARE(*fields.proxy(), QUrl());
    fields.show(QUrl(u"socks5://10.0.0.1:1080"_s));
    QCOMPARE(*fields.proxy(), QUrl(u"socks5://10.0.0.1:1080"_s));
    auto *address = fields.findChild<QLineEdit *>();
    for (const auto *bad : {"", "10.0.0.1", "10.0.0.1:", "10.0.0.1:99999", "a b:80", "user:word@10.0.0.1:80"}) {
        address->setText(QString::fromLatin1(bad));
        QVERIFY2(!fields.proxy(), bad);
    }
    address->setText(u" proxy.example:3128 "_s);
    QCOMPARE(fields.proxy()->port(), 3128);
}

YC_TEST(TestSettingsPage)
#include "tst_settings_page.moc"
