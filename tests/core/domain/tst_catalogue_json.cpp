#include "core/wire/catalogue_json.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace yc;
using namespace yc::core;

class TestCatalogueJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySampleFileIsWrittenAsItWasRead_data();
    void everySampleFileIsWrittenAsItWasRead();
    void theWholeCatalogueGoesThereAndBack();
    void aFaultIsFoundAndItsPlaceNamed_data();
    void aFaultIsFoundAndItsPlaceNamed();
    void aBadCalendarIsRefused_data();
    void aBadCalendarIsRefused();
    void aBadCatalogueIsRefused();
    void whatItemsShareIsPutIn();
    void whatItemsShareHasToBeThere_data();
    void whatItemsShareHasToBeThere();
    void aPhraseStandsInOneFileOnly();
    void aMissingFileIsNamed();
};

namespace
{

const QByteArray smallItem = R"({"code":"c","name":"样例","department":"样例局","type":"05","version":1,
  "situations":[{"id":"q","words":"问","choices":[{"id":"a","words":"甲"},{"id":"b","words":"乙"}]}],
  "form":{"id":"f","version":1,"sections":[{"title":"节","fields":[{"id":"x","label":"栏","kind":"text"},
      {"id":"y","label":"栏","kind":"choice","choices":[{"id":"1","words":"一"}]}]}],
    "checks":[{"id":"k","must":{"op":"present","args":[{"fact":"form.x"}]},"words":"请填写","fields":["x"]}]},
  "materials":[{"id":"m","name":"料"}]})";

} // namespace

void TestCatalogueJson::everySampleFileIsWrittenAsItWasRead_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name : tests::sampleFiles())
        QTest::newRow(qPrintable(name)) << name;
}

// A key that the reader does not know would be lost on the way: so a misspelt one is found here.
void TestCatalogueJson::everySampleFileIsWrittenAsItWasRead()
{
    QFETCH(QString, name);
    const auto json = tests::sampleFile(name);
    QVERIFY(json);
    QString where;
    const auto item = wire::serviceItemFromJson(*json, &where);
    QVERIFY2(item, qPrintable(where));
    const auto written = wire::toJson(*item);
    for (const auto &key : json->keys())
        QCOMPARE(written.value(key), json->value(key));
    QCOMPARE(written, *json);
}

void TestCatalogueJson::theWholeCatalogueGoesThereAndBack()
{
    const auto json = wire::toJson(tests::sampleCatalogue());
    const auto again = wire::catalogueFromJson(json);
    QVERIFY(again);
    QCOMPARE(again->items.size(), tests::sampleCatalogue().items.size());
    QCOMPARE(wire::toJson(*again), json);
    QVERIFY(again->calendar.isWorkingDay(QDate(2026, 2, 28)));
}

void TestCatalogueJson::aFaultIsFoundAndItsPlaceNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *from, const char *to, const char *place) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(place);
    };
    row("no name", R"("name":"样例",)", "", "name");
    row("blank name", R"("name":"样例")", R"("name":" ")", "name");
    row("name is a number", R"("name":"样例")", R"("name":7)", "name");
    row("unknown type", R"("05")", R"("99")", "type");
    row("no type", R"("type":"05",)", "", "type");
    row("version is a fraction", R"("type":"05","version":1)", R"("type":"05","version":1.5)", "version");
    row("cancelled without a word", R"("type":"05")", R"("type":"05","cancelled":true)", "cancelledNote");
    row("no such day", R"("type":"05")", R"("type":"05","effectiveFrom":"2026-02-30")", "effectiveFrom");
    row("limit without a number", R"("type":"05")", R"("type":"05","promised":{"unit":"working-day"})",
        "promised.value");
    row("limit without a unit", R"("type":"05")", R"("type":"05","promised":{"value":3})", "promised.unit");
    row("one answer only", R"(,{"id":"b","words":"乙"})", "", "situations[0].choices");
    row("an answer twice", R"({"id":"b","words":"乙"})", R"({"id":"a","words":"乙"})", "situations[0].choices[1].id");
    row("unknown kind", R"("kind":"text")", R"("kind":"picture")", "form.sections[0].fields[0].kind");
    row("choice without choices", R"("kind":"text")", R"("kind":"choice")", "form.sections[0].fields[0].choices");
    row("a field twice", R"("id":"y")", R"("id":"x")", "form.sections[0].fields[1].id");
    row("an id with a dot", R"("id":"y")", R"("id":"y.z")", "form.sections[0].fields[1].id");
    row("a rule that is none", R"("op":"present")", R"("op":"perhaps")", "form.checks[0].must");
    row("a check that says nothing", R"({"op":"present","args":[{"fact":"form.x"}]})", "null", "form.checks[0].must");
    row("a check at no field", R"("fields":["x"])", R"("fields":["z"])", "form.checks[0].fields");
    row("material without a name", R"("name":"料")", R"("name":"")", "materials[0].name");
    row("from the government, from where", R"("name":"料")", R"("name":"料","source":"government")",
        "materials[0].sourceNote");
    row("a list that is none", R"("type":"05")", R"("type":"05","aliases":"x")", "aliases");
    row("a blank alias", R"("type":"05")", R"("type":"05","aliases":["a",""])", "aliases[1]");
    row("served to nobody known", R"("type":"05")", R"("type":"05","audience":["person","cat"])", "audience");
    row("served twice", R"("type":"05")", R"("type":"05","audience":["person","person"])", "audience");
    row("filled by typing", R"("kind":"text")", R"("kind":"text","prefill":["typed"])",
        "form.sections[0].fields[0].prefill");
    row("choices and a dictionary", R"("kind":"choice")", R"("kind":"choice","dictionary":"d")",
        "form.sections[0].fields[1].dictionary");
    row("a text from a dictionary", R"("kind":"text")", R"("kind":"text","dictionary":"d")",
        "form.sections[0].fields[0].choices");
    row("a package with a form", R"("type":"05")", R"("type":"05","members":["a","b"])", "members");
    row("materials are numbers", R"({"id":"m","name":"料"})", "7", "materials[0]");
}

