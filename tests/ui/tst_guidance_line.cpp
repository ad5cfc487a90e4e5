#include "tests/support/register.h"
#include "ui/failure_words.h"
#include "ui/guidance_line.h"
#include "ui/person_card.h"
#include "ui/status_chip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace yc;

namespace
{

QString allText(const QWidget &widget)
{
    QString text;
    for (const auto *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget))
            text += label->text() + u'\n';
    return text;
}

} // namespace

class TestGuidanceLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aProblemStandsBeforeAllElse();
    void aNoteStandsBesideWhatIsToBeDone();
    void problemsDoNotStack();
    void aDisabledKeyDoesNothing();
    void aPersonIsMaskedUntilTheKeyIsHeld();
    void aNameThatNoFontHasIsTold();
    void anExpiredDocumentSaysSo();
    void aChipIsAWordWithASign();
};

void TestGuidanceLine::aProblemStandsBeforeAllElse()
{
    ui::GuidanceLine line;
    line.setInstruction(QStringLiteral("请输入事项名称"));
    QCOMPARE(line.text(), QStringLiteral("请输入事项名称"));
    line.setDeviceWords(QStringLiteral("请更换纸卷"));
    QCOMPARE(line.text(), QStringLiteral("请更换纸卷"));
    line.setWaiting(QStringLiteral("正在提交"));
    QCOMPARE(line.text(), QStringLiteral("正在提交"));
    line.showProblem(Code{'D', 202});
    QCOMPARE(line.text(), ui::failureLine({'D', 202}));
    QVERIFY(line.hasProblem());
    line.clearProblem();
    line.setWaiting({});
    line.setDeviceWords({});
    QCOMPARE(line.text(), QStringLiteral("请输入事项名称"));
}

void TestGuidanceLine::aNoteStandsBesideWhatIsToBeDone()
{
    ui::GuidanceLine line;
    line.setInstruction(QStringLiteral("请放好“照片”"));
    line.setDeviceNote(QStringLiteral("凭条纸将尽"));
    QCOMPARE(line.text(), QStringLiteral("请放好“照片”　·　凭条纸将尽"));
    line.setDeviceWords(QStringLiteral("请合上盖子"));
    QCOMPARE(line.text(), QStringLiteral("请合上盖子　·　凭条纸将尽"));
    line.setWaiting(QStringLiteral("正在提交")); // not while something is under way
    QCOMPARE(line.text(), QStringLiteral("正在提交"));
    line.setWaiting({});
    line.showProblem(Code{'D', 202});
    QCOMPARE(line.text(), ui::failureLine({'D', 202}));
    line.clearProblem();
    line.setDeviceNote({});
    line.setDeviceWords({});
    QCOMPARE(line.text(), QStringLiteral("请放好“照片”"));
}

void TestGuidanceLine::problemsDoNotStack()
{
    ui::GuidanceLine line;
    line.showProblem(Code{'D', 202});
    line.showProblem(Code{'L', 1});
    QCOMPARE(line.text(), ui::failureLine({'L', 1}));
    line.clearProblem();
    QVERIFY(!line.hasProblem()); // the older one does not come back
}

void TestGuidanceLine::aDisabledKeyDoesNothing()
{
    ui::GuidanceLine line;
    line.setKeys({{QStringLiteral("F4 扫描"), 4}, {QStringLiteral("F8 办理"), 8}});
    line.setKeyEnabled(4, false);
    QSignalSpy pressed(&line, &ui::GuidanceLine::keyPressed);
    for (auto *button : line.findChildren<QPushButton *>())
        button->click();
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed.first().first().toInt(), 8);
}

void TestGuidanceLine::aPersonIsMaskedUntilTheKeyIsHeld()
{
    core::domain::Person person;
    person.name = QStringLiteral("张样例");
    person.number = QStringLiteral("11010519491231002X");
    ui::PersonCard card;
    card.showPerson(&person, {2026, 11, 21});
    card.show();
    QVERIFY(!allText(card).contains(person.number));
    QVERIFY(!allText(card).contains(person.name));
    QVERIFY(allText(card).contains(QStringLiteral("110***********002X")));
    auto *hold = card.findChild<QPushButton *>();
    QTest::mousePress(hold, Qt::LeftButton);
    QVERIFY(allText(card).contains(person.number));
    QVERIFY(allText(card).contains(person.name));
    QTest::mouseRelease(hold, Qt::LeftButton);
    QVERIFY(!allText(card).contains(person.number));
    card.showPerson(nullptr, {2026, 11, 21});
    QVERIFY(!allText(card).contains(QStringLiteral("110")));
}

void TestGuidanceLine::aNameThatNoFontHasIsTold()
{
    core::domain::Person person;
    person.name = QString::fromUcs4(U"王\uE863\U00030100样例");
    person.number = QStringLiteral("11010519491231002X");
    ui::PersonCard card;
    card.showPerson(&person, {2026, 11, 21});
    card.show();
    QVERIFY(allText(card).contains(QStringLiteral("姓名中有 2 个字字库没有")));
    QVERIFY(!allText(card).contains(QStringLiteral("E863"))); // the name is masked, and so are its codes
    card.setUnmasked(true);
    QVERIFY(allText(card).contains(QStringLiteral("U+E863、U+30100")));
    person.name = QStringLiteral("张样例");
    card.showPerson(&person, {2026, 11, 21});
    QVERIFY(!allText(card).contains(QStringLiteral("字库没有")));
}

void TestGuidanceLine::anExpiredDocumentSaysSo()
{
    core::domain::Person person;
    person.name = QStringLiteral("张样例");
    person.number = QStringLiteral("11010519491231002X");
    person.validTo = QDate(2020, 1, 1);
    ui::PersonCard card;
    card.showPerson(&person, {2026, 11, 21});
    QVERIFY(allText(card).contains(QStringLiteral("✕ 已于2020年1月1日过期")));
    person.validTo.reset();
    person.validFrom = QDate(2010, 1, 1);
    card.showPerson(&person, {2026, 11, 21});
    QVERIFY(allText(card).contains(QStringLiteral("长期")));
    person.validFrom = QDate(); // typed by eye: nobody asked for either end
    card.showPerson(&person, {2026, 11, 21});
    QVERIFY(!allText(card).contains(QStringLiteral("长期")));
}

void TestGuidanceLine::aChipIsAWordWithASign()
{
    ui::StatusChip chip;
    chip.set(ui::Tone::Done, QStringLiteral("已收件"));
    QCOMPARE(chip.text(), QStringLiteral("✓ 已收件"));
    QCOMPARE(chip.accessibleName(), QStringLiteral("已收件"));
    chip.set(ui::Tone::Wrong, QStringLiteral("不予受理"));
    QCOMPARE(chip.text(), QStringLiteral("✕ 不予受理"));
}

YC_TEST(TestGuidanceLine)
#include "tst_guidance_line.moc"
