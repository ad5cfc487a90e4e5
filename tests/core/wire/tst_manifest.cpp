#include "core/seal/digest.h"
#include "core/wire/access.h"
#include "tests/core/wire/drafts.h"
#include "tests/support/register.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace yc::core;

class TestManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyManifestComesBackAsItWas();
    void anyDraftComesBackAsItWas();
    void itsBytesAreThoseOfTheGoldenFile();
    void anotherWritingOfTheSameIsRefused_data();
    void anotherWritingOfTheSameIsRefused();
    void whatIsNotTheContractIsRefused_data();
    void whatIsNotTheContractIsRefused();
    void everyCutIsRefused();
    void itNamesEveryBlobOnce();
    void findingsComeBackAsTheyWere();
};

void TestManifest::anyManifestComesBackAsItWas()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        const auto manifest = tests::anyManifest(random);
        const auto bytes = wire::encode(manifest);
        const auto back = wire::manifestFrom(bytes);
        QVERIFY2(back, bytes);
        QCOMPARE(wire::encode(*back), bytes);
        QCOMPARE(back->draft.id, manifest.draft.id);
        QCOMPARE(back->draft.filings.size(), manifest.draft.filings.size());
        QCOMPARE(back->draft.applicant.has_value(), manifest.draft.applicant.has_value());
        if (manifest.draft.applicant) {
            QCOMPARE(back->draft.applicant->name, manifest.draft.applicant->name);
            QCOMPARE(back->draft.applicant->validTo, manifest.draft.applicant->validTo);
        }
        QCOMPARE(back->submittedAt, manifest.submittedAt);
    }
}

void TestManifest::anyDraftComesBackAsItWas()
{
    QRandomGenerator random(8);
    for (int i = 0; i < 300; ++i) {
        const auto draft = tests::anyDraft(random);
        const auto json = wire::toJson(draft);
        // Through bytes, as the vault keeps it.
        const auto kept = QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
        const auto back = wire::draftFrom(kept);
        QVERIFY(back);
        QCOMPARE(wire::toJson(*back), json);
        QCOMPARE(back->situation, draft.situation);
        for (qsizetype at = 0; at < draft.filings.size(); ++at)
            QCOMPARE(back->filings[at].handed, draft.filings[at].handed);
        QCOMPARE(back->form.size(), draft.form.size());
        for (const auto &[id, value] : draft.form) {
            QCOMPARE(back->form.at(id).text, value.text);
            QCOMPARE(back->form.at(id).source, value.source);
            QCOMPARE(back->form.at(id).dispute.has_value(), value.dispute.has_value());
        }
    }
}

void TestManifest::itsBytesAreThoseOfTheGoldenFile()
{
    QFile file(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/tests/core/wire/golden/manifest.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // Another writing would be another digest: every receipt that was ever signed would stop to fit.
    QCOMPARE(wire::encode(tests::goldenManifest()), file.readAll().trimmed());
}

void TestManifest::anotherWritingOfTheSameIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto good = wire::encode(tests::goldenManifest());
    auto changed = [&](const char *from, const char *to) { return QByteArray(good).replace(from, to); };
    QTest::newRow("a space") << changed("\"version\":1", "\"version\": 1");
    QTest::newRow("a line end after it") << good + '\n';
    QTest::newRow("keys in another order")
        << QByteArray("{\"version\":1,") + QByteArray(good).replace(",\"version\":1", "").mid(1);
    QTest::newRow("a key twice") << changed("\"version\":1", "\"version\":1,\"version\":1");
    QTest::newRow("a field that we do not know") << changed("\"version\":1", "\"version\":1,\"zoom\":2");
    QTest::newRow("a deeper field that we do not know") << changed("\"dpi\":300", "\"dpi\":300,\"dpj\":1");
    QTest::newRow("an escape that is not needed") << changed("样例甲", "\\u6837例甲");
    QTest::newRow("1.0 for 1") << changed("\"version\":1", "\"version\":1.0");
    QTest::newRow("1e0 for 1") << changed("\"version\":1", "\"version\":1e0");
    QTest::newRow("an instant without milliseconds") << changed("09:45:00.000Z", "09:45:00Z");
    QTest::newRow("an instant of another zone") << changed("09:45:00.000Z", "17:45:00.000+08:00");
}

void TestManifest::anotherWritingOfTheSameIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(bytes != wire::encode(tests::goldenManifest()));
    const auto read = wire::manifestFrom(bytes);
    QVERIFY(!read);
    QVERIFY(read.error() == wire::codes::Unreadable);
}

