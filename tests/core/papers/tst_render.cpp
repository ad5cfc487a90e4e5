#include "core/papers/paper_values.h"
#include "core/seal/digest.h"
#include "core/wire/case_wire.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <QtEndian>

using namespace yc::core::papers;
using namespace yc::tests::papers;

namespace
{

QByteArray lineOf(const QJsonObject &request)
{
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject requestOf(QLatin1StringView kind)
{
    return {{QStringLiteral("kind"), kind}, {QStringLiteral("values"), sampleValues()}};
}

} // namespace

// The hall's child, spoken with as the hall does: hall/render/CMakeLists.txt has the contract.
class TestRender : public QObject
{
    Q_OBJECT

    struct Frame {
        char kind = 0;
        QByteArray body;
    };
    std::unique_ptr<QProcess> m_child;

    Frame nextFrame()
    {
        const auto have = [this](qint64 count) {
            while (m_child->bytesAvailable() < count) {
                if (!m_child->waitForReadyRead(20'000))
                    return false;
            }
            return true;
        };
        if (!have(5))
            return {};
        const auto head = m_child->read(5);
        const auto length = qFromBigEndian<quint32>(head.constData() + 1);
        return have(length) ? Frame{head[0], m_child->read(length)} : Frame{};
    }
    QJsonObject refused(const QByteArray &line)
    {
        m_child->write(line);
        const auto frame = nextFrame();
        return frame.kind == 'E' ? QJsonDocument::fromJson(frame.body).object() : QJsonObject();
    }

private Q_SLOTS:
    void init()
    {
        m_child = std::make_unique<QProcess>();
        m_child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_child->start(qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-render"), QStringList());
        QVERIFY(m_child->waitForStarted());
    }
    void cleanup()
    {
        m_child->closeWriteChannel();
        QVERIFY(m_child->waitForFinished());
        QCOMPARE(m_child->exitCode(), 0);
    }

    void everyKindIsAnsweredInOrder()
    {
        QByteArray all;
        for (const auto &kind : paperKinds())
            all += lineOf({{QStringLiteral("kind"), kind}, {QStringLiteral("values"), sampleValues()}});
        m_child->write(all);
        for (int i = 0; i < paperKinds().size(); ++i) {
            const auto frame = nextFrame();
            QCOMPARE(frame.kind, 'P');
            QVERIFY(frame.body.startsWith("%PDF-1.4"));
            QVERIFY(frame.body.trimmed().endsWith("%%EOF"));
        }
    }
    void aWirePaperIsDrawnWithItsNumber()
    {
        auto values = sampleValues();
        values.remove(value::PaperNumber); // the envelope has it
        yc::core::wire::Paper notice{.id = QStringLiteral("p-1"),
                                     .kind = paper::AcceptanceNotice,
                                     .number = QStringLiteral("示民受字〔2026〕第000099号"),
                                     .caseId = QUuid::createUuid(),
                                     .issuedAt = QDateTime(QDate(2026, 11, 21), QTime(6, 2), Qt::UTC),
                                     .values = values,
                                     .signature = QByteArray(70, 's'),
                                     .certificate = QByteArray(300, 'c')};
        notice.digest = yc::core::seal::sm3(notice.signedBytes());
        m_child->write(lineOf({{QStringLiteral("paper"), toJson(notice)}}));
        const auto frame = nextFrame();
        QVERIFY2(frame.kind == 'P', frame.body.constData());
        QVERIFY(frame.body.contains("D:20261121060200"));
    }
    void theSameRequestIsTheSameFileInAnotherLife()
    {
        m_child->write(lineOf(requestOf(paper::RefusalNotice)));
        const auto before = nextFrame();
        cleanup();
        init();
        m_child->write(lineOf(requestOf(paper::RefusalNotice)));
        const auto after = nextFrame();
        QVERIFY(before.body.size() > 1000);
        QVERIFY(before.body == after.body);
    }
    void missingValuesAreNamed()
    {
        auto values = sampleValues();
        values.remove(value::Reasons);
        const auto answer = refused(lineOf({{QStringLiteral("kind"), QString(paper::RefusalNotice)},
                                            {QStringLiteral("values"), values},
                                            {QStringLiteral("id"), QStringLiteral("r-7")}}));
        QCOMPARE(answer.value(QStringLiteral("code")).toString(), QStringLiteral("P-0201"));
        QCOMPARE(answer.value(QStringLiteral("missing")).toArray(), QJsonArray{QStringLiteral("reasons")});
        QCOMPARE(answer.value(QStringLiteral("id")).toString(), QStringLiteral("r-7"));
    }
    void whatIsNoRequestIsRefusedAndTheNextOneAnswered_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray("\n");
        QTest::newRow("not JSON") << QByteArray("GET / HTTP/1.1\n");
        QTest::newRow("an array") << QByteArray("[1,2]\n");
        QTest::newRow("neither shape") << QByteArray("{\"kind\":\"receiving-slip\"}\n");
        QTest::newRow("a paper that is none") << QByteArray("{\"paper\":{\"kind\":7}}\n");
        QTest::newRow("too long") << "{\"kind\":\"" + QByteArray(3LL * 1024 * 1024, 'x') + "\"}\n";
    }
    void whatIsNoRequestIsRefusedAndTheNextOneAnswered()
    {
        QFETCH(QByteArray, line);
        QCOMPARE(refused(line).value(QStringLiteral("code")).toString(), QStringLiteral("P-0211"));
        m_child->write(lineOf(requestOf(paper::ReceivingSlip)));
        QCOMPARE(nextFrame().kind, 'P');
    }
    void aRequestInSmallPiecesIsOneRequest()
    {
        const auto line = lineOf(requestOf(paper::ReceivingSlip));
        for (qsizetype at = 0; at < line.size(); at += 97) {
            m_child->write(line.sliced(at, std::min<qsizetype>(97, line.size() - at)));
            m_child->waitForBytesWritten();
        }
        QCOMPARE(nextFrame().kind, 'P');
    }
};

YC_TEST(TestRender)
#include "tst_render.moc"
