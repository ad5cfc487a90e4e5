#include "base/image.h"

#include "base/secret.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace yc
{

namespace
{

struct Shape {
    qsizetype stride;
    qint64 bytes;
};

Result<Shape> shapeOf(QSize size, Image::Format format)
{
    if (size.isEmpty() || size.width() > Image::LargestSide || size.height() > Image::LargestSide)
        return std::unexpected(codes::NoMemory);
    const qsizetype stride = static_cast<qsizetype>(size.width()) * (format == Image::Format::Rgb24 ? 3 : 1);
    const qint64 bytes = static_cast<qint64>(stride) * size.height();
    if (bytes > Image::LargestBytes)
        return std::unexpected(codes::NoMemory);
    return Shape{.stride = stride, .bytes = bytes};
}

} // namespace

Image::Image(Image &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_data(std::exchange(other.m_data, nullptr)),
      m_bytes(std::exchange(other.m_bytes, 0)), m_stride(other.m_stride), m_size(other.m_size),
      m_format(other.m_format), m_dpi(other.m_dpi)
{
}

Image &Image::operator=(Image &&other) noexcept
{
    if (this != &other) {
        release(true);
        m_fd = std::exchange(other.m_fd, -1);
        m_data = std::exchange(other.m_data, nullptr);
        m_bytes = std::exchange(other.m_bytes, 0);
        m_stride = other.m_stride;
        m_size = other.m_size;
        m_format = other.m_format;
        m_dpi = other.m_dpi;
    }
    return *this;
}

Image::~Image()
{
    release(true);
}

Result<Image> Image::create(QSize size, Format format, int dpi)
{
    const auto shape = shapeOf(size, format);
    if (!shape)
        return std::unexpected(shape.error());
    const int fd = ::memfd_create("yc-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return std::unexpected(codes::NoMemory);
    if (::ftruncate(fd, shape->bytes) != 0) {
        ::close(fd);
        return std::unexpected(codes::NoMemory);
    }
    // Without these a dishonest peer could shrink the file under our mapping, and reading would be a SIGBUS.
    ::fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
    return adopt(fd, size, format, dpi);
}

Result<Image> Image::adopt(int fd, QSize size, Format format, int dpi)
{
    const auto shape = shapeOf(size, format);
    struct stat file = {};
    const int seals = ::fcntl(fd, F_GET_SEALS);
    if (!shape || ::fstat(fd, &file) != 0 || file.st_size < shape->bytes || seals < 0 || !(seals & F_SEAL_SHRINK)) {
        ::close(fd);
        return std::unexpected(shape ? codes::BadFrame : shape.error());
    }
    void *data = ::mmap(nullptr, static_cast<std::size_t>(shape->bytes), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (data == MAP_FAILED) {
        ::close(fd);
        return std::unexpected(codes::NoMemory);
    }
    Image image;
    image.m_fd = fd;
    image.m_data = static_cast<std::byte *>(data);
    image.m_bytes = shape->bytes;
    image.m_stride = shape->stride;
    image.m_size = size;
    image.m_format = format;
    image.m_dpi = dpi;
    return image;
}

void Image::handOver()
{
    release(false);
}

void Image::release(bool overwrite)
{
    if (m_data) {
        if (overwrite)
            wipe(m_data, static_cast<std::size_t>(m_bytes));
        ::munmap(m_data, static_cast<std::size_t>(m_bytes));
        m_data = nullptr;
    }
    if (m_fd >= 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

} // namespace yc
