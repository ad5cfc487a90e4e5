#pragma once

#include "base/code.h"
#include "core/papers/paper_values.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

// One request line in, one frame out: the contract in CMakeLists.txt, without its pipes.
namespace yc::hall::render
{

namespace codes
{
inline constexpr Code BadRequest{'P', 211}; // not JSON, too long, or neither of the two shapes
} // namespace codes

inline constexpr qsizetype LongestRequest = 1024LL * 1024;

struct Request {
    QString id;
    QString kind;
    QJsonObject values;
    QDateTime at; // what the PDF says it was made; the paper's own moment
};
[[nodiscard]] Result<Request> requestFrom(const QByteArray &line);

// The whole frame: 'P' or 'E', length, body.
[[nodiscard]] QByteArray answer(const QByteArray &line);

} // namespace yc::hall::render
