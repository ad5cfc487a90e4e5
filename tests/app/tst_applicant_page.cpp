#include "app/steps/organisation_panel.h"
#include "app/steps/party_list.h"
#include "app/steps/typed_document.h"
#include "tests/app/fresh_counter.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using core::domain::DocumentKind;

namespace
{

QLineEdit *fieldOf(const QWidget &page, const char *name)
{
    for (auto *edit : page.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == QString::fromUtf8(name))
            return edit;
    }
    return nullptr;
}

void type(const QWidget &page, const char *name, const QString &text)
{
    auto *field = fieldOf(page, name);
    QVERIFY2(field, name);
    field->clear();
    QTest::keyClicks(field, text);
}

} // namespace

class TestApplicantPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNumberIsJudgedWhileItIsTyped();
    void passportLinesFillTheFields();
    void aScanOfBothLinesAtOnceIsTakenApart();
    void eachDocumentAsksForItsOwnFields();
    void aTemporaryCardIsNotSaidToExpireSoon();
    void aPasteOfAnythingIsMadeFitWithAWord();
    void withoutASecondPersonNothingIsTaken();
    void aCodeOfAnOrganisationIsJudged();
    void whatWasTypedIsGoneAfterwards();
};

void TestApplicantPage::aNumberIsJudgedWhileItIsTyped()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    auto *number = fieldOf(page, "证件号码");
    type(page, "证件号码", QStringLiteral("110105194912310021"));
    QVERIFY(number->accessibleDescription().contains(QStringLiteral("校验位")));
    type(page, "证件号码", QStringLiteral("11010519491231002x"));
    QCOMPARE(number->text(), QStringLiteral("11010519491231002X"));
    QCOMPARE(number->accessibleDescription(), QString());
}

void TestApplicantPage::passportLinesFillTheFields()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::Passport);
    type(page, "机读码第1行（护照资料页下方，可扫描）", QStringLiteral("P<UTOYANGLI<<CESHI<<<<<<<<<<<<<<<<<<<<<<<<<<"));
    type(page, "机读码第2行", QStringLiteral("L999999902UTO8001024F3112319<<<<<<<<<<<<<<<0"));
    const auto labels = page.findChildren<QLabel *>();
    const auto says = [&](const QString &words) {
        return std::ranges::any_of(labels, [&](const auto *label) { return label->text().contains(words); });
    };
    QVERIFY(says(QStringLiteral("✕ 出生日期"))); // one digit of it is wrong, and it is said which
    QVERIFY(says(QStringLiteral("✓ 护照号码")));
    QCOMPARE(fieldOf(page, "证件号码")->text(), QString());
    type(page, "机读码第2行", QStringLiteral("L999999902UTO8001014F3112319<<<<<<<<<<<<<<<0"));
    QCOMPARE(fieldOf(page, "证件号码")->text(), QStringLiteral("L99999990"));
    QCOMPARE(fieldOf(page, "姓名（拉丁字母）")->text(), QStringLiteral("YANGLI CESHI"));
    QCOMPARE(fieldOf(page, "国籍（三位代码）")->text(), QStringLiteral("UTO"));
    QCOMPARE(fieldOf(page, "出生日期")->text(), QStringLiteral("1980-01-01"));
    QCOMPARE(fieldOf(page, "有效期至")->text(), QStringLiteral("2031-12-31"));
}

void TestApplicantPage::aScanOfBothLinesAtOnceIsTakenApart()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::Passport);
    auto *first = fieldOf(page, "机读码第1行（护照资料页下方，可扫描）");
    first->setText(
        QStringLiteral("P<UTOYANGLI<<CESHI<<<<<<<<<<<<<<<<<<<<<<<<<<\nL999999902UTO8001014F3112319<<<<<<<<<<<<<<<0"));
    QCOMPARE(first->text().size(), 44);
    QCOMPARE(fieldOf(page, "证件号码")->text(), QStringLiteral("L99999990"));
}

void TestApplicantPage::eachDocumentAsksForItsOwnFields()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    QVERIFY(!fieldOf(page, "出生日期")->isVisibleTo(&page)); // the number spells it
    QVERIFY(fieldOf(page, "住址")->isVisibleTo(&page));
    for (auto *kind : page.findChildren<QRadioButton *>()) {
        kind->click();
        QVERIFY(kind->isChecked());
        QVERIFY(fieldOf(page, "证件号码")->isVisibleTo(&page));
    }
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::OfficerCard);
    QVERIFY(fieldOf(page, "出生日期")->isVisibleTo(&page));
    type(page, "证件号码", QStringLiteral("2001988"));
    QCOMPARE(fieldOf(page, "证件号码")->accessibleDescription(), QString());
}

