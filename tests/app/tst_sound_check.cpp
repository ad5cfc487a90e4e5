#include "app/pages/doctor_page.h"
#include "app/settings/device_panel.h"
#include "devices/sound/pulse_microphone.h"
#include "tests/app/fresh_counter.h"
#include "tests/support/pipewire_bed.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::Kind;

namespace
{

constexpr int Patience = 15'000;

} // namespace

// 试音 under the settings and the doctor's try of a microphone, over the shipping driver and a real sound service.
class TestSoundCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void itShowsWhatIsHeardUntilItIsStopped();
    void whoLeavesIsNotListenedTo();
    void pulledOutInTheMiddleItSaysSoAndGoesOn();
    void theDoctorHearsAWordAndLetsGo();
    void theDoctorDoesNotTakeSilenceForAWord();

private:
    [[nodiscard]] QPushButton *button(const QString &accessibleName) const;
    void beginTest();

    std::unique_ptr<tests::PipeWireBed> m_bed;
    std::unique_ptr<tests::FreshDesk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_open;
    std::unique_ptr<app::DevicePanel> m_panel;
    QProgressBar *m_meter = nullptr;
    QLabel *m_words = nullptr;
};

void TestSoundCheck::init()
{
    m_bed = std::make_unique<tests::PipeWireBed>();
    QCOMPARE(m_bed->start(), QString());
    QCOMPARE(m_bed->plug(u"desk"_s, u"/devices/pci0000:00/usb1/1-2/1-2:1.0/sound/card1"_s), QString());
    m_desk = std::make_unique<tests::FreshDesk>();
    const std::vector drivers{devices::sound::microphoneDriver()};
    m_hub = std::make_unique<devices::hub::Hub>(drivers, m_desk->clock);
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_open->shop.makeHub = [this, drivers] { return std::make_unique<devices::hub::Hub>(drivers, m_desk->clock); };
    m_panel = std::make_unique<app::DevicePanel>(m_open->shop, nullptr);
    m_panel->resize(900, 800);
    m_panel->setVisible(true);
    m_panel->refresh(true);
    m_meter = m_panel->findChild<QProgressBar *>();
    m_words = m_panel->findChild<QLabel *>(u"sound-check"_s);
    QVERIFY(m_meter && m_words);
}

void TestSoundCheck::cleanup()
{
    m_panel.reset();
    m_open.reset();
    m_hub.reset();
    m_desk.reset();
    m_bed.reset();
}

QPushButton *TestSoundCheck::button(const QString &accessibleName) const
{
    for (auto *one : m_panel->findChildren<QPushButton *>())
        if (one->accessibleName() == accessibleName || one->text() == accessibleName)
            return one;
    return nullptr;
}

void TestSoundCheck::beginTest()
{
    QComboBox *way = nullptr;
    for (auto *one : m_panel->findChildren<QComboBox *>())
        if (one->accessibleName().startsWith(u"麦克风"_s))
            way = one;
    if (!way)
        QFAIL("no row of microphones");
    way->setCurrentIndex(way->findText(u"自动查找"_s));
    auto *test = button(u"试一下麦克风"_s);
    QVERIFY(test && test->isEnabled());
    QVERIFY(!m_meter->isVisible());
    test->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_meter->isVisible(), Patience);
}

void TestSoundCheck::itShowsWhatIsHeardUntilItIsStopped()
{
    QCOMPARE(m_bed->play(u"desk"_s, 0.1), QString());
    beginTest();
    QTRY_VERIFY_WITH_TIMEOUT(qAbs(m_meter->value() + 20) <= 1, Patience);
    QVERIFY2(m_words->text().contains(u"Mic-desk"_s) && m_words->text().contains(u"usb:1-2:1.0"_s),
             qPrintable(m_words->text()));
    if (const auto folder = qEnvironmentVariable("YC_SHOTS"); !folder.isEmpty())
        m_panel->grab().save(folder + u"/sound.png"_s);
    QCOMPARE(m_bed->play(u"desk"_s, 3), QString());
    QTRY_VERIFY_WITH_TIMEOUT(m_words->text().contains(u"失真"_s), Patience);
    button(u"停止试音"_s)->click();
    QVERIFY(!m_meter->isVisible());
    QVERIFY2(m_words->text().contains(u"听到说话"_s), qPrintable(m_words->text()));
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 0, Patience);
}

void TestSoundCheck::whoLeavesIsNotListenedTo()
{
    QCOMPARE(m_bed->play(u"desk"_s, 0.1), QString());
    beginTest();
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 1, Patience);
    m_panel->hide(); // another page
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 0, Patience);
    m_panel->setVisible(true);
    QVERIFY(!m_meter->isVisible());
}

void TestSoundCheck::pulledOutInTheMiddleItSaysSoAndGoesOn()
{
    QCOMPARE(m_bed->play(u"desk"_s, 0.1), QString());
    beginTest();
    QTRY_VERIFY_WITH_TIMEOUT(qAbs(m_meter->value() + 20) <= 1, Patience);
    QCOMPARE(m_bed->unplug(u"desk"_s), QString());
    QTRY_VERIFY_WITH_TIMEOUT(m_words->text().contains(u"D-0"_s), Patience);
    QCOMPARE(m_bed->plug(u"desk"_s), QString()); // in another socket: it was to be found by itself
    QTRY_VERIFY_WITH_TIMEOUT(m_words->text().contains(u"name:desk"_s), Patience);
}

void TestSoundCheck::theDoctorHearsAWordAndLetsGo()
{
    m_hub->use({{.kind = Kind::Microphone, .place = u"microphone:usb:1-2:1.0"_s}});
    m_open->printer.start(); // nobody is there: it says so
    app::DoctorPage page(m_open->shop);
    page.show();
    m_hub->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_hub->devices().first().health.state, devices::DeviceState::Ready, Patience);
    QVERIFY(page.goOn());
    const auto says = [&](const QString &words) {
        const auto *list = page.findChild<QListWidget *>();
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->text().contains(words))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(u"请对着麦克风说一句话"_s), Patience);
    QCOMPARE(m_bed->play(u"desk"_s, 0.1), QString());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"听到说话，峰值 -20 dB"_s), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isRunning(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 0, Patience);
}

void TestSoundCheck::theDoctorDoesNotTakeSilenceForAWord()
{
    m_hub->use({{.kind = Kind::Microphone, .place = u"microphone:"_s}});
    m_hub->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_hub->devices().first().health.state, devices::DeviceState::Ready, Patience);
    const auto *microphone = m_hub->all<devices::Microphone>().first();
    ui::DeviceTry trial(m_open->devices.toTry());
    trial.start();
    QTRY_COMPARE_WITH_TIMEOUT(microphone->health().guidance, devices::Guidance::UnmuteMicrophone, Patience);
    QCOMPARE(trial.of(Kind::Microphone, u"microphone:"_s).state, ui::Tried::State::Asked);
    QVERIFY(trial.isWaiting());
    trial.stop();
    QCOMPARE(trial.of(Kind::Microphone, u"microphone:"_s).state, ui::Tried::State::NotTried);
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 0, Patience);
}

YC_TEST(TestSoundCheck)
#include "tst_sound_check.moc"
