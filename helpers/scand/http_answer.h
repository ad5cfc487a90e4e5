#pragma once

#include <QByteArray>

#include <optional>

// What a scanner answers to one GET of HTTP/1.0, as it comes in from its network. Pure. Only what eSCL scanners were
// seen to send is understood: a head, and a body as long as it says or until they hang up; never chunked, for the
// question was HTTP/1.0. Source: RFC 9112, RFC 1945.
namespace yc::helpers::scand
{

inline constexpr qsizetype LargestHttpHead = qsizetype{8} * 1024;

// Nothing more will come that is of interest: it is as long as it says itself to be, or no answer at all.
[[nodiscard]] bool isWholeAnswer(const QByteArray &soFar);
// It begins as an answer does, whatever it says: somebody is there.
[[nodiscard]] bool isAnswer(const QByteArray &bytes);
// The body of a 200, without what came behind its end; nothing: no head, another status, or cut short.
[[nodiscard]] std::optional<QByteArray> bodyOf200(const QByteArray &bytes);

} // namespace yc::helpers::scand
