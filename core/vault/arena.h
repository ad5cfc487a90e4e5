#pragma once

#include "base/secret.h"

#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace yc::core::vault
{

// Room for many short texts of people, in blocks of its own that are overwritten when they are given back: a vector
// that grows would leave its old copies behind. One thread at a time.
class Arena
{
public:
    Arena() = default;
    Arena(const Arena &) = delete;
    Arena(Arena &&other) noexcept
        : m_chunks(std::move(other.m_chunks)), m_used(std::exchange(other.m_used, ChunkSize)),
          m_kept(std::exchange(other.m_kept, 0)), m_dropped(std::exchange(other.m_dropped, 0))
    {
        other.m_chunks.clear();
    }
    Arena &operator=(const Arena &) = delete;
    Arena &operator=(Arena &&other) noexcept
    {
        std::swap(m_chunks, other.m_chunks);
        std::swap(m_used, other.m_used);
        std::swap(m_kept, other.m_kept);
        std::swap(m_dropped, other.m_dropped);
        return *this;
    }
    ~Arena()
    {
        for (const auto &chunk : m_chunks)
            wipe(chunk.get(), ChunkSize);
    }

    const char *keep(const char *bytes, std::size_t size) // at most 64 KiB
    {
        if (m_used + size > ChunkSize) {
            m_chunks.push_back(std::make_unique<char[]>(ChunkSize));
            m_used = 0;
        }
        auto *at = m_chunks.back().get() + m_used;
        std::memcpy(at, bytes, size);
        m_used += size;
        m_kept += size;
        return at;
    }
    void drop(const char *at, std::size_t size)
    {
        wipe(const_cast<char *>(at), size); // ours: keep() gave it out
        m_dropped += size;
    }
    [[nodiscard]] bool isMostlyDropped() const { return m_dropped > ChunkSize && m_dropped > m_kept / 2; }

private:
    static constexpr std::size_t ChunkSize = 512UL * 1024;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_used = ChunkSize;
    std::size_t m_kept = 0;
    std::size_t m_dropped = 0;
};

} // namespace yc::core::vault