void TestCatalogueJson::aFaultIsFoundAndItsPlaceNamed()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, place);
    QVERIFY(wire::serviceItemFromJson(QJsonDocument::fromJson(smallItem).object()));
    auto text = smallItem;
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto document = QJsonDocument::fromJson(text);
    QVERIFY(document.isObject());
    QString where;
    const auto item = wire::serviceItemFromJson(document.object(), &where);
    QVERIFY(!item);
    QVERIFY(item.error() == wire::codes::BadItem);
    QCOMPARE(where, place);
}

void TestCatalogueJson::aBadCalendarIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto *json :
         {R"({})", R"({"years":7})", R"({"years":[7]})", R"({"years":[{"off":[]}]})",
          R"({"years":[{"year":2026,"off":["2026-02-30"]}]})", R"({"years":[{"year":2026,"off":["2024-01-01"]}]})",
          R"({"years":[{"year":2026,"off":["2026-01-01"],"makeUp":["2026-01-01"]}]})",
          R"({"years":[{"year":2026,"off":["2026-01-01","2026-01-01"]}]})",
          R"({"years":[{"year":2026},{"year":2026}]})"})
        QTest::newRow(json) << QByteArray(json);
}

void TestCatalogueJson::aBadCalendarIsRefused()
{
    QFETCH(QByteArray, json);
    const auto calendar = wire::calendarFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!calendar);
    QVERIFY(calendar.error() == wire::codes::BadCalendar);
}

void TestCatalogueJson::aBadCatalogueIsRefused()
{
    const auto item = QJsonDocument::fromJson(smallItem).object();
    const QJsonObject calendar{{QStringLiteral("years"), QJsonArray{}}};
    const auto refusedAt = [&](const QJsonObject &json) {
        QString where;
        const auto parts = wire::catalogueFromJson(json, &where);
        return parts ? QStringLiteral("not refused") : where;
    };
    const auto with = [&](const QJsonArray &items) {
        return QJsonObject{{QStringLiteral("version"), QStringLiteral("1")},
                           {QStringLiteral("calendar"), calendar},
                           {QStringLiteral("items"), items}};
    };
    QCOMPARE(refusedAt(with({item})), QStringLiteral("not refused"));
    QCOMPARE(refusedAt({}), QStringLiteral("version"));
    QCOMPARE(refusedAt(with({item, item})), QStringLiteral("items[1].code"));
    auto astray = item;
    astray.insert(QStringLiteral("successorCode"), QStringLiteral("nowhere"));
    QCOMPARE(refusedAt(with({astray})), QStringLiteral("items[0].successorCode"));
    QCOMPARE(refusedAt(with({item, 7})), QStringLiteral("items[1].code"));
}

namespace
{

// Two items with a field and a window of the dictionaries, and a package of both.
const QByteArray sharing = R"({"version":"1","calendar":{"years":[]},
  "dictionaries":{"kin":[{"id":"p","words":"父母"},{"id":"c","words":"子女"}],"window":[{"id":"g","words":"综合窗口"}]},
  "translations":{"en":{"父母":"Parent"}},
  "items":[{"code":"a","name":"甲","department":"局","type":"05","version":1,"windows":["g"],
      "form":{"id":"f","version":1,"sections":[{"title":"节","fields":[
          {"id":"x","label":"栏","kind":"choice","dictionary":"kin"}]}]}},
    {"code":"b","name":"乙","department":"局","type":"05","version":1},
    {"code":"c","name":"一件事","department":"局","type":"20","version":1,"members":["a","b"]}]})";

} // namespace

