#include "ui/date_words.h"

#include "core/domain/calendar.h"
#include "core/domain/limit.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace yc::ui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DateWords)
public:
    static QString weekday(int day)
    {
        switch (day) {
        case 1: return tr("星期一");
        case 2: return tr("星期二");
        case 3: return tr("星期三");
        case 4: return tr("星期四");
        case 5: return tr("星期五");
        case 6: return tr("星期六");
        default: return tr("星期日");
        }
    }
    //: %1 year, %2 month, %3 day, %4 day of the week
    static QString day(QDate d)
    {
        return tr("%1年%2月%3日（%4）").arg(d.year()).arg(d.month()).arg(d.day()).arg(weekday(d.dayOfWeek()));
    }
    static QString plainDay(QDate d) { return tr("%1年%2月%3日").arg(d.year()).arg(d.month()).arg(d.day()); }
    static QString shortDay(QDate d) { return tr("%1月%2日").arg(d.month()).arg(d.day()); }
    //: %1 a short day, %2 a time
    static QString dayAndTime(QDate d, QTime t) { return tr("%1 %2").arg(shortDay(d), t.toString(u"HH:mm")); }
    static QString left(int days, QDate due) { return tr("剩余%1个工作日（%2前办结）").arg(days).arg(shortDay(due)); }
    static QString dueToday(QDate due) { return tr("今天到期（%1前办结）").arg(shortDay(due)); }
    static QString over(int days, QDate due)
    {
        return tr("已超期%1个工作日（应于%2前办结）").arg(days).arg(shortDay(due));
    }
    static QString seconds(int s) { return tr("%1秒").arg(s); }
    static QString minutes(int m, int s) { return tr("%1分%2秒").arg(m).arg(s, 2, 10, QLatin1Char('0')); }
};

} // namespace

QString dayWords(QDate day)
{
    return day.isValid() ? Words::day(day) : QString();
}

QString plainDayWords(QDate day)
{
    return day.isValid() ? Words::plainDay(day) : QString();
}

QString shortDayWords(QDate day)
{
    return day.isValid() ? Words::shortDay(day) : QString();
}

QDateTime hallTime(const QDateTime &moment)
{
    return moment.toOffsetFromUtc(8 * 3600);
}

QString timeWords(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const auto local = hallTime(time);
    if (local.date() == hallTime(now).date())
        return local.time().toString(u"HH:mm");
    return Words::dayAndTime(local.date(), local.time());
}

QString limitWords(QDate today, QDate due, const core::domain::Calendar &calendar)
{
    if (!due.isValid())
        return {};
    if (today == due)
        return Words::dueToday(due);
    const auto left = core::domain::workingDaysLeft(today, due, calendar);
    return today > due ? Words::over(qAbs(left), due) : Words::left(left, due);
}

QString sizeWords(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, bytes < 1024LL * 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString waitWords(int seconds)
{
    return seconds < 60 ? Words::seconds(seconds) : Words::minutes(seconds / 60, seconds % 60);
}

QDate dayFromTyping(QStringView text)
{
    static const QRegularExpression eight(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    static const QRegularExpression parts(QStringLiteral("^(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?$"));
    const auto trimmed = text.trimmed().toString();
    for (const auto *shape : {&eight, &parts}) {
        const auto match = shape->match(trimmed);
        if (match.hasMatch())
            return QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    }
    return {};
}

} // namespace yc::ui
