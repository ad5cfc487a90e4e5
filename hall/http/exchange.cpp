#include "hall/http/exchange.h"

#include <algorithm>

namespace yc::hall::http
{

namespace
{

const Header *find(const QList<Header> &list, QByteArrayView name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Header &entry) { return entry.first == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

QByteArray Head::header(QByteArrayView lowerCaseName) const
{
    const auto *entry = find(headers, lowerCaseName);
    return entry ? entry->second : QByteArray();
}

bool Head::has(QByteArrayView lowerCaseName) const
{
    return find(headers, lowerCaseName) != nullptr;
}

QByteArray Head::argument(QByteArrayView name) const
{
    const auto *entry = find(query, name);
    return entry ? entry->second : QByteArray();
}

QList<Header> queryFrom(QByteArrayView text)
{
    QList<Header> all;
    for (const auto &pair : text.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        auto cut = pair.indexOf('=');
        if (cut < 0)
            cut = pair.size();
        const auto decoded = [](QByteArray part) { return QByteArray::fromPercentEncoding(part.replace('+', ' ')); };
        all.append({decoded(pair.left(cut)), decoded(pair.mid(cut + 1))});
    }
    return all;
}

} // namespace yc::hall::http
