#include "core/domain/calendar.h"
#include "tests/support/register.h"
#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/device_words.h"

#include <QSet>
#include <QTest>

using namespace yc;

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysAreWrittenAsPeopleHereWriteThem();
    void limitsSayHowLongAndUntilWhen_data();
    void limitsSayHowLongAndUntilWhen();
    void aTypedDayIsRead_data();
    void aTypedDayIsRead();
    void everyGuidanceSaysWhatToDo();
    void everyDeviceStateHasAWord();
    void everyCaseStateAndEndingHasAWord();
    void aFindingNamesWhatIsMissing();
    void whatWasTypedHasNoSourceMark();
};

void TestWords::daysAreWrittenAsPeopleHereWriteThem()
{
    QCOMPARE(ui::dayWords({2026, 11, 21}), QStringLiteral("2026年11月21日（星期六）"));
    QCOMPARE(ui::dayWords({2026, 11, 22}), QStringLiteral("2026年11月22日（星期日）"));
    QCOMPARE(ui::shortDayWords({2026, 12, 5}), QStringLiteral("12月5日"));
    QCOMPARE(ui::dayWords({}), QString());
    const QDateTime now({2026, 11, 21}, {7, 0}, Qt::UTC); // 15:00 at the hall
    QCOMPARE(ui::timeWords(QDateTime({2026, 11, 21}, {6, 2}, Qt::UTC), now), QStringLiteral("14:02"));
    QCOMPARE(ui::timeWords(QDateTime({2026, 11, 20}, {6, 2}, Qt::UTC), now), QStringLiteral("11月20日 14:02"));
    // Late in the evening by UTC it is the next day at the hall.
    QCOMPARE(ui::hallTime(QDateTime({2026, 11, 21}, {23, 4}, Qt::UTC)).date(), QDate(2026, 11, 22));
    QCOMPARE(ui::waitWords(45), QStringLiteral("45秒"));
    QCOMPARE(ui::waitWords(125), QStringLiteral("2分05秒"));
}

void TestWords::limitsSayHowLongAndUntilWhen_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("words");
    QTest::newRow("three days left") << QDate(2026, 11, 30) << QStringLiteral("剩余3个工作日（12月2日前办结）");
    QTest::newRow("today") << QDate(2026, 12, 2) << QStringLiteral("今天到期（12月2日前办结）");
    QTest::newRow("over") << QDate(2026, 12, 4) << QStringLiteral("已超期2个工作日（应于12月2日前办结）");
}

void TestWords::limitsSayHowLongAndUntilWhen()
{
    QFETCH(QDate, today);
    QFETCH(QString, words);
    core::domain::Calendar calendar;
    calendar.add({2026, {}, {}});
    QCOMPARE(ui::limitWords(today, {2026, 12, 2}, calendar), words);
}

void TestWords::aTypedDayIsRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("day");
    const QDate day(2026, 1, 2);
    for (const auto *typed :
         {"20260102", "2026-01-02", "2026-1-2", "2026.1.2", "2026/01/02", "2026年1月2日", " 20260102 "})
        QTest::newRow(typed) << QString::fromUtf8(typed) << day;
    for (const auto *typed : {"20260230", "2026-13-01", "2026", "明天", ""})
        QTest::newRow(typed) << QString::fromUtf8(typed) << QDate();
}

void TestWords::aTypedDayIsRead()
{
    QFETCH(QString, typed);
    QFETCH(QDate, day);
    QCOMPARE(ui::dayFromTyping(typed), day);
}

void TestWords::everyGuidanceSaysWhatToDo()
{
    QSet<QString> all;
    for (int i = static_cast<int>(devices::Guidance::PlaceCard);
         i <= static_cast<int>(devices::Guidance::OtherSmartCard); ++i) {
        const auto words = ui::guidanceWords(static_cast<devices::Guidance>(i));
        QVERIFY2(words.size() >= 6, qPrintable(QString::number(i)));
        all.insert(words);
    }
    QCOMPARE(all.size(), static_cast<qsizetype>(devices::Guidance::OtherSmartCard)); // no two alike
    QVERIFY(ui::guidanceWords(devices::Guidance::None).isEmpty());
}

