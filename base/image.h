#pragma once

#include "base/code.h"

#include <QSize>

#include <cstddef>
#include <span>

namespace yc
{

// A picture at rest between processes: pixels in a sealed-size memfd, so that a page goes from the scanner's process
// to the screen without a copy and without a temp file. Rows are top down, `stride` bytes apart.
class Image
{
public:
    enum class Format { Gray8, Rgb24 }; // 1 or 3 bytes a pixel, R first

    // The largest side and area that we hold: A3 at 600 dpi, with room. Beyond it: NoMemory.
    static constexpr int LargestSide = 20'000;
    static constexpr qint64 LargestBytes = 256LL * 1024 * 1024;

    Image() = default;
    Image(Image &&other) noexcept;
    Image &operator=(Image &&other) noexcept;
    Image(const Image &) = delete;
    Image &operator=(const Image &) = delete;
    ~Image(); // overwrites the pixels, unless they were handed over

    [[nodiscard]] static Result<Image> create(QSize size, Format format, int dpi);
    // Takes over the descriptor; checks that it is as large as the numbers claim.
    [[nodiscard]] static Result<Image> adopt(int fd, QSize size, Format format, int dpi);

    // Another process has the descriptor now and owns the pixels: ours are let go without being overwritten.
    void handOver();

    [[nodiscard]] bool isNull() const { return m_data == nullptr; }
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] int dpi() const { return m_dpi; } // 0: unknown
    [[nodiscard]] qsizetype stride() const { return m_stride; }
    [[nodiscard]] int fd() const { return m_fd; } // for ipc; stays ours
    [[nodiscard]] std::span<std::byte> bytes() { return {m_data, static_cast<std::size_t>(m_bytes)}; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, static_cast<std::size_t>(m_bytes)}; }
    [[nodiscard]] std::byte *row(int y) { return m_data + m_stride * y; }
    [[nodiscard]] const std::byte *row(int y) const { return m_data + m_stride * y; }

private:
    void release(bool overwrite);

    int m_fd = -1;
    std::byte *m_data = nullptr;
    qint64 m_bytes = 0;
    qsizetype m_stride = 0;
    QSize m_size;
    Format m_format = Format::Gray8;
    int m_dpi = 0;
};

} // namespace yc
