#pragma once

#include "devices/smartcard/protocol/apdu.h"
#include "devices/virtual/vpcd_slot.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace yc::devices::virtual_bench
{

// What lies on a card: applications with files of records (READ RECORD by identifier) or objects (GET DATA), and the
// key of a staff card.
struct CardContent {
    struct Application {
        QByteArray name;
        QMap<quint16, QMap<quint8, QByteArray>> files;
        QMap<quint16, QByteArray> objects;
        bool signs = false;
    };
    QByteArray atr;
    QList<Application> applications;
};

struct SocialHolder {
    QString name = QStringLiteral("张样例");
    QString number = QStringLiteral("11010519491231002X"); // the sample of GB 11643
    QString cardNumber = QStringLiteral("AB1234567");
};
[[nodiscard]] CardContent socialSecurityCard(const SocialHolder &holder = {});

// A card with a chip, as the wire of a reader sees it: a process of its own to vpcd (vpcd_slot.h).
class SmartCardTwin final : public QObject
{
    Q_OBJECT
public:
    enum class Fault {
        None,
        Pulled, // out of the reader, in the middle of the command
        Mute, // it never answers
        OtherStatus, // setStatus()
        Endless, // 61 10 again and again
        WrongLength, // 6C 00 again and again
        NoStatus, // an answer of one byte
        TooMuch, // 65,535 bytes, as long as the wire can say
        ClaimsMore, // a length that never comes
        OtherTag, // records that say another identifier
        LongValue, // values that say to be longer than they are
    };
    explicit SmartCardTwin(CardContent content, QObject *parent = nullptr);
    ~SmartCardTwin() override;

    // A staff card with a new key; publicKey() is its other half.
    [[nodiscard]] static std::unique_ptr<SmartCardTwin> staff(const QString &staffNo, const QString &serial);
    [[nodiscard]] QByteArray publicKey() const; // 65 bytes

    void insert(const QString &slot); // a local socket that leads to vpcd
    void eject();
    [[nodiscard]] bool isIn() const { return m_slot.isIn(); }

    void setFault(Fault fault, int fromCommand = 0); // of each insertion, counted from 0
    void setStatus(quint16 status) { m_status = status; }
    void setFetching(bool fetching) { m_fetching = fetching; } // as cards with T=0: data only by GET RESPONSE
    void setExact(bool exact) { m_exact = exact; } // 6Cxx unless Le is what there is
    [[nodiscard]] int commands() const { return m_commands; } // since it was inserted
    [[nodiscard]] int powered() const { return m_powered; } // how often it got power

Q_SIGNALS:
    void asked(int command);

private:
    struct Key;
    void obey(const QByteArray &bytes);
    [[nodiscard]] smartcard::Answer answerTo(const smartcard::Command &command);
    [[nodiscard]] smartcard::Answer given(const smartcard::Command &command, const QByteArray &data);
    [[nodiscard]] QByteArray tagged(quint16 tag, const QByteArray &value) const;
    [[nodiscard]] QByteArray signatureOf(const QByteArray &challenge) const;

    CardContent m_content;
    std::unique_ptr<Key> m_key;
    VpcdSlot m_slot;
    const CardContent::Application *m_application = nullptr;
    quint16 m_file = 0;
    QByteArray m_waiting; // for GET RESPONSE
    Fault m_fault = Fault::None;
    int m_from = 0;
    quint16 m_status = 0x6F00;
    bool m_fetching = false;
    bool m_exact = false;
    int m_commands = 0;
    int m_powered = 0;
};

} // namespace yc::devices::virtual_bench
