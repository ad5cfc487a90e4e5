// A page of a SANE driver that says anything of its frames and hands out rows of any length, cut anywhere.
#include "devices/api/device.h"
#include "helpers/scand/page_builder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>

using namespace yc;
using namespace yc::helpers::scand;

namespace
{

// What is taken from the input as long as there is any.
class Hand
{
public:
    explicit Hand(std::span<const std::uint8_t> bytes) : m_bytes(bytes) { }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    std::span<const std::uint8_t> take(std::size_t most)
    {
        const auto taken = m_bytes.first(std::min(most, m_bytes.size()));
        m_bytes = m_bytes.subspan(taken.size());
        return taken;
    }
    std::uint8_t byte()
    {
        const auto one = take(1);
        return one.empty() ? std::uint8_t{0} : one.front();
    }
    // Small numbers most of the time, for pages that are put together; any at all now and then.
    int number()
    {
        const auto how = byte();
        if (how < 0xF0)
            return how % 65 - 1;
        std::int32_t any = 0;
        const auto bytes = take(sizeof any);
        std::memcpy(&any, bytes.data(), bytes.size());
        return any;
    }

private:
    std::span<const std::uint8_t> m_bytes;
};

constexpr std::array Depths{1, 8, 16};

FrameShape shapeFrom(Hand &hand)
{
    FrameShape shape;
    shape.kind = static_cast<FrameShape::Kind>(hand.byte() % 5);
    const auto depth = hand.byte();
    shape.depth = depth < 0xF0 ? Depths[depth % Depths.size()] : hand.number();
    shape.width = hand.number();
    shape.lines = hand.number();
    shape.bytesPerLine = hand.number();
    if (hand.byte() % 4) // as it ought to be, so that more than refusals is seen
        shape.bytesPerLine
            = std::clamp(shape.width, 0, 64) * (shape.kind == FrameShape::Kind::Rgb ? 3 : 1) * 2 + shape.depth % 3;
    return shape;
}

// Pages of a hundred megabytes are put together as small ones are, and take a second each here.
bool isLarge(const FrameShape &shape)
{
    return shape.lines > 0 && shape.width > 0 && std::int64_t{shape.width} * shape.lines > 1'000'000;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Hand hand({data, size});
    const auto settings = hand.byte();
    PageBuilder page(settings & 1 ? 300 : hand.number(), (settings & 2) != 0);
    for (int frame = 0; frame < 4 && !hand.isEmpty(); ++frame) {
        const auto shape = shapeFrom(hand);
        if (isLarge(shape))
            return 0;
        if (!page.beginFrame(shape)) {
            if (settings & 4)
                break;
            return 0;
        }
        if (shape.bytesPerLine <= 0 || page.linesDone() != 0 || page.linesAll() != std::max(shape.lines, 0))
            std::abort();
        for (auto pieces = hand.byte() % 16; pieces > 0; --pieces)
            if (!page.add(hand.take(hand.byte())))
                return 0;
        if (shape.lines > 0 && page.linesDone() > shape.lines)
            std::abort();
    }
    const auto done = page.finish();
    if (!done) {
        const auto code = done.error();
        if (code != devices::codes::PageEmpty && code != devices::codes::PageTooLarge)
            std::abort();
        return 0;
    }
    const auto bytes = done->bytes();
    if (done->size().isEmpty() || bytes.size() < static_cast<std::size_t>(done->size().height()))
        std::abort();
    unsigned sum = 0; // every byte is there to be read
    for (const auto byte : bytes)
        sum += std::to_integer<unsigned>(byte);
    return sum == ~0U ? 1 : 0;
}
