#include "app/steps/signer_row.h"
#include "app/steps/signing_details.h"
#include "tests/app/open_signature_page.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QSignalSpy>

using namespace yc;
using namespace core;
using flow::Step;
using tests::DeskWorld;

namespace
{

const QString Confirm = QStringLiteral("确认签字");
const QString First = QStringLiteral("applicant");
const QString Second = QStringLiteral("applicant.2");

// Two people who apply together.
struct PageOfTwo : tests::OpenSignaturePage {
    PageOfTwo(flow::Desk &desk, devices::hub::Hub &hub) : OpenSignaturePage(desk, hub)
    {
        auto other = DeskWorld::card(7);
        if (!intake->seat({.role = flow::Intake::Role::Another}, other))
            qFatal("nobody else can apply");
    }
    [[nodiscard]] QList<QPushButton *> seats() const
    {
        return page.findChild<app::SignerRow *>()->findChildren<QPushButton *>();
    }
    [[nodiscard]] bool says(const QString &words) const { return page.instruction().contains(words); }
    [[nodiscard]] const domain::Signature *of(int seat) const { return domain::signatureAt(intake->draft(), seat); }
};

} // namespace

class TestCosigners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theOnlyOneSeesNoRow();
    void oneAfterAnotherSigns();
    void theStrokesOfOneAreNotAnothers();
    void eachSeatHasItsOwnPeople();
    void whoComesAndGoesChangesTheRow();
    void aCaseIsTakenUpWhereItWasLeft();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
};

void TestCosigners::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
}

void TestCosigners::theOnlyOneSeesNoRow()
{
    const tests::OpenSignaturePage open(*m_desk, *m_hub);
    QVERIFY(!open.page.findChild<app::SignerRow *>()->isVisible());
    QVERIFY(open.page.instruction().startsWith(QStringLiteral("请申请人核对内容")));
}

void TestCosigners::oneAfterAnotherSigns()
{
    PageOfTwo open(*m_desk, *m_hub);
    const auto seats = open.seats();
    QCOMPARE(seats.size(), 2);
    QVERIFY(seats[0]->isVisible() && seats[0]->isChecked());
    const auto first = app::signerWords(open.intake->draft(), 0);
    const auto second = app::signerWords(open.intake->draft(), 1);
    QVERIFY(first != second && first.contains(QLatin1Char('*'))); // masked, as everywhere on this side
    QCOMPARE(seats[1]->text(), QStringLiteral("○ ") + second);
    QVERIFY(open.says(first));
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.of(0));
    // The page turns to the next by itself, with nothing of the first one's on the pad.
    QTRY_VERIFY(seats[1]->isChecked());
    QVERIFY(open.says(second));
    QVERIFY(open.pad().isBlank());
    QVERIFY(!open.button(Confirm)->isEnabled());
    QCOMPARE(seats[0]->text(), QStringLiteral("✓ ") + first);
    QSignalSpy wanted(&open.page, &app::StepPage::stepWanted);
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.of(1));
    QCOMPARE(open.of(0)->by, First);
    QCOMPARE(open.of(1)->by, Second);
    QVERIFY(open.intake->stateOf(Step::Signature) == flow::StepState::Complete);
    QTRY_VERIFY(open.says(QStringLiteral("继续办理")));
    QVERIFY(open.page.goOn());
    QCOMPARE(wanted.size(), 1);
    // A change takes both away, and begins with the first again.
    open.intake->setField(QStringLiteral("phone"), QStringLiteral("13900000009"));
    QTRY_COMPARE(seats[0]->text(), QStringLiteral("! ") + first);
    QCOMPARE(seats[1]->text(), QStringLiteral("! ") + second);
}

void TestCosigners::theStrokesOfOneAreNotAnothers()
{
    PageOfTwo open(*m_desk, *m_hub);
    QSignalSpy complaints(&open.page, &app::StepPage::complaint);
    open.stroke();
    open.seats()[1]->setChecked(true); // as an assistive technology does it
    QCOMPARE(complaints.size(), 1);
    QVERIFY(open.seats()[0]->isChecked());
    QVERIFY(!open.pad().isBlank()); // nothing is lost
    open.press(QStringLiteral("清除重签"));
    open.seats()[1]->click();
    QVERIFY(open.seats()[1]->isChecked());
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.of(1));
    QVERIFY(!open.of(0));
    QTRY_VERIFY(open.seats()[0]->isChecked()); // who is still to sign
    open.seats()[1]->click();
    QTRY_VERIFY(open.chip().contains(QStringLiteral("已签字")));
    open.press(QStringLiteral("清除重签"));
    open.press(QStringLiteral("确认清除签字"));
    QVERIFY(!open.of(1));
}

void TestCosigners::eachSeatHasItsOwnPeople()
{
    PageOfTwo open(*m_desk, *m_hub);
    auto parent = DeskWorld::card(9);
    QVERIFY(open.intake->seat({.role = flow::Intake::Role::Guardian, .applicant = 1}, parent));
    open.seats()[1]->click();
    QVERIFY(open.seats()[1]->text().contains(QStringLiteral("监护人"))); // signs for the child
    open.press(QStringLiteral("按捺指纹"));
    const auto *details = open.page.findChild<app::SigningDetails *>();
    QStringList places;
    for (const auto *combo : details->findChildren<QComboBox *>()) {
        for (int i = 0; combo->accessibleName() == QStringLiteral("签署人") && i < combo->count(); ++i)
            places.append(combo->itemData(i).toString());
    }
    QCOMPARE(places, (QStringList{Second, QStringLiteral("guardian.2")}));
}

void TestCosigners::whoComesAndGoesChangesTheRow()
{
    PageOfTwo open(*m_desk, *m_hub);
    open.seats()[1]->click();
    open.intake->removeApplicant(1);
    QTRY_VERIFY(!open.page.findChild<app::SignerRow *>()->isVisible());
    QVERIFY(open.seats().isEmpty()); // and no name stays behind
    QVERIFY(open.says(QStringLiteral("请申请人核对内容")));
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.of(0));
    QVERIFY(open.of(0)->by.isEmpty()); // as whoever signs alone
}

void TestCosigners::aCaseIsTakenUpWhereItWasLeft()
{
    PageOfTwo open(*m_desk, *m_hub);
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.of(0));
    QTRY_VERIFY(open.intake->isSaved());
    open.page.open(nullptr);
    QVERIFY(open.seats().isEmpty());
    open.page.open(open.intake);
    open.page.enter();
    QVERIFY(open.seats()[1]->isChecked());
}

YC_TEST(TestCosigners)
#include "tst_cosigners.moc"
