#pragma once

#include "base/clock.h"
#include "base/code.h"
#include "base/secret.h"
#include "core/domain/cabinet_book.h"
#include "core/domain/case.h"
#include "core/domain/catalogue.h"
#include "core/flow/print_facts.h"
#include "core/vault/case_line.h"
#include "core/wire/case_wire.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

// The counter's work, seen from its screens: who signed in, which cases there are, what the hall knows. Lives in the
// UI thread, never blocks it: vault and hall are worked elsewhere and answer by signals or by the callback given, which
// comes in the UI thread, and never after `context` is gone.
namespace yc::core::wire
{
struct DeviceReport;
struct OneTimePin;
struct TerminalSeen;
} // namespace yc::core::wire

namespace yc::core::flow
{

template <typename T> using Answer = std::function<void(Result<T>)>;

namespace codes
{ // F-02xx
inline constexpr Code NotSignedIn{'F', 201};
inline constexpr Code NeedsHallOnce{'F', 202}; // this user has never signed in here; the hall must be reachable
inline constexpr Code CaseIncomplete{'F', 203}; // findings() says what is missing
inline constexpr Code NoSuchItem{'F', 204}; // the item or its version is not in the catalogue
inline constexpr Code PowerMissing{'F', 205}; // this window does not hold that power
inline constexpr Code NotEnrolled{'F', 206};
inline constexpr Code CardRefused{'F', 207}; // the card was read but may not be used; cardFindings say why
inline constexpr Code NotYetReceived{'F', 208}; // that ending needs the hall's number first
// Hall and terminal know different PINs, because it was changed at another terminal:
inline constexpr Code OldPinNeeded{'F', 209}; // the hall took this PIN; changePin(the one before, this one) goes on
inline constexpr Code PinChangedElsewhere{'F', 210}; // the hall no longer takes this one: sign in with the newer one
inline constexpr Code AlreadySubmitted{'F', 211}; // what was submitted is not changed any more
inline constexpr Code DraftUnreadable{'F', 212}; // a saved draft that this version cannot read: kept, not shown
inline constexpr Code TooLateToWithdraw{'F', 214}; // accepted or ended, or a draft that was never submitted
inline constexpr Code SignedOther{'F', 213}; // the ink was written under another text than the one shown now
inline constexpr Code OwedToOldHall{'F', 215}; // another hall is not gone over to while this one is owed something
inline constexpr Code NothingDeposited{'F', 216}; // they never signed in here with a hall that keeps such boxes
inline constexpr Code SecondIsSelf{'F', 231}; // the second person is the one who is signed in
inline constexpr Code NotWitnessed{'F', 232}; // typed by eye without a second person or a reason
inline constexpr Code TooManyApplicants{'F', 233}; // domain::MostParties
inline constexpr Code NoCaseNumber{'F', 241}; // what is put into a cabinet has the number of its case
inline constexpr Code PersonsNumber{'F', 242}; // that is a citizen number
inline constexpr Code DoorTaken{'F', 243}; // something else lies behind it
} // namespace codes

struct TerminalInfo {
    QString id;
    QString nodeName;
    QString windowNo;
    bool kiosk = false;
    bool keysInFile = false; // insecure by request: shown on screen
};

struct StaffInfo {
    QString no;
    QString name;
    QStringList roles;
    QStringList powers; // wire words of endings
    bool offline = false; // signed in without the hall
};

// What its enrolment left with this terminal.
struct EnrolmentFacts {
    QUrl hall;
    QByteArray authority; // SHA-256 of the hall's TLS authority: the 16 bytes of a terminal code are its beginning
    QDateTime until; // the first of the three certificates ends
};

enum class SignIn { Done, MustChangePin };

[[nodiscard]] Code codeOf(domain::NoDeposit why);

struct CaseSummary { // one line of a list
    QUuid id;
    QString number; // the hall's, else the provisional one
    bool provisional = false;
    QString itemName;
    QString applicantMasked;
    domain::CaseState state = domain::CaseState::Draft;
    QDateTime changedAt;
    int step = 0;
    QDate due;
    QByteArray person; // personKey() of the applicant, empty before there is one; in memory only
    QDateTime begunAt;
    bool parked = false;
    bool discarded = false;
    bool withdrawing = false; // the hall is yet to be told that it is withdrawn
};
// A case that lies between two clerks of this terminal.
struct HandOverLine {
    QUuid caseId;
    QString itemName;
    QString applicantMasked;
    QString otherNo; // the giver of what comes to us, the taker of what goes
    QString otherName;
    QString note;
    QDateTime at;
    bool toMe = false;
    bool declined = false;
};
// Words for corrections and refusals that a clerk keeps for themselves, per item; an empty code: for every item.
struct Phrase {
    QString itemCode;
    domain::Ending ending = domain::Ending::Correction;
    QString text;
    friend bool operator==(const Phrase &, const Phrase &) = default;
};
// Who wrote what beside a case; it goes with the case to a colleague and stands on no paper.
struct CaseNote {
    enum class Kind { Written, Withdrawn, HandedOver, TakenOver } kind = Kind::Written; // by hand, or what was done
    QDateTime at;
    QString staffNo;
    QString staffName;
    QString to; // handed over: the colleague's number
    QString text;
};
// Tells whether two lines are of the same person without holding the number.
[[nodiscard]] QByteArray personKey(const QString &documentNumber);

// What is owed to the hall, for the Sync page and the header.
struct SyncState {
    enum class Line { Unknown, Online, Offline } line = Line::Unknown;
    QDateTime lastContact;
    QString cause; // code of the last failure; when online empty, or that of the clocks
    bool clockOff = false; // online, but this clock and the hall's differ by more than five minutes
    struct Owed {
        QUuid caseId;
        QString provisionalNumber;
        QString itemName;
        QString cause;
        QDateTime nextTry;
        int tries = 0;
        qint64 bytesAll = 0;
        qint64 bytesSent = 0;
    };
    QList<Owed> owed;
    QList<QUuid> withdrawals; // cases of which the hall is yet to be told that they are withdrawn
};

class Intake;

inline constexpr QLatin1StringView AdministratorRole("administrator"); // of StaffInfo::roles

struct DeskSettings {
    QString vaultFolder;
    bool keysInFile = false;
    QUrl hall; // from settings or from the enrolment
    QUrl proxy{}; // on the way to it; empty: none
    int pollSeconds = 25; // long-poll of the change feed
    int offlineDays = 14; // how long a user may sign in here without the hall since they last did with it
};

// What the terminal signs itself: slips while the hall is away.
struct TerminalSignature {
    QByteArray der; // SM2 over SM3
    QByteArray certificate; // DER, the terminal's evidence certificate
};

class Desk : public QObject
{
    Q_OBJECT
public:
    Desk(DeskSettings settings, const Clock &clock, QObject *parent = nullptr);
    ~Desk() override;

