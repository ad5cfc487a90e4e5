#pragma once

#include "devices/api/card_reader.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/virtual/port.h"
#include "devices/virtual/pty.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace yc::devices::virtual_bench
{

// Something that can be laid on the reader.
struct TwinCard {
    QByteArray text; // 256 bytes
    QByteArray photo; // 1024 bytes
    QByteArray fingerprint;
    QString latestAddress; // empty: the card has no such item
    QByteArray serial; // 8 bytes
    bool damaged = false; // the chip answers, reading fails
    bool identityCard = true; // false: a bus card
};

// What goes wrong on the line. Counted faults wear off, the others stay until taken back.
struct LineFaults {
    bool silent = false; // hears everything, says nothing
    bool doubled = false; // every reply twice
    bool halts = false; // a card that was read is not found again until it is lifted (reference.md A.7)
    QByteArray noise; // before every reply
    int piece = 0; // bytes a turn of the event loop, 0: all at once
    int wrongCheck = 0; // the next n replies
    int lyingLength = 0; // the next n replies claim 0x0FFF bytes
    int cut = 0; // the next n replies lose their second half
    int status = -1; // this status instead of the true one, for the next statusTimes replies
    int statusTimes = 0;
    std::optional<int> withdrawAfter; // while a card is being read, it is taken away after so many bytes of the answer
};

// A resident-identity-card reader as seen from the wire (reference.md A), on a TCP port and on a serial line at once,
// and on what else it is given to listen to.
class SdtTwin final : public QObject
{
    Q_OBJECT
public:
    explicit SdtTwin(QObject *parent = nullptr);

    [[nodiscard]] bool plug();
    void unplug();
    void listenTo(TwinWire &wire);
    [[nodiscard]] quint16 port() const { return m_port.number(); }
    [[nodiscard]] QString ptyPath() const { return m_pty.path(); }

    void putCard(TwinCard card);
    void putSecondCard(); // two answer at once: neither can be selected
    void liftCard(); // all of them
    [[nodiscard]] bool hasCard() const { return !m_cards.empty(); }
    void damageCard();
    LineFaults &faults() { return m_faults; }

    [[nodiscard]] int readings() const { return m_readings; } // whole cards given out
    [[nodiscard]] int emptyLooks() const { return m_emptyLooks; } // how often a card was looked for and none lay there
    [[nodiscard]] int requests() const { return m_requests; }
    // Steady clock, microseconds: when the last byte of what is on a card was put out; 0: never. The bench's zero.
    [[nodiscard]] qint64 answeredUs() const { return m_answeredUs; }

Q_SIGNALS:
    void asked(yc::devices::card::sdt::Command command); // before the answer: tests act in the middle of a reading

private:
    void take(const QByteArray &bytes);
    void answer(const card::sdt::Request &request);
    QByteArray replyTo(const card::sdt::Request &request);
    QByteArray read(card::sdt::Command command);
    void say(QByteArray frame, bool reading);
    void drip();

    Port m_port;
    Pty m_pty;
    QPointer<TwinWire> m_wire; // where it was last spoken to
    QByteArray m_heard;
    QByteArray m_toSay;
    QTimer m_drip;
    std::vector<TwinCard> m_cards;
    bool m_found = false;
    bool m_selected = false;
    bool m_halted = false;
    LineFaults m_faults;
    int m_readings = 0;
    int m_emptyLooks = 0;
    int m_requests = 0;
    bool m_saysCard = false; // what is being put out stood on a card
    qint64 m_answeredUs = 0;
};

} // namespace yc::devices::virtual_bench
