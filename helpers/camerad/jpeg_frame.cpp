#include "helpers/camerad/jpeg_frame.h"

#include <algorithm>
#include <array>
#include <optional>

namespace yc::helpers::camerad
{

namespace
{

constexpr unsigned char Marker = 0xFF;
constexpr unsigned char Begin = 0xD8;
constexpr unsigned char End = 0xD9;
constexpr unsigned char Scan = 0xDA;
constexpr int Block = 16; // some claim whole blocks of pixels: 1088 lines for 1080

// Of a frame, in one of its thirteen ways of coding: C0 to CF, without tables (C4, CC) and what was never used (C8).
bool isFrameHead(unsigned char kind)
{
    return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
}

unsigned wordAt(std::span<const unsigned char> bytes, std::size_t at)
{
    return static_cast<unsigned>(bytes[at]) << 8 | bytes[at + 1];
}

struct Head {
    QSize size;
    std::size_t pixels = 0; // where they begin
};

std::optional<Head> headOf(std::span<const unsigned char> bytes)
{
    if (bytes.size() < 2 || bytes[0] != Marker || bytes[1] != Begin)
        return std::nullopt;
    Head head;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != Marker)
            return std::nullopt;
        const auto kind = bytes[at + 1];
        if (kind == Marker) { // any number of them before a marker
            ++at;
            continue;
        }
        const auto length = wordAt(bytes, at + 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return std::nullopt;
        if (isFrameHead(kind)) {
            if (head.size.isValid() || length < 8) // it has one
                return std::nullopt;
            head.size = {static_cast<int>(wordAt(bytes, at + 7)), static_cast<int>(wordAt(bytes, at + 5))};
        }
        at += 2 + length;
        if (kind != Scan)
            continue;
        head.pixels = at;
        return head.size.isEmpty() ? std::nullopt : std::optional(head);
    }
    return std::nullopt;
}

} // namespace

JpegFrame jpegFrame(std::span<const unsigned char> bytes, QSize promised)
{
    const auto head = headOf(bytes);
    if (!head || head->size.width() >= promised.width() + Block || head->size.height() >= promised.height() + Block)
        return JpegFrame::None;
    constexpr std::array Ending{Marker, End}; // pixels never look like it
    const auto pixels = bytes.subspan(head->pixels);
    return std::ranges::search(pixels, Ending).empty() ? JpegFrame::WithoutEnd : JpegFrame::Whole;
}

} // namespace yc::helpers::camerad
