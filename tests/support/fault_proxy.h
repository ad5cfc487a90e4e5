#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

// A loopback line between a client and a hall that can be made to fail. Bytes pass through unread (TLS stays whole); a
// "turn" is the client speaking after the hall has spoken, or first: through TLS that is each flight of a handshake and
// each request. Lives in the test's thread.
namespace yc::tests
{

class FaultProxy : public QObject
{
    Q_OBJECT
public:
    enum class Fault {
        None,
        ResetBefore, // the turn never reaches the hall
        ResetAfter, // the hall gets it; its answer is lost: the client cannot know
        Hang, // the turn never reaches the hall and nothing ever comes back
    };

    explicit FaultProxy(quint16 hallPort);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    // Counted from 1 over all connections since the last call.
    void failAt(int turn, Fault fault);
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] int turns() const { return m_turns; }
    // The line is cut: nobody listens, what was open is reset.
    void setDown(bool down);

private:
    struct Pair {
        QTcpSocket *client = nullptr;
        QTcpSocket *hall = nullptr;
        bool clientSpokeLast = false;
        bool swallow = false; // reset as soon as the hall answers
        bool hang = false;
    };
    void accepted();
    void clientSpoke(Pair &pair);
    void hallSpoke(Pair &pair);
    void end(Pair &pair, bool reset);

    QTcpServer m_server;
    quint16 m_hallPort;
    quint16 m_port = 0;
    QList<Pair *> m_pairs;
    int m_turns = 0;
    int m_failAt = 0;
    Fault m_fault = Fault::None;
    bool m_failed = false;
};

} // namespace yc::tests
