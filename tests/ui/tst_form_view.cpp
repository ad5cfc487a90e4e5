#include "tests/support/register.h"
#include "ui/entered_characters.h"
#include "ui/field_editor.h"
#include "ui/form_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace yc;
using namespace core::domain;

namespace
{

FormField field(FieldKind kind, const QString &id = QStringLiteral("f"))
{
    FormField made;
    made.id = id;
    made.label = QStringLiteral("样例") + id;
    made.kind = kind;
    if (kind == FieldKind::Choice || kind == FieldKind::Choices)
        made.choices = {{QStringLiteral("a"), QStringLiteral("甲")},
                        {QStringLiteral("b"), QStringLiteral("乙")},
                        {QStringLiteral("c"), QStringLiteral("丙")}};
    return made;
}

constexpr FieldKind AllKinds[] = {FieldKind::Text,          FieldKind::LongText, FieldKind::Number, FieldKind::Money,
                                  FieldKind::Date,          FieldKind::YesNo,    FieldKind::Choice, FieldKind::Choices,
                                  FieldKind::CitizenNumber, FieldKind::Uscc,     FieldKind::Phone,  FieldKind::Address};

QAbstractButton *choice(ui::FieldEditor &editor, const char *words)
{
    for (auto *button : editor.findChildren<QAbstractButton *>())
        if (button->accessibleName() == QString::fromUtf8(words) || button->text() == QString::fromUtf8(words))
            return button;
    return nullptr;
}

} // namespace

class TestFormView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsFilledAndReadBack_data();
    void everyKindIsFilledAndReadBack();
    void everyKindCanBeFoundByItsName();
    void typingBecomesCanonical_data();
    void typingBecomesCanonical();
    void whateverIsPastedBecomesFitWithAWord_data();
    void whateverIsPastedBecomesFitWithAWord();
    void choosingBecomesIds();
    void manyChoicesOpenAsAList();
    void whatCameFromTheCardIsMarkedAndLocked();
    void aNumberFromTheCardIsMaskedAndKept();
    void assistiveTechnologyDoesNotWritePastTheLock();
    void whatTheFocusComesToFromBesideTheFormIsBroughtIntoView();
    void whatFollowsTheFormComesAfterItsFields();
    void onlyWhatPeopleEnterIsCounted();
    void aProblemStandsAtTheField();
    void enterGoesToTheNextOpenFieldAndThenOn();
    void aHiddenFieldIsPassedOver();
    void theSameFormIsNotBuiltTwice();
};

void TestFormView::everyKindIsFilledAndReadBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    const std::pair<FieldKind, const char *> rows[] = {{FieldKind::Text, "样例"},
                                                       {FieldKind::LongText, "一行\n两行"},
                                                       {FieldKind::Number, "3"},
                                                       {FieldKind::Money, "1200.50"},
                                                       {FieldKind::Date, "2026-01-02"},
                                                       {FieldKind::YesNo, "no"},
                                                       {FieldKind::Choice, "b"},
                                                       {FieldKind::Choices, "a,c"},
                                                       {FieldKind::CitizenNumber, "11010519491231002X"},
                                                       {FieldKind::Uscc, "91350100M000100Y43"},
                                                       {FieldKind::Phone, "13800000000"},
                                                       {FieldKind::Address, "示例县样例路1号"}};
    for (const auto &[kind, text] : rows)
        QTest::newRow(text) << static_cast<int>(kind) << QString::fromUtf8(text);
}

void TestFormView::everyKindIsFilledAndReadBack()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    ui::FieldEditor editor(field(static_cast<FieldKind>(kind)), nullptr);
    QSignalSpy edited(&editor, &ui::FieldEditor::edited);
    editor.fill(text, Source::Typed);
    QCOMPARE(editor.text(), text);
    editor.fill({}, Source::Typed);
    QCOMPARE(editor.text(), QString());
    QCOMPARE(edited.size(), 0); // what the program puts in does not come back
}

void TestFormView::everyKindCanBeFoundByItsName()
{
    for (const auto kind : AllKinds) {
        ui::FieldEditor editor(field(kind, QString::number(static_cast<int>(kind))), nullptr);
        QVERIFY(editor.input());
        QCOMPARE(editor.input()->accessibleName(), editor.field().label);
        auto *face = QAccessible::queryAccessibleInterface(editor.input());
        QVERIFY(face);
        QCOMPARE(face->text(QAccessible::Name), editor.field().label);
    }
}

