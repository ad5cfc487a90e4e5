#include "devices/card/protocol/card_text.h"
#include "devices/virtual/sample_cards.h"
#include "tests/support/register.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yc::devices;
using namespace yc::devices::card;

class TestCardText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aResidentCardIsReadAtItsOffsets();
    void aForeignersNameRunsOverBothItsPlaces();
    void theCardOf2017HasPlacesOfItsOwn();
    void everySampleIsReadAndWrittenBack_data();
    void everySampleIsReadAndWrittenBack();
    void anyBlockOfAKnownLayoutIsReadWithoutLoss();
    void anUnknownTypeIsSaid();
    void anotherSizeIsRefused();
    void aFieldTooLongIsRefused();
    void zerosArePaddingToo();
};

namespace
{
void put(QByteArray &block, qsizetype at, const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        block[at + 2 * i] = static_cast<char>(text[i].unicode() & 0xFF);
        block[at + 2 * i + 1] = static_cast<char>(text[i].unicode() >> 8);
    }
}
QByteArray blank()
{
    QByteArray block(256, '\0');
    for (qsizetype i = 0; i < 256; i += 2)
        block[i] = ' ';
    return block;
}
} // namespace

void TestCardText::aResidentCardIsReadAtItsOffsets()
{
    auto block = blank();
    put(block, 0, QStringLiteral("张样例"));
    put(block, 30, QStringLiteral("2"));
    put(block, 32, QStringLiteral("01"));
    put(block, 36, QStringLiteral("19491231"));
    put(block, 52, QStringLiteral("北京市朝阳区样例路1号"));
    put(block, 122, QStringLiteral("11010519491231002X"));
    put(block, 158, QStringLiteral("北京市公安局朝阳分局"));
    put(block, 188, QStringLiteral("20200101"));
    put(block, 204, QStringLiteral("长期"));
    const auto card = decodeCardText(block);
    QVERIFY(card);
    QVERIFY(card->layout == CardLayout::Resident);
    QCOMPARE(card->name, QStringLiteral("张样例"));
    QCOMPARE(card->sexCode, QStringLiteral("2"));
    QCOMPARE(card->ethnicityCode, QStringLiteral("01"));
    QCOMPARE(card->birth, QStringLiteral("19491231"));
    QCOMPARE(card->address, QStringLiteral("北京市朝阳区样例路1号"));
    QCOMPARE(card->number, QStringLiteral("11010519491231002X"));
    QCOMPARE(card->issuer, QStringLiteral("北京市公安局朝阳分局"));
    QCOMPARE(card->validFrom, QStringLiteral("20200101"));
    QCOMPARE(card->validTo, QStringLiteral("长期"));
}

void TestCardText::aForeignersNameRunsOverBothItsPlaces()
{
    auto block = blank();
    put(block, 248, QStringLiteral("Y"));
    put(block, 52, QStringLiteral("SAMPLE ABCDEFGHIJKLMNOPQRSTUVWXYZ A")); // 35
    put(block, 220, QStringLiteral("BC TEST"));
    put(block, 242, QStringLiteral("UTO"));
    put(block, 250, QStringLiteral("123"));
    const auto card = decodeCardText(block);
    QVERIFY(card);
    QVERIFY(card->layout == CardLayout::ForeignerPermanent2023);
    QCOMPARE(card->nameLatin, QStringLiteral("SAMPLE ABCDEFGHIJKLMNOPQRSTUVWXYZ ABC TEST"));
    QCOMPARE(card->nationality, QStringLiteral("UTO"));
    QCOMPARE(card->formerNumberLink, QStringLiteral("123"));

    put(block, 52, QStringLiteral("SAMPLE ABCDEFGHIJKLMNOPQRSTUVWXYZX ")); // the space stands at the very end
    QCOMPARE(decodeCardText(block)->nameLatin, QStringLiteral("SAMPLE ABCDEFGHIJKLMNOPQRSTUVWXYZX BC TEST"));
}

void TestCardText::theCardOf2017HasPlacesOfItsOwn()
{
    auto block = blank();
    put(block, 248, QStringLiteral("I"));
    put(block, 0, QStringLiteral("SAMPLE, TEST"));
    put(block, 120, QStringLiteral("1"));
    put(block, 122, QStringLiteral("UTO110080010100"));
    put(block, 152, QStringLiteral("UTO"));
    put(block, 158, QStringLiteral("样例"));
    put(block, 220, QStringLiteral("19800101"));
    put(block, 236, QStringLiteral("01"));
    put(block, 240, QStringLiteral("1100"));
    const auto card = decodeCardText(block);
    QVERIFY(card);
    QCOMPARE(card->nameLatin, QStringLiteral("SAMPLE, TEST"));
    QCOMPARE(card->number, QStringLiteral("UTO110080010100"));
    QCOMPARE(card->nationality, QStringLiteral("UTO"));
    QCOMPARE(card->name, QStringLiteral("样例"));
    QCOMPARE(card->birth, QStringLiteral("19800101"));
    QCOMPARE(card->cardVersion, QStringLiteral("01"));
    QCOMPARE(card->issuer, QStringLiteral("1100"));
}

void TestCardText::everySampleIsReadAndWrittenBack_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name : virtual_bench::sampleCardNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestCardText::everySampleIsReadAndWrittenBack()
{
    QFETCH(QString, name);
    const auto sample = virtual_bench::sampleCard(name);
    QVERIFY(sample);
    const auto card = decodeCardText(sample->text);
    QVERIFY(card);
    QVERIFY(!card->number.isEmpty());
    QCOMPARE(*encodeCardText(*card), sample->text);
}

void TestCardText::anyBlockOfAKnownLayoutIsReadWithoutLoss()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 500; ++round) {
        QByteArray block(256, Qt::Uninitialized);
        for (auto &byte : block)
            byte = static_cast<char>(random.bounded(256));
        put(block, 248, QString(QChar(u" JIY"[random.bounded(4)])));
        const auto card = decodeCardText(block);
        QVERIFY(card);
        const auto written = encodeCardText(*card);
        QVERIFY(written);
        const auto again = decodeCardText(*written);
        QVERIFY(again);
        QCOMPARE(again->name, card->name);
        QCOMPARE(again->nameLatin, card->nameLatin);
        QCOMPARE(again->number, card->number);
        QCOMPARE(again->address, card->address);
    }
}

void TestCardText::anUnknownTypeIsSaid()
{
    auto block = blank();
    put(block, 248, QStringLiteral("Q"));
    QVERIFY(decodeCardText(block).error() == codes::CardLayout);
}

void TestCardText::anotherSizeIsRefused()
{
    for (const qsizetype size : {0, 1, 255, 257, 1024})
        QVERIFY(decodeCardText(QByteArray(size, ' ')).error() == codes::BadLength);
}

void TestCardText::aFieldTooLongIsRefused()
{
    IdentityCard card;
    card.name = QString(15, u'长');
    QVERIFY(encodeCardText(card));
    card.name = QString(16, u'长');
    QVERIFY(encodeCardText(card).error() == codes::BadLength);
}

void TestCardText::zerosArePaddingToo()
{
    QByteArray block(256, '\0');
    put(block, 248, QStringLiteral(" "));
    put(block, 0, QStringLiteral("样例"));
    QCOMPARE(decodeCardText(block)->name, QStringLiteral("样例"));
    QVERIFY(decodeCardText(block)->address.isEmpty());
}

YC_TEST(TestCardText)
#include "tst_card_text.moc"
