#pragma once

#include "base/retry_pause.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/sdt_status.h"
#include "devices/card/reader_states.h"
#include "devices/card/sdt_reader.h"
#include "devices/transport/held_stream.h"

#include <QTimer>

namespace yc::devices::card
{

// The part of SdtReader that lives in the device's thread: moves along reader_states.h, one command on the wire at a
// time. Everything it learns leaves by signals, by value.
class SdtSession final : public QObject
{
    Q_OBJECT
public:
    SdtSession(SdtSettings settings, const Clock &clock);
    ~SdtSession() override;

    void start();
    void stop();
    void lookAgain();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void samNumberIs(const QString &number);
    void guidanceIs(yc::devices::Guidance guidance);
    void cardRead(const std::shared_ptr<yc::devices::IdentityCard> &card);
    void cardLifted();
    void failed(const yc::devices::DeviceError &error);

private:
    void move(reader::Event event);
    void enter();
    void openStream();
    [[nodiscard]] Result<std::unique_ptr<transport::ByteStream>> makeStream() const;
    void closeStream();
    void ask(sdt::Command command);
    void send();
    void timerRang();
    void arrived(const QByteArray &bytes);
    void damaged(Code code);
    void resendOrGiveUp(Code code);
    [[nodiscard]] bool answers(const sdt::Reply &reply) const;
    void answered(const sdt::Reply &reply);
    void stepDone(const sdt::Reply &reply);
    void found();
    void missed();
    [[nodiscard]] bool isSameCard(const QString &serial);
    void notSelected();
    void blocksRead(const QByteArray &data);
    void cardDone();
    void cardFailed(const sdt::Meaning &meaning, reader::Event event = reader::Event::CardFailed);
    void broken(const DeviceError &error, reader::Event event = reader::Event::Broken);
    void setGuidance(Guidance guidance);
    void tellHealth();
    void forgetBytes();

    SdtSettings m_settings;
    const Clock &m_clock;
    reader::State m_state = reader::State::Stopped;
    transport::HeldStream m_stream;
    QTimer *m_timer;
    QByteArray m_buffer; // may hold a person's data: wiped, not only cleared
    sdt::Command m_command = sdt::Command::SamStatus;
    bool m_heard = false; // any byte since the command went out
    int m_resends = 0; // of this command
    int m_silences = 0; // commands running that nobody answered
    bool m_wasReset = false; // the SAM, since it last passed its test
    int m_randomMissing = 0; // 47, running
    bool m_skipFingerprint = false; // this placing
    int m_failedPlacings = 0;
    int m_notSelected = 0; // found but not selected, running
    int m_misses = 0;
    bool m_perhapsAnother = false; // the card that was read was away for a moment: selecting tells
    bool m_placingFailed = false; // the card that rests was not read
    bool m_withdrawnPossible = false; // a reading broke off just now: the next find tells why
    std::chrono::milliseconds m_foundAt{};
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_outageTold = false;
    bool m_wasOpen = false;
    std::shared_ptr<IdentityCard> m_card;
    QString m_chipSerial;
    Health m_health;
};

} // namespace yc::devices::card
