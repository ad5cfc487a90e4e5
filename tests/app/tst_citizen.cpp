#include "app/citizen/citizen_rows.h"
#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_way.h"
#include "app/citizen/citizen_window.h"
#include "app/citizen/notice_text.h"
#include "app/citizen/pointed_bar.h"
#include "app/citizen/reading_text.h"
#include "core/domain/signers.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"
#include "ui/case_words.h"
#include "ui/ink_pad.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace core;
using flow::Step;
using tests::DeskWorld;

static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");
static const QString Phone = QStringLiteral("phone");
static const QString PhonePlace = QStringLiteral("form/phone");
static const QString NamePlace = QStringLiteral("person/applicant/name");

namespace
{

// The person's window over a real desk; the clerk is at the case in hand.
struct OpenWindow : tests::OpenShop {
    app::CitizenSide side;
    ui::SecondTongue tongue;
    app::CitizenWindow window;

    OpenWindow(flow::Desk &desk, devices::hub::Hub &hub) : OpenShop(desk, hub), window(shop, side, tongue)
    {
        tongue.install();
        window.resize(1366, 768);
        window.show();
        window.setServing(true, true);
    }
    [[nodiscard]] bool says(const QString &words) const { return window.words().join(u'\n').contains(words); }
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        for (auto *one : window.findChildren<QAbstractButton *>())
            if (one->accessibleName() == name && one->isVisibleTo(&window))
                return one;
        return nullptr;
    }
    [[nodiscard]] app::ReadingText *text() const // what is signed
    {
        for (auto *one : window.findChildren<app::ReadingText *>())
            if (one->isVisibleTo(&window))
                return one;
        return nullptr;
    }
    [[nodiscard]] QPushButton *named(const QString &text) const
    {
        for (auto *one : window.findChildren<QPushButton *>())
            if (one->text() == text && one->isVisibleTo(&window))
                return one;
        return nullptr;
    }
};

// A case that lacks nothing but the signature.
std::shared_ptr<flow::Intake> caseOf(flow::Desk &desk, const QString &name, int serial,
                                     const QString &phone = QStringLiteral("13800000000"))
{
    auto intake = DeskWorld::begin(desk);
    auto someone = DeskWorld::card(serial);
    someone.name = name;
    if (!intake || !intake->setApplicant(someone) || !intake->chooseItem(ElderCard))
        qFatal("the case cannot be begun");
    intake->setField(Phone, phone);
    intake->addPage(QStringLiteral("photo"), DeskWorld::page());
    if (!QTest::qWaitFor([&] { return !intake->isSavingPages(); }, 10'000))
        qFatal("the case cannot be filled");
    return intake;
}

// What stood in the window each time that it was painted.
class Frames : public QObject
{
public:
    explicit Frames(app::CitizenWindow &window) : m_window(window) { window.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            frames.append(m_window.words().join(u'\n'));
        return false;
    }
    QStringList frames;

private:
    app::CitizenWindow &m_window;
};

} // namespace

class TestCitizen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nobodyIsServedAndNothingIsShown();
    void whatIsFilledInIsShownAsItGrows();
    void aNumberFromTheChipIsMaskedUntilItIsAskedFor();
    void whatIsPointedAtReachesTheClerkAndGoesWithTheChange();
    void aConfirmationIsVoidWithTheNextChange();
    void betweenTwoPeopleStandsANeutralPicture();
    void aCaseThatIsTakenUpAgainIsNotShownByItself();
    void theTextIsReadToItsEndBeforeItIsSigned();
    void twoWhoApplyReadAndSignOneAfterAnother();
    void whatIsDoneOnPaperIsSaidLarge();
    void anotherTextTakesTheInkAway();
    void languageAndSizeAreThePersonsAndGoWithThem();
    void everythingCanBeTouchedReadAndNamed();
    void theNoticeSaysWhatTheLawAsksFor();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
};

void TestCitizen::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
}

void TestCitizen::nobodyIsServedAndNothingIsShown()
{
    OpenWindow open(*m_desk, *m_hub);
    QVERIFY(open.window.isNeutral());
    QVERIFY(open.says(m_desk->terminal().nodeName));
    QVERIFY(open.says(QStringLiteral("请出示证件")));
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    QTRY_VERIFY(open.says(QStringLiteral("张样例")));
    open.window.setServing(false, true); // the clerk looks at a list
    QVERIFY(open.window.isNeutral());
    QVERIFY(!open.says(QStringLiteral("张样例")));
    QVERIFY(open.says(QStringLiteral("请稍候")));
    open.window.setServing(false, false); // locked
    QVERIFY(open.says(QStringLiteral("窗口暂时离开")));
    open.window.setServing(true, true);
    QTRY_VERIFY(open.says(QStringLiteral("张样例")));
    open.side.take(nullptr, true);
    QVERIFY(open.window.isNeutral());
    QVERIFY(!open.says(QStringLiteral("张样例")));
    QVERIFY(open.says(QStringLiteral("请出示证件")));
}

