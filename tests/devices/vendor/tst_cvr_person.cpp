#include "devices/card/protocol/card_text.h"
#include "helpers/vendord/cvr_person.h"
#include "tests/support/register.h"

#include <QStringEncoder>
#include <QTest>

using namespace yc;
using namespace yc::helpers::vendord;
using namespace Qt::StringLiterals;

namespace
{

CvrPerson personIn(const char *encoding, const QString &name = u"张样例"_s)
{
    QStringEncoder encoder(encoding);
    const auto in = [&encoder](const QString &text) -> QByteArray { return encoder.encode(text); };
    return {.type = in(u" "_s),
            .name = in(name),
            .sex = in(u"女"_s),
            .nation = in(u"维吾尔"_s),
            .birth = in(u"1949年12月31日"_s),
            .address = in(u"北京市朝阳区样例街道测试路１号院"_s),
            .number = in(u"11010519491231002X"_s),
            .issuer = in(u"北京市公安局朝阳分局"_s),
            .validFrom = in(u"2020.01.01"_s),
            .validTo = in(u"长期"_s),
            .permit = {}};
}

} // namespace

class TestCvrPerson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsBecomeWhatStandsOnTheChip_data();
    void wordsBecomeWhatStandsOnTheChip();
    void aNameThatLooksLikeUtf8IsReadAsTheRest();
    void datesSexesAndPeoplesAsLibrariesWriteThem();
    void aResidencePermitHasItsNumber();
    void whatIsNoCardIsNotMadeOne();
};

void TestCvrPerson::wordsBecomeWhatStandsOnTheChip_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("GBK") << QByteArray("GB18030");
    QTest::newRow("UTF-8") << QByteArray("UTF-8");
}

void TestCvrPerson::wordsBecomeWhatStandsOnTheChip()
{
    QFETCH(QByteArray, encoding);
    const auto text = cardTextOf(personIn(encoding.constData()));
    QVERIFY(text);
    const auto card = devices::card::decodeCardText(*text);
    QVERIFY(card);
    QCOMPARE(card->layout, devices::CardLayout::Resident);
    QCOMPARE(card->name, u"张样例"_s);
    QCOMPARE(card->sexCode, u"2"_s);
    QCOMPARE(card->ethnicityCode, u"05"_s);
    QCOMPARE(card->birth, u"19491231"_s);
    QCOMPARE(card->address, u"北京市朝阳区样例街道测试路１号院"_s);
    QCOMPARE(card->number, u"11010519491231002X"_s);
    QCOMPARE(card->issuer, u"北京市公安局朝阳分局"_s);
    QCOMPARE(card->validFrom, u"20200101"_s);
    QCOMPARE(card->validTo, u"长期"_s);
}

// 联通 in GBK is C1 AA CD A8, two characters of UTF-8 as well.
void TestCvrPerson::aNameThatLooksLikeUtf8IsReadAsTheRest()
{
    const auto text = cardTextOf(personIn("GB18030", u"联通"_s));
    QVERIFY(text);
    QCOMPARE(devices::card::decodeCardText(*text)->name, u"联通"_s);
}

void TestCvrPerson::datesSexesAndPeoplesAsLibrariesWriteThem()
{
    auto person = personIn("UTF-8");
    person.type.clear();
    person.sex = "1";
    person.nation = "97";
    person.birth = "1949-12-31";
    person.validFrom = "20200101";
    person.validTo = "2040.01.01 ";
    const auto card = devices::card::decodeCardText(*cardTextOf(person));
    QCOMPARE(card->sexCode, u"1"_s);
    QCOMPARE(card->ethnicityCode, u"97"_s);
    QCOMPARE(card->birth, u"19491231"_s);
    QCOMPARE(card->validFrom, u"20200101"_s);
    QCOMPARE(card->validTo, u"20400101"_s);
    person.sex = "?";
    person.nation = QByteArray("无此族");
    const auto other = devices::card::decodeCardText(*cardTextOf(person));
    QCOMPARE(other->sexCode, u"0"_s);
    QCOMPARE(other->ethnicityCode, QString());
}

void TestCvrPerson::aResidencePermitHasItsNumber()
{
    auto person = personIn("UTF-8");
    person.type = "J";
    person.permit = "H12345678";
    const auto card = devices::card::decodeCardText(*cardTextOf(person));
    QCOMPARE(card->layout, devices::CardLayout::HkMoTwResidence);
    QCOMPARE(card->travelPermitNumber, u"H12345678"_s);
    QCOMPARE(card->ethnicityCode, QString());
}

void TestCvrPerson::whatIsNoCardIsNotMadeOne()
{
    auto person = personIn("UTF-8");
    person.type = "I";
    QVERIFY(cardTextOf(person).error() == devices::codes::CardLayout);
    QVERIFY(cardTextOf(CvrPerson()).error() == devices::codes::BadLength);
    person = personIn("UTF-8");
    person.address = QByteArray(5000, 'x');
    QVERIFY(cardTextOf(person).error() == devices::codes::BadLength);
    person = personIn("UTF-8");
    person.number.clear();
    QVERIFY(cardTextOf(person).error() == devices::codes::BadLength);
}

YC_TEST(TestCvrPerson)
#include "tst_cvr_person.moc"
