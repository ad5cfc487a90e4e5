#include "core/flow/scanned_code.h"
#include "core/pack/slip_code.h"
#include "tests/support/register.h"

#include <QStringEncoder>
#include <QTest>

using namespace yc::core;
using Kind = flow::ScannedCode::Kind;

// What a scanned code stands for.
class TestScannedCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatItStandsFor_data();
    void whatItStandsFor();
    void ourOwnIsKnownWholeTornAndInSmallLetters();
};

void TestScannedCode::whatItStandsFor_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &code, Kind kind, const QString &text) {
        QTest::newRow(name) << code << kind << text;
    };
    const auto uscc = QStringLiteral("91350100M000100Y43");
    row("a citizen number", "11010519491231002X", Kind::Citizen, "11010519491231002X");
    row("with a small x", "11010519491231002x", Kind::Citizen, "11010519491231002X");
    row("with a wrong check digit", "110105194912310021", Kind::Other, "110105194912310021");
    row("an organisation's code", uscc, Kind::Organisation, uscc);
    row("in small letters", uscc.toLower(), Kind::Organisation, uscc);
    row("on a licence", QStringLiteral("统一社会信用代码：%1；名称：样例商贸有限公司").arg(uscc), Kind::Organisation,
        uscc);
    row("in an address", QStringLiteral("https://example.cn/q?uniscid=%1&t=1").arg(uscc), Kind::Organisation, uscc);
    row("twice the same", uscc + u' ' + uscc, Kind::Organisation, uscc);
    row("as a part of something longer", uscc + u'7', Kind::Other, uscc + u'7');
    row("two of them", uscc + QStringLiteral(" 91990100M00010000G"), Kind::Other, uscc + " 91990100M00010000G");
    row("a citizen number in a longer text", "name=A&id=11010519491231002X", Kind::Other,
        "name=A&id=11010519491231002X");
    row("anything", " 6901234567892 ", Kind::Other, "6901234567892");
    row("nothing", "", Kind::Other, "");
}

void TestScannedCode::whatItStandsFor()
{
    QFETCH(QString, code);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    const QDate today(2026, 11, 22);
    const auto sense = flow::senseOf(code.toUtf8(), today);
    QCOMPARE(sense.kind, kind);
    QCOMPARE(sense.text, text);
    QStringEncoder chinese("GB18030");
    if (!chinese.isValid())
        return;
    const QByteArray bytes = chinese(code);
    QCOMPARE(flow::senseOf(bytes, today).text, text);
}

void TestScannedCode::ourOwnIsKnownWholeTornAndInSmallLetters()
{
    const QDate today(2026, 11, 22);
    const auto text = pack::encode({.kind = pack::SlipKind::ReceivingSlip,
                                    .issuedAt = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC),
                                    .certificateId = QByteArray(8, '\1'),
                                    .digestPrefix = QByteArray(16, '\2'),
                                    .caseNumber = QStringLiteral("990100-1")},
                                   QByteArray(64, '\x5a'));
    QVERIFY(text);
    for (const auto &code : {*text, text->toLower(), *text + "\r"}) {
        const auto sense = flow::senseOf(code, today);
        QCOMPARE(sense.kind, Kind::Slip);
        QCOMPARE(sense.text.toLatin1(), *text);
    }
    QCOMPARE(flow::senseOf(text->chopped(3), today).kind, Kind::DamagedSlip);
    QCOMPARE(flow::senseOf("YC1:", today).kind, Kind::DamagedSlip);
    QVERIFY(flow::isOurCode(u"yc1:ab") && !flow::isOurCode(u"YC2:AB") && !flow::isOurCode(u""));
}

YC_TEST(TestScannedCode)
#include "tst_scanned_code.moc"
