#include "core/vault/case_index_rooms.h"

namespace yc::core::vault
{

namespace
{

template <typename T> void write(QByteArray &to, T value)
{
    to.append(reinterpret_cast<const char *>(&value), sizeof value); // read by this machine's own program only
}

class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) { }
    template <typename T> T read()
    {
        T value{};
        if (const auto *at = take(sizeof value))
            std::memcpy(&value, at, sizeof value);
        return value;
    }
    const char *take(std::size_t size)
    {
        if (static_cast<std::size_t>(m_rest.size()) < size) {
            m_good = false;
            return nullptr;
        }
        const auto *at = m_rest.data();
        m_rest = m_rest.sliced(static_cast<qsizetype>(size));
        return at;
    }
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_good && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_good = true;
};

constexpr quint8 BlockVersion = 1;

} // namespace

qint64 CaseIndex::blockOf(const QUuid &id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_rooms->byId.constFind(id);
    return found == m_rooms->byId.cend() ? NoBlock : m_rooms->slots[*found].block;
}

std::vector<QUuid> CaseIndex::membersOf(qint64 block, const QUuid &without) const
{
    const std::shared_lock lock(m_mutex);
    std::vector<QUuid> ids;
    for (const auto &slot : m_rooms->slots) {
        if (!slot.free && slot.block == block && slot.id != without)
            ids.push_back(slot.id);
    }
    return ids;
}

qint64 CaseIndex::lastBlock() const
{
    const std::shared_lock lock(m_mutex);
    qint64 last = NoBlock;
    for (const auto &slot : m_rooms->slots)
        last = std::max<qint64>(last, slot.block);
    return last;
}

void CaseIndex::house(const QUuid &id, qint64 block)
{
    const std::unique_lock lock(m_mutex);
    if (const auto found = m_rooms->byId.constFind(id); found != m_rooms->byId.cend())
        m_rooms->slots[*found].block = static_cast<qint32>(block);
}

void CaseIndex::settle(const std::vector<QUuid> &ids, qint64 block)
{
    const std::unique_lock lock(m_mutex);
    for (const auto &id : ids) {
        const auto found = m_rooms->byId.constFind(id);
        if (found == m_rooms->byId.cend())
            continue;
        m_rooms->slots[*found].block = static_cast<qint32>(block);
        m_rooms->slots[*found].loose = false;
    }
}

std::optional<CaseIndex::Due> CaseIndex::due() const
{
    constexpr std::size_t mostLoose = BlockSize / 2; // of those with a block: each costs a sign-in some microseconds
    const std::shared_lock lock(m_mutex);
    const auto &d = *m_rooms;
    std::size_t changed = 0;
    std::size_t homeless = 0;
    qint64 first = NoBlock;
    for (const auto &slot : d.slots) {
        if (slot.free || !slot.loose)
            continue;
        if (slot.block == NoBlock) {
            ++homeless;
        } else {
            ++changed;
            first = slot.block;
        }
    }
    Due due;
    if (homeless >= BlockSize + mostLoose) { // the newest go on changing and wait
        for (auto at = d.order.rbegin(); at != d.order.rend() && due.ids.size() < BlockSize; ++at) {
            if (d.slots[*at].block == NoBlock)
                due.ids.push_back(d.slots[*at].id);
        }
        due.more = homeless - due.ids.size() >= BlockSize + mostLoose || changed > mostLoose;
        return due;
    }
    if (changed <= mostLoose)
        return std::nullopt;
    due.block = first;
    std::size_t settled = 0;
    for (const auto &slot : d.slots) {
        if (!slot.free && slot.block == first) {
            due.ids.push_back(slot.id);
            settled += slot.loose ? 1U : 0U;
        }
    }
    due.more = changed - settled > mostLoose;
    return due;
}

