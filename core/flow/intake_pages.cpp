#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/pack/jpeg.h"
#include "core/pack/page_sketch.h"

namespace yc::core::flow
{

namespace
{

constexpr int Quality = 85;

domain::Page pageOf(const Image &pixels)
{
    return {.blob = {},
            .mediaType = QStringLiteral("image/jpeg"),
            .size = pixels.size(),
            .dpi = pixels.dpi(),
            .turns = 0,
            .bytes = 0};
}

} // namespace

QList<const domain::Material *> Intake::materials() const
{
    return m_rooms->item ? domain::appliedMaterials(m_rooms->draft, *m_rooms->item, m_rooms->today())
                         : QList<const domain::Material *>();
}

QList<PageView> Intake::pages(const QString &materialId) const
{
    QList<PageView> views;
    for (const auto &page : m_rooms->shelf.pages(materialId))
        views.append({.page = page.page, .saving = page.ticket != 0, .ticket = page.ticket, .notes = page.notes});
    return views;
}

void Intake::rebuildFilings()
{
    m_rooms->draft.filings = m_rooms->shelf.filings();
}

void Intake::addPage(const QString &materialId, std::shared_ptr<Image> page, const PageNotes &notes)
{
    if (!m_rooms->editable() || !page || page->isNull())
        return;
    seal(m_rooms->shelf.add(materialId, pageOf(*page), notes), page);
    touched();
}

void Intake::replacePage(const QString &materialId, int index, std::shared_ptr<Image> page, const PageNotes &notes)
{
    if (!m_rooms->editable() || !page || page->isNull())
        return;
    if (const auto ticket = m_rooms->shelf.replace(materialId, index, pageOf(*page), notes))
        seal(*ticket, page);
    touched();
}

// Pixels become a JPEG on one thread and a sealed blob on another; the page has its name only when the blob is on disk.
void Intake::seal(quint64 ticket, const std::shared_ptr<Image> &pixels)
{
    auto *d = m_rooms->rooms();
    if (!d)
        return;
    const auto failed = [this, ticket](Code code) {
        (void)m_rooms->shelf.notSealed(ticket);
        m_rooms->lost = true;
        rebuildFilings();
        Q_EMIT saveFailed(code);
        touched();
        sealsDone();
    };
    // keep: a screen that closes right after the scan does not lose the page.
    struct Packed {
        Result<QByteArray> jpeg;
        std::shared_ptr<const pack::PageSketch> sketch;
    };
    d->pages.run(
        [pixels] {
            return Packed{pack::encodeJpeg(*pixels, Quality), pack::PageSketch::of(*pixels)};
        },
        this,
        [this, keep = d->open(id()), ticket, page = pageOf(*pixels), failed](Packed packed) {
            auto *rooms = m_rooms->rooms();
            if (!rooms)
                return;
            auto &jpeg = packed.jpeg;
            if (!jpeg)
                return failed(jpeg.error());
            m_rooms->shelf.sketched(ticket, packed.sketch);
            auto sealed = page;
            sealed.bytes = jpeg->size();
            const auto bytes = std::make_shared<SecretBytes>(*std::move(jpeg));
            rooms->vault.run([bytes](vault::Vault &vault) { return vault.putBlob(bytes->reveal()); }, this,
                             [this, keep, ticket, sealed, failed](const Result<QString> &blob) {
                                 if (!blob)
                                     return failed(blob.error());
                                 auto atRest = sealed;
                                 atRest.blob = *blob;
                                 const auto material = m_rooms->shelf.sealed(ticket, atRest);
                                 rebuildFilings();
                                 touched();
                                 save(); // a sheet is not put off as a keystroke is: it goes back to its owner
                                 if (material)
                                     Q_EMIT pageSaved(*material);
                                 sealsDone();
                             });
            lookForRepeats(packed.sketch); // behind it: the sheet is safe first
        });
}

void Intake::movePage(const QString &materialId, int from, int to)
{
    if (!m_rooms->editable() || !m_rooms->shelf.move(materialId, from, to))
        return;
    rebuildFilings();
    touched();
}

void Intake::placePage(const QString &materialId, int from, int to)
{
    if (!m_rooms->editable() || !m_rooms->shelf.move(materialId, from, to, PageShelf::By::Program))
        return;
    rebuildFilings();
    touched();
}

void Intake::movePageTo(const QString &fromMaterial, int index, const QString &toMaterial)
{
    if (!m_rooms->editable() || !m_rooms->shelf.moveTo(fromMaterial, index, toMaterial))
        return;
    rebuildFilings();
    touched();
}

void Intake::turnPage(const QString &materialId, int index)
{
    if (!m_rooms->editable() || !m_rooms->shelf.turn(materialId, index))
        return;
    rebuildFilings();
    touched();
}

void Intake::removePage(const QString &materialId, int index)
{
    if (!m_rooms->editable() || !m_rooms->shelf.remove(materialId, index))
        return;
    rebuildFilings();
    if (auto *d = m_rooms->rooms())
        d->vault.post([subject = id().toString(QUuid::WithoutBraces)](vault::Vault &vault) {
            (void)vault.note({.at = {}, .staffNo = {}, .event = QStringLiteral("page-removed"), .subject = subject});
        });
    touched();
}

bool Intake::undo()
{
    if (!m_rooms->editable() || !m_rooms->shelf.undo())
        return false;
    rebuildFilings();
    touched();
    return true;
}

bool Intake::canUndo() const
{
    return m_rooms->editable() && m_rooms->shelf.canUndo();
}

bool Intake::undoRemove()
{
    if (!m_rooms->editable() || !m_rooms->shelf.undoRemove())
        return false;
    rebuildFilings();
    touched();
    return true;
}

bool Intake::canUndoRemove() const
{
    return m_rooms->editable() && m_rooms->shelf.canUndoRemove();
}

void Intake::loadPage(const domain::Page &page, QObject *context, Answer<QByteArray> done)
{
    auto *d = m_rooms->rooms();
    if (!d)
        return;
    d->vault.run(
        [blob = page.blob](vault::Vault &vault) -> Result<QByteArray> {
            const auto bytes = vault.blob(blob);
            if (!bytes)
                return std::unexpected(bytes.error());
            return bytes->reveal();
        },
        context, std::move(done));
}

bool Intake::isSavingPages() const
{
    return m_rooms->shelf.saving() > 0;
}

} // namespace yc::core::flow
