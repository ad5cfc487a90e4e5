#include "tests/support/register.h"
#include "ui/step_button.h"
#include "ui/step_path.h"
#include "ui/theme.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using core::flow::Step;
using core::flow::StepState;

class TestStepPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateIsAWordAndASign();
    void theMaterialsSayHowManyAreThere();
    void anyStepCanBeVisited();
    void aPressAloneDoesNotMoveThePath();
    void boldWordsHaveTheirRoom();
};

void TestStepPath::everyStateIsAWordAndASign()
{
    ui::StepPath path;
    QCOMPARE(path.text(Step::Applicant), QStringLiteral("① 申请人"));
    path.setState(Step::Applicant, StepState::Complete);
    QCOMPARE(path.text(Step::Applicant), QStringLiteral("① 申请人 ✓"));
    path.setState(Step::Form, StepState::Wrong);
    QCOMPARE(path.text(Step::Form), QStringLiteral("③ 申请信息 !"));
    path.setState(Step::Form, StepState::Partial);
    QVERIFY(path.text(Step::Form) != QStringLiteral("③ 申请信息"));
    const auto buttons = path.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), core::flow::StepCount);
    QCOMPARE(buttons[0]->accessibleName(), QStringLiteral("申请人"));
    QCOMPARE(buttons[0]->accessibleDescription(), QStringLiteral("已完成"));
    QCOMPARE(buttons[2]->accessibleDescription(), QStringLiteral("待补充"));
}

void TestStepPath::theMaterialsSayHowManyAreThere()
{
    ui::StepPath path;
    path.setState(Step::Materials, StepState::Partial, QStringLiteral("2/5"));
    QCOMPARE(path.text(Step::Materials), QStringLiteral("④ 材料 2/5"));
    path.setState(Step::Materials, StepState::Complete, QStringLiteral("5/5"));
    QCOMPARE(path.text(Step::Materials), QStringLiteral("④ 材料 ✓"));
}

void TestStepPath::anyStepCanBeVisited()
{
    ui::StepPath path;
    QSignalSpy chosen(&path, &ui::StepPath::chosen);
    const auto buttons = path.findChildren<QPushButton *>();
    for (int i = core::flow::StepCount - 1; i >= 0; --i)
        buttons[i]->click();
    QCOMPARE(chosen.size(), core::flow::StepCount);
    QVERIFY(chosen.first().first().value<Step>() == Step::Ending);
    QVERIFY(chosen.last().first().value<Step>() == Step::Applicant);
}

void TestStepPath::aPressAloneDoesNotMoveThePath()
{
    ui::StepPath path;
    path.setCurrent(Step::Form);
    path.findChildren<QPushButton *>()[5]->click();
    QVERIFY(path.current() == Step::Form);
    QVERIFY(path.findChildren<QPushButton *>()[2]->isChecked());
}

void TestStepPath::boldWordsHaveTheirRoom()
{
    ui::apply(*ui::loadTheme(ui::ThemeName::Light), *qApp);
    ui::StepButton button;
    ui::setRole(&button, "step");
    button.setCheckable(true);
    for (const auto &words :
         {QStringLiteral("⑤ Signature"), QStringLiteral("③ Application ✓"), QStringLiteral("⑤ 签字确认")}) {
        button.setText(words);
        for (const bool checked : {false, true}) {
            button.setChecked(checked);
            button.ensurePolished();
            auto bold = button.font();
            bold.setWeight(QFont::DemiBold);
            const auto room = button.sizeHint().width() - 2 * 10; // what the theme pads it with
            QVERIFY2(room >= QFontMetrics(bold).horizontalAdvance(words), qPrintable(words));
        }
    }
}

YC_TEST(TestStepPath)
#include "tst_step_path.moc"
