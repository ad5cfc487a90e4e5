#include "app/pages/code_page.h"
#include "app/pages/find_page.h"
#include "core/pack/slip_code.h"
#include "devices/camera/helper_camera.h"
#include "devices/code/line_code_scanner.h"
#include "devices/virtual/code_twin.h"
#include "tests/app/counter_window.h"
#include "tests/devices/camera/camera_world.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>

using namespace yc;
using namespace yc::core;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::CodeTwin;
using tests::DeskWorld;

// Codes held before a scanner on a line, and before one that types, at a counter that works.
class TestCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void beforeSignInItIsSaidWhatIsMissing();
    void anOrganisationsCodeBeginsItsFields();
    void aCitizenNumberBeginsATypedDocument();
    void aSlipOpensItsCaseFromAnyPage();
    void withACaseInHandTheSlipsCaseIsOffered();
    void aScannerThatTypesDoesTheSame();
    void whatHasNoPlaceIsSaid();
    void aTornCodeIsSaidInWords();
    void aSlipUnderTheDocumentCameraOpensItsCase();
    void theCameraReadsIntoTheFieldItWasCalledFrom();
    void theCameraIsLetGoWithoutACode();
    void aFieldTakesWhatIsScannedIntoIt();
    void lockedItIsSaidToo();

private:
    [[nodiscard]] bool atWork();
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QByteArray slipOf(const QString &number) const;
    void typeAsAScanner(const QString &text);

    [[nodiscard]] bool openCamera();

    QTemporaryDir m_folder;
    std::unique_ptr<devices::virtual_bench::CameraFeed> m_feed; // a desk under a document camera
    DeskWorld m_world;
    std::unique_ptr<CodeTwin> m_twin;
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
    QUuid m_case; // submitted
    QByteArray m_slip; // its slip
};

namespace
{
const auto Uscc = u"91990100M00010000G"_s;
}

void TestCodes::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    {
        const auto desk = m_world.signedIn();
        QVERIFY2(desk, qPrintable(m_world.why()));
        const auto intake = DeskWorld::filled(*desk, 61);
        QVERIFY(intake);
        const auto submitted = DeskWorld::submit(*intake);
        QVERIFY(submitted && submitted->received);
        m_case = intake->id();
        m_slip = slipOf(submitted->number);
    }
    m_twin = std::make_unique<CodeTwin>();
    QVERIFY(m_twin->plug());
    const auto environment = tests::twinEnvironment(m_folder.filePath(u"desk"_s));
    for (auto entry = environment.begin(); entry != environment.end(); ++entry)
        qputenv(entry.key().toLatin1().constData(), entry.value().toLocal8Bit());
    m_feed = std::make_unique<devices::virtual_bench::CameraFeed>(m_folder.filePath(u"desk"_s));
    QVERIFY(m_feed->start());
    auto drivers = devices::camera::cameraDrivers(qEnvironmentVariable("YC_BIN") + u"/yichuang-camerad"_s);
    drivers.push_back(devices::code::lineCodeDriver());
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{}, drivers,
        std::vector{
            devices::Plug{.kind = devices::Kind::CodeScanner, .place = u"tcp:127.0.0.1:%1"_s.arg(m_twin->port())},
            devices::Plug{.kind = devices::Kind::DocumentCamera, .place = u"camera:"_s}});
    m_counter->hub.start();
    QTRY_COMPARE(m_counter->hub.devices()[0].health.state, devices::DeviceState::Ready);
    QVERIFY(m_counter->isActive());
}

QByteArray TestCodes::slipOf(const QString &number) const
{
    return pack::encode({.kind = pack::SlipKind::ReceivingSlip,
                         .issuedAt = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC),
                         .certificateId = QByteArray(8, '\1'),
                         .digestPrefix = QByteArray(16, '\2'),
                         .caseNumber = number},
                        QByteArray(64, '\x5a'))
        .value_or(QByteArray());
}

void TestCodes::cleanupTestCase()
{
    m_counter.reset();
    m_twin.reset();
    m_feed.reset();
}

// Nothing in hand, and the applicant's step in front.
bool TestCodes::atWork()
{
    if (!m_counter->theDesk().staff() && !m_counter->atWork(m_world.staffNo, tests::Pin))
        return false;
    auto *room = m_counter->part<app::CaseRoom>();
    while (room->goBack()) { }
    if (!room->isVisible() && !m_counter->press(u"收件受理"_s))
        return false;
    room->newCase();
    return QTest::qWaitFor([room] { return room->isVisible() && !room->intake(); });
}

