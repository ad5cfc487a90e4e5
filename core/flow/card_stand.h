#pragma once

#include "core/flow/card_reading.h"
#include "core/flow/person_from_card.h"
#include "devices/api/card_reader.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

// A card reader as the work sees it: along card_reading.h, from the reader's signals to a card that was taken or a word
// of guidance. Whether a card may be used is asked of `judge`: at the counter the case in hand, which may have to be
// begun first or ask the clerk; at a kiosk personFromCard(). Lives in the UI thread; owns nothing of the reader.
namespace yc::core::flow
{

class CardStand : public QObject
{
    Q_OBJECT
public:
    // Empty findings: taken. nullopt: nobody wants a card now; it is as if it had not been read.
    using Verdict = std::optional<Result<QList<CardFinding>>>;
    // To be said once, now or later. After another card, a cancel or a reader that went away it counts for nothing.
    using Say = std::function<void(Verdict)>;
    // The card is the judge's to take from; what is left of it is wiped when the last hand lets go.
    using Judge = std::function<void(const std::shared_ptr<devices::IdentityCard> &card, const Say &say)>;

    CardStand(devices::CardReader &reader, Judge judge, QObject *parent = nullptr);

    [[nodiscard]] card_reading::State state() const { return m_state; }
    [[nodiscard]] devices::Guidance guidance() const { return m_guidance; }
    [[nodiscard]] const QList<CardFinding> &findings() const { return m_findings; } // why the last one was refused
    void cancel();

Q_SIGNALS:
    void changed(); // state, guidance or the reader's health
    void lifted(); // whatever was thought of the card
    void taken();
    void refused(yc::Code code); // CardRefused, or what the judge said; findings() tell more

private:
    bool on(card_reading::Event event);
    void healthChanged();
    void cardRead(const std::shared_ptr<devices::IdentityCard> &card);
    void cardLifted();
    void judged(const Verdict &verdict);

    devices::CardReader &m_reader;
    Judge m_judge;
    card_reading::State m_state = card_reading::State::Unavailable;
    devices::Guidance m_guidance = devices::Guidance::None;
    QList<CardFinding> m_findings;
    quint64 m_judging = 0; // which card is being judged: an older verdict counts for nothing
    bool m_liftedMeanwhile = false;
};

} // namespace yc::core::flow