void TestCitizen::whatIsFilledInIsShownAsItGrows()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2, QStringLiteral("13800000000"));
    open.side.take(intake, true);
    QTRY_VERIFY(open.says(QStringLiteral("13800000000")));
    QVERIFY(open.says(intake->item()->name));
    open.side.setStep(Step::Form);
    open.side.setFieldInHand(Phone);
    QTRY_VERIFY(open.says(QStringLiteral("● 正在填写")));
    intake->setField(Phone, QStringLiteral("13900000001"));
    QTRY_VERIFY(open.says(QStringLiteral("13900000001")));
    QVERIFY(!open.says(QStringLiteral("13800000000")));
}

void TestCitizen::aNumberFromTheChipIsMaskedUntilItIsAskedFor()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    const auto number = intake->draft().applicant->number;
    open.side.take(intake, true);
    QTRY_VERIFY(open.says(domain::maskedNumber(number)));
    QVERIFY(!open.says(number));
    auto *whole = open.named(QStringLiteral("显示全部"));
    QVERIFY(whole);
    whole->click();
    QTRY_VERIFY(open.says(number));
    open.named(QStringLiteral("隐藏"))->click();
    QTRY_VERIFY(!open.says(number));
}

void TestCitizen::whatIsPointedAtReachesTheClerkAndGoesWithTheChange()
{
    OpenWindow open(*m_desk, *m_hub);
    app::PointedBar bar(open.side);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    QSignalSpy told(&open.side, &app::CitizenSide::pointedAt);
    const auto label = intake->item()->form.field(Phone)->label;
    QTRY_VERIFY(open.button(QStringLiteral("这里不对 ") + label));
    open.button(QStringLiteral("这里不对 ") + label)->click();
    QCOMPARE(told.size(), 1);
    QCOMPARE(open.side.pointedFields(), QStringList{Phone});
    QVERIFY(bar.isVisibleTo(nullptr));
    QVERIFY(bar.findChild<QLabel *>()->text().contains(label));
    QTRY_VERIFY(open.says(QStringLiteral("已告诉工作人员")));
    QVERIFY(!open.named(QStringLiteral("以上信息无误"))->isEnabled());
    intake->setField(Phone, QStringLiteral("13900000001"));
    QTRY_VERIFY(open.side.pointed().isEmpty());
    QTRY_VERIFY(!open.says(QStringLiteral("已告诉工作人员：")));
    QVERIFY(!bar.isVisibleTo(nullptr));
    // Or it was right: taken back by the one, answered by the other.
    open.side.point(NamePlace);
    open.side.takeBack(NamePlace);
    QVERIFY(open.side.pointed().isEmpty());
    open.side.point(NamePlace);
    QCOMPARE(app::placeName(*intake, NamePlace), QStringLiteral("申请人"));
    QVERIFY(app::whereIs(NamePlace).step == Step::Applicant);
    tests::buttonOf(bar, QStringLiteral("已当面核对，没有错"))->click();
    QVERIFY(open.side.pointed().isEmpty());
    open.side.point(QStringLiteral("form/none")); // nothing of this case
    QVERIFY(open.side.pointed().isEmpty());
}

void TestCitizen::aConfirmationIsVoidWithTheNextChange()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    QTRY_VERIFY(open.named(QStringLiteral("以上信息无误")));
    QTRY_VERIFY(open.named(QStringLiteral("以上信息无误"))->isEnabled());
    open.named(QStringLiteral("以上信息无误"))->click();
    QVERIFY(open.side.isConfirmed());
    QTRY_VERIFY(open.says(QStringLiteral("您已确认")));
    intake->setField(Phone, QStringLiteral("13900000001"));
    QVERIFY(!open.side.isConfirmed());
    QTRY_VERIFY(!open.says(QStringLiteral("您已确认")));
    open.side.confirm();
    QVERIFY(open.side.isConfirmed());
    open.side.point(PhonePlace);
    QVERIFY(!open.side.isConfirmed());
}

