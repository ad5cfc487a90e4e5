#pragma once

#include "base/clock.h"
#include "base/worker.h"
#include "core/flow/card_stand.h"
#include "core/flow/desk.h"
#include "core/flow/person_from_card.h"
#include "devices/api/card_reader.h"
#include "devices/api/receipt_printer.h"
#include "kiosk/frame.h"
#include "kiosk/idle_watch.h"
#include "kiosk/session_states.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace yc::kiosk
{

using CasesAnswer = core::flow::Answer<QList<core::wire::CaseRecord>>;
// KioskDesk::casesOf, or a test's.
using AskHall = std::function<void(const core::domain::Person &person, QObject *context, CasesAnswer done)>;

struct SessionTimes {
    IdleTimes idle;
    std::chrono::milliseconds lastWord{8000}; // how long "take your card" stands
    std::chrono::milliseconds afterLifting{2000}; // once the card is gone
    std::chrono::milliseconds printPatience{20'000}; // a slip not out by then: note the number
};

// What a session works with. Devices may be absent (null); all of it outlives the session.
struct SessionRooms {
    devices::CardReader *reader = nullptr;
    devices::ReceiptPrinter *printer = nullptr;
    AskHall ask;
    const Clock &clock;
    Worker &papers;
    std::function<QString()> hallName;
};

// One citizen at the kiosk, from the card to the last word. Stands ready without a window until begin() or a card;
// holds the person only until the hall has answered, the cases until the end. Afterwards its process ends.
class Session : public QObject
{
    Q_OBJECT
public:
    Session(SessionRooms rooms, SessionTimes times, QObject *parent = nullptr);
    ~Session() override;

    void begin(); // 办件进度 was touched
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Frame &frame() { return m_frame; }
    [[nodiscard]] int slipsPrinted() const { return m_slipsPrinted; }

Q_SIGNALS:
    void aboutToShow(); // before the first screen is made
    void shown();
    void ended(const QString &why); // "home", "idle", "done", "other-card"; nothing of the person is held any more

private:
    void happen(Event event);
    void enter();
    void takeCard(const devices::IdentityCard &card, const core::flow::CardStand::Say &say);
    void ask();
    void showCases();
    void print();
    void showPrinted();
    void showLastWord();
    void readerChanged();
    void forgetPerson();
    void forget(); // wipes what is ours; the process ends after it
    [[nodiscard]] bool readerWorks() const;
    [[nodiscard]] bool printerWorks() const;

    SessionRooms m_rooms;
    std::unique_ptr<core::flow::CardStand> m_stand; // null without a reader
    SessionTimes m_times;
    Frame m_frame;
    IdleWatch m_idle;
    QTimer m_lastWord;
    QTimer m_printPatience;
    State m_state = State::Waiting;
    QString m_why;
    std::optional<core::domain::Person> m_person;
    QList<core::flow::CardFinding> m_findings;
    QList<core::wire::CaseRecord> m_cases;
    Code m_failure{'B', 0};
    qsizetype m_chosen = 0;
    int m_page = 0;
    int m_question = 0; // an answer to an earlier one is dropped
    QString m_job; // of the slip under way
    bool m_slipTaken = false; // that slip
    bool m_slipWaits = false; // in the printer's mouth, where it sees that
    int m_slipsPrinted = 0;
};

} // namespace yc::kiosk
