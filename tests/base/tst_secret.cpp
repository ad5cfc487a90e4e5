#include "base/secret.h"
#include "tests/support/register.h"

#include <QTest>

#include <concepts>
#include <vector>

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
    void aTextIsOverwrittenByItsLastOwner();
    void whatIsReadFromTheFrontIsOverwrittenAndNothingBehindIt();
};

void TestSecret::clearingOverwritesTheBytes()
{
    std::array<char, 16> bytes;
    bytes.fill('x');
    yc::wipe(bytes.data(), bytes.size());
    QVERIFY(std::ranges::all_of(bytes, [](char byte) { return byte == 0; }));
}

// Buffers as a line fills them: messages go off the front. Laid one behind the other, as an allocator does.
void TestSecret::whatIsReadFromTheFrontIsOverwrittenAndNothingBehindIt()
{
    for (const qsizetype taken : {1, 60, 99}) {
        std::vector<QByteArray> bytes(200);
        std::vector<QString> texts(200);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i].fill('x', 100);
            texts[i].fill(u'x', 100);
        }
        for (std::size_t i = 0; i < bytes.size(); i += 2) {
            bytes[i].remove(0, taken);
            texts[i].remove(0, taken);
            yc::wipe(bytes[i]);
            yc::wipe(texts[i]);
            QVERIFY(bytes[i].isEmpty() && texts[i].isEmpty());
        }
        for (std::size_t i = 1; i < bytes.size(); i += 2) {
            QCOMPARE(bytes[i], QByteArray(100, 'x'));
            QCOMPARE(texts[i], QString(100, u'x'));
        }
    }
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

void TestSecret::aTextIsOverwrittenByItsLastOwner()
{
    auto text = QStringLiteral("11010519491231002X");
    text.detach();
    text.chop(1); // what stood behind the end goes too
    auto other = text;
    const auto *buffer = other.constData();
    yc::wipe(text);
    QVERIFY(text.isEmpty());
    QCOMPARE(other, QStringLiteral("11010519491231002"));
    const auto size = other.size();
    QByteArray seen;
    {
        // Its own buffer stays allocated while a view of it is looked at: the text is emptied, not given back.
        QString last = std::move(other);
        yc::wipe(last.data(), static_cast<std::size_t>(last.size()) * sizeof(QChar));
        QCOMPARE(last.constData(), buffer);
        seen = QByteArray(reinterpret_cast<const char *>(last.constData()), size * 2);
    }
    QCOMPARE(seen, QByteArray(size * 2, '\0'));
}

YC_TEST(TestSecret)
#include "tst_secret.moc"
