#include "core/papers/paper_values.h"
#include "kiosk/progress.h"
#include "kiosk/style.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::kiosk;
using core::domain::CaseState;
using core::wire::CaseRecord;

namespace
{

constexpr std::array States{CaseState::Draft,    CaseState::Owed,       CaseState::Received,    CaseState::BackOffice,
                            CaseState::Accepted, CaseState::Correction, CaseState::GapAccepted, CaseState::Refused,
                            CaseState::Closed,   CaseState::Withdrawn};

CaseRecord record(CaseState state)
{
    return {.id = QUuid::createUuid(),
            .number = QStringLiteral("990101202611210000017"),
            .itemName = QStringLiteral("最低生活保障对象认定"),
            .applicantMasked = QStringLiteral("样**"),
            .state = state,
            .receivedAt = QDateTime(QDate(2026, 11, 20), QTime(17, 30), Qt::UTC),
            .windowNo = QStringLiteral("3"),
            .due = QDate(2026, 12, 12),
            .reasons = {QStringLiteral("缺少户口簿首页。")}};
}

const QDateTime Now(QDate(2026, 11, 21), QTime(6, 2), Qt::UTC);

} // namespace

class TestProgress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateSaysWhatToDoNextAndPrints_data()
    {
        QTest::addColumn<int>("state");
        for (const auto state : States)
            QTest::addRow("%s", qPrintable(core::domain::toText(state))) << static_cast<int>(state);
    }
    void everyStateSaysWhatToDoNextAndPrints()
    {
        QFETCH(int, state);
        const auto shown = record(static_cast<CaseState>(state));
        const auto words = nextWords(shown);
        QVERIFY(words.size() > 8 && !words.contains(u'%'));
        const auto values = slipValues(shown, QStringLiteral("示例县政务服务中心"), Now);
        QCOMPARE(core::papers::missingValues(core::papers::paper::ProgressSlip, values), QStringList());
        for (const int dots : {384, 576}) {
            const auto slip = slipOf(values, dots, QStringLiteral("job-1"));
            QVERIFY(slip);
            QCOMPARE(slip->jobId, QStringLiteral("job-1"));
            QVERIFY(!slip->parts.empty());
            for (const auto &part : slip->parts)
                QCOMPARE(std::get<devices::SlipRaster>(part).widthDots, dots);
        }
    }
    void thePromisedDayIsSaidOnlyWhileThereIsOne()
    {
        QVERIFY(dueWords(record(CaseState::Accepted)).contains(QStringLiteral("2026年12月12日（星期六）")));
        for (const auto state : {CaseState::Received, CaseState::Refused, CaseState::Closed})
            QCOMPARE(dueWords(record(state)), QString());
        auto open = record(CaseState::Accepted);
        open.due = {};
        QCOMPARE(dueWords(open), QString());
    }
    void reasonsArePrintedForWhoeverHasToCorrect()
    {
        const auto values = slipValues(record(CaseState::Correction), QStringLiteral("大厅"), Now);
        QCOMPARE(values.value(core::papers::value::Reasons).toArray().size(), 1);
        QVERIFY(
            !slipValues(record(CaseState::Closed), QStringLiteral("大厅"), Now).contains(core::papers::value::Reasons));
    }
    void aCorrectionNamesTheWindow()
    {
        QVERIFY(nextWords(record(CaseState::Correction)).contains(QStringLiteral("3号窗口")));
        auto away = record(CaseState::Correction);
        away.windowNo.clear();
        QVERIFY(nextWords(away).contains(QStringLiteral("原收件窗口")));
    }
    void aLineForTheDriverIsAsWideAsThePaper()
    {
        const auto raster = drawSlipLine({.text = QStringLiteral("龘"), .align = devices::SlipText::Align::Right}, 384);
        QCOMPARE(raster.widthDots, 384);
        QCOMPARE(raster.heightDots, 24);
        QCOMPARE(raster.bits.size(), 384 / 8 * 24);
    }

    void theStyleNamesOnlyTokensThatExist()
    {
        const auto theme = kioskTheme(*ui::loadTheme(ui::ThemeName::Light));
        QCOMPARE(theme.basePx, 32);
        QCOMPARE(theme.titlePx, 48);
        QVERIFY(!kioskStyleSheet(theme).contains(u'@'));
    }
};

YC_TEST(TestProgress)
#include "tst_progress.moc"
