#pragma once

#include "base/secret.h"
#include "devices/pad/protocol/stu_encryption.h"
#include "devices/pad/protocol/stu_report.h"
#include "devices/pad/protocol/stu_screen.h"

#include <QImage>
#include <QList>
#include <QSet>

#include <functional>
#include <mutex>
#include <optional>

namespace yc::devices::virtual_bench
{

// What goes wrong in the pad.
struct PadFaults {
    bool neverReady = false; // always busy with something
    std::optional<pad::stu::Report> refused{}; // told this, it says "wrong state"
    int busy = 1; // looks at its status until a clearing, a picture or a key is done
    bool noPrime = false; // firmware that never got a group to work in
    bool emptyKey = false; // its public key is 1: everybody knows what comes of it
    bool keyFails = false; // the second cipher's key does not come about
    bool wrongKey = false; // ciphers with another key than agreed
    bool otherSession = false; // names another session in its pen data
    bool inTheClear = false; // says that it captures, and sends the pen data readable
};

// A Wacom STU pad as seen from the wire (reference.md D.1), of one of six models. A report that its model lacks is not
// done, remembered, and answered by "wrong report" in the status. Reports come in another thread than the pen:
// everything may be called from any.
class StuTwin final
{
public:
    [[nodiscard]] static QList<quint16> products();
    explicit StuTwin(quint16 product);

    // The wire.
    [[nodiscard]] std::optional<QByteArray> asked(quint8 number);
    [[nodiscard]] bool told(const QByteArray &report);
    void speakTo(std::function<void(const QByteArray &report)> ear);
    void powerUp(); // what is not in flash is forgotten; the screen shows what the maker put there

    // The hand. Places are pixels of the screen, clamped to it.
    void wait(int ms); // the pad's clock goes on
    void pen(QPoint at, bool touching, int pressure = 500);
    void penAway();
    void stroke(const QList<QPoint> &places, int msBetween = 5); // down at the first, up at the last
    void tap(QPoint at);

    // The eye.
    [[nodiscard]] QImage screen() const;
    [[nodiscard]] bool isBlank() const; // white all over
    [[nodiscard]] QSize pixels() const { return m_capability.screen; }
    [[nodiscard]] bool isInking() const;
    [[nodiscard]] bool isCapturing() const; // encrypted
    [[nodiscard]] pad::stu::OptionMode option() const;
    [[nodiscard]] QSet<quint8> unknownReports() const; // that it was asked for or told, and does not have
    [[nodiscard]] int flashWrites() const;
    [[nodiscard]] int keysMade() const;
    [[nodiscard]] int picturesTaken() const;
    [[nodiscard]] std::optional<pad::stu::Encoding> lastEncoding() const;

    void setFaults(const PadFaults &faults);
    void setClock(quint16 ms);

private:
    struct Kind;
    static const std::array<Kind, 6> Kinds;
    [[nodiscard]] bool has(quint8 number) const;
    [[nodiscard]] bool isBusy() const { return m_faults.neverReady || m_busyFor > 0; }
    void answer(pad::stu::Outcome outcome) { m_lastResult = static_cast<quint8>(outcome); }
    void run(const QByteArray &report);
    void clear();
    void takeBlock(const QByteArray &report);
    void endPicture(bool show);
    void exchange(const QByteArray &hostKey);
    void runKeyCommand(const pad::stu::KeyMessage &message);
    void startCapture(const QByteArray &report);
    void draw(QPoint from, QPoint to);
    void send(const pad::stu::PenSample &sample);
    void say(const pad::stu::PenReport &pen);

    mutable std::mutex m_mutex;
    const Kind *m_kind;
    pad::stu::Capability m_capability;
    std::function<void(const QByteArray &)> m_ear;
    PadFaults m_faults;
    pad::stu::State m_state = pad::stu::State::Ready;
    pad::stu::State m_busyWith = pad::stu::State::Image;
    int m_busyFor = 0;
    quint8 m_lastResult = 0;
    QImage m_screen;
    QRect m_area;
    bool m_inking = true;
    pad::stu::OptionMode m_option = pad::stu::OptionMode::None;
    std::optional<pad::stu::Encoding> m_encoding;
    QByteArray m_picture;
    QByteArray m_publicKey;
    QByteArray m_key;
    quint32 m_session = 0;
    QByteArray m_exponent;
    QByteArray m_modulus;
    QByteArray m_ciphered;
    pad::stu::KeyStatus m_keyStatus;
    pad::stu::KeyMessage m_keyAnswer;
    std::optional<pad::stu::PenSample> m_half; // of a report that holds two
    std::optional<QPoint> m_penAt; // while it touches
    quint16 m_clock = 0;
    quint16 m_sequence = 0;
    QSet<quint8> m_unknown;
    int m_flashWrites = 0;
    int m_keysMade = 0;
    int m_picturesTaken = 0;
};

} // namespace yc::devices::virtual_bench
