#include "core/wire/case_wire.h"
#include "core/wire/signature_json.h"
#include "tests/core/wire/drafts.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yc;
using namespace yc::core;
using Edit = std::function<void(QJsonObject &)>;

Q_DECLARE_METATYPE(Edit)

namespace
{

const QString Blob(64, u'a');

QJsonObject byHand()
{
    return {{QStringLiteral("ink"), Blob},
            {QStringLiteral("image"), Blob},
            {QStringLiteral("shown"), Blob},
            {QStringLiteral("at"), QStringLiteral("2026-11-21T09:40:00.000Z")},
            {QStringLiteral("device"), QStringLiteral("mouse")}};
}

QJsonObject somebody()
{
    return {{QStringLiteral("name"), QStringLiteral("测试乙")},
            {QStringLiteral("document"), QStringLiteral("111")},
            {QStringLiteral("number"), QStringLiteral("34052419800101001X")}};
}

QJsonObject witness()
{
    auto json = somebody();
    json.insert(QStringLiteral("at"), QStringLiteral("2026-11-21T09:39:00.000Z"));
    return json;
}

QJsonObject fingerprint()
{
    auto json = byHand();
    json.remove(QStringLiteral("ink"));
    json.insert(QStringLiteral("way"), QStringLiteral("fingerprint"));
    json.insert(QStringLiteral("by"), QStringLiteral("applicant"));
    json.insert(QStringLiteral("finger"), 7);
    json.insert(QStringLiteral("witness"), witness());
    return json;
}

domain::Signature read(const QJsonObject &json)
{
    auto signature = wire::signatureFrom(json);
    return signature ? std::move(*signature) : domain::Signature{};
}

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHandIsWrittenAsItEverWas();
    void everyWayRaisesTheVersionOnce();
    void whereSeveralSignTheVersionSaysSo();
    void onlyStrokesNeedABlobOfStrokes();
    void whatDoesNotBelongIsRefused_data();
    void whatDoesNotBelongIsRefused();
};

void TestSignature::byHandIsWrittenAsItEverWas()
{
    QCOMPARE(wire::toJson(read(byHand())), byHand());
    auto manifest = tests::goldenManifest();
    QVERIFY(wire::encode(manifest).contains("\"version\":1"));
}

void TestSignature::everyWayRaisesTheVersionOnce()
{
    auto manifest = tests::goldenManifest();
    manifest.draft.signature = read(fingerprint());
    const auto bytes = wire::encode(manifest);
    QVERIFY(bytes.contains("\"version\":3"));
    const auto back = wire::manifestFrom(bytes);
    QVERIFY(back);
    QCOMPARE(back->draft.signature->finger, 7);
    QCOMPARE(back->draft.signature->witness->person.name, QStringLiteral("测试乙"));
    QVERIFY(!wire::manifestFrom(QByteArray(bytes).replace("\"version\":3", "\"version\":2")));
}

void TestSignature::whereSeveralSignTheVersionSaysSo()
{
    auto manifest = tests::goldenManifest();
    auto hand = byHand();
    hand.insert(QStringLiteral("way"), QStringLiteral("ink"));
    hand.insert(QStringLiteral("by"), QStringLiteral("applicant"));
    QCOMPARE(wire::toJson(read(hand)), hand);
    manifest.draft.signature = read(hand);
    QVERIFY(wire::encode(manifest).contains("\"version\":6"));
    auto second = fingerprint();
    second.insert(QStringLiteral("by"), QStringLiteral("applicant.2"));
    second.insert(QStringLiteral("image"), QString(64, u'b'));
    second.insert(QStringLiteral("shown"), QString(64, u'c'));
    manifest.draft.furtherSignatures.push_back(read(second));
    const auto bytes = wire::encode(manifest);
    QVERIFY(bytes.contains("\"version\":6"));
    const auto back = wire::manifestFrom(bytes);
    QVERIFY(back);
    QCOMPARE(back->draft.furtherSignatures.size(), std::size_t(1));
    QCOMPARE(wire::toJson(back->draft.furtherSignatures.front()), second);
    const auto blobs = wire::blobsOf(back->draft);
    QVERIFY(blobs.contains(QString(64, u'b')) && blobs.contains(QString(64, u'c'))); // owed like the first one's
    QVERIFY(!wire::manifestFrom(QByteArray(bytes).replace("\"version\":6", "\"version\":3")));
    QVERIFY(!wire::manifestFrom(QByteArray(bytes).replace("\"by\":\"applicant.2\"", "\"by\":\"\"")));
    auto nobodys = wire::toJson(manifest.draft);
    nobodys.insert(QStringLiteral("furtherSignatures"), QJsonArray{byHand()});
    QVERIFY(!wire::draftFrom(nobodys)); // whose it is has to be said
    nobodys.insert(QStringLiteral("furtherSignatures"), QJsonArray{second});
    QVERIFY(wire::draftFrom(nobodys));
}

void TestSignature::onlyStrokesNeedABlobOfStrokes()
{
    domain::CaseDraft draft;
    draft.signature = read(fingerprint());
    QVERIFY(draft.signature->inkBlob.isEmpty());
    QCOMPARE(wire::blobsOf(draft), QStringList{Blob});
}

void TestSignature::whatDoesNotBelongIsRefused_data()
{
    QTest::addColumn<QJsonObject>("from");
    QTest::addColumn<Edit>("edit");
    const auto row
        = [](const char *name, const QJsonObject &from, const Edit &edit) { QTest::newRow(name) << from << edit; };
    const auto put = [](const char *key, const QJsonValue &value) {
        return [key = QString::fromLatin1(key), value](QJsonObject &json) { json.insert(key, value); };
    };
    const auto without
        = [](const char *key) { return [key = QString::fromLatin1(key)](QJsonObject &json) { json.remove(key); }; };
    row("by hand, without strokes", byHand(), without("ink"));
    row("by hand, with a witness", byHand(), put("witness", witness()));
    row("a way that nobody knows", byHand(), put("way", QStringLiteral("voice")));
    row("a fingerprint of nobody", fingerprint(), without("by"));
    row("by hand, of nobody, but said", byHand(), put("way", QStringLiteral("ink")));
    row("a fingerprint of no finger", fingerprint(), without("finger"));
    row("an eleventh finger", fingerprint(), put("finger", 11));
    row("a fingerprint with a seal", fingerprint(), put("sealing", somebody()));
    row("a fingerprint that was written", fingerprint(), put("writing", somebody()));
    row("a witness without a document", fingerprint(),
        put("witness",
            QJsonObject{{QStringLiteral("name"), QStringLiteral("测试乙")},
                        {QStringLiteral("at"), QStringLiteral("2026-11-21T09:39:00.000Z")}}));
    row("a witness at no time", fingerprint(), put("witness", somebody()));
    row("a witness whose name has no end", fingerprint(), [](QJsonObject &json) {
        auto seen = witness();
        seen.insert(QStringLiteral("name"), QString(domain::LongestBystander + 1, u'长'));
        json.insert(QStringLiteral("witness"), seen);
    });
}

void TestSignature::whatDoesNotBelongIsRefused()
{
    QFETCH(QJsonObject, from);
    QFETCH(Edit, edit);
    QVERIFY(wire::signatureFrom(from));
    edit(from);
    QVERIFY(!wire::signatureFrom(from));
}

YC_TEST(TestSignature)
#include "tst_signature.moc"
