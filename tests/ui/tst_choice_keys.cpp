#include "tests/support/register.h"
#include "ui/choice_keys.h"
#include "ui/field_editor.h"
#include "ui/form_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace core::domain;

namespace
{

FormField field(FieldKind kind, const QString &id, const QStringList &words = {})
{
    FormField made;
    made.id = id;
    made.label = QStringLiteral("样例") + id;
    made.kind = kind;
    for (const auto &word : words)
        made.choices.append({id + word, word});
    return made;
}

const QStringList Degrees{QStringLiteral("小学及以下"), QStringLiteral("初中"),     QStringLiteral("高中、中专、技校"),
                          QStringLiteral("大学专科"),   QStringLiteral("大学本科"), QStringLiteral("硕士研究生"),
                          QStringLiteral("博士研究生")};
const QStringList Three{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")};

} // namespace

// A practised hand does not walk to an answer: it takes it by its number, or by its sound.
class TestChoiceKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFigureTakesTheAnswerAndGoesOn();
    void ofSeveralEachFigureTicksOneAndStays();
    void aFigureThatNothingStandsUnderIsNoAnswer();
    void whatTheCardSaidIsNotAnsweredAnew();
    void aFigureInATextIsAFigure();
    void theNumberIsSeenAndNotSaid();
    void aLongListIsFoundByItsSound_data();
    void aLongListIsFoundByItsSound();
};

struct OpenForm {
    Form form;
    ui::FormView view{nullptr};
    explicit OpenForm(const QList<FormField> &fields)
    {
        form.id = QStringLiteral("f");
        form.version = 1;
        form.sections = {{QStringLiteral("节"), fields}};
        view.setForm(form);
        view.resize(500, 400);
        view.show();
        (void)QTest::qWaitForWindowActive(&view);
        view.focusFirstOpen();
    }
    [[nodiscard]] QString text(const char *id) const { return view.editor(QString::fromLatin1(id))->text(); }
    [[nodiscard]] bool inHand(const char *id) const
    {
        const auto *editor = view.editor(QString::fromLatin1(id));
        return editor->isAncestorOf(QApplication::focusWidget());
    }
    static void press(int key) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key)); }
};

void TestChoiceKeys::aFigureTakesTheAnswerAndGoesOn()
{
    OpenForm open({field(FieldKind::Choice, QStringLiteral("a"), Three), field(FieldKind::YesNo, QStringLiteral("b")),
                   field(FieldKind::Text, QStringLiteral("c"))});
    QSignalSpy edited(&open.view, &ui::FormView::edited);
    OpenForm::press(Qt::Key_3);
    QCOMPARE(open.text("a"), QStringLiteral("a丙"));
    QVERIFY(open.inHand("b"));
    OpenForm::press(Qt::Key_2);
    QCOMPARE(open.text("b"), QStringLiteral("no"));
    QVERIFY(open.inHand("c"));
    QCOMPARE(edited.size(), 2);
}

void TestChoiceKeys::ofSeveralEachFigureTicksOneAndStays()
{
    OpenForm open({field(FieldKind::Choices, QStringLiteral("a"), Three), field(FieldKind::Text, QStringLiteral("b"))});
    OpenForm::press(Qt::Key_3);
    OpenForm::press(Qt::Key_1);
    QCOMPARE(open.text("a"), QStringLiteral("a甲,a丙"));
    OpenForm::press(Qt::Key_3);
    QCOMPARE(open.text("a"), QStringLiteral("a甲"));
    QVERIFY(open.inHand("a"));
    OpenForm::press(Qt::Key_Return);
    QVERIFY(open.inHand("b"));
}

void TestChoiceKeys::aFigureThatNothingStandsUnderIsNoAnswer()
{
    OpenForm open({field(FieldKind::YesNo, QStringLiteral("a")), field(FieldKind::Text, QStringLiteral("b"))});
    OpenForm::press(Qt::Key_3);
    QCOMPARE(open.text("a"), QString());
    QVERIFY(open.inHand("a"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1, Qt::ControlModifier); // goes to a finding
    QCOMPARE(open.text("a"), QString());
}

void TestChoiceKeys::whatTheCardSaidIsNotAnsweredAnew()
{
    ui::FieldEditor editor(field(FieldKind::Choice, QStringLiteral("a"), Three), nullptr);
    editor.fill(QStringLiteral("a乙"), Source::Card);
    QVERIFY(!editor.choose(0));
    QCOMPARE(editor.text(), QStringLiteral("a乙"));
}

void TestChoiceKeys::aFigureInATextIsAFigure()
{
    OpenForm open({field(FieldKind::Number, QStringLiteral("a")), field(FieldKind::YesNo, QStringLiteral("b"))});
    OpenForm::press(Qt::Key_2);
    QCOMPARE(open.text("a"), QStringLiteral("2"));
    QVERIFY(open.inHand("a"));
}

void TestChoiceKeys::theNumberIsSeenAndNotSaid()
{
    const ui::FieldEditor editor(field(FieldKind::Choice, QStringLiteral("a"), Three), nullptr);
    const auto *second = editor.findChildren<QAbstractButton *>().at(1);
    for (const auto *button : editor.findChildren<QAbstractButton *>())
        if (button->accessibleName() == QStringLiteral("乙"))
            second = button;
    QCOMPARE(second->accessibleName(), QStringLiteral("乙"));
    QCOMPARE(second->text(), QStringLiteral("② 乙"));
    QCOMPARE(ui::numbered(8, QStringLiteral("壬")), QStringLiteral("⑨ 壬"));
    QCOMPARE(ui::numbered(9, QStringLiteral("癸")), QStringLiteral("癸")); // no key reaches it
}

void TestChoiceKeys::aLongListIsFoundByItsSound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("line"); // 0: nothing is chosen
    const auto row = [](const char *typed, int line) { QTest::newRow(typed) << QString::fromLatin1(typed) << line; };
    row("g", 3);
    row("cz", 2);
    row("dx", 4);
    row("dxb", 5);
    row("daxueb", 5);
    row("boshi", 7);
    row("qq", 0);
}

void TestChoiceKeys::aLongListIsFoundByItsSound()
{
    QFETCH(QString, typed);
    QFETCH(int, line);
    OpenForm open(
        {field(FieldKind::Choice, QStringLiteral("a"), Degrees), field(FieldKind::Text, QStringLiteral("b"))});
    auto *box = qobject_cast<QComboBox *>(open.view.editor(QStringLiteral("a"))->input());
    QVERIFY(box && open.inHand("a"));
    QTest::keyClicks(box, typed);
    QCOMPARE(box->currentIndex(), line);
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(open.inHand("b"));
}

YC_TEST(TestChoiceKeys)
#include "tst_choice_keys.moc"
