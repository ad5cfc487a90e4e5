#include "core/papers/layout.h"
#include "core/papers/text.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc::core::papers;
using namespace yc::tests::papers;

namespace
{

constexpr std::array Sheets{Sheet::A4, Sheet::Slip80, Sheet::Slip58};

QString sheetName(Sheet sheet)
{
    switch (sheet) {
    case Sheet::A4: return QStringLiteral("A4");
    case Sheet::Slip80: return QStringLiteral("80 mm");
    case Sheet::Slip58: return QStringLiteral("58 mm");
    }
    return {};
}

void everyKindOnEverySheet()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("sheet");
    for (const auto &kind : paperKinds()) {
        for (const auto sheet : Sheets)
            QTest::addRow("%s on %s", qPrintable(kind), qPrintable(sheetName(sheet)))
                << kind << static_cast<int>(sheet);
    }
}

// The first mark that leaves its page, or text that leaves its box.
QString overflowOf(const PaperModel &paper)
{
    for (qsizetype i = 0; i < paper.pages.size(); ++i) {
        const auto &page = paper.pages[i];
        const QRectF sheet(-0.01, -0.01, page.widthMm + 0.02, page.heightMm + 0.02);
        for (const auto &mark : page.marks) {
            if (const auto *rule = std::get_if<Rule>(&mark)) {
                if (!sheet.contains(rule->from) || !sheet.contains(rule->to))
                    return QStringLiteral("a rule leaves page %1").arg(i);
                continue;
            }
            const auto box = std::visit(
                [](const auto &m) {
                    if constexpr (requires { m.box; })
                        return m.box;
                    else
                        return QRectF();
                },
                mark);
            if (!sheet.contains(box))
                return QStringLiteral("a box leaves page %1 at %2").arg(i).arg(box.bottom());
            if (const auto *run = std::get_if<TextRun>(&mark)) {
                const auto needed = measure(*run);
                if (needed.width() > box.width() + 0.1 || needed.height() > box.height() + 0.1)
                    return QStringLiteral("page %1: %2").arg(i).arg(run->text);
            }
        }
    }
    return {};
}

