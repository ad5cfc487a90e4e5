#pragma once

#include "core/flow/desk.h"

#include <QObject>

#include <memory>
#include <optional>

// What an engineer asks of a terminal (--diagnose): its sealed data, who it is, whether its hall answers. Looks only:
// makes no folder and no key, signs nobody in, and leaves a vault that a client has open alone.
namespace yc::core::flow
{

struct VaultFacts {
    QString folder;
    bool there = false; // something was sealed here before
    bool inUse = false; // by a client that runs: then nothing of it is read
    std::optional<Code> problem;
    qint64 bytes = 0; // of all in the folder
    qint64 free = 0; // of its disk
    qint64 disk = 0;
};
struct KeyFacts {
    bool inFile = false; // insecure by request
    std::optional<Code> problem; // of the keychain, or of the file
};
struct CertificateFacts {
    QString use; // "tls", "evidence", "document"
    QDateTime until;
};
struct IdentityFacts {
    TerminalInfo terminal;
    QString nodeCode;
    QUrl hall;
    QList<CertificateFacts> certificates;
};
struct HallFacts {
    QUrl url;
    QUrl proxy;
    bool verified = false; // under the authority of the enrolment, or the one that the terminal code names
    std::optional<Code> problem;
    std::optional<qint64> clockSkewSeconds; // the hall's clock less ours
    QString api; // of its contract; empty: it does not say
};

inline constexpr qint64 LeastFree = 500LL * 1024 * 1024; // a day's cases are a tenth of it
inline constexpr int CertificateDaysToTell = 30;

class TerminalCheck : public QObject
{
    Q_OBJECT
public:
    // terminalCode: of the settings, for a terminal that is not enrolled yet; may be empty.
    TerminalCheck(DeskSettings settings, QString terminalCode, const Clock &clock, QObject *parent = nullptr);
    ~TerminalCheck() override; // waits for a keychain that does not answer: whoever cannot wait ends the process

    void start();

Q_SIGNALS: // each once, in any order; what is stuck never comes
    void vaultSeen(const yc::core::flow::VaultFacts &facts);
    void keysSeen(const yc::core::flow::KeyFacts &facts);
    void
    identitySeen(const std::optional<yc::core::flow::IdentityFacts> &facts); // nothing: not enrolled, or not to be read
    void hallSeen(const std::optional<yc::core::flow::HallFacts> &facts); // nothing: nobody knows where it is

private:
    struct Rooms;
    void lookInside();
    void askHall();
    void greet();

    std::unique_ptr<Rooms> m_rooms;
};

} // namespace yc::core::flow