void TestCitizen::betweenTwoPeopleStandsANeutralPicture()
{
    OpenWindow open(*m_desk, *m_hub);
    auto first = caseOf(*m_desk, QStringLiteral("张样例"), 2, QStringLiteral("13800000001"));
    auto second = caseOf(*m_desk, QStringLiteral("李测试"), 4, QStringLiteral("13800000002"));
    open.side.take(first, true);
    QTRY_VERIFY(open.says(QStringLiteral("张样例")));
    open.side.point(PhonePlace);
    for (const auto step : {Step::Form, Step::Signature}) {
        open.side.take(first, true);
        open.side.setStep(step);
        QTRY_VERIFY(open.says(QStringLiteral("13800000001")));
        Frames frames(open.window);
        open.side.take(second, true); // from one to the other, nothing in between
        open.side.setStep(step);
        QTRY_VERIFY(open.says(QStringLiteral("13800000002")));
        QTRY_VERIFY(!frames.frames.isEmpty() && frames.frames.last().contains(QStringLiteral("13800000002")));
        QVERIFY(frames.frames.first().contains(QStringLiteral("请稍候"))
                || frames.frames.first().contains(QStringLiteral("请出示证件")));
        bool neutral = false;
        for (const auto &frame : frames.frames) {
            QVERIFY2(!frame.contains(QStringLiteral("张样例")), qPrintable(frame));
            QVERIFY2(!frame.contains(QStringLiteral("13800000001")), qPrintable(frame));
            neutral = neutral || !frame.contains(QStringLiteral("李测试"));
        }
        QVERIFY(neutral);
        // Not in what is hidden either, where an assistive technology would find it.
        for (const auto *one : open.window.findChildren<QLabel *>())
            QVERIFY2(!one->text().contains(QStringLiteral("张样例"))
                         && !one->accessibleName().contains(QStringLiteral("张样例")),
                     qPrintable(one->text()));
        for (const auto *one : open.window.findChildren<QPlainTextEdit *>())
            QVERIFY(!one->toPlainText().contains(QStringLiteral("张样例")));
    }
    QVERIFY(open.side.pointed().isEmpty());
}

void TestCitizen::aCaseThatIsTakenUpAgainIsNotShownByItself()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, false);
    intake->setField(Phone, QStringLiteral("13900000001"));
    QTRY_VERIFY(intake->isSaved());
    QVERIFY(open.window.isNeutral());
    open.side.setTurned(true);
    QTRY_VERIFY(open.says(QStringLiteral("张样例")));
    open.side.setTurned(false);
    QVERIFY(open.window.isNeutral());
}

void TestCitizen::theTextIsReadToItsEndBeforeItIsSigned()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    open.side.setStep(Step::Signature);
    auto *larger = open.button(QStringLiteral("大字"));
    larger->click(); // so that it does not fit
    QTRY_VERIFY(open.says(QStringLiteral("事项编码")));
    auto *text = open.text();
    QVERIFY(text->isVisible());
    auto *pad = open.window.findChild<ui::InkPad *>();
    auto *sign = open.button(QStringLiteral("本人确认签字"));
    QVERIFY(!text->wasSeenToTheEnd());
    const auto stroke = [pad] {
        QTest::mousePress(pad, Qt::LeftButton, {}, {60, 60});
        QTest::mouseRelease(pad, Qt::LeftButton, {}, {160, 90});
    };
    stroke();
    QVERIFY(pad->isBlank()); // closed
    for (int i = 0; i < 40 && !text->wasSeenToTheEnd(); ++i)
        open.named(QStringLiteral("往下看"))->click();
    QVERIFY(text->wasSeenToTheEnd());
    QTRY_VERIFY(open.says(QStringLiteral("已看到最后")));
    QVERIFY(!sign->isEnabled());
    stroke();
    QTRY_VERIFY(sign->isEnabled());
    sign->click();
    QTRY_VERIFY(intake->draft().signature);
    QCOMPARE(intake->draft().signature->shownDigest, intake->shownDigest());
    QTRY_VERIFY(open.says(QStringLiteral("已签字")));
    QVERIFY(!sign->isEnabled());
}