void TestApplicantPage::aTemporaryCardIsNotSaidToExpireSoon()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    const auto soon = counter.shop.today().addDays(60).toString(Qt::ISODate);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    type(page, "有效期至", soon);
    QVERIFY(fieldOf(page, "有效期至")->accessibleDescription().contains(QStringLiteral("90天内到期")));
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::TemporaryId);
    type(page, "有效期至", soon); // it is good for three months from its first day
    QCOMPARE(fieldOf(page, "有效期至")->accessibleDescription(), QString());
    type(page, "有效期至", counter.shop.today().addDays(-1).toString(Qt::ISODate));
    QVERIFY(fieldOf(page, "有效期至")->accessibleDescription().contains(QStringLiteral("已过有效期")));
}

void TestApplicantPage::aPasteOfAnythingIsMadeFitWithAWord()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    const auto monsters = {QString(5'000, u'样'), QString(5'000, u'９'), QStringLiteral("\U0001F600\u202E\u0000\u0007"),
                           QStringLiteral("１１０１０５１９４９１２３１００２Ｘ")};
    for (auto *edit : page.findChildren<QLineEdit *>()) {
        for (const auto &monster : monsters) {
            edit->setText(monster);
            QVERIFY2(edit->text().size() <= 1000 || edit->echoMode() == QLineEdit::Password,
                     qPrintable(edit->accessibleName()));
        }
    }
    auto *number = fieldOf(page, "证件号码");
    QCOMPARE(number->text(), QStringLiteral("11010519491231002X"));
    QVERIFY(number->accessibleDescription().contains(QStringLiteral("全角")));
}

void TestApplicantPage::withoutASecondPersonNothingIsTaken()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    QSignalSpy taken(&page, &app::TypedDocument::confirmed);
    QSignalSpy complaints(&page, &app::TypedDocument::complaint);
    page.submit();
    QCOMPARE(complaints.size(), 1);
    QCOMPARE(fieldOf(page, "姓名")->accessibleDescription(), QStringLiteral("请填写姓名"));
    type(page, "证件号码", QStringLiteral("11010519491231002X"));
    type(page, "姓名", QStringLiteral("Yangli"));
    page.submit();
    QVERIFY(fieldOf(page, "核对人工号")->accessibleDescription().contains(QStringLiteral("工号")));
    type(page, "核对人工号", QStringLiteral("0318"));
    page.submit(); // no PIN
    QCOMPARE(complaints.size(), 3);
    type(page, "核对人PIN", QStringLiteral("123987"));
    page.submit();
    QCOMPARE(fieldOf(page, "核对人PIN")->text(), QString()); // on its way, and kept nowhere
    QTRY_COMPARE(complaints.size(), 4); // nobody has signed in at this terminal
    QVERIFY(taken.isEmpty());
}

void TestApplicantPage::aCodeOfAnOrganisationIsJudged()
{
    tests::FreshCounter counter;
    app::OrganisationPanel page(counter.shop);
    page.begin(QStringLiteral("申请人"));
    QSignalSpy taken(&page, &app::OrganisationPanel::confirmed);
    type(page, "统一社会信用代码", QStringLiteral("91119999MB999999XU"));
    QVERIFY(fieldOf(page, "统一社会信用代码")->accessibleDescription().contains(QStringLiteral("校验位")));
    type(page, "统一社会信用代码", QStringLiteral("91119999mb999999xt"));
    QCOMPARE(fieldOf(page, "统一社会信用代码")->accessibleDescription(), QString());
    page.submit();
    QVERIFY(taken.isEmpty());
    fieldOf(page, "单位名称")->setText(QStringLiteral("样例商贸有限公司"));
    fieldOf(page, "法定代表人（负责人）姓名")->setText(QStringLiteral("样例代表"));
    page.submit();
    QCOMPARE(taken.size(), 1);
}

void TestApplicantPage::whatWasTypedIsGoneAfterwards()
{
    tests::FreshCounter counter;
    app::TypedDocument page(counter.shop);
    page.begin(QStringLiteral("申请人"), {}, DocumentKind::ResidentId);
    for (auto *edit : page.findChildren<QLineEdit *>())
        edit->setText(QStringLiteral("110105"));
    page.clear();
    for (const auto *edit : page.findChildren<QLineEdit *>())
        QCOMPARE(edit->text(), QString());
}

YC_TEST(TestApplicantPage)
#include "tst_applicant_page.moc"