    // Opens the vault and reads who this terminal is; started() when done. The catalogue follows by catalogueChanged(),
    // so that the first window need not wait for it.
    void start();
    [[nodiscard]] bool isEnrolled() const;
    [[nodiscard]] const TerminalInfo &terminal() const;
    // code: what the administrator handed out; the first connection is checked against its fingerprint.
    // Again, where it is enrolled: whoever is signed in is signed out, and if it fails all stays as it was.
    // OwedToOldHall.
    void enrol(const QUrl &hall, const QString &code, QObject *context, Answer<TerminalInfo> done);
    [[nodiscard]] std::optional<EnrolmentFacts> enrolment() const;
    void useProxy(const QUrl &proxy); // from now on; kept by the settings

    // Asks the hall first and waits two seconds for it; without it, whoever signed in here before gets in by the vault
    // alone (StaffInfo::offline) and the session at the hall is opened when it is back. Fails with NeedsHallOnce,
    // OldPinNeeded, PinChangedElsewhere, the vault's S-0102 and S-0104, the hall's H-0111.
    void signIn(const QString &staffNo, SecretText pin, QObject *context, Answer<SignIn> done);
    // After MustChangePin, after OldPinNeeded, or any time with the hall there. The vault's key is wrapped anew.
    void changePin(SecretText oldPin, SecretText newPin, QObject *context, Answer<SignIn> done);
    // After OldPinNeeded, by who has forgotten the one before: the hall opens the box that their key was left in, and
    // `pin`, which it has just taken, wraps it from now on. Nothing is lost. NothingDeposited, the hall's H-0124.
    void recover(SecretText pin, QObject *context, Answer<SignIn> done);
    // After staffCardWanted(), in the middle of signing in or of changing the PIN: what the card signed, or that there
    // will be none; then what was asked for ends with `why`. The hall's H-0116 to H-0118; the vault's S-0115.
    void giveStaffCardProof(const QByteArray &signature);
    void withdrawStaffCard(Code why);
    [[nodiscard]] int secondsUntilNextTry() const; // after wrong PINs
    void signOut();
    [[nodiscard]] std::optional<StaffInfo> staff() const;
    // A second person at this counter proves themself by their own PIN, which is kept nowhere and opens nothing: asked
    // of the hall, and of the vault while the hall is away. SecondIsSelf; the hall's H-0111, H-0112; the vault's
    // S-0102, S-0104, and NeedsHallOnce for whoever never signed in here. subject: the case, for the audit.
    void confirmSecond(const QString &staffNo, SecretText pin, const QUuid &subject, QObject *context,
                       Answer<StaffInfo> done);
    // An administrator gives a colleague who forgot theirs a PIN for one sign-in. Asked of the hall alone:
    // NotAdministrator, NotFound, the line's. Stands in the audit of this terminal.
    void giveOneTimePin(const QString &staffNo, QObject *context, Answer<wire::OneTimePin> done);
    // The hall is told how this terminal's devices are: `devices` is asked soon after devicesChanged(), once for all
    // that changed, and now and then. It is called in this thread, and never after the desk is gone.
    void tellDevices(std::function<QList<wire::DeviceReport>()> devices);
    void devicesChanged();
    // How the terminals of this administrator's offices are, from the hall alone: NotAdministrator, the line's.
    void terminals(QObject *context, Answer<QList<wire::TerminalSeen>> done);
    // Leaving the desk: everything in hand is saved; what is owed goes on being sent. Only the PIN of the one who is
    // signed in opens again, without the hall (S-0102, S-0104); anybody else signs in and thereby signs them out.
    void lock();
    [[nodiscard]] bool isLocked() const;
    void unlock(SecretText pin, QObject *context, Answer<bool> done);

