#pragma once

#include "core/domain/pinyin.h"
#include "core/vault/arena.h"
#include "core/vault/case_index.h"

#include <QHash>

#include <algorithm>
#include <cstring>
#include <limits>
#include <mutex>

// What an index of cases holds. Private to core/vault.
namespace yc::core::vault
{

inline constexpr qsizetype LongestText
    = 400; // of one field, in UTF-8: more of a name is nothing that anybody looks for
enum Field { Number, Provisional, Name, Citizen, Phone, Keys }; // parted by line feeds in a slot's text

inline bool isToDo(const QString &state)
{
    return state == QLatin1String("draft") || state == QLatin1String("received");
}

inline bool isOver(const QString &state)
{
    return state == QLatin1String("refused") || state == QLatin1String("closed") || state == QLatin1String("withdrawn");
}

inline void append(QByteArray &text, const QString &field)
{
    auto utf8 = field.toUtf8();
    utf8.truncate(LongestText);
    utf8.replace('\n', ' ');
    text += utf8;
    text += '\n';
}

// The beginnings by which words are found: initials, pinyin, each Latin word, all lower case.
inline void appendKeys(QByteArray &text, const QString &words)
{
    const auto pinyin = domain::pinyinOf(words);
    append(text, pinyin.initials.toLower());
    append(text, pinyin.full.toLower());
    const auto lower = words.toLower();
    for (const auto &word : QStringView(lower).split(u' ', Qt::SkipEmptyParts))
        append(text, word.toString());
}

// One word that was typed, as it is looked for in bytes.
struct Needle {
    QByteArray inside; // anywhere: names, digits; Latin letters in the capitals of numbers
    QByteArray beginning; // of a line: empty without letters
};

inline Needle needleOf(QStringView word)
{
    Needle needle{.inside = word.toString().toUpper().toUtf8(), .beginning = {}};
    const auto lower = word.toString().toLower().toUtf8();
    if (lower != needle.inside)
        needle.beginning = '\n' + lower;
    return needle;
}

inline bool has(const char *text, std::size_t size, const QByteArray &wanted)
{
    return ::memmem(text, size, wanted.constData(), static_cast<std::size_t>(wanted.size())) != nullptr;
}

inline bool has(const char *text, std::size_t size, const Needle &needle)
{
    return has(text, size, needle.inside) || (!needle.beginning.isEmpty() && has(text, size, needle.beginning));
}

inline constexpr qint64 NoTime = std::numeric_limits<qint64>::min();

inline qint64 stamp(const QDateTime &at)
{
    return at.isValid() ? at.toMSecsSinceEpoch() : NoTime;
}

inline QDateTime timeOf(qint64 stamp)
{
    return stamp == NoTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(stamp, Qt::UTC);
}

struct CaseIndex::Slot {
    QUuid id;
    qint64 changed = NoTime;
    qint64 begun = NoTime;
    qint64 due = 0; // Julian day; 0: none
    const char *text = nullptr; // a line feed, then the fields, each ended by one
    qint32 block = -1;
    quint16 size = 0;
    quint16 item = 0;
    quint8 state = 0;
    quint8 step = 0;
    bool parked = false;
    bool discarded = false;
    bool loose = true;
    bool free = false; // of nobody: to be used again
};

struct CaseIndex::Rooms {
    struct Item {
        QString code;
        QString name;
        QByteArray text; // to be searched like a slot's
    };
    std::vector<Slot> slots;
    std::vector<quint32> spare; // slots of nobody
    std::vector<quint32> order; // newest change first
    QHash<QUuid, quint32> byId;
    std::vector<Item> items;
    QHash<QString, quint16> itemOf; // by code and name
    QStringList states;
    Arena arena;

    quint16 item(const QString &code, const QString &name)
    {
        const QString key = code + u'\n' + name;
        const auto known = itemOf.constFind(key);
        if (known != itemOf.cend())
            return *known;
        Item fresh{.code = code, .name = name, .text = "\n"};
        append(fresh.text, name.toUpper());
        append(fresh.text, code.toUpper());
        appendKeys(fresh.text, name);
        const auto at = static_cast<quint16>(std::min<std::size_t>(items.size(), 0xffff));
        items.push_back(std::move(fresh));
        itemOf.insert(key, at);
        return at;
    }
    quint8 state(const QString &word)
    {
        auto at = states.indexOf(word);
        if (at < 0) {
            at = states.size();
            states.append(word);
        }
        return static_cast<quint8>(at);
    }
    [[nodiscard]] bool newer(quint32 a, quint32 b) const
    {
        const auto &x = slots[a];
        const auto &y = slots[b];
        return x.changed != y.changed ? x.changed > y.changed : x.id < y.id;
    }
    void enlist(quint32 slot)
    {
        const auto place
            = std::lower_bound(order.begin(), order.end(), slot, [this](auto a, auto b) { return newer(a, b); });
        order.insert(place, slot);
    }
    void delist(quint32 slot)
    {
        const auto place
            = std::lower_bound(order.begin(), order.end(), slot, [this](auto a, auto b) { return newer(a, b); });
        if (place != order.end() && *place == slot)
            order.erase(place);
    }
    [[nodiscard]] QString field(const Slot &slot, Field wanted) const
    {
        const char *at = slot.text + 1;
        const char *end = slot.text + slot.size;
        for (int field = 0; at < end; ++field) {
            const auto *stop = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            if (stop == nullptr)
                break;
            if (field == wanted)
                return QString::fromUtf8(at, stop - at);
            at = stop + 1;
        }
        return QString();
    }
    [[nodiscard]] CaseRow row(const Slot &slot) const
    {
        CaseRow row;
        row.id = slot.id;
        row.state = states[slot.state];
        row.number = field(slot, Number);
        row.provisionalNumber = field(slot, Provisional);
        row.itemCode = items[slot.item].code;
        row.itemName = items[slot.item].name;
        row.applicantName = field(slot, Name);
        row.applicantNumber = field(slot, Citizen);
        row.phone = field(slot, Phone);
        row.begunAt = timeOf(slot.begun);
        row.changedAt = timeOf(slot.changed);
        row.due = slot.due == 0 ? QDate() : QDate::fromJulianDay(slot.due);
        row.step = slot.step;
        row.parked = slot.parked;
        row.discarded = slot.discarded;
        return row;
    }
    void dropText(Slot &slot)
    {
        arena.drop(slot.text, slot.size);
        slot.text = nullptr;
        slot.size = 0;
        if (!arena.isMostlyDropped())
            return;
        Arena fresh;
        for (auto &each : slots) {
            if (each.text != nullptr)
                each.text = fresh.keep(each.text, each.size);
        }
        arena = std::move(fresh);
    }
};

} // namespace yc::core::vault
