#pragma once

#include "base/image.h"
#include "core/domain/earlier.h"
#include "core/domain/person_validity.h"
#include "core/flow/desk.h"
#include "core/flow/page_notes.h"
#include "core/flow/person_from_card.h"
#include "devices/api/card_reader.h"
#include "devices/api/signature_pad.h"

#include <QObject>

// One case from the card to the receipt. Every change saves itself to the vault (coalesced, at most 200 ms behind);
// kill -9 brings the clerk back to where they were. Lives in the UI thread; pages are encoded and sealed elsewhere.
namespace yc::core::flow
{

// The six steps on screen; a path, not a cage.
enum class Step { Applicant, Item, Form, Materials, Signature, Ending };
inline constexpr int StepCount = 6;

enum class StepState { Empty, Partial, Complete, Wrong };

struct PageView {
    domain::Page page;
    bool saving = false; // pixels are still being sealed
    quint64 ticket = 0; // tells pages apart that have no blob's name yet; 0: it has one
    PageNotes notes;
};

class Intake : public QObject
{
    Q_OBJECT
public:
    ~Intake() override;

    [[nodiscard]] QUuid id() const;
    [[nodiscard]] const domain::CaseDraft &draft() const;
    [[nodiscard]] const domain::ServiceItem *item() const; // null until chosen
    [[nodiscard]] Step step() const;
    void setStep(Step step); // remembered
    [[nodiscard]] StepState stateOf(Step step) const;

    // 1 applicant: judged (check digit, validity); refused cards keep nothing. An expired card is taken as long as no
    // item is chosen, and by an item that renews or replaces it.
    [[nodiscard]] Result<QList<CardFinding>> setApplicant(devices::IdentityCard &card); // empty list: taken
    void clearApplicant();

    // 1b everybody else. A seat is whose document was just read or typed: the first applicant, one more, the agent of
    // all, or the guardian of the applicant with that place in the list (0: the first). Who sits there already is
    // replaced. What follows for the papers and whether they may is judged with the item (findings()).
    enum class Role { Applicant, Another, Agent, Guardian };
    struct Seat {
        Role role = Role::Applicant;
        int applicant = 0; // of Guardian
        domain::Relation relation = domain::Relation::Parent; // of Guardian
    };
    [[nodiscard]] Result<QList<CardFinding>> seat(const Seat &seat, devices::IdentityCard &card);
    // Typed and judged by eye, or with a code that was shown: with its sighting (NotWitnessed without). An empty list:
    // taken. An expired document as with cards.
    [[nodiscard]] Result<QList<domain::PersonFinding>> seat(const Seat &seat, domain::Person typed);
    // First applicant or one more. Whoever was the first as a person, alone, becomes its agent: their card is read.
    [[nodiscard]] Done seatOrganisation(Role role, domain::Organisation organisation);
    [[nodiscard]] int applicants() const;
    void removeApplicant(int index); // the next one becomes the first
    void removeAgent();
    void removeGuardian(int applicant);
    void makeFirst(int index);
    // 1c 限定情形可代办: that this agent's is one of the cases, by whoever is signed in, now; gone with the agent and
    // with the item. False: there is no agent for whom it has to be said.
    bool confirmLimit(bool confirmed);
    [[nodiscard]] bool canUndoParty() const; // the last removal, until somebody else is seated
    void undoParty();

    // 2 item and situation
    [[nodiscard]] Done chooseItem(QStringView code);
    void answer(const QString &questionId, const QString &choiceId);
    [[nodiscard]] QList<const domain::SituationQuestion *> questions() const;

    // 3 form: what `fill` names is filled at once with its source; setField is what was typed.
    [[nodiscard]] QList<const domain::FormField *> fields() const;
    [[nodiscard]] const domain::FilledValue *value(const QString &fieldId) const;
    void setField(const QString &fieldId, const QString &text);
    [[nodiscard]] std::optional<domain::Finding> fieldFinding(const QString &fieldId) const;
    // 3b 数据异议: a value that a source gave and the applicant says is wrong. Begun, it is the applicant's own to type
    // (setField) and has to differ; withdrawn, the source's value stands again. False: no source gave it.
    bool dispute(const QString &fieldId);
    void setDisputeReason(const QString &fieldId, domain::DisputeReason reason, const QString &note);
    bool withdrawDispute(const QString &fieldId);
    // 3c 历史办件: what the same people handed in before, in cases of the clerk who is signed in, for fields that are
    // still empty. Looked for once it is known who came for what (changed() when it is found); accepted, it is a value
    // with its source like a card's. Null: nothing to offer.
    [[nodiscard]] const domain::EarlierValue *earlier(const QString &fieldId) const;
    bool acceptEarlier(const QString &fieldId);
    int acceptAllEarlier(); // for all fields that are shown; their number

