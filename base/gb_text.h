#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

// Chinese text as devices of the counter take it: two bytes a Hanzi, two columns a Hanzi. Source: reference.md E.2,
// E.4.
namespace yc
{

// One character at a place of a text, which may be two units long.
[[nodiscard]] QString characterAt(const QString &text, qsizetype at);

// Columns of half a Hanzi: ASCII takes one, everything else two.
[[nodiscard]] int columnsOf(const QString &text);

// The text in the two-byte area of GB18030 (GBK); empty optional if a character lies beyond it. Control characters
// become spaces: text gives no commands. Private use is beyond it: it has codes, under which each maker put characters
// of their own.
[[nodiscard]] std::optional<QByteArray> gbkBytes(const QString &text);

// The same within GB/T 2312 alone, which is all that small displays and speech modules have.
[[nodiscard]] std::optional<QByteArray> gb2312Bytes(const QString &text);

} // namespace yc