void TestFormView::typingBecomesCanonical_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *name, FieldKind kind, const char *typed, const char *canonical) {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(typed) << QString::fromUtf8(canonical);
    };
    row("a day in eight figures", FieldKind::Date, "20260102", "2026-01-02");
    row("not a day stays as typed", FieldKind::Date, "20260231", "20260231");
    row("a check letter becomes large", FieldKind::CitizenNumber, "11010519491231002x", "11010519491231002X");
    row("spaces in a code go", FieldKind::Uscc, "91350100 M000100Y43", "91350100M000100Y43");
    row("thousands go", FieldKind::Money, "1,200.50", "1200.50");
    row("spaces around go", FieldKind::Text, "  样例 ", "样例");
}

void TestFormView::typingBecomesCanonical()
{
    QFETCH(int, kind);
    QFETCH(QString, typed);
    QFETCH(QString, canonical);
    ui::FieldEditor editor(field(static_cast<FieldKind>(kind)), nullptr);
    QSignalSpy edited(&editor, &ui::FieldEditor::edited);
    qobject_cast<QLineEdit *>(editor.input())->setText(typed); // as an input method does
    QCOMPARE(editor.text(), canonical);
    QCOMPARE(edited.last().first().toString(), canonical);
}

void TestFormView::whateverIsPastedBecomesFitWithAWord_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("words");
    const auto row
        = [](const char *name, FieldKind kind, const QString &pasted, const QString &kept, const char *words) {
              QTest::newRow(name) << static_cast<int>(kind) << pasted << kept << QString::fromUtf8(words);
          };
    const QString flood(5'000, u'样');
    row("a flood", FieldKind::Text, flood, QString(20, u'样'), "超过20个字");
    row("a flood of lines", FieldKind::LongText, flood, QString(20, u'样'), "超过20个字");
    row("full-width digits", FieldKind::Number, QStringLiteral("１２"), QStringLiteral("12"), "半角");
    row("a full-width amount", FieldKind::Money, QStringLiteral("１，２００．５０"), QStringLiteral("1200.50"), "半角");
    row("a full-width day", FieldKind::Date, QStringLiteral("２０２６０１０２"), QStringLiteral("2026-01-02"), "半角");
    row("a full-width number", FieldKind::CitizenNumber, QStringLiteral("１１０１０５１９４９１２３１００２ｘ"),
        QStringLiteral("11010519491231002X"), "半角");
    row("emoji", FieldKind::Address, QStringLiteral("示例县\U0001F600样例路1号"), QStringLiteral("示例县样例路1号"),
        "不能用的字符");
    row("marks of direction", FieldKind::Phone, QStringLiteral("\u202E13800000000\u202C"),
        QStringLiteral("13800000000"), "不能用的字符");
    row("control characters", FieldKind::LongText, QStringLiteral("一行\u0007\n两行\u0000"),
        QStringLiteral("一行\n两行"), "不能用的字符");
    row("nothing wrong", FieldKind::Text, QStringLiteral("样例（一）"), QStringLiteral("样例（一）"), "");
}

void TestFormView::whateverIsPastedBecomesFitWithAWord()
{
    QFETCH(int, kind);
    QFETCH(QString, pasted);
    QFETCH(QString, kept);
    QFETCH(QString, words);
    auto wanted = field(static_cast<FieldKind>(kind));
    wanted.longest = 20;
    ui::FieldEditor editor(wanted, nullptr);
    QSignalSpy edited(&editor, &ui::FieldEditor::edited);
    if (auto *line = qobject_cast<QLineEdit *>(editor.input()))
        line->insert(pasted);
    else
        qobject_cast<QPlainTextEdit *>(editor.input())->insertPlainText(pasted);
    QCOMPARE(editor.text(), kept);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().first().toString(), kept);
    QString said;
    for (const auto *label : editor.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&editor))
            said += label->text();
    }
    QVERIFY2(words.isEmpty() ? !said.contains(u"已") : said.contains(words), qPrintable(said));
}

void TestFormView::choosingBecomesIds()
{
    ui::FieldEditor one(field(FieldKind::Choice), nullptr);
    QSignalSpy edited(&one, &ui::FieldEditor::edited);
    choice(one, "乙")->click();
    QCOMPARE(one.text(), QStringLiteral("b"));
    choice(one, "丙")->click();
    QCOMPARE(one.text(), QStringLiteral("c"));
    QCOMPARE(edited.last().first().toString(), QStringLiteral("c"));
    one.fill(QStringLiteral("a"), Source::Typed);
    QCOMPARE(one.text(), QStringLiteral("a")); // exclusive still: one mark only

    ui::FieldEditor several(field(FieldKind::Choices), nullptr);
    choice(several, "丙")->click();
    choice(several, "甲")->click();
    QCOMPARE(several.text(), QStringLiteral("a,c")); // in the form's order, whatever was clicked first

    ui::FieldEditor yesNo(field(FieldKind::YesNo), nullptr);
    QCOMPARE(yesNo.text(), QString()); // nothing is assumed
    choice(yesNo, "是")->click();
    QCOMPARE(yesNo.text(), QStringLiteral("yes"));
}

