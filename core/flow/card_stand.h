#pragma once

#include "core/flow/card_reading.h"
#include "core/flow/person_from_card.h"
#include "devices/api/card_reader.h"

#include <QObject>

#include <functional>
#include <memory>

// A card reader as the work sees it: along card_reading.h, from the reader's signals to a card that was taken or a word
// of guidance. Whether a card may be used is asked of `judge`, which is the intake's setApplicant() at the counter and
// personFromCard() at a kiosk. Lives in the UI thread; owns nothing of the reader.
namespace yc::core::flow
{

class CardStand : public QObject
{
    Q_OBJECT
public:
    // Empty findings: taken. The card is the judge's to take from; what is left of it is wiped afterwards.
    using Judge = std::function<Result<QList<CardFinding>>(devices::IdentityCard &card)>;

    CardStand(devices::CardReader &reader, Judge judge, QObject *parent = nullptr);

    [[nodiscard]] card_reading::State state() const { return m_state; }
    [[nodiscard]] devices::Guidance guidance() const { return m_guidance; }
    [[nodiscard]] const QList<CardFinding> &findings() const { return m_findings; } // why the last one was refused
    void cancel();

Q_SIGNALS:
    void changed();
    void taken();
    void refused(yc::Code code); // CardRefused, or what the judge said; findings() tell more

private:
    bool on(card_reading::Event event);
    void healthChanged();
    void cardRead(const std::shared_ptr<devices::IdentityCard> &card);

    devices::CardReader &m_reader;
    Judge m_judge;
    card_reading::State m_state = card_reading::State::Unavailable;
    devices::Guidance m_guidance = devices::Guidance::None;
    QList<CardFinding> m_findings;
};

} // namespace yc::core::flow