    [[nodiscard]] std::shared_ptr<const domain::Catalogue> catalogue() const; // may be null before the first fetch
    [[nodiscard]] const Clock &clock() const;

    // Of the signed-in user, newest first: those in hand and the latest of the others, a few hundred at most.
    [[nodiscard]] const QList<CaseSummary> &cases() const;
    // All of them are found here, however many: ids in the order asked for, and the line of each when it is looked at.
    // The day of 今日 is filled in.
    void find(vault::CaseQuestion question, QObject *context, Answer<vault::CaseFound> done);
    [[nodiscard]] std::optional<CaseSummary> summary(const QUuid &caseId) const;
    [[nodiscard]] const SyncState &sync() const;
    void syncNow();
    // Owed too long for the clerk's patience: the case's debt is tried at once.
    void tryNow(const QUuid &caseId);

    // One case in work. begin() makes a draft; resume() opens one with everything as it was.
    void begin(QObject *context, Answer<std::shared_ptr<Intake>> done);
    void resume(const QUuid &caseId, QObject *context, Answer<std::shared_ptr<Intake>> done);
    // Put aside by hand; resume() takes it up again.
    void park(const QUuid &caseId, QObject *context, Answer<bool> done);
    // Gone from every list but 已删除草稿, until it is taken back or the clerk signs out: then it is deleted for good.
    // false: it was never saved, nothing is left of it.
    void discardDraft(const QUuid &caseId, QObject *context, Answer<bool> done);
    void restoreDraft(const QUuid &caseId, QObject *context, Answer<bool> done);

