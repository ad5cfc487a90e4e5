#include "base/secret.h"
#include "tests/support/register.h"

#include <QTest>

#include <concepts>

static_assert(!std::copyable<yc::SecretBytes>);
static_assert(std::movable<yc::SecretBytes>);
static_assert(!std::copyable<yc::Personal>);

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clearingOverwritesTheBytes();
    void aDuplicateIsAnotherBuffer();
    void aBufferThatOthersHoldIsNotOverwritten();
};

void TestSecret::clearingOverwritesTheBytes()
{
    std::array<char, 16> bytes;
    bytes.fill('x');
    yc::wipe(bytes.data(), bytes.size());
    QVERIFY(std::ranges::all_of(bytes, [](char byte) { return byte == 0; }));
}

void TestSecret::aDuplicateIsAnotherBuffer()
{
    const yc::SecretBytes secret(QByteArray("a secret", 8));
    auto copy = secret.duplicate();
    QVERIFY(copy.reveal().constData() != secret.reveal().constData());
    copy.clear();
    QCOMPARE(secret.reveal(), QByteArray("a secret"));
}

void TestSecret::aBufferThatOthersHoldIsNotOverwritten()
{
    const QByteArray mine("shared", 6);
    yc::SecretBytes secret(mine);
    secret.clear();
    QCOMPARE(mine, QByteArray("shared"));
}

YC_TEST(TestSecret)
#include "tst_secret.moc"
