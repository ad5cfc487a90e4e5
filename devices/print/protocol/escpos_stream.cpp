#include "devices/print/protocol/escpos_stream.h"

#include <algorithm>

namespace yc::devices::print::escpos
{

namespace
{

quint8 at(const QByteArray &buffer, qsizetype index)
{
    return static_cast<quint8>(buffer[index]);
}

qsizetype word(const QByteArray &buffer, qsizetype index)
{
    return at(buffer, index) + 256 * at(buffer, index + 1);
}

// A command's own bytes and how many follow them. Sizes below zero: unknown.
struct Shape {
    qsizetype head = 1;
    qsizetype fixed = 0; // parameters
    qsizetype payload = 0; // after them, known only once the parameters are here
    bool known = true;
    bool complete = true; // false: the parameters that tell the payload are still under way
};

constexpr Shape Unknown{.head = 1, .fixed = 0, .payload = 0, .known = false};

bool isOneOf(quint8 byte, std::initializer_list<int> all)
{
    return std::find(all.begin(), all.end(), byte) != all.end();
}

Shape escape(quint8 second)
{
    if (isOneOf(second, {0x40, 0x32, 0x69, 0x6D}))
        return {.head = 2, .fixed = 0};
    if (isOneOf(second, {0x61, 0x21, 0x45, 0x2D, 0x4D, 0x33, 0x64, 0x4A, 0x74}))
        return {.head = 2, .fixed = 1};
    if (isOneOf(second, {0x24, 0x42}))
        return {.head = 2, .fixed = 2};
    if (second == 0x70)
        return {.head = 2, .fixed = 3};
    return Unknown;
}

Shape bitImage(const QByteArray &buffer)
{
    Shape shape{.head = 2, .fixed = 3};
    shape.complete = buffer.size() >= 5;
    if (shape.complete)
        shape.payload = word(buffer, 3) * (at(buffer, 2) >= 32 ? 3 : 1);
    return shape;
}

Shape fileSeparator(quint8 second)
{
    if (isOneOf(second, {0x26, 0x2E}))
        return {.head = 2, .fixed = 0};
    if (isOneOf(second, {0x21, 0x57, 0x2D, 0x43}))
        return {.head = 2, .fixed = 1};
    if (second == 0x53)
        return {.head = 2, .fixed = 2};
    return Unknown;
}

Shape groupSeparator(const QByteArray &buffer)
{
    const auto second = at(buffer, 1);
    if (isOneOf(second, {0x21, 0x42, 0x72, 0x61, 0x68, 0x77, 0x48, 0x49}))
        return {.head = 2, .fixed = 1};
    if (isOneOf(second, {0x4C, 0x57}))
        return {.head = 2, .fixed = 2};
    Shape shape{.head = 2};
    switch (second) {
    case 0x56: // cut; the forms that feed first have one parameter more
        shape.complete = buffer.size() >= 3;
        shape.fixed = shape.complete && isOneOf(at(buffer, 2), {0x41, 0x42, 0x61, 0x62}) ? 2 : 1;
        return shape;
    case 0x6B: // barcode, the form with a length
        shape.fixed = 2;
        shape.complete = buffer.size() >= 4;
        if (shape.complete)
            shape.payload = at(buffer, 3);
        return shape;
    case 0x76: // raster
    case 0x28: // QR and its kin
        shape.head = 3;
        shape.fixed = second == 0x76 ? 5 : 2;
        shape.complete = buffer.size() >= 3 + shape.fixed;
        if (buffer.size() >= 3 && at(buffer, 2) != (second == 0x76 ? 0x30 : 0x6B))
            return Unknown;
        if (shape.complete)
            shape.payload = second == 0x76 ? word(buffer, 4) * word(buffer, 6) : word(buffer, 3);
        return shape;
    default: return Unknown;
    }
}

Shape shapeOf(const QByteArray &buffer)
{
    const auto first = at(buffer, 0);
    if (first == 0x0A || first == 0x0D)
        return {};
    if (!isOneOf(first, {0x10, 0x1B, 0x1C, 0x1D}))
        return Unknown;
    if (buffer.size() < 2)
        return {.complete = false};
    switch (first) {
    case 0x10: return isOneOf(at(buffer, 1), {0x04, 0x05}) ? Shape{.head = 2, .fixed = 1} : Unknown;
    case 0x1B: return at(buffer, 1) == 0x2A ? bitImage(buffer) : escape(at(buffer, 1));
    case 0x1C: return fileSeparator(at(buffer, 1));
    default: return groupSeparator(buffer);
    }
}

} // namespace

Result<std::optional<Token>> takeToken(QByteArray &buffer)
{
    if (buffer.isEmpty())
        return std::nullopt;
    if (at(buffer, 0) >= 0x20) {
        const auto end
            = std::find_if(buffer.cbegin(), buffer.cend(), [](char c) { return static_cast<quint8>(c) < 0x20; });
        const auto size = end - buffer.cbegin();
        Token token{.command = 0, .data = buffer.first(size)};
        buffer.remove(0, size);
        return token;
    }
    const auto shape = shapeOf(buffer);
    if (!shape.known || shape.payload > LargestPayload) {
        buffer.remove(0, 1);
        return std::unexpected(codes::BadFrame);
    }
    const auto size = shape.head + shape.fixed + shape.payload;
    if (!shape.complete || buffer.size() < size)
        return std::nullopt;
    Token token;
    for (qsizetype i = 0; i < shape.head; ++i)
        token.command = token.command * 256 + at(buffer, i);
    token.data = buffer.mid(shape.head, size - shape.head);
    buffer.remove(0, size);
    return token;
}

} // namespace yc::devices::print::escpos
