#include "helpers/scand/http_answer.h"

#include <QList>

#include <algorithm>

namespace yc::helpers::scand
{

namespace
{

struct Head {
    int status = 0; // 0: none that can be read
    qsizetype body = 0; // where it begins
    std::optional<qint64> length; // promised
    bool isNonsense = false; // a length that is none, or two that differ
};

std::optional<qint64> numberIn(const QByteArray &text)
{
    const bool digits = !text.isEmpty() && text.size() <= 18
        && std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; });
    return digits ? std::optional(text.toLongLong()) : std::nullopt;
}

// Nothing: it is not all here yet, or too long to be one.
std::optional<Head> headOf(const QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || end > LargestHttpHead)
        return std::nullopt;
    Head head{.body = end + 4};
    const auto lines = bytes.first(end).split('\n');
    const auto words = lines.first().simplified().split(' ');
    if (isAnswer(bytes) && words.size() >= 2 && words[1].size() == 3)
        head.status = static_cast<int>(numberIn(words[1]).value_or(0));
    for (const auto &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).compare("content-length", Qt::CaseInsensitive) != 0)
            continue;
        const auto length = numberIn(line.sliced(colon + 1).trimmed());
        head.isNonsense |= !length || (head.length && head.length != length);
        head.length = length;
    }
    return head;
}

} // namespace

bool isAnswer(const QByteArray &bytes)
{
    return bytes.startsWith("HTTP/1.");
}

bool isWholeAnswer(const QByteArray &soFar)
{
    const auto head = headOf(soFar);
    if (!head)
        return soFar.size() > LargestHttpHead;
    return head->isNonsense || (head->length && soFar.size() - head->body >= *head->length);
}

std::optional<QByteArray> bodyOf200(const QByteArray &bytes)
{
    const auto head = headOf(bytes);
    if (!head || head->status != 200 || head->isNonsense)
        return std::nullopt;
    const auto there = bytes.size() - head->body;
    if (head->length && there < *head->length)
        return std::nullopt;
    return bytes.sliced(head->body, static_cast<qsizetype>(head->length.value_or(there)));
}

} // namespace yc::helpers::scand