    // 4 materials
    [[nodiscard]] QList<const domain::Material *> materials() const;
    [[nodiscard]] QList<PageView> pages(const QString &materialId) const;
    // JPEG quality 85 at the scanned size; done when the sealed blob is on disk.
    void addPage(const QString &materialId, std::shared_ptr<Image> page, const PageNotes &notes = {});
    void replacePage(const QString &materialId, int index, std::shared_ptr<Image> page, const PageNotes &notes = {});
    void movePage(const QString &materialId, int from, int to);
    void placePage(const QString &materialId, int from, int to); // the same, by nobody's hand
    void movePageTo(const QString &fromMaterial, int index, const QString &toMaterial);
    void turnPage(const QString &materialId, int index); // a quarter clockwise
    void removePage(const QString &materialId, int index);
    bool undo(); // what was last done to pages or said of them, PageShelf::undo()
    [[nodiscard]] bool canUndo() const;
    bool undoRemove(); // the last removal
    [[nodiscard]] bool canUndoRemove() const;
    // 4b how the paper came 收取形式, of materials that have pages. Nobody has said: none, and what the item asks for
    // (a file, where the pages came from one) is proposed.
    [[nodiscard]] std::optional<domain::HandedIn> handedIn(const QString &materialId) const;
    [[nodiscard]] domain::HandedIn proposedFor(const QString &materialId) const;
    void setHandedIn(const QString &materialId, const domain::HandedIn &handed); // its comparison stays, see below
    void setCompared(const QString &materialId, bool compared); // 已与原件核对一致, by whoever is signed in, now
    int acceptProposed(); // for all of which nobody has said; their number
    bool undoHandedIn(); // step by step
    [[nodiscard]] bool canUndoHandedIn() const;
    // 4c 免提交: what the hall would look up and is not there 取不到 is asked for on paper; taken back by false.
    // Nothing of a material that the item does not require, that the chip has said, or that is asked for anyway. True:
    // done.
    [[nodiscard]] bool canBeUnfetched(const QString &materialId) const;
    bool setUnfetched(const QString &materialId, bool unfetched);
    // 4d 疑似重复页: pages that came while the case is open and look like the same sheet as one that is here, in the
    // order they were seen. All are part of the case; what is removed or kept is not asked about any more.
    struct Repeat {
        QString material;
        int index = 0;
        QString ofMaterial; // the one that was here before
        int ofIndex = 0;
        friend bool operator==(const Repeat &, const Repeat &) = default;
    };
    [[nodiscard]] QList<Repeat> repeats() const;
    void keepRepeat(const Repeat &repeat); // they are two sheets, or are wanted twice
    [[nodiscard]] bool isSavingPages() const; // what is shown to be signed changes when they are named
    // Pixels for the screen, decoded elsewhere: bytes of the JPEG.
    void loadPage(const domain::Page &page, QObject *context, Answer<QByteArray> done);

    // 5 signature: bound to what was shown; a later change of what was shown makes it void (Finding SignedOther).
    // shown: the digest of what stood above the pad when the first stroke began. SignedOther if that is not what would
    // be shown now: ink is never bound to another text than the one that it was written under.
    [[nodiscard]] QByteArray shownText() const; // canonical text of what the applicant confirms
    [[nodiscard]] QString shownDigest() const;
    // how: the way, whose it is (where several sign, always) and before whom; blobs, digest, time and the ink's device
    // are filled in here. Whether it is fit is judged with the case (findings()).
    [[nodiscard]] Done sign(const devices::Ink &ink, const QByteArray &png, const QString &shown,
                            domain::Signature how = {});
    // The same with the picture of a fingerprint or a seal on paper, cut as it will be filed; encoded elsewhere.
    [[nodiscard]] Done signByPrint(const std::shared_ptr<const Image> &print, const QString &shown,
                                   domain::Signature how);
    void clearSignature(int seat); // domain/signers.h

    // 6 end of the counter's part
    [[nodiscard]] QList<domain::Finding> findings() const;
    // Writes the debt, answers at once when the hall is away (provisional number), or with the receipt when it came
    // within the patience of a clerk (4 s).
    struct Submitted {
        bool received = false;
        QString number; // the hall's, or the provisional one
        std::optional<wire::Receipt> receipt;
    };
    void submit(QObject *context, Answer<Submitted> done);
    [[nodiscard]] domain::CaseState state() const;
    [[nodiscard]] std::optional<wire::Receipt> receipt() const; // verified
    [[nodiscard]] QString number() const;
    [[nodiscard]] QByteArray manifestDigest() const; // SM3, 32 bytes; empty before submit()
    [[nodiscard]] bool isSaved() const; // nothing of it would be lost with the power, as far as the vault has answered
    [[nodiscard]] int typedCharacters() const; // characters that reached fields by typing, for the story's figure

Q_SIGNALS:
    void changed(); // anything; screens read what they show
    void pageSaved(const QString &materialId);
    void saveFailed(yc::Code code);
    void receiptArrived(); // also long after submit(), when the hall is back

private:
    friend class Desk;
    struct Rooms;
    explicit Intake(std::unique_ptr<Rooms> rooms);
    void touched();
    void save();
    void keep(); // saved now, also if nothing was done to it yet
    void fill();
    void unfill();
    void lookForEarlier();
    void resumeEarlier();
    void place(const Seat &seat, domain::Person person);
    // A block of the first applicant's chip, sealed and named in the draft.
    void keepBlock(SecretBytes block, QString domain::CaseDraft::*place);
    void rebuildFilings();
    [[nodiscard]] Result<QByteArray> toBeSigned(const QString &shown) const;
    struct Signing {
        int seat = 0;
        quint64 ticket = 0;
    };
    [[nodiscard]] Result<Signing> beginSigning(domain::Signature &signature, const QString &shown);
    void endSigning(Signing mine, const Result<std::shared_ptr<domain::Signature>> &signature);
    void seal(quint64 ticket, const std::shared_ptr<Image> &pixels);
    void sealsDone();
    void lookForRepeats(const std::shared_ptr<const pack::PageSketch> &sketch);
    void sketchOldPages();
    void oldPageSketched(const std::shared_ptr<const pack::PageSketch> &old);
    void writeDebt();
    void settle(const wire::Receipt &verified);
    void refusedByHall(Code code);
    void answerSubmit();
    void recordArrived(const wire::CaseRecord &verified);
    void catalogueArrived();
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace yc::core::flow
