#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

// Digests. SM3 (GB/T 32905) names blobs and binds evidence; SHA-256 is for certificate fingerprints, SHA-1 only for
// tus chunk checksums (the protocol demands it). Raw bytes out; hex() for names.
namespace yc::core::seal
{

class Sm3
{
public:
    Sm3();
    ~Sm3();
    Sm3(Sm3 &&) noexcept;
    Sm3 &operator=(Sm3 &&) noexcept;
    void add(QByteArrayView bytes);
    [[nodiscard]] QByteArray result(); // 32 bytes; the object may not be fed afterwards

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] QByteArray sm3(QByteArrayView bytes);
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
[[nodiscard]] QByteArray sha1(QByteArrayView bytes);
[[nodiscard]] QByteArray hmacSm3(QByteArrayView key, QByteArrayView bytes);
[[nodiscard]] QString hex(QByteArrayView bytes); // lower case
[[nodiscard]] bool isBlobName(QStringView name); // 64 lower-case hex digits
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace yc::core::seal