void TestCitizen::twoWhoApplyReadAndSignOneAfterAnother()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    auto other = DeskWorld::card(3);
    other.name = QStringLiteral("李测试");
    QVERIFY(intake->seat({.role = flow::Intake::Role::Another}, other));
    open.side.take(intake, true);
    open.side.setStep(Step::Signature);
    auto *pad = open.window.findChild<ui::InkPad *>();
    const QStringList places{QStringLiteral("applicant"), QStringLiteral("applicant.2")};
    const QStringList names{QStringLiteral("张样例"), QStringLiteral("李测试")};
    for (int seat = 0; seat < 2; ++seat) {
        QTRY_VERIFY(open.says(QStringLiteral("请%1").arg(names[seat])));
        auto *sign = open.button(QStringLiteral("本人确认签字"));
        QVERIFY(pad->isBlank());
        auto *bar = open.text()->verticalScrollBar();
        bar->setValue(bar->maximum());
        QTRY_VERIFY(open.says(QStringLiteral("请用笔或手指"))); // each has read to the end
        QTest::mousePress(pad, Qt::LeftButton, {}, {60, 60});
        QTest::mouseRelease(pad, Qt::LeftButton, {}, {160, 90});
        QTRY_VERIFY(sign->isEnabled());
        sign->click();
        QTRY_VERIFY(domain::signatureAt(intake->draft(), seat));
        QCOMPARE(domain::signatureAt(intake->draft(), seat)->by, places[seat]);
    }
    QTRY_VERIFY(open.says(QStringLiteral("已签字")));
    QVERIFY(intake->stateOf(Step::Signature) == flow::StepState::Complete);
    open.side.take(nullptr, false);
    QVERIFY(!open.says(names[1]));
}

void TestCitizen::whatIsDoneOnPaperIsSaidLarge()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    open.side.setStep(Step::Signature);
    auto *pad = open.window.findChild<ui::InkPad *>();
    QTRY_VERIFY(pad->isVisible());
    open.side.setWay(domain::SigningWay::Fingerprint, 1); // nobody's who signs here
    open.side.setWay(domain::SigningWay::Fingerprint, 0);
    QTRY_VERIFY(open.says(QStringLiteral("请按捺指纹")));
    for (const bool large : {true, false}) {
        open.button(QStringLiteral("大字"))->click();
        QCOMPARE(open.window.size(), QSize(1366, 768)); // and nothing is pushed off the screen
        QVERIFY2(open.window.minimumSizeHint().height() <= 768, large ? "large" : "usual");
        const auto *told = open.window.findChild<app::CitizenWay *>();
        QTRY_VERIFY2(told->width() >= open.window.width() / 3, qPrintable(QString::number(told->width())));
        QTRY_VERIFY(!told->verticalScrollBar()->isVisible()); // it is read without touching anything
    }
    QVERIFY(open.says(QStringLiteral("即确认左边全部内容")));
    QVERIFY(open.says(QStringLiteral("事项编码"))); // what is confirmed stays beside it
    QVERIFY(!pad->isVisible() && !open.button(QStringLiteral("本人确认签字")));
    QVERIFY(!open.says(QStringLiteral("签字区")));
    open.side.setWay(domain::SigningWay::Seal, 0);
    QTRY_VERIFY(open.says(QStringLiteral("请盖单位公章")));
    open.side.setWay(domain::SigningWay::WrittenFor, 0);
    open.button(QStringLiteral("English"))->click();
    QTRY_VERIFY(open.says(QStringLiteral("Another person signs for you")));
    QCOMPARE(ui::stateWords(domain::CaseState::Received), QStringLiteral("已收件")); // the clerk's stay as they are
    open.button(QStringLiteral("中文"))->click();
    open.side.setWay(domain::SigningWay::Ink, 0);
    QTRY_VERIFY(pad->isVisible());
    open.side.setWay(domain::SigningWay::Fingerprint, 0);
    domain::Signature how{.way = domain::SigningWay::Fingerprint, .by = QStringLiteral("applicant"), .finger = 2};
    QVERIFY(intake->signByPrint(DeskWorld::page(90), intake->shownDigest(), std::move(how)));
    QTRY_VERIFY(open.says(QStringLiteral("✓ 已按捺指纹")));
    open.side.take(caseOf(*m_desk, QStringLiteral("李样例"), 3), true);
    open.side.setStep(Step::Signature);
    QTRY_VERIFY(pad->isVisible()); // the next person begins anew
    QVERIFY(!open.says(QStringLiteral("指纹")));
}