void TestManifest::whatIsNotTheContractIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto good = wire::encode(tests::goldenManifest());
    auto changed = [&](const char *from, const char *to) {
        const auto bytes = QByteArray(good).replace(from, to);
        Q_ASSERT(bytes != good);
        return bytes;
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("a newer version") << changed("\"version\":1", "\"version\":2");
    QTest::newRow("a version as text") << changed("\"version\":1", "\"version\":\"1\"");
    QTest::newRow("no terminal") << changed("\"terminalId\":\"T0001\"", "\"terminalId\":\"\"");
    QTest::newRow("a null id") << changed("6f1c0a52-9a34-5d1e-8c7b-0123456789ab",
                                          "00000000-0000-0000-0000-000000000000");
    QTest::newRow("an id in capitals") << changed("6f1c0a52", "6F1C0A52");
    QTest::newRow("a blob's name too short") << changed("\"photo\":\"", "\"photo\":\"0");
    QTest::newRow("an unknown source") << changed("\"typed\"", "\"guessed\"");
    QTest::newRow("an unknown document") << changed("\"document\":\"111\"", "\"document\":\"999\"");
    QTest::newRow("an unknown sex") << changed("\"sex\":2", "\"sex\":3");
    QTest::newRow("five quarter turns") << changed("\"turns\":1", "\"turns\":5");
    QTest::newRow("half a page") << changed("\"dpi\":300", "\"dpi\":300.5");
    QTest::newRow("bytes below nothing") << changed("\"bytes\":481516", "\"bytes\":-1");
    QTest::newRow("bytes beyond exactness") << changed("\"bytes\":481516", "\"bytes\":9007199254740993");
    QTest::newRow("a day that is none") << changed("1949-12-31", "1949-12-32");
    QTest::newRow("filings as an object") << changed("\"filings\":[", "\"filings\":{").replace("]", "}");
    QTest::newRow("far too large") << QByteArray(wire::LargestManifest + 1, ' ');
    QTest::newRow("very deep") << QByteArray(100'000, '[');
    QTest::newRow("not UTF-8") << changed("样", "\xff\xfe");
}

void TestManifest::whatIsNotTheContractIsRefused()
{
    QFETCH(QByteArray, bytes);
    const auto read = wire::manifestFrom(bytes);
    QVERIFY(!read);
    QVERIFY(read.error() == wire::codes::Unreadable);
}

void TestManifest::everyCutIsRefused()
{
    const auto good = wire::encode(tests::goldenManifest());
    for (qsizetype length = 0; length < good.size(); ++length)
        QVERIFY(!wire::manifestFrom(good.left(length)));
}

void TestManifest::itNamesEveryBlobOnce()
{
    auto manifest = tests::goldenManifest();
    auto twice = manifest.draft.filings.first();
    twice.materialId = QStringLiteral("m2");
    manifest.draft.filings.append(twice);
    manifest.draft.fingerprintBlob = seal::hex(seal::sm3("fingerprint"));
    const auto names = wire::blobsOf(manifest.draft);
    QStringList expected;
    for (const auto *of : {"page", "ink", "image", "shown", "photo", "fingerprint"})
        expected.append(seal::hex(seal::sm3(of)));
    expected.sort();
    QCOMPARE(names, expected);
    QVERIFY(wire::blobsOf(domain::CaseDraft()).isEmpty());
}

void TestManifest::findingsComeBackAsTheyWere()
{
    using Kind = domain::Finding::Kind;
    QList<domain::Finding> findings;
    for (int kind = 0; kind <= static_cast<int>(Kind::AgentLimitOpen); ++kind)
        findings.append({static_cast<Kind>(kind),
                         QStringLiteral("place%1").arg(kind),
                         QStringLiteral("请补充"),
                         {QStringLiteral("a"), QStringLiteral("b")}});
    const auto back = wire::findingsFrom(wire::findingsToJson(findings));
    QCOMPARE(back.size(), findings.size());
    for (qsizetype i = 0; i < back.size(); ++i) {
        QCOMPARE(back[i].kind, findings[i].kind);
        QCOMPARE(back[i].place, findings[i].place);
        QCOMPARE(back[i].words, findings[i].words);
        QCOMPARE(back[i].fields, findings[i].fields);
    }
    // A kind of a newer hall keeps its words.
    auto json = wire::findingsToJson({findings.first()});
    auto list = json.value(QLatin1String("findings")).toArray();
    auto entry = list.first().toObject();
    entry.insert(QStringLiteral("kind"), QStringLiteral("moon-phase"));
    list[0] = entry;
    json.insert(QStringLiteral("findings"), list);
    QCOMPARE(wire::findingsFrom(json).value(0).kind, Kind::CheckFailed);
    QCOMPARE(wire::findingsFrom({}).size(), 0);
}

YC_TEST(TestManifest)
#include "tst_manifest.moc"
