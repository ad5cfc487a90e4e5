#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "core/link/failure.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPair>
#include <QPointer>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

// The one way to the hall. All network work is done on one thread of its own; this object lives in the asker's thread
// (the UI's), and so do the contexts handed in: an answer comes there, and never after its context is gone.
namespace yc::core::link
{

// Who we are and whom alone we believe. No authority of the system is ever trusted.
struct Identity {
    QByteArray authority; // DER, the hall's TLS authority
    QByteArray certificate; // DER, ours; empty before enrolment
    SecretBytes key; // PEM, ours; empty before enrolment
};

struct Request {
    QByteArray method = "GET";
    QString path; // "/v1/cases?after=…", already percent-encoded
    QByteArray body;
    QByteArray contentType = "application/json"; // sent when there is a body
    QByteArray etag; // If-None-Match: 304 comes back as an answer
    QByteArray idempotencyKey;
    QList<QPair<QByteArray, QByteArray>> headers;
    bool withToken = true;
    bool expectJson = true; // a 2xx body has to be a JSON object, else Unreadable
    // Silence, not length: each byte that moves begins it anew.
    std::chrono::milliseconds silence{15'000};
};

struct Reply {
    int status = 0;
    QByteArray body;
    QJsonObject json; // parsed on the link's thread
    QByteArray etag;
    QList<QPair<QByteArray, QByteArray>> headers;
    [[nodiscard]] QByteArray header(const QByteArray &name) const; // case does not matter; empty if absent
};

using ReplyHandler = std::function<void(Answered<Reply>)>;

// How the line is, as the last exchanges showed it.
struct LineState {
    enum class Is { Unknown, Online, Offline } is = Is::Unknown;
    QDateTime lastContact; // the hall last answered, this terminal's clock
    Code cause = codes::NoLine; // of the last failure, when Offline
    qint64 clockSkewSeconds = 0; // the hall's clock less ours
    bool clockOff = false; // by more than five minutes: told, never refused
};

struct UploadJob {
    QString blob; // SM3 name, told to the hall
    QByteArray bytes; // shared with the asker's Secret; not copied
    QString location; // of a kept mark; empty: begin
    qint64 bytesPerSecond = 0; // pacing between chunks; 0: none
};
struct UploadStand {
    QString location;
    qint64 offset = 0;
};

class Line;

class HallLink : public QObject
{
    Q_OBJECT
public:
    explicit HallLink(const Clock &clock, QObject *parent = nullptr);
    ~HallLink() override; // ends what is under way; nothing is answered afterwards

    // "http://host:port" or "socks5://host:port"; empty: none. Holds for what connects from now on: set it before
    // connectTo() and firstContact(). Anything else is no proxy.
    void setProxy(const QUrl &proxy);
    // From now on; what is under way goes on with what it had.
    void connectTo(const QUrl &hall, Identity identity);
    void setToken(SecretText token); // bearer; empty: none
    [[nodiscard]] bool isConnected() const { return m_connected; } // has an address and an authority

    // Returns a ticket for cancel(). A request before connectTo() is answered with NoIdentity.
    quint64 send(Request request, QObject *context, ReplyHandler done);
    // tus 1.0: creates or resumes, PATCHes chunks of 1–8 MiB with their SHA-1, asks by HEAD after a failure and goes
    // on. stand() is called whenever the hall has confirmed more; keep it, and hand its location in next time.
    quint64 upload(UploadJob job, QObject *context, std::function<void(UploadStand)> stand,
                   std::function<void(Answered<UploadStand>)> done);
    void cancel(quint64 ticket); // its answer does not come

    [[nodiscard]] const LineState &line() const { return m_line; }

    // The first connection of all: asks GET /v1/ca without believing anybody and without saying anything, and answers
    // with the authority (DER) whose SHA-256 fingerprint begins with these 16 bytes.
    void firstContact(const QUrl &hall, const QByteArray &fingerprint, QObject *context,
                      std::function<void(Answered<QByteArray>)> done);

Q_SIGNALS:
    void lineChanged();

private:
    friend class Line;
    void heard(quint64 ticket, const Outcome &outcome, const QDateTime &hallTime);
    void deliver(quint64 ticket, const std::function<void()> &call, bool last);
    template <typename T> std::function<void(T)> answering(quint64 ticket, std::function<void(T)> done, bool last);
    quint64 issue(QObject *context);

    const Clock &m_clock;
    QThread m_thread;
    Line *m_worker = nullptr; // lives and dies on m_thread
    LineState m_line;
    bool m_connected = false;
    quint64 m_lastTicket = 0;
    QHash<quint64, QPointer<QObject>> m_contexts;
};

} // namespace yc::core::link
