#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

// What lies behind the doors of a pick-up cabinet (取件柜), until when, and what was not fetched in time. The cabinet
// itself knows its doors alone (devices/api/cabinet.h). Whose a paper is stands in its case: here stands its number.
namespace yc::core::domain
{

inline constexpr int UsualKeepDays = 15;
inline constexpr int MostKeepDays = 365;
inline constexpr qsizetype LongestCaseNumber = 40;

struct Deposit {
    QString cabinet; // its place in the settings
    int door = 0; // as written on it
    QString number; // the case's, as on its slip
    QDateTime at; // UTC
    QDate until; // the last day on which it is to be fetched
    friend bool operator==(const Deposit &, const Deposit &) = default;
};

enum class NoDeposit {
    NoNumber, // empty, too long, or with other signs than letters, digits and hyphens
    PersonsNumber, // a citizen number: nobody's stands in a cabinet's book
    DoorTaken, // something else lies there
};

class CabinetBook
{
public:
    [[nodiscard]] const QList<Deposit> &all() const { return m_all; } // by the day they came, the oldest first
    [[nodiscard]] std::optional<Deposit> behind(const QString &cabinet, int door) const;
    // Where the papers of a case lie: a thick one may need two doors.
    [[nodiscard]] QList<Deposit> of(const QString &number) const;
    // Those whose last day is over, the oldest first.
    [[nodiscard]] QList<Deposit> overdue(QDate today) const;

    // The number is trimmed and in capitals from here on. today: of the window, for a citizen number's judgement.
    std::expected<Deposit, NoDeposit> put(Deposit deposit, QDate today);
    std::optional<Deposit> take(const QString &cabinet, int door); // nothing: nothing lay there

private:
    QList<Deposit> m_all;
};

} // namespace yc::core::domain
