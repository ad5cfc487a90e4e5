#pragma once

#include "devices/smartcard/protocol/card_mask.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace yc::devices::transport
{
class WireFile;
struct WireRecord;
} // namespace yc::devices::transport

namespace yc::devices::smartcard
{

// What PC/SC sees of the reader that is meant.
struct Sight {
    QString reader; // its whole name; empty: it is not there
    bool card = false;
    bool mute = false; // one lies there and answered nothing when it got power
    quint32 count = 0; // of plugging in and out, by the service: another number, perhaps another card
    QByteArray atr;
    friend bool operator==(const Sight &, const Sight &) = default;
};

enum class Trouble {
    None,
    Cancelled,
    ServiceAway, // no library, no pcscd, or it ended in the middle; the line has to be opened anew
    NoRights, // the service does not serve this user (polkit)
    BrokenOff, // card or reader went away, or the reader lost contact: the next look tells which
    Held, // by another program
    Mute,
    Garbled, // more than any card may answer
};

// PC/SC's calls, which block for as long as they like (for ever, where a card is mute or the service hangs), in a
// thread of their own. One call at a time is answered, in the owner's thread and in order; what is asked meanwhile
// waits. The destructor waits for nobody: a call that does not come back keeps its thread and what it works on, nothing
// of ours, and ends with it. Source: pcsc-lite's winscard.h; the PnP pseudo reader tells of readers that come and go.
class PcscLine : public QObject
{
    Q_OBJECT
public:
    explicit PcscLine(QObject *parent = nullptr);
    ~PcscLine() override;

    // Before it is opened: from now on it is written down, people masked (devices/transport/wire_record.h).
    void recordTo(const QString &place, const transport::WireRecord &record);

    using Answered = std::function<void(Trouble)>;
    using Seen = std::function<void(Trouble, const Sight &)>;
    using Heard = std::function<void(Trouble, QByteArray)>;
    void open(Answered done); // anew, if it was
    // When what is seen differs from `last`; null: at once. `wanted` as in reader_name.h.
    void watch(const QString &wanted, const Sight *last, Seen done);
    void cancelWatch(); // it answers Cancelled, if it has nothing to say
    void connectCard(const QString &reader, Answered done); // for us alone
    void transmit(const QByteArray &command, Heard done); // Heard without bytes: BrokenOff
    // The card is free for others, as it is: pcscd takes its power away by itself. A reset that finds no card any more
    // makes pcscd say "empty" before its own look at the reader has, and a card that is back by then is never told of.
    void release();
    void close(); // everything, behind what was asked before
    [[nodiscard]] bool isBusy() const { return m_calls > 0; } // something was asked and has not come back

private:
    struct Shared;
    struct Native;
    // Runs in the thread; what it gives back runs here.
    using Job = std::function<std::function<void()>(Native &)>;
    void post(Job job);
    static void work(const std::shared_ptr<Shared> &shared);
    static Trouble look(Native &native, const QString &wanted, Sight &sight, quint32 &state);
    static Trouble wait(Native &native, const Sight &sight, quint32 state, int &wakes);

    void note(const QByteArray &what);
    void note(Trouble trouble, const char *without = nullptr); // where there was none
    void noteSight(const Sight &sight);

    std::shared_ptr<Shared> m_shared;
    int m_calls = 0;
    std::unique_ptr<transport::WireFile> m_record; // null: nothing is written down
    MaskedCard m_mask;
    std::optional<Sight> m_noted; // the last sight that was
};

} // namespace yc::devices::smartcard
