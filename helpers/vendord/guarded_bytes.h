#pragma once

#include <QByteArray>

#include <cstddef>

namespace yc::helpers::vendord
{

// Room that a library is given to write into. It is never told how much there is: more than any of them should ever
// need, and behind it (and before) memory that nobody may touch, so one that writes on and on ends there and not in
// ours. Zeros at first, overwritten at the end: it holds persons.
class GuardedBytes
{
public:
    static constexpr std::size_t Size = std::size_t{64} * 1024;

    GuardedBytes();
    GuardedBytes(const GuardedBytes &) = delete;
    GuardedBytes &operator=(const GuardedBytes &) = delete;
    ~GuardedBytes();

    [[nodiscard]] unsigned char *bytes() { return m_bytes; }
    [[nodiscard]] char *text() { return reinterpret_cast<char *>(m_bytes); }

    // A copy of the first bytes. Whoever asks has looked at the size.
    [[nodiscard]] QByteArray first(std::size_t size) const;
    // To its first zero, and no further than the room goes.
    [[nodiscard]] QByteArray textOfIt() const;

private:
    unsigned char *m_bytes;
};

} // namespace yc::helpers::vendord