// Which of the two runs overlap on a page; seals may stand over words, words may not stand over words.
QString overlapOf(const PaperModel &paper)
{
    for (const auto &page : paper.pages) {
        QList<QRectF> boxes;
        for (const auto &mark : page.marks) {
            QRectF box;
            if (const auto *run = std::get_if<TextRun>(&mark))
                box = run->box;
            else if (const auto *qr = std::get_if<QrMark>(&mark))
                box = qr->box;
            else
                continue;
            for (const auto &other : boxes) {
                const auto common = other.intersected(box);
                if (common.width() > 0.1 && common.height() > 0.1)
                    return QStringLiteral("at %1, %2").arg(common.x()).arg(common.y());
            }
            boxes.append(box);
        }
    }
    return {};
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFontsAreThere()
    {
        QCOMPARE(QFontInfo(fontOf({})).family(), QStringLiteral("Noto Serif CJK SC"));
        QCOMPARE(QFontInfo(fontOf({.face = TextRun::Face::Sans})).family(), QStringLiteral("Noto Sans CJK SC"));
    }

    void everythingStandsInItsBox_data() { everyKindOnEverySheet(); }
    void everythingStandsInItsBox()
    {
        QFETCH(QString, kind);
        QFETCH(int, sheet);
        const auto paper = layOut(kind, sampleValues(), static_cast<Sheet>(sheet));
        QVERIFY(paper);
        QCOMPARE(overflowOf(*paper), QString());
        QCOMPARE(overlapOf(*paper), QString());
        QVERIFY(paper->pages.size() <= (kind == paper::ConsultationNotice ? 2 : 1)); // that one tells everything
    }

    void whatIsRequiredIsOnThePaper_data() { everyKindOnEverySheet(); }
    void whatIsRequiredIsOnThePaper()
    {
        QFETCH(QString, kind);
        QFETCH(int, sheet);
        // Each required text on its own: a mark in its place must come out on the paper.
        const auto values = sampleValues();
        QStringList required;
        for (const auto &key : values.keys()) {
            auto without = values;
            without.remove(key);
            if (missingValues(kind, without).contains(key))
                required += key;
        }
        QVERIFY(required.size() >= 2);
        for (const auto &key : required) {
            if (key == value::SealBody || key == value::SealName || !values.value(key).isString()
                || key.endsWith(QStringLiteral("On")))
                continue;
            auto marked = values;
            marked.insert(key, QStringLiteral("甲乙丙"));
            const auto paper = layOut(kind, marked, static_cast<Sheet>(sheet));
            QVERIFY(paper);
            QVERIFY2(textOf(*paper).contains(QStringLiteral("甲乙丙")), qPrintable(key));
        }
    }
    void aMissingValueIsNamedAndNothingIsDrawn_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto &kind : paperKinds())
            QTest::addRow("%s", qPrintable(kind)) << kind;
    }
    void aMissingValueIsNamedAndNothingIsDrawn()
    {
        QFETCH(QString, kind);
        QVERIFY(missingValues(kind, sampleValues()).isEmpty());
        const auto missing = missingValues(kind, {});
        QVERIFY(missing.size() >= 2);
        for (const auto &key : missing) {
            auto values = sampleValues();
            values.insert(key, QStringLiteral("  "));
            QCOMPARE(missingValues(kind, values), QStringList{key});
            QVERIFY(layOut(kind, values).error() == codes::ValuesMissing);
        }
    }
    void aKindThatDoesNotExistIsRefused()
    {
        QCOMPARE(missingValues(u"../../secret", sampleValues()), QStringList{QStringLiteral("kind")});
        QVERIFY(layOut(u"licence", sampleValues()).error() == codes::ValuesMissing);
    }

    void anOptionalValueLeavesItsLineOut()
    {
        auto values = sampleValues();
        values.remove(value::WindowNo);
        values.remove(value::Contact);
        const auto text = textOf(*layOut(paper::ReceivingSlip, values));
        QVERIFY(!text.contains(QStringLiteral("收件窗口")));
        QVERIFY(!text.contains(QStringLiteral("咨询电话")));
        QVERIFY(text.contains(QStringLiteral("监督投诉电话")));
        QVERIFY(!text.contains(u'{'));
    }
    void withoutABasisTheSentenceStillStands()
    {
        auto values = sampleValues();
        values.remove(value::Basis);
        values.remove(value::DueOn);
        const auto text = textOf(*layOut(paper::AcceptanceNotice, values));
        QVERIFY(text.contains(QStringLiteral("符合法定形式，本机关决定自2026年11月21日起予以受理。")));
        QVERIFY(text.contains(QStringLiteral("承诺办结时限为15个工作日。")));
        QVERIFY(!text.contains(QStringLiteral("根据")));
    }

    void aRefusalStatesItsReasonsAndBothRemedies()
    {
        const auto text = textOf(*layOut(paper::RefusalNotice, sampleValues()));
        QVERIFY(text.contains(QStringLiteral("1. 家庭经济状况核对授权书缺少共同生活的家庭成员签字。")));
        QVERIFY(text.contains(QStringLiteral("2. 未提交户口簿首页及本人页。")));
        QVERIFY(text.contains(QStringLiteral("60日内依法向示例县人民政府申请行政复议")));
        QVERIFY(text.contains(QStringLiteral("6个月内依法向示例县人民法院提起行政诉讼")));
        auto values = sampleValues();
        values.remove(value::ReviewBody);
        const auto general = textOf(*layOut(paper::RefusalNotice, values));
        QVERIFY(general.contains(QStringLiteral("60日内依法申请行政复议")));
        QVERIFY(general.contains(QStringLiteral("6个月内依法向人民法院提起行政诉讼")));
    }
    void receivedIsNotSaidToBeAccepted()
    {
        for (const auto kind : {paper::ReceivingSlip, paper::ProvisionalSlip})
            QVERIFY(textOf(*layOut(kind, sampleValues())).contains(QStringLiteral("不代表申请已被受理")));
    }
    void aProvisionalSlipSaysSoAndCarriesNoSeal()
    {
        const auto slip = layOut(paper::ProvisionalSlip, sampleValues(), Sheet::Slip80);
        QVERIFY(textOf(*slip).contains(QStringLiteral("离线办理，待系统确认")));
        QVERIFY(textOf(*slip).contains(QStringLiteral("临时编号：")));
        for (const auto &mark : slip->pages.first().marks)
            QVERIFY(!std::holds_alternative<SealMark>(mark));
    }
    void theSealIsASampleAndNamesItsBody()
    {
        const auto notice = layOut(paper::AcceptanceNotice, sampleValues());
        int seals = 0;
        for (const auto &mark : notice->pages.first().marks) {
            if (const auto *seal = std::get_if<SealMark>(&mark)) {
                ++seals;
                QVERIFY(seal->sample);
                QCOMPARE(seal->body, QStringLiteral("示例县民政局"));
                QCOMPARE(seal->name, QStringLiteral("行政审批专用章"));
            }
        }
        QCOMPARE(seals, 1);
    }
    void withoutACodeThereIsNoPictureOfOne()
    {
        auto values = sampleValues();
        values.remove(value::CodeText);
        for (const auto sheet : Sheets) {
            const auto paper = layOut(paper::ReceivingSlip, values, sheet);
            QVERIFY(!textOf(*paper).contains(QStringLiteral("扫码")) || sheet == Sheet::A4);
            for (const auto &mark : paper->pages.first().marks)
                QVERIFY(!std::holds_alternative<QrMark>(mark));
        }
    }

    void longNamesAndManyReasonsFlowOn_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("sheet");
        QTest::addColumn<int>("pages");
        QTest::newRow("correction on A4") << QString(paper::CorrectionNotice) << static_cast<int>(Sheet::A4) << 3;
        QTest::newRow("refusal on A4") << QString(paper::RefusalNotice) << static_cast<int>(Sheet::A4) << 3;
        QTest::newRow("receiving slip on A4") << QString(paper::ReceivingSlip) << static_cast<int>(Sheet::A4) << 2;
        QTest::newRow("correction on 58 mm")
            << QString(paper::CorrectionNotice) << static_cast<int>(Sheet::Slip58) << 1;
        QTest::newRow("receiving slip on 80 mm")
            << QString(paper::ReceivingSlip) << static_cast<int>(Sheet::Slip80) << 1;
    }
    void longNamesAndManyReasonsFlowOn()
    {
        QFETCH(QString, kind);
        QFETCH(int, sheet);
        QFETCH(int, pages);
        auto values = sampleValues();
        values.insert(value::ApplicantName, QString(120, u'样') + QString(90, u'W')); // one word without a break
        values.insert(value::ItemName, QString(20, u'例').repeated(8));
        QJsonArray reasons;
        QJsonArray materials;
        for (int i = 0; i < 30; ++i) {
            reasons.append(QStringLiteral("第%1条理由：").arg(i) + QString(70, u'由'));
            materials.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("材料%1").arg(i) + QString(60, u'料')},
                                         {QStringLiteral("pages"), 100 + i}});
        }
        values.insert(value::Reasons, reasons);
        values.insert(value::Materials, materials);
        const auto paper = layOut(kind, values, static_cast<Sheet>(sheet));
        QVERIFY(paper);
        QCOMPARE(overflowOf(*paper), QString());
        QCOMPARE(overlapOf(*paper), QString());
        QVERIFY2(paper->pages.size() >= pages, qPrintable(QString::number(paper->pages.size())));
        const auto text = textOf(*paper);
        QVERIFY(text.contains(QString(120, u'样')));
        if (kind == paper::ReceivingSlip)
            QVERIFY(text.contains(QStringLiteral("材料29") + QString(60, u'料')));
        else
            QVERIFY(text.contains(QStringLiteral("第29条理由：") + QString(70, u'由')));
        if (pages > 1) {
            QVERIFY(text.contains(QStringLiteral("第1页，共%1页").arg(paper->pages.size())));
            // The seal is not alone on its page.
            for (const auto &page : paper->pages) {
                qsizetype words = 0;
                bool seal = false;
                for (const auto &mark : page.marks) {
                    words += std::holds_alternative<TextRun>(mark) ? 1 : 0;
                    seal = seal || std::holds_alternative<SealMark>(mark);
                }
                QVERIFY(!seal || words > 4); // signer, day, words of the code, foot, and something to seal
            }
        }
    }
    void howPapersCameAndWhatIsDisputedIsSaid_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("sheet");
        for (const auto kind : {paper::ReceivingSlip, paper::ProvisionalSlip, paper::AcceptanceNotice}) {
            for (const auto sheet : {Sheet::A4, Sheet::Slip80, Sheet::Slip58})
                QTest::addRow("%s %d", kind.data(), static_cast<int>(sheet))
                    << QString(kind) << static_cast<int>(sheet);
        }
    }
    void howPapersCameAndWhatIsDisputedIsSaid()
    {
        QFETCH(QString, kind);
        QFETCH(int, sheet);
        auto values = sampleValues();
        const auto before = layOut(kind, values, static_cast<Sheet>(sheet));
        QVERIFY(before);
        QVERIFY(!textOf(*before).contains(QStringLiteral("收取形式"))); // nobody has said: no empty column
        QVERIFY(!textOf(*before).contains(QStringLiteral("提出异议")));
        auto materials = values[value::Materials].toArray();
        auto first = materials[0].toObject();
        first.insert(QStringLiteral("handed"), QStringLiteral("原件1份、复印件2份（已与原件核对一致）、电子件1份"));
        materials[0] = first;
        values.insert(value::Materials, materials);
        const auto objection = QStringLiteral("住址：身份证读取为“") + QString(40, u'旧')
            + QStringLiteral("”，申请人称应为“") + QString(40, u'新') + QStringLiteral("”（信息已变更）");
        values.insert(value::Disputes, QJsonArray{objection});
        const auto paper = layOut(kind, values, static_cast<Sheet>(sheet));
        QVERIFY(paper);
        QCOMPARE(overflowOf(*paper), QString());
        QCOMPARE(overlapOf(*paper), QString());
        const auto text = textOf(*paper);
        QVERIFY(text.contains(QStringLiteral("（已与原件核对一致）、电子件1份")));
        QVERIFY(text.contains(QStringLiteral("提出异议")));
        QVERIFY(text.contains(objection));
    }
    void anEntryHigherThanAPageIsRefused()
    {
        auto values = sampleValues();
        values.insert(
            value::Materials,
            QJsonArray{QJsonObject{{QStringLiteral("name"), QString(5000, u'料')}, {QStringLiteral("pages"), 1}}});
        QVERIFY(layOut(paper::ReceivingSlip, values).error() == codes::DoesNotFit);
        QVERIFY(layOut(paper::ReceivingSlip, values, Sheet::Slip80)); // endless paper holds it
    }
    void aCodeTooLargeForTheSlipIsRefused()
    {
        auto values = sampleValues();
        values.insert(value::CodeText, QString(2000, u'A'));
        QVERIFY(layOut(paper::ReceivingSlip, values, Sheet::Slip58).error() == codes::DoesNotFit);
    }

    void charactersThatNoFontHasAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("missing");
        QTest::newRow("usual name") << QStringLiteral("样例甲 Test 1") << QStringList();
        QTest::newRow("rare but drawn") << QStringLiteral("龘㙓") << QStringList();
        QTest::newRow("extension B, drawn") << QString::fromUcs4(U"\U00020087") << QStringList();
        QTest::newRow("private use") << QStringLiteral("王\uE863\uE863") << QStringList{QStringLiteral("\uE863")};
        QTest::newRow("extension G") << QString::fromUcs4(U"张\U00030100")
                                     << QStringList{QString::fromUcs4(U"\U00030100")};
        QTest::newRow("nothing") << QString() << QStringList();
    }
    void charactersThatNoFontHasAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, missing);
        QCOMPARE(missingGlyphs(text), missing);
    }
};

YC_TEST(TestLayout)
#include "tst_layout.moc"
