#include "core/domain/ethnicity.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <QRegularExpression>
#include <QSet>

using namespace yc::core::domain;
using yc::tests::sampleCatalogue;

// The words of the sample catalogue in the languages that it speaks, and the lists that its forms share.
class TestCatalogueWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsShownHasItsEnglish_data();
    void whatIsShownHasItsEnglish();
    void noEnglishIsLeftOver();
    void theEnglishIsEnglish();
    void everyDictionaryIsUsed();
    void theNationsAreThoseOfTheStandard();
};

namespace
{

// Everything of an item that stands on a form, on the way to it or on the line that names it. The prose of the guide is
// Chinese; papers are too.
QStringList shownWords(const ServiceItem &item)
{
    QStringList words{item.name,           item.department,    item.fee,   item.result, item.resultValidity,
                      item.proxyReason,    item.cancelledNote, item.place, item.hours,  item.promised.words,
                      item.statutory.words};
    const auto addChoices = [&](const QList<Choice> &choices) {
        for (const auto &choice : choices)
            words.append(choice.words);
    };
    addChoices(item.windows);
    for (const auto &question : item.situations) {
        words.append(question.words);
        addChoices(question.choices);
    }
    for (const auto &section : item.form.sections) {
        words.append(section.title);
        for (const auto &field : section.fields) {
            words += {field.label, field.help, field.unit};
            addChoices(field.choices);
        }
    }
    for (const auto &check : item.form.checks)
        words.append(check.words);
    for (const auto &material : item.materials)
        words += {material.name, material.format, material.sourceNote, material.note};
    words.removeAll(QString());
    return words;
}

bool isChinese(const QString &words)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return words.contains(han);
}

const QHash<QString, QString> &english()
{
    static const auto words = sampleCatalogue().translations.value(QStringLiteral("en"));
    return words;
}

} // namespace

Q_DECLARE_METATYPE(const ServiceItem *)

void TestCatalogueWords::whatIsShownHasItsEnglish_data()
{
    QTest::addColumn<const ServiceItem *>("item");
    for (const auto &item : sampleCatalogue().items)
        QTest::newRow(qUtf8Printable(item.name)) << &item;
}

void TestCatalogueWords::whatIsShownHasItsEnglish()
{
    QFETCH(const ServiceItem *, item);
    for (const auto &words : shownWords(*item))
        QVERIFY2(!isChinese(words) || english().contains(words), qPrintable(words));
    QVERIFY2(isChinese(item->name), "the names are Chinese");
    for (const auto &section : item->form.sections) {
        for (const auto &field : section.fields)
            QVERIFY2(isChinese(field.label), qPrintable(field.label));
    }
}

void TestCatalogueWords::noEnglishIsLeftOver()
{
    QSet<QString> shown;
    for (const auto &item : sampleCatalogue().items) {
        for (const auto &words : shownWords(item))
            shown.insert(words);
    }
    for (const auto &choices : sampleCatalogue().dictionaries) {
        for (const auto &choice : choices)
            shown.insert(choice.words);
    }
    for (const auto id : {standing::Mandate, standing::Guardianship}) {
        for (const auto &words : {standingMaterial(id)->name, standingMaterial(id)->format}) {
            QVERIFY2(english().contains(words), qPrintable(words));
            shown.insert(words);
        }
    }
    for (auto it = english().begin(); it != english().end(); ++it)
        QVERIFY2(shown.contains(it.key()), qPrintable(it.key()));
}

void TestCatalogueWords::theEnglishIsEnglish()
{
    QVERIFY(english().size() > 1000);
    for (const auto &words : english())
        QVERIFY2(!isChinese(words) && !words.contains(QRegularExpression(QStringLiteral("[，。、；：“”（）]"))),
                 qPrintable(words));
}

void TestCatalogueWords::everyDictionaryIsUsed()
{
    QSet<QString> unused(sampleCatalogue().dictionaries.keyBegin(), sampleCatalogue().dictionaries.keyEnd());
    QSet<QString> windows;
    for (const auto &choice : sampleCatalogue().dictionaries.value(QStringLiteral("window")))
        windows.insert(choice.id);
    for (const auto &item : sampleCatalogue().items) {
        for (const auto &window : item.windows)
            windows.remove(window.id);
        for (const auto &section : item.form.sections) {
            for (const auto &field : section.fields)
                unused.remove(field.dictionary);
        }
    }
    QCOMPARE(unused, QSet<QString>{QStringLiteral("window")});
    QVERIFY2(windows.isEmpty(), qPrintable(QStringList(windows.begin(), windows.end()).join(u' ')));
}

void TestCatalogueWords::theNationsAreThoseOfTheStandard() // GB/T 3304
{
    const auto nations = sampleCatalogue().dictionaries.value(QStringLiteral("nation"));
    QCOMPARE(nations.size(), 56);
    for (const auto &nation : nations)
        QCOMPARE(nation.words, ethnicityOf(nation.id) + QStringLiteral("族"));
}

YC_TEST(TestCatalogueWords)
#include "tst_catalogue_words.moc"
