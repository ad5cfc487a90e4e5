#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/pack/jpeg.h"
#include "core/pack/page_sketch.h"

#include <algorithm>
#include <vector>

// The same sheet twice in one case: drawn in again by a feeder, or the stack was scanned anew.
namespace yc::core::flow
{

namespace
{

using Sketch = std::shared_ptr<const pack::PageSketch>;

// The first of these that is the same sheet; null: none is.
Sketch sameAs(const Sketch &sketch, const std::vector<Sketch> &others)
{
    const auto found
        = std::ranges::find_if(others, [&](const Sketch &other) { return pack::likenessOf(*other, *sketch).isSame(); });
    return found == others.end() ? nullptr : *found;
}

} // namespace

// A page that came now is laid beside all that are here; those that came with the case are sketched when the first new
// one does.
void Intake::lookForRepeats(const Sketch &sketch)
{
    auto *d = m_rooms->rooms();
    if (!d || !sketch)
        return;
    std::vector<Sketch> others;
    for (const auto *material : materials()) {
        for (const auto &page : m_rooms->shelf.pages(material->id)) {
            if (page.notes.sketch && page.notes.sketch != sketch)
                others.push_back(page.notes.sketch);
        }
    }
    sketchOldPages();
    if (others.empty())
        return;
    d->pages.run([sketch, others = std::move(others)] { return sameAs(sketch, others); }, this,
                 [this, sketch](const Sketch &earlier) {
                     if (!earlier)
                         return;
                     m_rooms->alike.append({.later = sketch, .earlier = earlier});
                     Q_EMIT changed();
                 });
}

void Intake::sketchOldPages()
{
    auto *d = m_rooms->rooms();
    for (const auto *material : materials()) {
        for (const auto &page : m_rooms->shelf.pages(material->id)) {
            const auto blob = page.page.blob;
            if (page.ticket != 0 || page.notes.cameNow || blob.isEmpty() || m_rooms->sketching.contains(blob))
                continue;
            m_rooms->sketching.insert(blob);
            loadPage(page.page, this, [this, d, blob](Result<QByteArray> jpeg) {
                if (!jpeg || m_rooms->rooms() != d)
                    return; // one that cannot be read is told where it is shown
                d->pages.run(
                    [jpeg = std::make_shared<SecretBytes>(*std::move(jpeg))]() -> Sketch {
                        const auto image = pack::decodeJpeg(jpeg->reveal());
                        return image ? pack::PageSketch::of(*image) : nullptr;
                    },
                    this,
                    [this, blob](const Sketch &sketch) {
                        if (!sketch)
                            return;
                        m_rooms->shelf.sketched(blob, sketch);
                        oldPageSketched(sketch);
                    });
            });
        }
    }
}

// What came while it was being sketched was laid beside the others without it.
void Intake::oldPageSketched(const Sketch &old)
{
    auto *d = m_rooms->rooms();
    std::vector<Sketch> came;
    for (const auto *material : materials()) {
        for (const auto &page : m_rooms->shelf.pages(material->id)) {
            if (page.notes.sketch && page.notes.cameNow)
                came.push_back(page.notes.sketch);
        }
    }
    if (!d || came.empty())
        return;
    d->pages.run([old, came = std::move(came)] { return sameAs(old, came); }, this,
                 [this, old](const Sketch &later) {
                     if (!later)
                         return;
                     m_rooms->alike.append({.later = later, .earlier = old});
                     Q_EMIT changed();
                 });
}

QList<Intake::Repeat> Intake::repeats() const
{
    QList<Repeat> repeats;
    if (!m_rooms->editable() || m_rooms->alike.isEmpty())
        return repeats;
    struct At {
        QString material;
        int index = 0;
    };
    QHash<const pack::PageSketch *, At> places;
    for (const auto *material : materials()) {
        const auto &pages = m_rooms->shelf.pages(material->id);
        for (int i = 0; i < pages.size(); ++i)
            places.insert(pages[i].notes.sketch.get(), {material->id, i});
    }
    for (const auto &alike : m_rooms->alike) {
        const auto later = places.constFind(alike.later.lock().get());
        const auto earlier = places.constFind(alike.earlier.lock().get());
        const bool here = later != places.constEnd() && earlier != places.constEnd() && later.key() && earlier.key();
        const auto told
            = [&](const Repeat &one) { return one.material == later->material && one.index == later->index; };
        if (here && std::ranges::none_of(repeats, told))
            repeats.append({later->material, later->index, earlier->material, earlier->index});
    }
    return repeats;
}

void Intake::keepRepeat(const Repeat &repeat)
{
    const auto &pages = m_rooms->shelf.pages(repeat.material);
    if (repeat.index < 0 || repeat.index >= pages.size() || !pages[repeat.index].notes.sketch)
        return;
    const auto sketch = pages[repeat.index].notes.sketch;
    m_rooms->alike.removeIf([&](const auto &alike) { return alike.later.lock() == sketch; });
    Q_EMIT changed();
}

} // namespace yc::core::flow
