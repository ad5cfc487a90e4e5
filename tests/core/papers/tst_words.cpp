#include "core/papers/words.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core::papers;

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysAndTimesAreSaidInBeijingTime_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("day");
        const auto row = [](const char *name, const char *value, const char *words, const char *day) {
            QTest::newRow(name) << QString::fromUtf8(value) << QString::fromUtf8(words) << QString::fromUtf8(day);
        };
        row("a day", "2026-11-21", "2026年11月21日", "2026年11月21日");
        row("no leading zeros", "2026-01-05", "2026年1月5日", "2026年1月5日");
        row("wall time", "2026-11-21T14:02", "2026年11月21日 14:02", "2026年11月21日");
        row("UTC", "2026-11-21T06:02:11Z", "2026年11月21日 14:02", "2026年11月21日");
        row("UTC with fractions, past midnight", "2026-11-21T16:30:00.123Z", "2026年11月22日 00:30", "2026年11月22日");
        row("offset", "2026-11-21T14:02:00+08:00", "2026年11月21日 14:02", "2026年11月21日");
        row("words stay", "15个工作日", "15个工作日", "15个工作日");
        row("not a day", "2026-13-45", "2026-13-45", "2026-13-45");
        row("a case number", "2026-11-21-000001", "2026-11-21-000001", "2026-11-21-000001");
    }
    void daysAndTimesAreSaidInBeijingTime()
    {
        QFETCH(QString, value);
        QFETCH(QString, words);
        QFETCH(QString, day);
        QCOMPARE(valueWords(value), words);
        QCOMPARE(valueWords(value, true), day);
    }
    void aPatternIsFilledOrNotSaidAtAll()
    {
        const QJsonObject values{{QStringLiteral("a"), QStringLiteral("甲")},
                                 {QStringLiteral("b"), QString()},
                                 {QStringLiteral("day"), QStringLiteral("2026-11-21T14:02")}};
        QCOMPARE(fillIn(QStringLiteral("于{day:day}由{a}。"), values), QStringLiteral("于2026年11月21日由甲。"));
        QCOMPARE(fillIn(QStringLiteral("{day}"), values), QStringLiteral("2026年11月21日 14:02"));
        QCOMPARE(fillIn(QStringLiteral("没有占位"), values), QStringLiteral("没有占位"));
        QVERIFY(!fillIn(QStringLiteral("{b}"), values));
        QVERIFY(!fillIn(QStringLiteral("{c}"), values));
    }
    void aValueIsNeverTakenForAPattern()
    {
        const QJsonObject values{{QStringLiteral("a"), QStringLiteral("{b} %1")},
                                 {QStringLiteral("b"), QStringLiteral("x")}};
        QCOMPARE(fillIn(QStringLiteral("{a}{b}"), values), QStringLiteral("{b} %1x"));
    }
};

YC_TEST(TestWords)
#include "tst_words.moc"
