#include "app/steps/print_sheet.h"
#include "app/steps/signing_details.h"
#include "tests/app/open_signature_page.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QSignalSpy>

using namespace yc;
using namespace core;
using domain::SigningWay;
using tests::DeskWorld;

namespace
{

const QString Phone = QStringLiteral("phone");
const QString SecondNo = QStringLiteral("0318");
const QString SecondPin = QStringLiteral("593826");
const QString Somebody = QStringLiteral("34052419800101001X");
const QString Fingerprint = QStringLiteral("按捺指纹");
const QString WrittenFor = QStringLiteral("他人代书");
const QString Seal = QStringLiteral("单位盖章");

struct OpenPage : tests::OpenSignaturePage {
    using OpenSignaturePage::OpenSignaturePage;

    [[nodiscard]] app::PrintSheet &sheet() const { return *page.findChild<app::PrintSheet *>(); }
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (auto *each : page.findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    void seenBySomebody(const QString &number) const
    {
        for (auto *radio : page.findChildren<QRadioButton *>()) {
            if (radio->text() == QStringLiteral("其他人见证"))
                radio->click();
        }
        field(QStringLiteral("见证人姓名"))->setText(QStringLiteral("测试乙"));
        field(QStringLiteral("见证人证件号码"))->setText(number);
    }
    [[nodiscard]] bool isSigned(SigningWay way) const
    {
        return OpenSignaturePage::isSigned() && intake->draft().signature->way == way;
    }
};

// A sheet with a red finger in the middle of much paper.
QString sheetIn(const QTemporaryDir &folder)
{
    QImage sheet(1240, 1754, QImage::Format_RGB888);
    sheet.fill(QColor(250, 250, 248));
    QPainter painter(&sheet);
    painter.setPen(QPen(QColor(190, 40, 50), 2));
    for (int ridge = 1; ridge < 16; ++ridge)
        painter.drawEllipse(QPointF(620, 600), 3 * ridge, 4 * ridge);
    painter.end();
    const auto path = folder.filePath(QStringLiteral("finger.png"));
    return sheet.save(path) ? path : QString();
}

} // namespace

class TestSigningWays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onlyWhatAppliesIsOffered();
    void aFingerprintWithoutAWitnessIsNotTaken();
    void aFingerprintFromAFileBeforeAColleague();
    void anotherTextTakesPrintAndWitnessAway();
    void theWriterIsNoWitness();
    void anEarlierSignatureComesBackWithItsWay();
    void nothingIsLostByLookingAtAnotherWay();
    void longAndStrangeTextIsMadeFit();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    QString m_sheet;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
};

void TestSigningWays::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.openDesk();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    const auto second = m_world.hall().staff(QStringLiteral("clerk"), 1);
    auto in = DeskWorld::signIn(*m_desk, SecondNo, second.pin);
    QVERIFY(in && *in == flow::SignIn::MustChangePin);
    in = DeskWorld::ask<flow::SignIn>([&](QObject *context, auto done) {
        m_desk->changePin(SecretText(QString(second.pin)), SecretText(QString(SecondPin)), context, done);
    });
    QVERIFY(in && *in == flow::SignIn::Done);
    m_desk->signOut();
    in = DeskWorld::signIn(*m_desk, m_world.staffNo, tests::Pin);
    QVERIFY(in && *in == flow::SignIn::Done);
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_sheet = sheetIn(m_folder);
    QVERIFY(!m_sheet.isEmpty());
}

