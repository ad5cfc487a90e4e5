#include "core/domain/cabinet_book.h"

#include "core/domain/identity_numbers.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

bool isOfANumber(QChar sign)
{
    return (sign >= u'0' && sign <= u'9') || (sign >= u'A' && sign <= u'Z') || sign == u'-';
}

auto at(const QString &cabinet, int door)
{
    return [&cabinet, door](const Deposit &one) { return one.cabinet == cabinet && one.door == door; };
}

} // namespace

std::optional<Deposit> CabinetBook::behind(const QString &cabinet, int door) const
{
    const auto found = std::ranges::find_if(m_all, at(cabinet, door));
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

QList<Deposit> CabinetBook::of(const QString &number) const
{
    const auto wanted = number.trimmed().toUpper();
    QList<Deposit> found;
    std::ranges::copy_if(m_all, std::back_inserter(found), [&](const Deposit &one) { return one.number == wanted; });
    return found;
}

QList<Deposit> CabinetBook::overdue(QDate today) const
{
    QList<Deposit> found;
    std::ranges::copy_if(m_all, std::back_inserter(found), [&](const Deposit &one) { return one.until < today; });
    std::ranges::stable_sort(found, {}, &Deposit::until);
    return found;
}

std::expected<Deposit, NoDeposit> CabinetBook::put(Deposit deposit, QDate today)
{
    deposit.number = deposit.number.trimmed().toUpper();
    if (deposit.number.isEmpty() || deposit.number.size() > LongestCaseNumber
        || !std::ranges::all_of(deposit.number, isOfANumber))
        return std::unexpected(NoDeposit::NoNumber);
    const auto verdict = judgeCitizenNumber(deposit.number, today);
    if (verdict == NumberVerdict::Good || verdict == NumberVerdict::UnusualPrefix)
        return std::unexpected(NoDeposit::PersonsNumber);
    if (behind(deposit.cabinet, deposit.door))
        return std::unexpected(NoDeposit::DoorTaken);
    m_all.append(deposit);
    std::ranges::stable_sort(m_all, {}, &Deposit::at);
    return deposit;
}

std::optional<Deposit> CabinetBook::take(const QString &cabinet, int door)
{
    const auto found = std::ranges::find_if(m_all, at(cabinet, door));
    if (found == m_all.end())
        return std::nullopt;
    const auto taken = *found;
    m_all.erase(found);
    return taken;
}

} // namespace yc::core::domain
