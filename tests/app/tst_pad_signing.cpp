#include "app/steps/pad_signing.h"
#include "app/steps/signer_row.h"
#include "devices/pad/stu_pad.h"
#include "devices/virtual/usb/pad_desk.h"
#include "tests/app/open_signature_page.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace yc;
using namespace core;
using devices::PadKey;
using tests::DeskWorld;

namespace
{

const QString Phone = QStringLiteral("phone");
const QString Confirm = QStringLiteral("确认签字");
const QString OnPad = QStringLiteral("用签字板签");
const QString OnScreen = QStringLiteral("改在屏幕上签");

} // namespace

// The signing step as a clerk has it, with a pad of the applicant's beside it: the real driver, and a twin that the
// applicant writes on.
class TestPadSigning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theInkOfThePadIsWhatIsSigned();
    void aChangeUnderTheHandDrawsThePageAnew();
    void againOnThePadIsAgainHere();
    void cancelledOnThePadNobodyHasSigned();
    void pulledOutInMidSignatureTheScreenIsThere();
    void leavingThePageLeavesNothingOnThePad();
    void onTheScreenWhenTheClerkSaysSo();
    void eachSignsInTurn();
    void withoutAPadNothingIsSaidOfOne();

private:
    using Open = std::unique_ptr<tests::OpenSignaturePage>;
    [[nodiscard]] Open open();
    [[nodiscard]] bool isReady(const Open &page) const;
    void write() const;
    void press(PadKey key) const;

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::virtual_bench::UsbBed> m_bed;
    std::unique_ptr<devices::virtual_bench::PadDesk> m_pad;
    std::unique_ptr<devices::hub::Hub> m_hub;
};

void TestPadSigning::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

