#include "core/papers/words.h"

#include <QDateTime>
#include <QRegularExpression>

namespace yc::core::papers
{

namespace
{

// Beijing has had no summer time since 1991, and papers are of today: an offset is enough and needs no time zone data.
constexpr int BeijingOffset = 8 * 3600;

} // namespace

QString dayWords(QDate day)
{
    return QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day());
}

QString valueWords(const QString &value, bool onlyDay)
{
    static const QRegularExpression iso(
        QStringLiteral(R"(^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$)"));
    const auto match = iso.match(value);
    if (!match.hasMatch())
        return value;
    auto moment = QDateTime(QDate::fromString(match.captured(1), Qt::ISODate),
                            QTime::fromString(match.captured(2), QStringLiteral("hh:mm")));
    if (!match.captured(3).isEmpty())
        moment = QDateTime::fromString(value, Qt::ISODate).toOffsetFromUtc(BeijingOffset);
    if (!moment.date().isValid())
        return value;
    if (onlyDay || match.captured(2).isEmpty())
        return dayWords(moment.date());
    return dayWords(moment.date()) + u' ' + moment.time().toString(QStringLiteral("HH:mm"));
}

std::optional<QString> fillIn(const QString &pattern, const QJsonObject &values)
{
    static const QRegularExpression place(QStringLiteral(R"(\{([A-Za-z]+)(:day)?\})"));
    QString text;
    qsizetype from = 0;
    for (auto it = place.globalMatch(pattern); it.hasNext();) {
        const auto match = it.next();
        const auto value = values.value(match.captured(1)).toString().trimmed();
        if (value.isEmpty())
            return std::nullopt;
        text += QStringView(pattern).mid(from, match.capturedStart() - from);
        text += valueWords(value, match.hasCaptured(2) && !match.captured(2).isEmpty());
        from = match.capturedEnd();
    }
    text += QStringView(pattern).mid(from);
    return text;
}

} // namespace yc::core::papers