void TestFormView::manyChoicesOpenAsAList()
{
    auto many = field(FieldKind::Choice);
    for (int i = 0; i < 9; ++i)
        many.choices.append({QString::number(i), QStringLiteral("第%1类").arg(i)});
    ui::FieldEditor editor(many, nullptr);
    auto *combo = qobject_cast<QComboBox *>(editor.input());
    QVERIFY(combo);
    QCOMPARE(editor.text(), QString());
    combo->setCurrentIndex(4);
    QCOMPARE(editor.text(), QStringLiteral("0"));
}

void TestFormView::whatCameFromTheCardIsMarkedAndLocked()
{
    ui::FieldEditor editor(field(FieldKind::Text), nullptr);
    editor.fill(QStringLiteral("张样例"), Source::Card);
    QVERIFY(editor.isLocked());
    QVERIFY(qobject_cast<QLineEdit *>(editor.input())->isReadOnly());
    bool marked = false;
    for (const auto *label : editor.findChildren<QLabel *>())
        marked = marked || (label->text() == QStringLiteral("身份证读取") && label->isVisibleTo(&editor));
    QVERIFY(marked);
    choice(editor, "更正")->click();
    QVERIFY(!editor.isLocked());
    QSignalSpy edited(&editor, &ui::FieldEditor::edited);
    qobject_cast<QLineEdit *>(editor.input())->setText(QStringLiteral("张样"));
    QCOMPARE(edited.size(), 1);
}

namespace
{

Form longForm()
{
    core::domain::Form form;
    form.id = QStringLiteral("long");
    form.version = 1;
    form.sections.append({QStringLiteral("甲"), {}});
    for (int i = 0; i < 20; ++i) {
        auto one = field(FieldKind::Text);
        one.id = QStringLiteral("f%1").arg(i);
        form.sections.first().fields.append(one);
    }
    return form;
}

} // namespace

void TestFormView::assistiveTechnologyDoesNotWritePastTheLock()
{
    for (const auto kind : {FieldKind::Text, FieldKind::CitizenNumber, FieldKind::LongText}) {
        ui::FieldEditor editor(field(kind), nullptr);
        const auto number = QStringLiteral("11010519491231002X");
        editor.fill(number, Source::Card);
        QVERIFY(editor.isLocked());
        QSignalSpy edited(&editor, &ui::FieldEditor::edited);
        auto *line = qobject_cast<QLineEdit *>(editor.input());
        const auto shown = line ? line->text() : number;
        QAccessible::queryAccessibleInterface(editor.input())->setText(QAccessible::Value, QStringLiteral("别的"));
        QCOMPARE(editor.text(), number);
        QCOMPARE(line ? line->text() : number, shown);
        QCOMPARE(edited.size(), 0);
    }
}

