#pragma once

#include "core/seal/identity.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QSslServer>
#include <QSslSocket>

#include <functional>

// A hall that lies: HTTPS on loopback with an authority of its own, answering what the test says, with the tricks that
// real lines play. For what an honest hall answers the tests start the real one. Lives in the test's thread.
namespace yc::tests
{

struct FakeRequest {
    QByteArray method;
    QByteArray path; // with query
    QHash<QByteArray, QByteArray> headers; // lower case
    QByteArray body;
};

struct FakeReply {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = "{}";
    QList<QPair<QByteArray, QByteArray>> headers;
    enum class Trick {
        None,
        Hang, // never answers
        Reset, // ends the connection instead
        Twice, // the same answer again, unasked
        HalfBody, // announces more than it sends, then ends
    } trick
        = Trick::None;
};

// Names and days of the hall's certificate; the authority is 30 days old.
struct FakeCertificate {
    QStringList names{QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};
    int daysAgo = 1;
    int days = 30;
};

class FakeHall : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<FakeReply(const FakeRequest &)>;

    explicit FakeHall(Handler handler, const FakeCertificate &names = {});

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] const core::seal::Authority &authority() const { return m_authority; }
    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    void setClockOff(qint64 seconds) { m_clockOff = seconds; }
    [[nodiscard]] int connections() const { return m_connections; } // open now

private:
    void accepted();
    void read(QSslSocket *socket, QByteArray &pending);
    void answer(QSslSocket *socket, const FakeReply &reply, bool head);

    core::seal::Authority m_authority;
    QSslServer m_server;
    Handler m_handler;
    QList<FakeRequest> m_requests;
    qint64 m_clockOff = 0;
    int m_connections = 0;
};

} // namespace yc::tests
