#include "core/seal/envelope.h"
#include "core/wire/access.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;

class TestTerminalCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsReadBackAsWritten();
    void itIsWrittenAsTheContractSays();
    void spacesCaseAndDashesDoNotMatter();
    void oneWrongLetterIsAlwaysNoticed();
    void whatIsNoCodeIsRefused_data();
    void whatIsNoCodeIsRefused();
};

namespace
{
wire::TerminalCode sample()
{
    return {QByteArray::fromHex("00010203040506070809"), QByteArray::fromHex("f0e0d0c0b0a09080706050403020100f")};
}
} // namespace

void TestTerminalCode::itIsReadBackAsWritten()
{
    for (int i = 0; i < 200; ++i) {
        const wire::TerminalCode code{seal::randomBytes(10), seal::randomBytes(16)};
        const auto back = wire::terminalCodeFrom(wire::toText(code));
        QVERIFY(back);
        QCOMPARE(back->secret, code.secret);
        QCOMPARE(back->caFingerprint, code.caFingerprint);
    }
}

void TestTerminalCode::itIsWrittenAsTheContractSays()
{
    // Made by Python's base64.b32encode and binascii.crc_hqx(bytes, 0xFFFF).
    QCOMPARE(wire::toText(sample()), QStringLiteral("AEAAC-AQDAQ-CQMBY-IBHYO-BUGAW-CQJBA-DQMBI-EAMBA-CAHW6-6A"));
}

void TestTerminalCode::spacesCaseAndDashesDoNotMatter()
{
    auto typed = wire::toText(sample()).toLower();
    typed.replace(u'-', QStringLiteral("  "));
    typed.replace(u'o', u'0').replace(u'i', u'1').replace(u'b', u'8');
    const auto back = wire::terminalCodeFrom(QLatin1Char(' ') + typed + QLatin1Char('\n'));
    QVERIFY(back);
    QCOMPARE(back->secret, sample().secret);
}

void TestTerminalCode::oneWrongLetterIsAlwaysNoticed()
{
    const auto good = wire::toText(sample());
    for (qsizetype at = 0; at < good.size(); ++at) {
        if (good[at] == u'-')
            continue;
        for (const auto letter : QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")) {
            auto typed = good;
            typed[at] = letter;
            if (typed == good)
                continue;
            const auto read = wire::terminalCodeFrom(typed);
            QVERIFY2(!read && read.error() == wire::codes::MistypedCode, qPrintable(typed));
        }
    }
}

void TestTerminalCode::whatIsNoCodeIsRefused_data()
{
    QTest::addColumn<QString>("text");
    const auto good = wire::toText(sample());
    QTest::newRow("empty") << QString();
    QTest::newRow("a letter short") << good.chopped(1);
    QTest::newRow("a letter more") << good + u'A';
    QTest::newRow("Chinese") << QStringLiteral("终端码");
    QTest::newRow("a digit that is not in it") << QString(good).replace(0, 1, QStringLiteral("9"));
    QTest::newRow("very long") << QString(100'000, u'A');
}

void TestTerminalCode::whatIsNoCodeIsRefused()
{
    QFETCH(QString, text);
    const auto read = wire::terminalCodeFrom(text);
    QVERIFY(!read && read.error() == wire::codes::MistypedCode);
}

YC_TEST(TestTerminalCode)
#include "tst_terminal_code.moc"