void TestSigningWays::onlyWhatAppliesIsOffered()
{
    OpenPage open(*m_desk, *m_hub);
    QVERIFY(tests::buttonOf(open.page, Fingerprint)->isVisible());
    QVERIFY(!tests::buttonOf(open.page, Seal)->isVisible());
    QVERIFY(open.intake->seatOrganisation(flow::Intake::Role::Applicant,
                                          {.name = QStringLiteral("样例商贸有限公司"),
                                           .uscc = QStringLiteral("91119999MB999999XT"),
                                           .representative = QStringLiteral("样例代表")}));
    QVERIFY(tests::buttonOf(open.page, Seal)->isVisible());
    QSignalSpy ways(&open.page, &app::SignaturePage::wayInHand); // heard by the applicant's screen
    open.press(Seal);
    QVERIFY(ways.constLast().constFirst().value<SigningWay>() == SigningWay::Seal);
    QVERIFY(!open.field(QStringLiteral("用印人姓名"))->text().isEmpty()); // whoever is here for it
    QVERIFY(open.says(QStringLiteral("请先在“材料”中提交授权委托书")));
    QVERIFY(!open.page.findChild<app::PrintSheet *>()->isHidden());
    QVERIFY(open.pad().isHidden());
}

void TestSigningWays::aFingerprintWithoutAWitnessIsNotTaken()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(Fingerprint);
    open.sheet().bring(m_sheet);
    QTRY_VERIFY_WITH_TIMEOUT(!open.sheet().isBlank(), 20'000);
    QSignalSpy complaint(&open.page, &app::Page::complaint);
    open.press(QStringLiteral("确认捺印"));
    QCOMPARE(complaint.size(), 1);
    QVERIFY(open.says(QStringLiteral("请见证人输入自己的工号")));
    QVERIFY(!open.intake->draft().signature);
}

void TestSigningWays::aFingerprintFromAFileBeforeAColleague()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(Fingerprint);
    open.sheet().bring(m_sheet);
    QTRY_VERIFY_WITH_TIMEOUT(!open.sheet().isBlank(), 20'000);
    const auto part = open.sheet().print()->size();
    QVERIFY2(part.width() < 400 && part.height() < 400, qPrintable(QString::number(part.width())));
    open.press(QStringLiteral("改用整页"));
    QVERIFY(open.sheet().print()->size().width() > 900);
    open.press(QStringLiteral("只留印迹"));
    QCOMPARE(open.sheet().print()->size(), part);
    open.field(QStringLiteral("见证人工号"))->setText(m_world.staffNo);
    open.field(QStringLiteral("见证人PIN"))->setText(tests::Pin);
    open.press(QStringLiteral("见证人确认"));
    QTRY_VERIFY(open.says(QStringLiteral("见证人不能是正在办理的工作人员")));
    open.field(QStringLiteral("见证人工号"))->setText(SecondNo);
    open.field(QStringLiteral("见证人PIN"))->setText(SecondPin);
    open.press(QStringLiteral("见证人确认"));
    QTRY_VERIFY_WITH_TIMEOUT(open.says(QStringLiteral("已确认")), 15'000);
    open.press(QStringLiteral("确认捺印"));
    QTRY_VERIFY(open.isSigned(SigningWay::Fingerprint));
    const auto &signature = *open.intake->draft().signature;
    QCOMPARE(signature.witness->staffNo, SecondNo);
    QCOMPARE(signature.device, QStringLiteral("file"));
    QCOMPARE(signature.finger, domain::UsualFinger);
    QTRY_VERIFY2(open.chip().contains(QStringLiteral("已签字（按捺指纹）")), qPrintable(open.chip()));
    QVERIFY(open.intake->findings().isEmpty());
}

void TestSigningWays::anotherTextTakesPrintAndWitnessAway()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(Fingerprint);
    open.sheet().bring(m_sheet);
    QTRY_VERIFY_WITH_TIMEOUT(!open.sheet().isBlank(), 20'000);
    open.field(QStringLiteral("见证人工号"))->setText(SecondNo);
    open.field(QStringLiteral("见证人PIN"))->setText(SecondPin);
    open.press(QStringLiteral("见证人确认"));
    QTRY_VERIFY_WITH_TIMEOUT(open.says(QStringLiteral("已确认")), 15'000);
    open.intake->setField(Phone, QStringLiteral("13900000000"));
    QVERIFY(open.sheet().isBlank());
    QVERIFY(!open.says(QStringLiteral("已确认")));
    QVERIFY2(open.chip().contains(QStringLiteral("原笔迹已清除")), qPrintable(open.chip()));
    QVERIFY(!tests::buttonOf(open.page, QStringLiteral("确认捺印"))->isEnabled());
}

void TestSigningWays::theWriterIsNoWitness()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(WrittenFor);
    open.field(QStringLiteral("代书人姓名"))->setText(QStringLiteral("测试乙"));
    open.field(QStringLiteral("代书人证件号码"))->setText(Somebody);
    open.seenBySomebody(Somebody);
    open.stroke();
    open.press(QStringLiteral("确认代书"));
    QVERIFY(open.says(QStringLiteral("见证人须成年，且不能是签字人或代书人")));
    QVERIFY(!open.intake->draft().signature);
    open.field(QStringLiteral("见证人证件号码"))->setText(QStringLiteral("34052419800101999"));
    open.press(QStringLiteral("确认代书"));
    QVERIFY(open.says(QStringLiteral("应为18位")));
    open.seenBySomebody(QStringLiteral("110105197501019995"));
    open.press(QStringLiteral("确认代书"));
    QTRY_VERIFY(open.isSigned(SigningWay::WrittenFor));
    const auto &signature = *open.intake->draft().signature;
    QVERIFY(!signature.inkBlob.isEmpty());
    QCOMPARE(signature.writing->writer.number, Somebody);
    QVERIFY(open.intake->findings().isEmpty());
}

void TestSigningWays::anEarlierSignatureComesBackWithItsWay()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(WrittenFor);
    open.field(QStringLiteral("代书人姓名"))->setText(QStringLiteral("测试丙"));
    open.field(QStringLiteral("代书人证件号码"))->setText(QStringLiteral("110105197501019995"));
    open.seenBySomebody(Somebody);
    open.stroke();
    open.press(QStringLiteral("确认代书"));
    QTRY_VERIFY(open.isSigned(SigningWay::WrittenFor));
    open.page.open(nullptr); // the next citizen
    QVERIFY(open.field(QStringLiteral("代书人姓名"))->text().isEmpty());
    open.page.open(open.intake);
    open.page.enter();
    QCOMPARE(open.field(QStringLiteral("代书人姓名"))->text(), QStringLiteral("测试丙"));
    QCOMPARE(open.field(QStringLiteral("见证人证件号码"))->text(), Somebody);
    QVERIFY(open.chip().contains(QStringLiteral("他人代书")));
    QSignalSpy wanted(&open.page, &app::StepPage::stepWanted);
    open.press(QStringLiteral("继续：办理"));
    QCOMPARE(wanted.size(), 1);
}

