#include "base/code.h"
#include "tests/support/register.h"

#include <QTest>

class TestCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCodeIsReadBackAsWritten();
    void whatIsNotACodeIsRefused_data();
    void whatIsNotACodeIsRefused();
};

void TestCode::aCodeIsReadBackAsWritten()
{
    const yc::Code code{'D', 104};
    QCOMPARE(yc::toString(code), QStringLiteral("D-0104"));
    QVERIFY(yc::codeFromString(yc::toString(code)) == code);
}

void TestCode::whatIsNotACodeIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"", "D-104", "X-0104", "D-01O4", "D_0104", "D-01044", "d-0104"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestCode::whatIsNotACodeIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(yc::codeFromString(text).error() == yc::codes::UnreadableCode);
}

YC_TEST(TestCode)
#include "tst_code.moc"
