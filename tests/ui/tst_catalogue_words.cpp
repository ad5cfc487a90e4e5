#include "tests/support/register.h"
#include "ui/catalogue_words.h"
#include "ui/entered_characters.h"
#include "ui/form_view.h"
#include "ui/translations.h"

#include <QLabel>
#include <QRadioButton>
#include <QTest>

using namespace yc;

class TestCatalogueWordsShown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void wordsAreSaidInTheLanguageOfTheWindows();
    void whatTheHallHasNotTranslatedStaysChinese();
    void theClientsOwnTextsAreLeftAlone();
    void aFormIsShownInTheLanguageOfTheWindows();
};

void TestCatalogueWordsShown::cleanup()
{
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::Chinese));
}

void TestCatalogueWordsShown::wordsAreSaidInTheLanguageOfTheWindows()
{
    ui::CatalogueTongue catalogue;
    catalogue.take({{QStringLiteral("en"), {{QStringLiteral("姓名"), QStringLiteral("Name")}}}});
    QVERIFY(QCoreApplication::installTranslator(&catalogue));
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::English));
    QCOMPARE(ui::said(QStringLiteral("姓名")), QStringLiteral("Name"));
    QVERIFY(tongue.speak(ui::Language::Chinese));
    QCOMPARE(ui::said(QStringLiteral("姓名")), QStringLiteral("姓名"));
    catalogue.take({{QStringLiteral("zh"), {}}});
    QCOMPARE(ui::said(QStringLiteral("姓名")), QStringLiteral("姓名"));
}

void TestCatalogueWordsShown::whatTheHallHasNotTranslatedStaysChinese()
{
    ui::CatalogueTongue catalogue;
    QVERIFY(QCoreApplication::installTranslator(&catalogue));
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::English));
    QCOMPARE(ui::said(QStringLiteral("申请理由")), QStringLiteral("申请理由"));
    QCOMPARE(ui::said(QString()), QString());
}

void TestCatalogueWordsShown::theClientsOwnTextsAreLeftAlone()
{
    ui::CatalogueTongue catalogue;
    catalogue.take({{QStringLiteral("en"), {{QStringLiteral("草稿"), QStringLiteral("wrong")}}}});
    QVERIFY(QCoreApplication::installTranslator(&catalogue));
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::English));
    QCOMPARE(QCoreApplication::translate("CaseWords", "草稿"), QStringLiteral("Draft"));
}

// A form that stands there is built anew when the language is another: the texts of a widget do not change by
// themselves.
void TestCatalogueWordsShown::aFormIsShownInTheLanguageOfTheWindows()
{
    using namespace yc::core::domain;
    ui::CatalogueTongue catalogue;
    catalogue.take({{QStringLiteral("en"),
                     {{QStringLiteral("人员"), QStringLiteral("Person")},
                      {QStringLiteral("关系"), QStringLiteral("Relation")},
                      {QStringLiteral("父母"), QStringLiteral("Parent")}}}});
    QVERIFY(QCoreApplication::installTranslator(&catalogue));
    Form form;
    form.id = QStringLiteral("f");
    form.version = 1;
    FormField field;
    field.id = QStringLiteral("x");
    field.label = QStringLiteral("关系");
    field.kind = FieldKind::Choice;
    field.choices = {{QStringLiteral("p"), QStringLiteral("父母")}, {QStringLiteral("c"), QStringLiteral("子女")}};
    form.sections = {{QStringLiteral("人员"), {field}}};
    ui::EnteredCharacters counter;
    ui::FormView view(&counter);
    const auto texts = [&view] {
        QStringList all;
        for (const auto *label : view.findChildren<QLabel *>())
            all += label->text();
        for (const auto *button : view.findChildren<QRadioButton *>())
            all += button->text();
        return all.join(u' ');
    };
    view.setForm(form);
    QVERIFY(texts().contains(QStringLiteral("关系")));
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::English));
    view.setForm(form);
    for (const auto *words : {"Person", "Relation", "Parent", "子女"})
        QVERIFY2(texts().contains(QString::fromUtf8(words)), qPrintable(texts()));
    QVERIFY(!texts().contains(QStringLiteral("关系")));
}

YC_TEST(TestCatalogueWordsShown)
#include "tst_catalogue_words.moc"
