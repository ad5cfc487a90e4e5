#include "core/pack/proof_values.h"
#include "tests/support/register.h"

#include <QJsonObject>
#include <QTest>

using namespace yc::core;
using domain::HandedIn;

Q_DECLARE_METATYPE(yc::core::domain::HandedIn)
Q_DECLARE_METATYPE(yc::core::domain::FormField)

static const QDate Today(2026, 11, 21);

class TestProofValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void howAPaperCameIsSaid_data();
    void howAPaperCameIsSaid();
    void materialsStandInTheItemsOrder();
    void aDisputeIsALine_data();
    void aDisputeIsALine();
    void whatIsNotShownIsNotSaid();
};

void TestProofValues::howAPaperCameIsSaid_data()
{
    QTest::addColumn<HandedIn>("handed");
    QTest::addColumn<QString>("words");
    const domain::Comparison compared{.staffNo = QStringLiteral("0317"), .at = QDateTime(Today, QTime(2, 0), Qt::UTC)};
    const auto row
        = [](const HandedIn &handed, const char *words) { QTest::newRow(words) << handed << QString::fromUtf8(words); };
    row({}, "");
    row({.originals = 1}, "原件1份");
    row({.copies = 2}, "复印件2份");
    row({.files = 1}, "电子件1份");
    row({.copies = 2, .compared = compared}, "复印件2份（已与原件核对一致）");
    row({.originals = 1, .copies = 2, .files = 3, .compared = compared},
        "原件1份、复印件2份（已与原件核对一致）、电子件3份");
}

void TestProofValues::howAPaperCameIsSaid()
{
    QFETCH(HandedIn, handed);
    QTEST(pack::handedWords(handed), "words");
}

void TestProofValues::materialsStandInTheItemsOrder()
{
    domain::ServiceItem item;
    item.materials = {{.id = QStringLiteral("z"), .name = QStringLiteral("甲")},
                      {.id = QStringLiteral("a"), .name = QStringLiteral("乙")}};
    domain::CaseDraft draft;
    draft.filings = {{.materialId = QStringLiteral("a"),
                      .pages = {domain::Page{}, domain::Page{}},
                      .handed = HandedIn{.originals = 1}},
                     {.materialId = QStringLiteral("gone"), .pages = {domain::Page{}}},
                     {.materialId = QStringLiteral("none"), .pages = {}},
                     {.materialId = domain::standing::Mandate.toString(), .pages = {domain::Page{}}},
                     {.materialId = QStringLiteral("z"), .pages = {domain::Page{}}}};
    QStringList lines;
    for (const auto &entry : pack::materialValues(draft, item)) {
        const auto line = entry.toObject();
        lines += QStringLiteral("%1 %2 %3")
                     .arg(line[QLatin1String("name")].toString())
                     .arg(line[QLatin1String("pages")].toInt())
                     .arg(line[QLatin1String("handed")].toString())
                     .trimmed();
    }
    QCOMPARE(lines,
             (QStringList{QStringLiteral("甲 1"), QStringLiteral("乙 2 原件1份"), QStringLiteral("gone 1"),
                          QStringLiteral("授权委托书 1")}));
}

void TestProofValues::aDisputeIsALine_data()
{
    QTest::addColumn<domain::FormField>("field");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, domain::FieldKind kind, const char *said, const char *text,
                        const char *line) {
        domain::FormField field;
        field.id = QStringLiteral("f");
        field.label = QStringLiteral("某项");
        field.kind = kind;
        field.choices = {{QStringLiteral("1"), QStringLiteral("男")}, {QStringLiteral("2"), QStringLiteral("女")}};
        QTest::newRow(name) << field << QString::fromUtf8(said) << QString::fromUtf8(text) << QString::fromUtf8(line);
    };
    using Kind = domain::FieldKind;
    row("text", Kind::Address, "旧址", "新址", "某项：身份证读取为“旧址”，申请人称应为“新址”（信息已变更）");
    row("choice", Kind::Choice, "1", "2", "某项：身份证读取为“男”，申请人称应为“女”（信息已变更）");
    row("choices", Kind::Choices, "1,2", "2,3", "某项：身份证读取为“男、女”，申请人称应为“女、3”（信息已变更）");
    row("yes or no", Kind::YesNo, "yes", "no", "某项：身份证读取为“是”，申请人称应为“否”（信息已变更）");
    row("a person's number", Kind::CitizenNumber, "11010519491231002X", "34052419800101001X",
        "某项：身份证读取为“110***********002X”，申请人称应为“340***********001X”（信息已变更）");
}

void TestProofValues::aDisputeIsALine()
{
    QFETCH(domain::FormField, field);
    QFETCH(QString, said);
    QFETCH(QString, text);
    domain::ServiceItem item;
    item.form.version = 1;
    item.form.sections = {{.title = {}, .fields = {field}}};
    domain::CaseDraft draft;
    draft.form.emplace(field.id, domain::FilledValue{.text = text, .dispute = domain::Dispute{.said = said}});
    const auto lines = pack::disputeValues(draft, item, Today);
    QCOMPARE(lines.size(), 1);
    QTEST(lines[0].toString(), "line");
    auto &dispute = *draft.form[field.id].dispute;
    dispute.note = QStringLiteral("见户口簿");
    QVERIFY(pack::disputeValues(draft, item, Today)[0].toString().endsWith(QStringLiteral("（信息已变更，见户口簿）")));
    dispute.reason = domain::DisputeReason::Other;
    QVERIFY(pack::disputeValues(draft, item, Today)[0].toString().endsWith(QStringLiteral("（见户口簿）")));
}

void TestProofValues::whatIsNotShownIsNotSaid()
{
    domain::CaseDraft draft;
    draft.form.emplace(QStringLiteral("f"), domain::FilledValue{.text = {}, .dispute = domain::Dispute{}});
    QVERIFY(pack::disputeValues(draft, {}, Today).isEmpty());
    QVERIFY(pack::materialValues(draft, {}).isEmpty());
}

YC_TEST(TestProofValues)
#include "tst_proof_values.moc"
