#include "core/domain/typed_text.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core::domain;

class TestTypedText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTypedIsMadeFit_data();
    void whatIsTypedIsMadeFit();
    void fiveThousandCharactersAreCutWithAWord();
    void anythingAtAllIsTotal();
};

void TestTypedText::whatIsTypedIsMadeFit_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("made");
    QTest::addColumn<bool>("narrowed");
    QTest::addColumn<bool>("dropped");
    const auto row
        = [](const char *name, TypedKind kind, const QString &typed, const QString &made, bool narrowed, bool dropped) {
              QTest::newRow(name) << static_cast<int>(kind) << typed << made << narrowed << dropped;
          };
    row("plain", TypedKind::Number, QStringLiteral("11010519491231002x"), QStringLiteral("11010519491231002X"), false,
        false);
    row("full-width digits", TypedKind::Number, QStringLiteral("１１０１０５Ｘ"), QStringLiteral("110105X"), true,
        false);
    row("grouped", TypedKind::Number, QStringLiteral("110105 1949-1231 002X"), QStringLiteral("11010519491231002X"),
        false, false);
    row("emoji in a number", TypedKind::Number,
        QStringLiteral("11\U0001F600"
                       "0"),
        QStringLiteral("110"), false, true);
    row("marks of direction", TypedKind::Number, QStringLiteral("\u202E110\u202C"), QStringLiteral("110"), false, true);
    row("a name", TypedKind::Name, QStringLiteral("阿卜杜拉·样例"), QStringLiteral("阿卜杜拉·样例"), false, false);
    row("a rare character", TypedKind::Name, QStringLiteral("样\U00020BB7"), QStringLiteral("样\U00020BB7"), false,
        false);
    row("private use", TypedKind::Name, QStringLiteral("样\uE000"), QStringLiteral("样\uE000"), false, false);
    row("emoji in a name", TypedKind::Name, QStringLiteral("样\U0001F600例"), QStringLiteral("样例"), false, true);
    row("control characters", TypedKind::Name, QStringLiteral("样\u0007例\u200F"), QStringLiteral("样例"), false, true);
    row("right to left in a note", TypedKind::Plain, QStringLiteral("甲\u202E乙\uFEFF"), QStringLiteral("甲乙"), false,
        true);
    row("an address", TypedKind::Plain, QStringLiteral("测试路１号（东）"), QStringLiteral("测试路1号（东）"), true,
        false);
    row("an area", TypedKind::Plain, QStringLiteral("18㎡，№3"), QStringLiteral("18㎡，№3"), false, false);
    row("paragraphs", TypedKind::Paragraphs, QStringLiteral("测试，配偶\r\n样例，子女\u0000１人"),
        QStringLiteral("测试，配偶\n样例，子女1人"), true, true);
    row("an amount", TypedKind::Figures, QStringLiteral("１，２００．５"), QStringLiteral("1,200.5"), true, false);
    row("a day", TypedKind::Figures, QStringLiteral("2026年1月2日"), QStringLiteral("2026年1月2日"), false, false);
    row("a telephone", TypedKind::Figures, QStringLiteral("（010）12345678\u202C"), QStringLiteral("(010)12345678"),
        true, true);
    row("machine-readable", TypedKind::Mrz, QStringLiteral("p<uto＜ "), QStringLiteral("P<UTO<"), true, false);
    row("an officer's", TypedKind::OfficerNumber, QStringLiteral("军字第2001988号"), QStringLiteral("军字第2001988号"),
        false, false);
}

void TestTypedText::whatIsTypedIsMadeFit()
{
    QFETCH(int, kind);
    QFETCH(QString, typed);
    QFETCH(QString, made);
    QFETCH(bool, narrowed);
    QFETCH(bool, dropped);
    const auto judged = typedText(static_cast<TypedKind>(kind), typed, 100);
    QCOMPARE(judged.text, made);
    QCOMPARE(judged.narrowed, narrowed);
    QCOMPARE(judged.dropped, dropped);
    QVERIFY(!judged.cut);
    QCOMPARE(typedText(static_cast<TypedKind>(kind), made, 100).text, made); // once is enough
}

void TestTypedText::fiveThousandCharactersAreCutWithAWord()
{
    const auto cut = typedText(TypedKind::Plain, QString(5'000, u'样'), 200);
    QCOMPARE(cut.text.size(), 200);
    QVERIFY(cut.cut);
    QVERIFY(!typedText(TypedKind::Plain, QString(200, u'样'), 200).cut);
    // A rare character is two units long where the hall counts; half of it is no text.
    const auto rare = typedText(TypedKind::Plain, QStringLiteral("\U00020BB7").repeated(5), 9);
    QCOMPARE(rare.text.size(), 8);
    QVERIFY(rare.cut);
    const auto lines = QStringLiteral("样例\n").repeated(1'000); // what stands between counts too
    for (const auto kind : {TypedKind::Plain, TypedKind::Figures, TypedKind::Paragraphs, TypedKind::Name})
        QCOMPARE(typedText(kind, lines, 20).text.size(), 20);
}

void TestTypedText::anythingAtAllIsTotal()
{
    for (char32_t c = 0; c < 0x11'0000; c += 7) {
        const auto text
            = c >= 0xD800 && c < 0xE000 ? QString(QChar(static_cast<char16_t>(c))) : QString::fromUcs4(&c, 1);
        for (const auto kind :
             {TypedKind::Name, TypedKind::Number, TypedKind::OfficerNumber, TypedKind::Mrz, TypedKind::Plain}) {
            const auto made = typedText(kind, text, 10);
            QVERIFY(made.text.size() <= 2);
        }
    }
}

YC_TEST(TestTypedText)
#include "tst_typed_text.moc"
