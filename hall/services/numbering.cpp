#include "hall/services/numbering.h"

#include <QRegularExpression>

namespace yc::hall::services
{

namespace
{

const QRegularExpression &serialPlace()
{
    static const QRegularExpression place(QStringLiteral("\\{serial:([1-9])\\}"));
    return place;
}

} // namespace

QString nextNumber(store::Rows &rows, const QString &pattern, QDate day, const QHash<QString, QString> &words)
{
    auto text = pattern;
    text.replace(QLatin1String("{date}"), day.toString(QStringLiteral("yyyyMMdd")));
    text.replace(QLatin1String("{year}"), QString::number(day.year()));
    for (auto word = words.begin(); word != words.end(); ++word)
        text.replace(u'{' + word.key() + u'}', word.value());
    const auto place = serialPlace().match(text);
    const auto serial = rows.nextSerial(text); // the series is the number without its serial
    return text.replace(place.capturedStart(), place.capturedLength(),
                        QString::number(serial).rightJustified(place.capturedView(1).toInt(), u'0'));
}

bool isPattern(const QString &pattern)
{
    auto rest = pattern;
    if (rest.count(serialPlace()) != 1 || pattern.size() > 50)
        return false;
    rest.remove(serialPlace());
    for (const auto *word : {"{date}", "{year}", "{node}", "{kind}"})
        rest.remove(QLatin1String(word));
    return !rest.contains(u'{') && !rest.contains(u'}');
}

} // namespace yc::hall::services