void TestCatalogueJson::whatItemsShareIsPutIn()
{
    QString where;
    const auto parts = wire::catalogueFromJson(QJsonDocument::fromJson(sharing).object(), &where);
    QVERIFY2(parts, qPrintable(where));
    const auto &item = parts->items[0];
    QCOMPARE(item.form.field(u"x")->choices.size(), 2);
    QCOMPARE(item.form.field(u"x")->choices[1].words, QStringLiteral("子女"));
    QCOMPARE(item.windows[0].words, QStringLiteral("综合窗口"));
    QVERIFY(parts->items[2].isPackage());
    QCOMPARE(parts->translations.value(QStringLiteral("en")).value(QStringLiteral("父母")), QStringLiteral("Parent"));
    // on the way back an item names its dictionary and does not carry it
    QCOMPARE(QJsonDocument(wire::toJson(*parts)),
             QJsonDocument(wire::toJson(*wire::catalogueFromJson(wire::toJson(*parts)))));
    QVERIFY(!wire::toJson(item)[QStringLiteral("form")]
                 .toObject()[QStringLiteral("sections")]
                 .toArray()[0]
                 .toObject()[QStringLiteral("fields")]
                 .toArray()[0]
                 .toObject()
                 .contains(QStringLiteral("choices")));
    const domain::Catalogue catalogue(parts->version, parts->items, parts->calendar, parts->translations);
    const auto members = catalogue.members(parts->items[2], tests::Today);
    QCOMPARE(members.size(), 2);
    QCOMPARE(members[1]->code, QStringLiteral("b"));
}

void TestCatalogueJson::whatItemsShareHasToBeThere_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *from, const char *to, const char *place) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(place);
    };
    row("a dictionary that is not there", R"("dictionary":"kin")", R"("dictionary":"nobody")",
        "items[0].form.x.dictionary");
    row("a window that is not there", R"("windows":["g"])", R"("windows":["h"])", "items[0].windows");
    row("a member that is not there", R"("members":["a","b"])", R"("members":["a","z"])", "items[2].members");
    row("a package in itself", R"("members":["a","b"])", R"("members":["a","c"])", "items[2].members");
    row("an empty dictionary", R"([{"id":"g","words":"综合窗口"}])", "[]", "dictionaries.window");
    row("a choice twice", R"({"id":"c",)", R"({"id":"p",)", "dictionaries.kin[1]");
    row("a choice without words", R"("words":"子女")", R"("words":" ")", "dictionaries.kin[1]");
    row("words that are none", R"({"父母":"Parent"})", R"({"父母":7})", "translations.en.父母");
}

void TestCatalogueJson::whatItemsShareHasToBeThere()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, place);
    auto text = sharing;
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto document = QJsonDocument::fromJson(text);
    QVERIFY(document.isObject());
    QString where;
    const auto parts = wire::catalogueFromJson(document.object(), &where);
    QVERIFY(!parts);
    QVERIFY(parts.error() == wire::codes::BadCatalogue);
    QCOMPARE(where, place);
}

void TestCatalogueJson::aPhraseStandsInOneFileOnly()
{
    QString where;
    const auto parts = wire::assembleCatalogue(
        [](const QString &name) -> Result<QJsonObject> {
            auto json = tests::sampleFile(name);
            if (json && name == QStringLiteral("en/checks.json"))
                json->insert(QStringLiteral("居民身份证"), QStringLiteral("once more"));
            return json;
        },
        &where);
    QVERIFY(!parts);
    QVERIFY(parts.error() == wire::codes::BadCatalogue);
}

void TestCatalogueJson::aMissingFileIsNamed()
{
    QString where;
    const auto parts = wire::assembleCatalogue(
        [](const QString &name) -> Result<QJsonObject> {
            if (name.startsWith(QStringLiteral("items/04")))
                return std::unexpected(yc::codes::BadFile);
            return tests::sampleFile(name);
        },
        &where);
    QVERIFY(!parts);
    QVERIFY(parts.error() == yc::codes::BadFile);
    QVERIFY2(where.startsWith(QStringLiteral("items/04")), qPrintable(where));
}

YC_TEST(TestCatalogueJson)
#include "tst_catalogue_json.moc"
