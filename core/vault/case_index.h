#pragma once

#include "core/vault/case_line.h"

#include <QByteArrayView>

#include <array>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <vector>

// What a signed-in clerk's lists are made of: every case of theirs, without its draft, in memory and nowhere else in
// plain (docs/adr/0016). Some 200 bytes a case, in memory of its own that is overwritten when it is given back. Any
// thread may ask; the vault alone changes it.
namespace yc::core::vault
{

class CaseIndex
{
public:
    CaseIndex();
    ~CaseIndex();
    CaseIndex(const CaseIndex &) = delete;
    CaseIndex &operator=(const CaseIndex &) = delete;

    [[nodiscard]] std::optional<CaseRow> row(const QUuid &id) const;
    [[nodiscard]] bool holds(const QUuid &id) const;
    [[nodiscard]] std::size_t size() const;
    // All that fit, in the order asked for. A pass over 100,000 cases takes a few milliseconds.
    [[nodiscard]] CaseFound find(const CaseQuestion &question) const;
    // Of this document number exactly, newest first; a null number: of anybody.
    [[nodiscard]] std::vector<CaseRow> rowsOf(const QString &applicantNumber) const;
    // Those in hand (drafts, received) and as many of the others as make `most`, newest first.
    [[nodiscard]] std::vector<CaseRow> front(std::size_t most) const;

private:
    friend class Vault;
    struct Rooms;
    struct Slot;

    void put(const CaseRow &row); // new or changed: loose until it is packed
    void remove(const QUuid &id);
    void clear();

    // Blocks: as many cases as are sealed as one (case_blocks.cpp). NoBlock: never packed.
    static constexpr qint64 NoBlock = -1;
    static constexpr std::size_t BlockSize = 512;
    [[nodiscard]] qint64 blockOf(const QUuid &id) const;
    [[nodiscard]] std::vector<QUuid> membersOf(qint64 block, const QUuid &without = {}) const;
    [[nodiscard]] SecretBytes packed(const std::vector<QUuid> &ids) const;
    [[nodiscard]] bool unpack(QByteArrayView block, qint64 number); // false: not what packed() writes; nothing taken
    void house(const QUuid &id, qint64 block); // its line there is out of date, or may be
    void settle(const std::vector<QUuid> &ids, qint64 block); // they rest in that block as they are now
    // What is due to be packed: the oldest that never were, or a block of which many members have changed since.
    struct Due {
        qint64 block = NoBlock; // NoBlock: a new one
        std::vector<QUuid> ids;
        bool more = false;
    };
    [[nodiscard]] std::optional<Due> due() const;
    [[nodiscard]] qint64 lastBlock() const;
    void sort(); // after unpack()

    std::unique_ptr<Rooms> m_rooms;
    mutable std::shared_mutex m_mutex;
};

} // namespace yc::core::vault