bool TestCodes::says(const QString &words) const
{
    for (const auto *label : m_counter->window.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

QLineEdit *TestCodes::field(const QString &name) const
{
    for (auto *one : m_counter->window.findChildren<QLineEdit *>())
        if (one->isVisible() && one->accessibleName() == name)
            return one;
    return nullptr;
}

// As the system gives them: each with the moment at which it was struck.
void TestCodes::typeAsAScanner(const QString &text)
{
    quint64 now = 5000;
    const auto strike = [&now](int key, const QString &what) {
        auto *where = QApplication::focusWidget();
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, what);
            event.setTimestamp(now += 4);
            QApplication::sendEvent(where, &event);
        }
    };
    for (const auto c : text)
        strike(c.toUpper().unicode(), c);
    strike(Qt::Key_Return, u"\r"_s);
}

void TestCodes::beforeSignInItIsSaidWhatIsMissing()
{
    QVERIFY(m_counter->waitFor<app::SignInPage>());
    m_twin->scan(m_slip);
    QTRY_VERIFY(says(u"请先登录，再扫码"_s));
    QVERIFY(!m_counter->part<app::CaseRoom>() || !m_counter->part<app::CaseRoom>()->intake());
}

// The last: the window stays locked.
void TestCodes::lockedItIsSaidToo()
{
    QVERIFY(atWork());
    m_counter->theDesk().lock();
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    m_twin->scan(m_slip);
    QTRY_VERIFY(says(u"请先解锁，再扫码"_s));
}

void TestCodes::anOrganisationsCodeBeginsItsFields()
{
    QVERIFY(atWork());
    m_twin->scan(u"统一社会信用代码：%1 名称：样例商贸有限公司"_s.arg(Uscc).toUtf8());
    QTRY_VERIFY(field(u"统一社会信用代码"_s));
    QCOMPARE(field(u"统一社会信用代码"_s)->text(), Uscc);
    QVERIFY(field(u"单位名称"_s)->hasFocus()); // what the code does not say comes next
    m_twin->scan("91350100M000100Y43"); // the right one, after the wrong one
    QTRY_COMPARE(field(u"统一社会信用代码"_s)->text(), u"91350100M000100Y43"_s);
    QVERIFY(field(u"单位名称"_s)->text().isEmpty());
}

void TestCodes::aCitizenNumberBeginsATypedDocument()
{
    QVERIFY(atWork());
    m_twin->scan("11010519491231002X");
    const auto filled = [this] {
        for (auto *one : m_counter->window.findChildren<QLineEdit *>())
            if (one->isVisible() && one->text() == u"11010519491231002X"_s)
                return true;
        return false;
    };
    QTRY_VERIFY(filled());
    // Nobody is taken for known by a number alone: the second person is still to come.
    QVERIFY(!m_counter->part<app::CaseRoom>()->intake()
            || !m_counter->part<app::CaseRoom>()->intake()->draft().applicant);
}

void TestCodes::aSlipOpensItsCaseFromAnyPage()
{
    QVERIFY(atWork());
    auto *room = m_counter->part<app::CaseRoom>();
    QVERIFY(m_counter->press(u"设备状态"_s));
    m_twin->scan(m_slip);
    QTRY_VERIFY(room->intake() && room->intake()->id() == m_case);
    QVERIFY(room->isVisible());
    m_twin->scan(slipOf(u"990100-0000"_s)); // of another hall
    QTRY_VERIFY(says(u"没有找到"_s));
    QVERIFY(m_counter->part<app::FindPage>()->isVisible());
}

void TestCodes::withACaseInHandTheSlipsCaseIsOffered()
{
    QVERIFY(atWork());
    auto *room = m_counter->part<app::CaseRoom>();
    const auto draft = DeskWorld::begin(m_counter->theDesk());
    QVERIFY(draft);
    room->resume(draft->id());
    QTRY_VERIFY(room->intake() && room->intake()->id() == draft->id());
    m_twin->scan(m_slip);
    auto *find = m_counter->part<app::FindPage>();
    QTRY_VERIFY(find->isVisible());
    QTRY_VERIFY(find->findChild<QListWidget *>()->count() == 1);
    QVERIFY(room->intake()->id() == draft->id()); // nothing is left behind unasked
    QVERIFY(find->goOn()); // Enter
    QTRY_VERIFY(room->intake() && room->intake()->id() == m_case);
}

void TestCodes::aScannerThatTypesDoesTheSame()
{
    QVERIFY(atWork());
    auto *room = m_counter->part<app::CaseRoom>();
    QVERIFY(m_counter->press(u"设备状态"_s)); // a list has the focus
    QTRY_VERIFY(qobject_cast<QListWidget *>(QApplication::focusWidget()));
    typeAsAScanner(QString::fromLatin1(m_slip));
    QTRY_VERIFY(room->intake() && room->intake()->id() == m_case);
    room->newCase();
    QTest::keyClick(&m_counter->window, Qt::Key_K, Qt::ControlModifier);
    auto *find = m_counter->part<app::FindPage>();
    QTRY_VERIFY(find->isVisible());
    typeAsAScanner(QString::fromLatin1(m_slip)); // into its field
    QTRY_VERIFY(room->intake() && room->intake()->id() == m_case);
}