    void notes(const QUuid &caseId, QObject *context, Answer<QList<CaseNote>> done); // oldest first
    void addNote(const QUuid &caseId, const QString &text, QObject *context, Answer<QList<CaseNote>> done);

    // Takes a wrong submission back (before it is accepted): written down here at once, told to the hall when it is
    // there. recordChanged() or withdrawalRefused() follow.
    void withdraw(const QUuid &caseId, const QString &reason, QObject *context, Answer<bool> done);

    // To a colleague who has signed in here before; the case leaves this clerk's vault with all that belongs to it.
    void colleagues(QObject *context, Answer<QList<StaffInfo>> done);
    void handOver(const QUuid &caseId, const QString &staffNo, const QString &note, QObject *context,
                  Answer<bool> done);
    [[nodiscard]] const QList<HandOverLine> &handOvers() const; // casesChanged() when they change
    void takeOver(const QUuid &caseId, QObject *context, Answer<bool> done); // or take back
    void declineHandOver(const QUuid &caseId, QObject *context, Answer<bool> done);

    void phrases(QObject *context, Answer<QList<Phrase>> done);
    void keepPhrase(const Phrase &phrase, QObject *context, Answer<QList<Phrase>> done);
    void dropPhrase(const Phrase &phrase, QObject *context, Answer<QList<Phrase>> done);

    // Signed with the terminal's evidence key (SM2).
    void signAsTerminal(const QByteArray &message, QObject *context, Answer<TerminalSignature> done);

    // The hall's record of a case, its papers verified under the hall's certificate; from the vault if offline.
    void record(const QUuid &caseId, QObject *context, Answer<wire::CaseRecord> done);
    void end(const QUuid &caseId, const wire::EndingRequest &request, QObject *context, Answer<wire::CaseRecord> done);

    // What became of each printing of a case's papers; both answer with all that is known of that case. A case that
    // does not rest here (no case at all, a colleague's) has the audit's entry alone: noting it answers NotFound for
    // the latter.
    void notePrint(const QUuid &caseId, PrintFact fact, QObject *context, Answer<QList<PrintFact>> done);
    void prints(const QUuid &caseId, QObject *context, Answer<QList<PrintFact>> done);

    // What lies in the pick-up cabinets of this terminal, for whoever is signed in here. Each change stands in the
    // audit and answers with the whole book. A door is told to open by its own device; this is the book beside it.
    // NotSignedIn; put: NoCaseNumber, PersonsNumber, DoorTaken. keepDays: 1 to domain::MostKeepDays, from today on.
    void cabinetBook(QObject *context, Answer<domain::CabinetBook> done);
    void putIntoCabinet(const QString &cabinet, int door, const QString &number, int keepDays, QObject *context,
                        Answer<domain::CabinetBook> done);
    void takenFromCabinet(const QString &cabinet, int door, QObject *context, Answer<domain::CabinetBook> done);

Q_SIGNALS:
    void started();
    void startFailed(yc::Code code);
    void catalogueChanged();
    void casesChanged();
    void syncChanged();
    void signedOut();
    void lockChanged();
    void staffCardWanted(const QByteArray &challenge); // of whoever signs in: 32 bytes, to be signed by the card
    void recordChanged(const QUuid &caseId); // the hall has another word on it
    void withdrawalRefused(const QUuid &caseId, yc::Code code); // accepted or ended meanwhile
    void shutOut(); // the hall says this terminal may no longer work

private:
    struct Rooms;
    std::unique_ptr<Rooms> m_rooms;
    friend class Intake;
};

} // namespace yc::core::flow