void TestCitizen::anotherTextTakesTheInkAway()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    open.side.setStep(Step::Signature);
    QTRY_VERIFY(open.says(QStringLiteral("事项编码")));
    auto *text = open.text();
    auto *pad = open.window.findChild<ui::InkPad *>();
    text->verticalScrollBar()->setValue(text->verticalScrollBar()->maximum());
    QTRY_VERIFY(open.says(QStringLiteral("请用笔或手指")));
    QTest::mousePress(pad, Qt::LeftButton, {}, {60, 60});
    QTest::mouseRelease(pad, Qt::LeftButton, {}, {160, 90});
    QVERIFY(!pad->isBlank());
    intake->setField(Phone, QStringLiteral("13900000001")); // by the clerk, while the person writes
    QTRY_VERIFY(pad->isBlank());
    QVERIFY(open.says(QStringLiteral("内容有改动")));
    QVERIFY(!open.button(QStringLiteral("本人确认签字"))->isEnabled());
    QVERIFY(!intake->draft().signature);
}

void TestCitizen::languageAndSizeAreThePersonsAndGoWithThem()
{
    OpenWindow open(*m_desk, *m_hub);
    open.button(QStringLiteral("English"))->click(); // before anything is laid down
    QVERIFY(open.says(QStringLiteral("Please show your document")));
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    QTRY_VERIFY(open.says(QStringLiteral("All of this is correct")));
    QCOMPARE(ui::stateWords(domain::CaseState::Received), QStringLiteral("已收件")); // the clerk's stay as they are
    QCOMPARE(app::placeName(*intake, NamePlace), QStringLiteral("申请人"));
    open.side.setStep(Step::Signature);
    QTRY_VERIFY(open.says(QStringLiteral("Confirm signature")));
    QVERIFY(open.says(QStringLiteral("Applicant")));
    const auto before = open.button(QStringLiteral("English"))->height();
    open.button(QStringLiteral("Large text"))->click();
    QTRY_VERIFY(open.button(QStringLiteral("English"))->fontMetrics().height() > 0);
    QVERIFY(open.button(QStringLiteral("English"))->height() >= before);
    open.side.take(nullptr, true);
    QVERIFY(open.says(QStringLiteral("请出示证件")));
    QVERIFY(!static_cast<QPushButton *>(open.button(QStringLiteral("大字")))->isChecked());
}

void TestCitizen::everythingCanBeTouchedReadAndNamed()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    open.side.take(intake, true);
    for (const auto step : {Step::Form, Step::Signature}) {
        open.side.setStep(step);
        QTRY_VERIFY(open.says(step == Step::Form ? QStringLiteral("13800000000") : QStringLiteral("事项编码")));
        QTRY_VERIFY(open.button(QStringLiteral("大字"))->height() >= 56); // laid out
        for (const auto *one : open.window.findChildren<QPushButton *>()) {
            if (!one->isVisible())
                continue;
            QVERIFY2(one->height() >= 56 && one->width() >= 56, qPrintable(one->text()));
            QVERIFY(!one->accessibleName().isEmpty() || !one->text().isEmpty());
            QVERIFY2(one->width() >= one->fontMetrics().horizontalAdvance(one->text()), qPrintable(one->text()));
        }
        for (const auto *one : open.window.findChildren<QLabel *>())
            if (one->isVisible() && one->property("scale") == QByteArray("value"))
                QVERIFY(one->font().pixelSize() >= 22);
    }
}

void TestCitizen::theNoticeSaysWhatTheLawAsksFor()
{
    OpenWindow open(*m_desk, *m_hub);
    auto intake = caseOf(*m_desk, QStringLiteral("张样例"), 2);
    const auto notice = app::personalDataNotice(*intake, QStringLiteral("示例县政务服务中心"));
    for (const auto *wanted : {"示例县政务服务中心", "为什么处理", "处理哪些信息", "保存多久", "您的权利", "第十七条"})
        QVERIFY2(notice.contains(QString::fromUtf8(wanted)), wanted);
    QVERIFY(notice.contains(intake->item()->name));
    QVERIFY(notice.contains(intake->item()->department.simplified()));
    QVERIFY(notice.contains(intake->item()->form.field(Phone)->label));
    open.side.take(intake, true);
    QTRY_VERIFY(open.named(QStringLiteral("个人信息处理告知")));
    open.named(QStringLiteral("个人信息处理告知"))->click();
    QTRY_VERIFY(open.says(QStringLiteral("五、您的权利")));
    open.named(QStringLiteral("看完了，返回"))->click();
    QTRY_VERIFY(open.says(QStringLiteral("张样例")));
}

YC_TEST(TestCitizen)
#include "tst_citizen.moc"