void TestCodes::whatHasNoPlaceIsSaid()
{
    QVERIFY(atWork());
    QVERIFY(m_counter->press(u"设备状态"_s));
    m_twin->scan("6901234567892");
    QTRY_VERIFY(says(u"扫到的码在这里用不上"_s));
    m_twin->scan(m_slip.chopped(3));
    QTRY_VERIFY(says(u"没有读完整"_s));
    auto *room = m_counter->part<app::CaseRoom>();
    m_twin->scan(m_slip);
    QTRY_VERIFY(room->intake());
    QVERIFY(!says(u"没有读完整"_s)); // it goes with the next code
}

void TestCodes::aTornCodeIsSaidInWords()
{
    QVERIFY(atWork());
    // The list of what is not done yet is read anew whenever something was: that answers nobody's complaint.
    QListWidget *drafts = nullptr;
    const auto listed = [&] {
        for (auto *list : m_counter->part<app::CaseRoom>()->findChildren<QListWidget *>())
            if (list->isVisible() && list->count() > 0)
                drafts = list;
        return drafts != nullptr;
    };
    QTRY_VERIFY(listed());
    m_twin->scan("6901234567892");
    QTRY_VERIFY(says(u"用不上"_s));
    drafts->item(0)->setToolTip(drafts->item(0)->toolTip() + u' ');
    QVERIFY(says(u"用不上"_s));
    m_twin->tear(m_slip);
    QTRY_VERIFY(says(u"D-0801"_s));
}

bool TestCodes::openCamera()
{
    QTest::keyClick(&m_counter->window, Qt::Key_Q, Qt::AltModifier);
    const auto *page = m_counter->part<app::CodePage>();
    return page && page->isVisible();
}

void TestCodes::aSlipUnderTheDocumentCameraOpensItsCase()
{
    constexpr int Patience = 20'000; // ms; the camera is opened first
    QVERIFY(atWork());
    QVERIFY(m_feed->lay(tests::codeSheet(m_slip)));
    QVERIFY(openCamera());
    auto *room = m_counter->part<app::CaseRoom>();
    QTRY_VERIFY_WITH_TIMEOUT(room->intake() && room->intake()->id() == m_case, Patience);
    QVERIFY(room->isVisible());
    // Nobody looks any more.
    auto *camera = m_counter->hub.documentCamera();
    QTRY_COMPARE(camera->health().state, devices::DeviceState::Ready);
}

void TestCodes::theCameraReadsIntoTheFieldItWasCalledFrom()
{
    constexpr int Patience = 20'000;
    QVERIFY(atWork());
    QTest::keyClick(&m_counter->window, Qt::Key_K, Qt::ControlModifier);
    auto *find = m_counter->part<app::FindPage>();
    QTRY_VERIFY(find->isVisible());
    QVERIFY(m_feed->lay(tests::codeSheet("6901234567892")));
    QVERIFY(m_counter->press(u"用高拍仪读码"_s));
    QVERIFY(m_counter->part<app::CodePage>()->isVisible());
    auto *line = find->findChild<QLineEdit *>();
    QTRY_COMPARE_WITH_TIMEOUT(line->text(), u"6901234567892"_s, Patience);
    QVERIFY(find->isVisible() && line->hasFocus());
}

void TestCodes::theCameraIsLetGoWithoutACode()
{
    QVERIFY(atWork());
    QVERIFY(m_feed->clear());
    QVERIFY(openCamera());
    auto *page = m_counter->part<app::CodePage>();
    QTRY_VERIFY(page->findChild<QLabel *>(u"code-words"_s)->text().startsWith(u"请把二维码"_s));
    QTest::keyClick(&m_counter->window, Qt::Key_Escape);
    QTRY_VERIFY(!page->isVisible());
    QVERIFY(m_counter->part<app::CaseRoom>()->isVisible());
    QTRY_COMPARE(m_counter->hub.documentCamera()->health().state, devices::DeviceState::Ready);
}

void TestCodes::aFieldTakesWhatIsScannedIntoIt()
{
    QVERIFY(atWork());
    QTest::keyClick(&m_counter->window, Qt::Key_K, Qt::ControlModifier);
    auto *find = m_counter->part<app::FindPage>();
    QTRY_VERIFY(find->isVisible());
    auto *line = find->findChild<QLineEdit *>();
    QTRY_VERIFY(line->hasFocus());
    m_twin->scan("6901234567892");
    QTRY_COMPARE(line->text(), u"6901234567892"_s);
}

YC_TEST(TestCodes)
#include "tst_codes.moc"
