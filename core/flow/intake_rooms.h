#pragma once

#include "core/flow/desk_rooms.h"
#include "core/flow/draft_file.h"
#include "core/flow/intake_states.h"
#include "core/flow/page_shelf.h"

#include <QPointer>
#include <QTimer>

// What an intake is made of. Private to core/flow.
namespace yc::core::flow
{

struct Intake::Rooms {
    QPointer<Desk> desk; // an intake in the screen's hand may outlive it
    std::shared_ptr<const domain::Catalogue> catalogue; // keeps the item alive
    const domain::ServiceItem *item = nullptr;
    domain::CaseDraft draft;
    PageShelf shelf;
    Step step = Step::Applicant;
    intake::State life = intake::State::Editing;
    domain::CaseState state = domain::CaseState::Draft; // the hall's word for it
    QString number;
    QString provisionalNumber;
    QDate due;
    bool parked = false;
    std::optional<wire::Receipt> receipt;
    QByteArray manifestDigest;
    int typed = 0;
    std::optional<domain::CaseDraft> parties; // as they were before the last removal: nothing else of the draft

    domain::EarlierValues earlier; // of earlierParties, for earlierItem
    domain::CaseDraft earlierParties; // who was here when they were looked for, and nothing else of the draft
    const domain::ServiceItem *earlierItem = nullptr;
    quint64 earlierAsked = 0; // the last looking alone counts

    QTimer saving; // coalesces
    bool dirty = false;
    int writing = 0; // saves handed to the vault and not answered
    struct Alike { // two pages, each known by its sketch
        std::weak_ptr<const pack::PageSketch> later;
        std::weak_ptr<const pack::PageSketch> earlier;
    };
    QList<Alike> alike; // to be asked about
    QSet<QString> sketching; // blobs of pages that came with the case, asked for once
    int sealing = 0; // blobs under way that are not pages: photo, ink
    QHash<int, quint64> signing; // by seat, the last signature's sealing: an earlier one is dropped
    bool lost = false; // something did not reach the disk since submit()
    QTimer patience; // of the clerk, after submit()
    QPointer<QObject> submitContext;
    Answer<Submitted> submitDone;

    [[nodiscard]] Desk::Rooms *rooms() const { return desk ? desk->m_rooms.get() : nullptr; }
    [[nodiscard]] QDate today() const;
    [[nodiscard]] vault::CaseRow row(const QDateTime &now) const;
    [[nodiscard]] bool on(intake::Event event);
    [[nodiscard]] bool editable() const { return life == intake::State::Editing; }
};

} // namespace yc::core::flow
