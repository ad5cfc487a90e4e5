#pragma once

#include <QByteArray>
#include <QString>

#include <utility>

class QDebug;

namespace yc
{

// Overwrites the bytes before they are given back; the compiler may not leave it out.
void wipe(void *data, std::size_t size);
// The same for a text or bytes, to the end of their buffer; empty afterwards. What somebody else holds too is only let
// go: the last owner overwrites it.
void wipe(QString &text);
void wipe(QByteArray &bytes);

// A value of a person or a key at an edge (card, keys, log, disk): cannot be logged, compared by accident or copied,
// and wipes itself. T is QByteArray or QString (anything with data(), size() and a trivially copyable element).
// reveal() is the one place to look for when asking who sees it.
template <typename T> class Secret
{
public:
    Secret() = default;
    explicit Secret(T value) : m_value(std::move(value)) { }
    Secret(Secret &&other) noexcept : m_value(std::exchange(other.m_value, {})) { }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            clear();
            m_value = std::exchange(other.m_value, {});
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { clear(); }

    [[nodiscard]] const T &reveal() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    // A second owner, asked for by name.
    [[nodiscard]] Secret duplicate() const
    {
        T copy = m_value;
        copy.detach();
        return Secret(std::move(copy));
    }
    void clear()
    {
        // A shared buffer is somebody else's too; data() would detach and wipe only our copy.
        if (!m_value.isEmpty() && m_value.isDetached())
            wipe(m_value.data(), static_cast<std::size_t>(m_value.size()) * sizeof(*m_value.data()));
        m_value = {};
    }

    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    T m_value;
};

using SecretBytes = Secret<QByteArray>;
using SecretText = Secret<QString>;

// Member of every aggregate that holds a person's data: makes it move-only and keeps it an aggregate.
// `[[no_unique_address]] Personal personal{};`
struct Personal {
    Personal() = default;
    Personal(Personal &&) noexcept = default;
    Personal &operator=(Personal &&) noexcept = default;
    Personal(const Personal &) = delete;
    Personal &operator=(const Personal &) = delete;
    ~Personal() = default;
};

} // namespace yc