void TestPadSigning::init()
{
    QVERIFY2(devices::virtual_bench::UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<devices::virtual_bench::UsbBed>();
    m_pad = std::make_unique<devices::virtual_bench::PadDesk>(*m_bed, quint16{0x00A5});
    QVERIFY(m_pad->plug());
    m_hub = std::make_unique<devices::hub::Hub>(std::vector{devices::pad::stuDriver()}, m_clock);
    m_hub->use({{.kind = devices::Kind::SignaturePad, .place = m_pad->place}});
    m_hub->start();
    QTRY_VERIFY(m_hub->signaturePad()->screen());
}

void TestPadSigning::cleanup()
{
    m_hub.reset();
    QVERIFY(!m_pad || m_pad->twin.isBlank());
    m_pad.reset();
    m_bed.reset();
}

TestPadSigning::Open TestPadSigning::open()
{
    return std::make_unique<tests::OpenSignaturePage>(*m_desk, *m_hub);
}

bool TestPadSigning::isReady(const Open &page) const
{
    return page->page.findChild<app::PadSigning *>()->isReady();
}

void TestPadSigning::write() const
{
    m_pad->twin.stroke({{200, 280}, {300, 300}, {420, 270}, {520, 300}});
}

void TestPadSigning::press(PadKey key) const
{
    const int third = m_pad->twin.pixels().width() / 3;
    const int column = key == PadKey::Cancel ? 0 : key == PadKey::Again ? 1 : 2;
    m_pad->twin.tap({column * third + third / 2, m_pad->twin.pixels().height() - 30});
}

void TestPadSigning::theInkOfThePadIsWhatIsSigned()
{
    const auto open = this->open();
    QTRY_VERIFY(isReady(open)); // by itself: nobody presses anything
    QVERIFY2(open->page.instruction().contains(QStringLiteral("在签字板上签字")), qPrintable(open->page.instruction()));
    QVERIFY(!m_pad->twin.isBlank());
    if (const auto folder = qEnvironmentVariable("YC_PAD_PICTURES"); !folder.isEmpty()) {
        write();
        QTRY_VERIFY(!open->pad().isBlank());
        QVERIFY(m_pad->twin.screen().save(folder + QStringLiteral("/pad-signing.png")));
        QVERIFY(open->page.grab().save(folder + QStringLiteral("/page-signing.png")));
    }
    open->stroke(); // a mouse that comes near writes nothing meanwhile
    QVERIFY(open->pad().isBlank() || open->pad().ink().device == m_pad->place);
    write();
    QTRY_VERIFY(!open->pad().isBlank()); // the clerk sees it come
    QTRY_VERIFY(open->button(Confirm)->isEnabled());
    press(PadKey::Confirm);
    QTRY_VERIFY(open->isSigned());
    QTRY_VERIFY(m_pad->twin.isBlank());
    const auto &signature = *open->intake->draft().signature;
    QCOMPARE(signature.device, m_pad->place);
    QCOMPARE(signature.shownDigest, open->intake->shownDigest());
    QByteArray json;
    domain::Page blob;
    blob.blob = signature.inkBlob;
    open->intake->loadPage(blob, this, [&json](const Result<QByteArray> &bytes) { json = bytes.value_or("{}"); });
    QTRY_VERIFY(!json.isEmpty());
    const auto ink = QJsonDocument::fromJson(json).object();
    QCOMPARE(ink.value(QStringLiteral("device")).toString(), m_pad->place);
    const auto points = ink.value(QStringLiteral("points")).toArray();
    QVERIFY(points.size() >= 5);
    const auto width = ink.value(QStringLiteral("width")).toInt();
    QVERIFY2(std::abs(width - 776 * 27 / 2) <= 14, qPrintable(QString::number(width))); // the area, not the screen
    QCOMPARE(points.at(1).toArray().at(2).toInt(), 5); // the pad's own milliseconds
}

void TestPadSigning::aChangeUnderTheHandDrawsThePageAnew()
{
    const auto open = this->open();
    QTRY_VERIFY(isReady(open));
    const auto before = m_pad->twin.screen();
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    open->intake->setField(Phone, QStringLiteral("13900000000"));
    QTRY_VERIFY(open->pad().isBlank());
    QTRY_VERIFY(isReady(open));
    QVERIFY(m_pad->twin.screen() != before); // another digest stands there, and no ink
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    press(PadKey::Confirm);
    QTRY_VERIFY(open->isSigned());
}

void TestPadSigning::againOnThePadIsAgainHere()
{
    const auto open = this->open();
    QTRY_VERIFY(isReady(open));
    write();
    QTRY_VERIFY(open->button(Confirm)->isEnabled());
    press(PadKey::Again);
    QTRY_VERIFY(open->pad().isBlank());
    QVERIFY(!open->button(Confirm)->isEnabled());
    QTRY_VERIFY(isReady(open));
    write();
    QTRY_VERIFY(open->button(Confirm)->isEnabled());
    open->press(Confirm); // the clerk may, when the applicant has put the pen down
    QTRY_VERIFY(open->isSigned());
    QTRY_VERIFY(m_pad->twin.isBlank());
}

void TestPadSigning::cancelledOnThePadNobodyHasSigned()
{
    const auto open = this->open();
    QSignalSpy complaints(&open->page, &app::StepPage::complaint);
    QTRY_VERIFY(isReady(open));
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    press(PadKey::Cancel);
    QTRY_COMPARE(complaints.size(), 1);
    QVERIFY(complaints[0][0].toString().contains(QStringLiteral("取消")));
    QVERIFY(open->pad().isBlank());
    QVERIFY(!open->intake->draft().signature);
    QTRY_VERIFY(m_pad->twin.isBlank()); // and it does not ask again by itself
    QVERIFY(open->button(OnPad));
    const QSignalSpy waits(&open->page, &app::StepPage::waiting);
    open->press(OnPad);
    QTRY_VERIFY(isReady(open));
    QCOMPARE(waits.size(), 2); // said while the pad is drawn, which takes what was said before off the line
    QVERIFY(!waits[0][0].toString().isEmpty() && waits[1][0].toString().isEmpty());
    write();
    press(PadKey::Confirm);
    QTRY_VERIFY(open->isSigned());
}

void TestPadSigning::pulledOutInMidSignatureTheScreenIsThere()
{
    const auto open = this->open();
    QSignalSpy problems(&open->page, &app::StepPage::problem);
    QTRY_VERIFY(isReady(open));
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    m_pad->wire.unplug();
    QTRY_COMPARE(problems.size(), 1);
    QCOMPARE(toString(problems[0][0].value<Code>()), QStringLiteral("D-0605"));
    QVERIFY(open->pad().isBlank()); // half a signature is none
    QVERIFY(!open->button(Confirm)->isEnabled());
    QTRY_VERIFY(open->button(OnPad) && !open->button(OnPad)->isEnabled());
    QVERIFY(m_pad->plug());
    QTRY_VERIFY(open->button(OnPad)->isEnabled()); // offered again
    QTRY_VERIFY(m_pad->twin.isBlank());
    open->stroke(); // the screen is there meanwhile
    QCOMPARE(open->pad().ink().device, QStringLiteral("mouse"));
    open->press(Confirm);
    QTRY_VERIFY(open->isSigned());
    QCOMPARE(open->intake->draft().signature->device, QStringLiteral("mouse"));
}

void TestPadSigning::leavingThePageLeavesNothingOnThePad()
{
    const auto open = this->open();
    QTRY_VERIFY(isReady(open));
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    open->page.hide(); // another step, or the lock
    QTRY_VERIFY(m_pad->twin.isBlank());
    QVERIFY(open->pad().isBlank());
    open->page.show();
    open->page.enter();
    QTRY_VERIFY(isReady(open));
    open->page.open(nullptr); // the case is put aside
    QTRY_VERIFY(m_pad->twin.isBlank());
}

void TestPadSigning::onTheScreenWhenTheClerkSaysSo()
{
    const auto open = this->open();
    QTRY_VERIFY(isReady(open));
    open->press(OnScreen);
    QTRY_VERIFY(m_pad->twin.isBlank());
    open->stroke();
    QCOMPARE(open->pad().ink().device, QStringLiteral("mouse"));
    open->press(Confirm);
    QTRY_VERIFY(open->isSigned());
}

void TestPadSigning::eachSignsInTurn()
{
    const auto open = this->open();
    auto other = DeskWorld::card(7);
    QVERIFY(open->intake->seat({.role = flow::Intake::Role::Another}, other));
    QTRY_VERIFY(isReady(open));
    const auto first = m_pad->twin.screen();
    write();
    QTRY_VERIFY(!open->pad().isBlank());
    press(PadKey::Confirm);
    QTRY_VERIFY(domain::signatureAt(open->intake->draft(), 0));
    QTRY_VERIFY(isReady(open)); // for the second, by name
    QVERIFY(m_pad->twin.screen() != first);
    QVERIFY(open->pad().isBlank());
    m_pad->twin.stroke({{240, 300}, {500, 260}});
    QTRY_VERIFY(!open->pad().isBlank());
    press(PadKey::Confirm);
    QTRY_VERIFY(domain::signatureAt(open->intake->draft(), 1));
    const auto &draft = open->intake->draft();
    QCOMPARE(domain::signatureAt(draft, 0)->device, m_pad->place);
    QCOMPARE(domain::signatureAt(draft, 1)->device, m_pad->place);
    QVERIFY(domain::signatureAt(draft, 0)->inkBlob != domain::signatureAt(draft, 1)->inkBlob);
    QTRY_VERIFY(m_pad->twin.isBlank());
}

void TestPadSigning::withoutAPadNothingIsSaidOfOne()
{
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    const auto open = this->open();
    QVERIFY(!open->button(OnScreen) || !open->button(OnScreen)->isVisible());
    QVERIFY(!open->button(OnPad) || !open->button(OnPad)->isVisible());
    open->stroke();
    open->press(Confirm);
    QTRY_VERIFY(open->isSigned());
}

YC_TEST(TestPadSigning)
#include "tst_pad_signing.moc"
