#include "app/call_room.h"
#include "app/settings/device_panel.h"
#include "devices/sound/recorded_speaker.h"
#include "tests/app/fresh_counter.h"
#include "tests/devices/sound/wave_maker.h"
#include "tests/support/pipewire_bed.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::Kind;

namespace
{

constexpr int Patience = 15'000;

} // namespace

// The row of a loudspeaker that says calls by recordings, over the shipping driver and a real sound service.
class TestVoiceCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aSampleCallIsSaidAndTheRowIsKept();
    void theFolderCanBeChosenByHand();
    void aMissingWordIsNamed();
    void aFolderThatIsNoneIsSaid();
    void aCallNamesTheWordThatIsMissing();

private:
    template <typename Widget> [[nodiscard]] Widget *named(const QString &accessibleName) const;
    void choose(const QString &folder);

    std::unique_ptr<tests::PipeWireBed> m_bed;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::FreshDesk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_open;
    std::unique_ptr<app::DevicePanel> m_panel;
    QLabel *m_result = nullptr;
};

void TestVoiceCheck::init()
{
    m_bed = std::make_unique<tests::PipeWireBed>();
    QCOMPARE(m_bed->start(), QString());
    QCOMPARE(m_bed->plugLoudspeaker(u"box"_s), QString());
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto &word : {u"请"_s, u"A"_s, u"0"_s, u"1"_s, u"号"_s, u"到"_s, u"号窗口"_s})
        QVERIFY(tests::writeWave(m_folder->path(), {word, 600, 50}));
    m_desk = std::make_unique<tests::FreshDesk>();
    const std::vector drivers{devices::sound::recordedSpeakerDriver()};
    m_hub = std::make_unique<devices::hub::Hub>(drivers, m_desk->clock);
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_open->shop.makeHub = [this, drivers] { return std::make_unique<devices::hub::Hub>(drivers, m_desk->clock); };
    m_panel = std::make_unique<app::DevicePanel>(m_open->shop, nullptr);
    m_panel->resize(900, 800);
    m_panel->setVisible(true);
    m_panel->refresh(true);
    m_result = m_panel->findChild<QLabel *>(u"result-speaker"_s);
    QVERIFY(m_result);
}

void TestVoiceCheck::cleanup()
{
    m_panel.reset();
    m_open.reset();
    m_hub.reset();
    m_desk.reset();
    m_bed.reset();
}

template <typename Widget> Widget *TestVoiceCheck::named(const QString &accessibleName) const
{
    for (auto *one : m_panel->findChildren<Widget *>())
        if (one->accessibleName() == accessibleName)
            return one;
    return nullptr;
}

void TestVoiceCheck::choose(const QString &folder)
{
    auto *way = named<QComboBox>(u"呼叫音箱的连接方式"_s);
    auto *address = named<QLineEdit>(u"呼叫音箱的地址"_s);
    auto *test = named<QPushButton>(u"试一下呼叫音箱"_s);
    QVERIFY(way && address && test);
    way->setCurrentIndex(way->findText(u"本机扬声器 · 录音"_s));
    address->setText(folder);
    QVERIFY(test->isEnabled());
    test->click();
}

void TestVoiceCheck::aSampleCallIsSaidAndTheRowIsKept()
{
    choose(m_folder->path());
    QTRY_COMPARE_WITH_TIMEOUT(m_result->text(), u"✓ 已播报：请A001号到1号窗口"_s, Patience);
    if (const auto folder = qEnvironmentVariable("YC_SHOTS"); !folder.isEmpty())
        m_panel->grab().save(folder + u"/voice.png"_s);
    for (auto *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == u"保存设备设置"_s)
            button->click();
    const auto kept = m_open->shop.settings.devices;
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0][u"driver"_s].toString(), u"words"_s);
    QCOMPARE(kept[0][u"place"_s].toString(), u"loudspeaker:"_s);
    QCOMPARE(kept[0][u"options"_s][u"folder"_s].toString(), m_folder->path());
    m_panel->refresh(true); // as it is shown the next time
    QCOMPARE(named<QComboBox>(u"呼叫音箱的连接方式"_s)->currentText(), u"本机扬声器 · 录音"_s);
    QCOMPARE(named<QLineEdit>(u"呼叫音箱的地址"_s)->text(), m_folder->path());
}

void TestVoiceCheck::theFolderCanBeChosenByHand()
{
    QPushButton *choose = nullptr;
    for (auto *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == u"选择文件夹…"_s)
            choose = button;
    QVERIFY(choose && !choose->isVisible());
    auto *way = named<QComboBox>(u"呼叫音箱的连接方式"_s);
    way->setCurrentIndex(way->findText(u"本机扬声器 · 录音"_s));
    QVERIFY(choose->isVisible() && choose->isEnabled());
    choose->click();
    auto *dialog = m_panel->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->setDirectory(m_folder->path());
    auto *accept = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
    QVERIFY(accept);
    QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), Patience);
    accept->click();
    QCOMPARE(named<QLineEdit>(u"呼叫音箱的地址"_s)->text(), m_folder->path());
    choose->click();
    m_panel->forget(); // another page
    QVERIFY(!dialog->isVisible());
    m_panel->refresh(false); // who is no administrator
    QVERIFY(!choose->isEnabled());
}

void TestVoiceCheck::aMissingWordIsNamed()
{
    QVERIFY(QFile::remove(m_folder->filePath(u"到.wav"_s)));
    choose(m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_result->text().contains(u"D-1007"_s), Patience);
    QVERIFY2(m_result->text().contains(u"（到）"_s), qPrintable(m_result->text()));
}

void TestVoiceCheck::aFolderThatIsNoneIsSaid()
{
    choose(m_folder->filePath(u"none"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_result->text().contains(u"D-1008"_s), Patience);
    choose(u"none"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_result->text().contains(u"D-0903"_s), Patience);
}

void TestVoiceCheck::aCallNamesTheWordThatIsMissing()
{
    m_hub->use({{.kind = Kind::Speaker,
                 .driver = u"words"_s,
                 .place = u"loudspeaker:"_s,
                 .options = {{u"folder"_s, m_folder->path()}}}});
    m_hub->start();
    app::CallRoom calls(m_hub->all<devices::Announcer>(), m_desk->clock);
    QVERIFY(calls.call(u"A011"_s, u"1"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!calls.calls().isEmpty() && calls.calls().first().said, Patience);
    QVERIFY(calls.call(u"B017"_s, u"1"_s));
    QTRY_VERIFY_WITH_TIMEOUT(calls.calls().first().failure.has_value(), Patience);
    QCOMPARE(calls.calls().first().what, u"B"_s);
}

YC_TEST(TestVoiceCheck)
#include "tst_voice_check.moc"