SecretBytes CaseIndex::packed(const std::vector<QUuid> &ids) const
{
    const std::shared_lock lock(m_mutex);
    const auto &d = *m_rooms;
    QByteArray bytes;
    QByteArray lines;
    QStringList words; // of states and items, once each
    const auto word = [&words](const QString &text) {
        auto at = words.indexOf(text);
        if (at < 0) {
            at = words.size();
            words.append(text);
        }
        return static_cast<quint16>(at);
    };
    qsizetype room = 0;
    for (const auto &id : ids)
        room += 64 + d.slots[d.byId.value(id)].size;
    lines.reserve(room); // grown in steps it would leave copies behind
    quint32 count = 0;
    for (const auto &id : ids) {
        const auto found = d.byId.constFind(id);
        if (found == d.byId.cend())
            continue;
        const auto &slot = d.slots[*found];
        lines.append(id.toRfc4122());
        write(lines, slot.changed);
        write(lines, slot.begun);
        write(lines, slot.due);
        write(lines, word(d.states[slot.state]));
        write(lines, word(d.items[slot.item].code));
        write(lines, word(d.items[slot.item].name));
        write(lines, slot.step);
        write(lines, static_cast<quint8>((slot.parked ? 1 : 0) | (slot.discarded ? 2 : 0)));
        write(lines, slot.size);
        lines.append(slot.text, slot.size);
        ++count;
    }
    QByteArray dictionary;
    for (const auto &text : std::as_const(words)) {
        const auto utf8 = text.toUtf8();
        write(dictionary, static_cast<quint16>(utf8.size()));
        dictionary += utf8;
    }
    bytes.reserve(dictionary.size() + lines.size() + 16);
    write(bytes, BlockVersion);
    write(bytes, static_cast<quint16>(words.size()));
    bytes += dictionary;
    write(bytes, count);
    bytes += lines;
    wipe(lines);
    return SecretBytes(std::move(bytes));
}

bool CaseIndex::unpack(QByteArrayView block, qint64 number)
{
    Reader in(block);
    if (in.read<quint8>() != BlockVersion)
        return false;
    QStringList words;
    for (auto left = in.read<quint16>(); left > 0 && in.isGood(); --left) {
        const auto size = in.read<quint16>();
        if (const auto *at = in.take(size))
            words.append(QString::fromUtf8(at, size));
    }
    const auto word = [&words](quint16 at) { return at < words.size() ? words[at] : QString(); };
    const auto count = in.read<quint32>();
    if (!in.isGood() || count > 0xffff)
        return false;
    const std::unique_lock lock(m_mutex);
    auto &d = *m_rooms;
    const auto before = d.slots.size();
    for (quint32 i = 0; i < count; ++i) {
        Slot slot;
        if (const auto *id = in.take(16))
            slot.id = QUuid::fromRfc4122(QByteArrayView(id, 16));
        slot.changed = in.read<qint64>();
        slot.begun = in.read<qint64>();
        slot.due = in.read<qint64>();
        slot.state = d.state(word(in.read<quint16>()));
        const auto code = word(in.read<quint16>());
        slot.item = d.item(code, word(in.read<quint16>()));
        slot.step = in.read<quint8>();
        const auto flags = in.read<quint8>();
        slot.parked = (flags & 1) != 0;
        slot.discarded = (flags & 2) != 0;
        slot.size = in.read<quint16>();
        const auto *text = in.take(slot.size);
        if (text == nullptr || slot.size < 2 || *text != '\n')
            break;
        slot.text = d.arena.keep(text, slot.size);
        slot.block = static_cast<qint32>(number);
        slot.loose = false;
        d.slots.push_back(slot);
    }
    const bool good = in.atEnd() && d.slots.size() - before == count;
    for (auto at = before; at < d.slots.size(); ++at) {
        if (good) {
            d.byId.insert(d.slots[at].id, static_cast<quint32>(at));
            d.order.push_back(static_cast<quint32>(at));
        } else {
            d.arena.drop(d.slots[at].text, d.slots[at].size);
        }
    }
    if (!good)
        d.slots.resize(before);
    return good;
}

void CaseIndex::sort()
{
    const std::unique_lock lock(m_mutex);
    std::ranges::sort(m_rooms->order, [this](quint32 a, quint32 b) { return m_rooms->newer(a, b); });
}

} // namespace yc::core::vault
