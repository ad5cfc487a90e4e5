#include "helpers/scand/scanner_words.h"
#include "tests/support/register.h"

#include <QTest>

#include <limits>
#include <vector>

using namespace yc::helpers::scand;

// Words and numbers as drivers have them.
class TestScannerWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSourceIsKnownByItsWords_data();
    void aSourceIsKnownByItsWords();
    void aChoiceIsTheNameOrWhatSaysIt();
    void aListOfResolutionsIsTakenAsItStands();
    void ofARangeTheCustomaryOnesAreTold();
    void ofTwoSourcesWhatBothHaveIsTold();
};

void TestScannerWords::aSourceIsKnownByItsWords_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("feeder");
    QTest::addColumn<bool>("duplex");
    QTest::addColumn<bool>("glass");
    const auto row = [](const char *source, bool feeder, bool duplex, bool glass) {
        QTest::newRow(source) << QString::fromLatin1(source) << feeder << duplex << glass;
    };
    row("Flatbed", false, false, true);
    row("Platen", false, false, true);
    row("Document Table", false, false, true);
    row("ADF", true, false, false);
    row("ADF Front", true, false, false);
    row("ADF Duplex", true, true, false);
    row("Automatic Document Feeder", true, false, false);
    row("Automatic Document Feeder(centrally aligned,Duplex)", true, true, false);
    row("Card Front", false, false, false);
    row("Card Duplex", false, false, false);
    row("Transparency Unit", false, false, false);
    row("TPU8x10", false, false, false);
    row("Film", false, false, false);
}

void TestScannerWords::aSourceIsKnownByItsWords()
{
    QFETCH(QString, source);
    QTEST(isFeeder(source), "feeder");
    QTEST(isDuplex(source), "duplex");
    QTEST(isGlass(source), "glass");
}

void TestScannerWords::aChoiceIsTheNameOrWhatSaysIt()
{
    const QStringList modes{QStringLiteral("True Gray"), QStringLiteral("gray"), QStringLiteral("24bit Color[Fast]")};
    QCOMPARE(choiceOf(modes, QStringLiteral("Gray")), QStringLiteral("gray"));
    QCOMPARE(choiceOf(modes, QStringLiteral("Color")), QStringLiteral("24bit Color[Fast]"));
    QCOMPARE(choiceOf(modes, QStringLiteral("Lineart")), QString());
}

static SANE_Option_Descriptor number(SANE_Value_Type type)
{
    SANE_Option_Descriptor option{};
    option.type = type;
    option.size = sizeof(SANE_Word);
    return option;
}

void TestScannerWords::aListOfResolutionsIsTakenAsItStands()
{
    const auto of = [](std::vector<SANE_Word> words, SANE_Value_Type type = SANE_TYPE_INT) {
        auto option = number(type);
        option.constraint_type = SANE_CONSTRAINT_WORD_LIST;
        option.constraint.word_list = words.data();
        return resolutionsOf(option);
    };
    QCOMPARE(of({4, 600, 75, 300, 150}), (QList<int>{75, 150, 300, 600}));
    QCOMPARE(of({2, SANE_FIX(100), SANE_FIX(299.6)}, SANE_TYPE_FIXED), (QList<int>{100, 300}));
    QCOMPARE(of({5, 0, -300, std::numeric_limits<SANE_Word>::max(), 200, 200}), QList<int>{200});
    QCOMPARE(of({0}), QList<int>());
    QCOMPARE(of({-1}), QList<int>());
    QCOMPARE(resolutionsOf(number(SANE_TYPE_INT)), QList<int>()); // it says nothing
}

void TestScannerWords::ofARangeTheCustomaryOnesAreTold()
{
    const auto of = [](SANE_Range range, SANE_Value_Type type = SANE_TYPE_INT) {
        auto option = number(type);
        option.constraint_type = SANE_CONSTRAINT_RANGE;
        option.constraint.range = &range;
        return resolutionsOf(option);
    };
    QCOMPARE(of({50, 600, 1}), (QList<int>{75, 100, 150, 200, 240, 300, 400, 600}));
    QCOMPARE(of({100, 600, 100}), (QList<int>{100, 200, 300, 400, 600}));
    QCOMPARE(of({SANE_FIX(1), SANE_FIX(300), 0}, SANE_TYPE_FIXED), (QList<int>{75, 100, 150, 200, 240, 300}));
    QCOMPARE(of({600, 600, 0}), QList<int>{600});
    QCOMPARE(of({300, 100, 7}), QList<int>{300}); // a range that is none
}

void TestScannerWords::ofTwoSourcesWhatBothHaveIsTold()
{
    QCOMPARE(sharedOf({100, 200, 300, 600}, {100, 300}), (QList<int>{100, 300}));
    QCOMPARE(sharedOf({}, {100, 300}), (QList<int>{100, 300}));
    QCOMPARE(sharedOf({100, 300}, {}), (QList<int>{100, 300}));
    QCOMPARE(sharedOf({100}, {300}), QList<int>{100});
}

YC_TEST(TestScannerWords)
#include "tst_scanner_words.moc"
