#pragma once

#include "base/secret.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <array>
#include <vector>

// A line of a list of cases, and how lists are asked for.
namespace yc::core::vault
{

// A case's row as lists show it, unsealed.
struct CaseRow {
    QUuid id;
    QString state; // wire word of domain::CaseState
    QString number; // of the hall; empty until received
    QString provisionalNumber;
    QString itemCode;
    QString itemName;
    QString applicantName; // masked by whoever shows it
    QString applicantNumber;
    QString phone; // for finding
    QDateTime begunAt;
    QDateTime changedAt;
    QDate due; // promised; null before acceptance
    int step = 0; // where the clerk was, 0..5
    bool parked = false; // 挂起: put aside by hand
    bool discarded = false; // deleted by hand; can be taken back until the clerk leaves
    [[no_unique_address]] Personal personal{};
};

// 今日: changed since the day began · 我的: not over · 待处理: drafts and received · 等待中: others have to do
// something · 已挂起 · 全部 · 已删除草稿, which stand on no other shelf.
enum class CaseShelf { Today, Mine, ToDo, Waiting, Parked, All, Discarded };
inline constexpr std::size_t ShelfCount = 7;
enum class CaseOrder { Changed, Begun, Due, Item, Applicant };

struct CaseQuestion {
    // Parted by blanks; each must stand in the case: in its numbers, the citizen's number, telephone or name, in the
    // item's name, or as the beginning of how the name or the item is read (pinyin, its initials, Latin words).
    QString words;
    CaseShelf shelf = CaseShelf::All;
    CaseOrder order = CaseOrder::Changed;
    QDateTime dayBegins; // of 今日
    QStringList states; // wire words that fit `words` too: whoever shows states knows their names
    int most = -1; // ids wanted; the counts are of all. -1: every one
};

struct CaseFound {
    std::vector<QUuid> ids;
    int total = 0; // that fit
    std::array<int, ShelfCount> counts{}; // on each shelf, whatever the words
    [[nodiscard]] int on(CaseShelf shelf) const { return counts[static_cast<std::size_t>(shelf)]; }
};

} // namespace yc::core::vault