void TestWords::everyDeviceStateHasAWord()
{
    QSet<QString> all;
    for (const auto state : devices::AllDeviceStates)
        all.insert(ui::deviceStateWords(state));
    QCOMPARE(all.size(), static_cast<qsizetype>(devices::AllDeviceStates.size()));
    QVERIFY(!all.contains(QString()));
}

void TestWords::everyCaseStateAndEndingHasAWord()
{
    using core::domain::CaseState;
    using core::domain::Ending;
    QSet<QString> states;
    for (int i = 0; i <= static_cast<int>(CaseState::Withdrawn); ++i)
        states.insert(ui::stateWords(static_cast<CaseState>(i)));
    QCOMPARE(states.size(), static_cast<int>(CaseState::Withdrawn) + 1);
    QVERIFY(!states.contains(QString()));
    // Green is only what the hall has confirmed.
    QVERIFY(ui::toneOf(CaseState::Draft) != ui::Tone::Done);
    QVERIFY(ui::toneOf(CaseState::Owed) != ui::Tone::Done);
    QVERIFY(ui::toneOf(CaseState::Received) == ui::Tone::Done);
    QVERIFY(ui::isDueStill(CaseState::Accepted) && ui::isDueStill(CaseState::BackOffice));
    for (const auto over :
         {CaseState::Draft, CaseState::Closed, CaseState::Refused, CaseState::Withdrawn, CaseState::Correction})
        QVERIFY(!ui::isDueStill(over));
    for (int i = 0; i <= static_cast<int>(Ending::CloseAtOnce); ++i) {
        QVERIFY(!ui::endingName(static_cast<Ending>(i)).isEmpty());
        QVERIFY(!ui::endingConsequence(static_cast<Ending>(i)).isEmpty());
    }
}

void TestWords::aFindingNamesWhatIsMissing()
{
    using namespace core::domain;
    ServiceItem item;
    FormField phone;
    phone.id = QStringLiteral("phone");
    phone.label = QStringLiteral("联系电话");
    phone.kind = FieldKind::Phone;
    item.form.sections.append({QStringLiteral("基本信息"), {phone}});
    Material form;
    form.id = QStringLiteral("m1");
    form.name = QStringLiteral("申请书");
    item.materials.append(form);
    Finding finding;
    finding.kind = Finding::Kind::FieldMissing;
    finding.place = phone.id;
    QCOMPARE(ui::findingWords(finding, &item), QStringLiteral("请填写“联系电话”"));
    QCOMPARE(ui::fieldFindingWords(finding, phone), QStringLiteral("此项必填"));
    QVERIFY(ui::stepOf(finding) == core::flow::Step::Form);
    finding.kind = Finding::Kind::FieldInvalid;
    QVERIFY(ui::fieldFindingWords(finding, phone).contains(QStringLiteral("11位手机号")));
    finding.kind = Finding::Kind::MaterialMissing;
    finding.place = form.id;
    QCOMPARE(ui::findingWords(finding, &item), QStringLiteral("待补材料：申请书"));
    QVERIFY(ui::stepOf(finding) == core::flow::Step::Materials);
    finding.kind = Finding::Kind::CheckFailed;
    finding.words = QStringLiteral("家庭人口应不少于1人");
    QCOMPARE(ui::findingWords(finding, &item), finding.words); // the hall's own words win
    for (int i = 0; i <= static_cast<int>(Finding::Kind::ItemNotInForce); ++i) {
        Finding any;
        any.kind = static_cast<Finding::Kind>(i);
        QVERIFY(!ui::findingWords(any, nullptr).isEmpty());
    }
}

void TestWords::whatWasTypedHasNoSourceMark()
{
    using core::domain::Source;
    QVERIFY(ui::sourceWords(Source::Typed).isEmpty());
    QCOMPARE(ui::sourceWords(Source::Card), QStringLiteral("身份证读取"));
    QCOMPARE(ui::sourceWords(Source::Licence), QStringLiteral("电子证照"));
    QCOMPARE(ui::sourceWords(Source::EarlierCase), QStringLiteral("历史办件"));
}

YC_TEST(TestWords)
#include "tst_words.moc"