void TestSigningWays::nothingIsLostByLookingAtAnotherWay()
{
    OpenPage open(*m_desk, *m_hub);
    open.stroke();
    open.press(Fingerprint);
    QVERIFY(!tests::buttonOf(open.page, QStringLiteral("确认捺印"))->isEnabled());
    open.press(QStringLiteral("本人签字"));
    QVERIFY(!open.pad().isBlank());
    open.press(QStringLiteral("确认签字"));
    QTRY_VERIFY(open.isSigned(SigningWay::Ink));
    open.press(Fingerprint); // to look
    open.press(QStringLiteral("本人签字"));
    QVERIFY(!tests::buttonOf(open.page, QStringLiteral("确认签字"))->isEnabled());
    QVERIFY(open.isSigned(SigningWay::Ink));
}

void TestSigningWays::longAndStrangeTextIsMadeFit()
{
    OpenPage open(*m_desk, *m_hub);
    open.press(WrittenFor);
    auto *name = open.field(QStringLiteral("代书人姓名"));
    name->setText(QString(5'000, u'长'));
    QCOMPARE(name->text().size(), domain::LongestBystander);
    QVERIFY(open.says(QStringLiteral("只保留了前面的")));
    auto *number = open.field(QStringLiteral("代书人证件号码"));
    number->setText(QStringLiteral("３４０５２４19800101001x😀"));
    QCOMPARE(number->text(), Somebody);
}

YC_TEST(TestSigningWays)
#include "tst_signing_ways.moc"
