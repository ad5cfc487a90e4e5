// What a camera sends for a picture: any bytes.
#include "helpers/camerad/jpeg_frame.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace yc::helpers::camerad;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr QSize Promised{640, 480};
    const auto frame = jpegFrame({data, size}, Promised);
    // What is whole stays so with anything behind it, and what has a head gets its end by one.
    std::vector<unsigned char> more(data, data + size);
    more.insert(more.end(), {0xFF, 0xD9});
    const auto ended = jpegFrame(more, Promised);
    if (frame != JpegFrame::None && ended != JpegFrame::Whole)
        std::abort();
    return 0;
}