void TestFormView::whatTheFocusComesToFromBesideTheFormIsBroughtIntoView()
{
    QWidget window;
    QVBoxLayout column(&window);
    auto *view = new ui::FormView(nullptr);
    auto *beside = new QPushButton;
    column.addWidget(view);
    column.addWidget(beside);
    window.resize(400, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setForm(longForm());
    beside->setFocus();
    auto *last = view->editor(QStringLiteral("f19"));
    QTRY_VERIFY(last->visibleRegion().isEmpty());
    last->input()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(!last->visibleRegion().isEmpty());
}

void TestFormView::whatFollowsTheFormComesAfterItsFields()
{
    QWidget window;
    QVBoxLayout column(&window);
    auto *view = new ui::FormView(nullptr);
    auto *after = new QPushButton; // made before the fields are
    column.addWidget(view);
    column.addWidget(after);
    connect(view, &ui::FormView::built, view, [&] { view->putBefore(after); });
    window.resize(400, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setForm(longForm());
    view->editor(QStringLiteral("f19"))->input()->setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    QCOMPARE(window.focusWidget(), after);
    QTest::keyClick(after, Qt::Key_Tab);
    QCOMPARE(window.focusWidget(), view->editor(QStringLiteral("f0"))->input());
}

void TestFormView::aNumberFromTheCardIsMaskedAndKept()
{
    ui::EnteredCharacters counter;
    ui::FieldEditor editor(field(FieldKind::CitizenNumber), &counter);
    QSignalSpy edited(&editor, &ui::FieldEditor::edited);
    const auto number = QStringLiteral("11010519491231002X");
    auto *input = qobject_cast<QLineEdit *>(editor.input());
    editor.fill(number, Source::Card);
    QVERIFY(!input->text().contains(number));
    QCOMPARE(editor.text(), number);
    editor.fill(number, Source::Card); // told again: still the same behind the mask
    QCOMPARE(editor.text(), number);
    choice(editor, "更正")->click();
    QCOMPARE(input->text(), number);
    editor.fill(QStringLiteral("34052419800101001X"), Source::Card);
    QCOMPARE(editor.text(), QStringLiteral("34052419800101001X"));
    QCOMPARE(edited.size(), 0);
    QCOMPARE(counter.count(), 0);
}

void TestFormView::onlyWhatPeopleEnterIsCounted()
{
    ui::EnteredCharacters counter;
    ui::FieldEditor line(field(FieldKind::Text), &counter);
    ui::FieldEditor text(field(FieldKind::LongText), &counter);
    line.fill(QStringLiteral("身份证上的十个字的住址"), Source::Card);
    text.fill(QStringLiteral("以前办件"), Source::EarlierCase);
    QCOMPARE(counter.count(), 0);
    auto *input = qobject_cast<QLineEdit *>(line.input());
    line.fill({}, Source::Typed);
    QTest::keyClicks(input, QStringLiteral("abc"));
    QCOMPARE(counter.count(), 3);
    QTest::keyClick(input, Qt::Key_Backspace);
    QCOMPARE(counter.count(), 3); // taking away is not entering
    input->setText(QStringLiteral("ab样例")); // an assistive technology, a paste
    QCOMPARE(counter.count(), 5);
    qobject_cast<QPlainTextEdit *>(text.input())->setPlainText(QStringLiteral("以前办件的事"));
    QCOMPARE(counter.count(), 7);
    QCOMPARE(ui::EnteredCharacters::inserted(u"abcd", u"abXd"), 1);
    QCOMPARE(ui::EnteredCharacters::inserted(u"aa", u"aaa"), 1);
}

void TestFormView::aProblemStandsAtTheField()
{
    ui::FieldEditor editor(field(FieldKind::Phone), nullptr);
    editor.setProblem(QStringLiteral("应为11位手机号"));
    QVERIFY(editor.problem().startsWith(QStringLiteral("✕"))); // a sign, not a colour alone
    QCOMPARE(editor.input()->accessibleDescription(), QStringLiteral("应为11位手机号"));
    QVERIFY(editor.input()->property("wrong").toBool());
    editor.setProblem({});
    QVERIFY(editor.problem().isEmpty());
    QVERIFY(!editor.input()->property("wrong").toBool());
}

void TestFormView::enterGoesToTheNextOpenFieldAndThenOn()
{
    Form form;
    form.id = QStringLiteral("f");
    form.version = 1;
    form.sections = {{QStringLiteral("第一节"),
                      {field(FieldKind::Text, QStringLiteral("a")), field(FieldKind::Text, QStringLiteral("b")),
                       field(FieldKind::YesNo, QStringLiteral("c"))}},
                     {QStringLiteral("第二节"), {field(FieldKind::Number, QStringLiteral("d"))}}};
    ui::FormView view(nullptr);
    view.setForm(form);
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.editor(QStringLiteral("b"))->fill(QStringLiteral("来自证件"), Source::Card); // locked: passed over
    QSignalSpy past(&view, &ui::FormView::pastLast);
    view.focusFirstOpen();
    QCOMPARE(QApplication::focusWidget(), view.editor(QStringLiteral("a"))->input());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), view.editor(QStringLiteral("c"))->input()->focusProxy());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), view.editor(QStringLiteral("d"))->input());
    QCOMPARE(past.size(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(past.size(), 1);
}

void TestFormView::aHiddenFieldIsPassedOver()
{
    Form form;
    form.id = QStringLiteral("f");
    form.version = 1;
    form.sections = {{QStringLiteral("节"),
                      {field(FieldKind::Text, QStringLiteral("a")), field(FieldKind::Text, QStringLiteral("b"))}}};
    ui::FormView view(nullptr);
    view.setForm(form);
    view.setShown({QStringLiteral("b")});
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.focusFirstOpen();
    QCOMPARE(QApplication::focusWidget(), view.editor(QStringLiteral("b"))->input());
    QVERIFY(!view.editor(QStringLiteral("a"))->isVisible());
}

void TestFormView::theSameFormIsNotBuiltTwice()
{
    Form form;
    form.id = QStringLiteral("f");
    form.version = 1;
    form.sections = {{QStringLiteral("节"), {field(FieldKind::Text, QStringLiteral("a"))}}};
    ui::FormView view(nullptr);
    view.setForm(form);
    const auto *before = view.editor(QStringLiteral("a"));
    view.setForm(form);
    QCOMPARE(view.editor(QStringLiteral("a")), before);
    form.version = 2;
    form.sections[0].fields.append(field(FieldKind::Text, QStringLiteral("b")));
    view.setForm(form);
    QVERIFY(view.editor(QStringLiteral("b")));
    QCOMPARE(view.fieldIds(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

YC_TEST(TestFormView)
#include "tst_form_view.moc"
