#pragma once

#include "core/domain/case.h"
#include "core/flow/page_notes.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>
#include <vector>

// The pages of a case as the screen sees them, those still on their way to the disk included. Pure: places, order,
// moves and the last removal; pixels and blobs are elsewhere.
namespace yc::core::flow
{

struct ShelfPage {
    domain::Page page; // blob empty while saving
    quint64 ticket = 0; // not 0: this sealing will name its blob
    PageNotes notes;
};

class PageShelf
{
public:
    void load(const QList<domain::Filing> &filings);
    [[nodiscard]] const QList<ShelfPage> &pages(const QString &materialId) const;
    [[nodiscard]] QList<domain::Filing> filings() const; // what is on the disk, in order of material id
    [[nodiscard]] qsizetype saving() const;

    [[nodiscard]] quint64 add(const QString &materialId, domain::Page page, const PageNotes &notes = {});
    [[nodiscard]] std::optional<quint64> replace(const QString &materialId, int index, domain::Page page,
                                                 const PageNotes &notes = {});
    enum class By { Hand, Program }; // what the program puts in its place is no step of anybody's
    bool move(const QString &materialId, int from, int to, By by = By::Hand);
    bool moveTo(const QString &fromMaterial, int index, const QString &toMaterial);
    bool turn(const QString &materialId, int index);
    bool remove(const QString &materialId, int index);
    bool undoRemove();
    [[nodiscard]] bool canUndoRemove() const { return m_removed.has_value(); }
    // What a hand did last of moves, turns, removals and how papers came, one after another back to the last removal;
    // what was replaced, or could not be saved, leaves nothing older to go back to.
    bool undo();
    [[nodiscard]] bool canUndo() const { return !m_moves.empty() || canUndoHanded() || canUndoRemove(); }

    // How the paper came, of a material that has pages; it goes with the last of them.
    [[nodiscard]] std::optional<domain::HandedIn> handed(const QString &materialId) const;
    // One step for undoHanded(), however many materials it names. False: nothing of it is whole, has pages and is new.
    bool setHanded(const QHash<QString, domain::HandedIn> &handed);
    bool undoHanded(); // the last steps, one by one; none once a page was removed since: that comes back first
    [[nodiscard]] bool canUndoHanded() const { return !m_before.isEmpty(); }
    // 取不到: stands by itself, with pages and without. False: it was so already.
    bool setUnfetched(const QString &materialId, bool unfetched);
    void clear();

    // A sealing has ended: with the page as it rests now, or not at all (the place is given up, a replaced page is put
    // back). Answers with the material it happened in; nullopt when the page was removed for good meanwhile.
    std::optional<QString> sealed(quint64 ticket, domain::Page page);
    std::optional<QString> notSealed(quint64 ticket);

    // What a sheet is known by again: of a page that is being sealed, and of one that came with the case. Nothing
    // happens to a page that is not here any more.
    void sketched(quint64 ticket, std::shared_ptr<const pack::PageSketch> sketch);
    void sketched(const QString &blob, const std::shared_ptr<const pack::PageSketch> &sketch);

private:
    struct Removed {
        QString materialId;
        qsizetype index = 0;
        ShelfPage page;
        std::optional<domain::HandedIn> handed{}; // it was the last page
    };
    struct Step { // of a page that stayed: within its material, to another, or a quarter turn
        enum class Kind { Moved, MovedTo, Turned } kind = Kind::Moved;
        QString from;
        int at = 0;
        QString to{};
        int place = 0; // there
        std::optional<domain::HandedIn> handed{}; // of `from`, if it was its last page
        quint64 serial = 0;
    };
    struct Found {
        QString materialId;
        ShelfPage *page = nullptr;
    };
    [[nodiscard]] Found find(quint64 ticket);
    void forgetHanded(const QString &materialId);
    [[nodiscard]] bool isPlace(const QString &materialId, int index) const;

    QHash<QString, QList<ShelfPage>> m_pages;
    QHash<quint64, domain::Page> m_replaced; // what stood there before, until the new one is on the disk
    std::optional<Removed> m_removed;
    QSet<QString> m_unfetched;
    QHash<QString, domain::HandedIn> m_handed;
    struct Before {
        QHash<QString, domain::HandedIn> handed;
        quint64 serial = 0;
    };
    QList<Before> m_before; // m_handed as it was, the latest last
    std::vector<Step> m_moves; // the latest last
    quint64 m_serial = 0; // of steps of either kind
    quint64 m_lastTicket = 0;
};

} // namespace yc::core::flow
