#include "core/seal/digest.h"

#include "core/seal/openssl_handles.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace yc::core::seal
{

namespace
{

// Fetched once: a fetch looks through the providers and costs more than hashing a short message.
const EVP_MD *algorithm(const char *name)
{
    static const ossl::Digest sm3(EVP_MD_fetch(nullptr, "SM3", nullptr));
    static const ossl::Digest sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    static const ossl::Digest sha1(EVP_MD_fetch(nullptr, "SHA1", nullptr));
    const auto *found = qstrcmp(name, "SM3") == 0 ? sm3.get() : qstrcmp(name, "SHA1") == 0 ? sha1.get() : sha256.get();
    // An OpenSSL built without SM3 cannot run this program at all; nothing that anybody enters leads here.
    if (found == nullptr)
        qFatal("OpenSSL does not offer %s", name);
    return found;
}

QByteArray digestOf(const char *name, QByteArrayView bytes)
{
    const auto *md = algorithm(name);
    QByteArray out(EVP_MD_get_size(md), Qt::Uninitialized);
    if (EVP_Digest(ossl::bytesOf(bytes), ossl::sizeOf(bytes), ossl::bytesOf(out), nullptr, md, nullptr) != 1)
        qFatal("OpenSSL could not compute %s", name);
    return out;
}

} // namespace

struct Sm3::State {
    ossl::DigestContext context;
};

Sm3::Sm3() : m_state(std::make_unique<State>())
{
    m_state->context.reset(EVP_MD_CTX_new());
    if (!m_state->context || EVP_DigestInit_ex2(m_state->context.get(), algorithm("SM3"), nullptr) != 1)
        qFatal("OpenSSL could not begin an SM3");
}

Sm3::~Sm3() = default;
Sm3::Sm3(Sm3 &&) noexcept = default;
Sm3 &Sm3::operator=(Sm3 &&) noexcept = default;

void Sm3::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(m_state->context.get(), ossl::bytesOf(bytes), ossl::sizeOf(bytes)) != 1)
        qFatal("OpenSSL could not go on with an SM3");
}

QByteArray Sm3::result()
{
    QByteArray out(32, Qt::Uninitialized);
    if (EVP_DigestFinal_ex(m_state->context.get(), ossl::bytesOf(out), nullptr) != 1)
        qFatal("OpenSSL could not end an SM3");
    return out;
}

QByteArray sm3(QByteArrayView bytes)
{
    return digestOf("SM3", bytes);
}

QByteArray sha256(QByteArrayView bytes)
{
    return digestOf("SHA256", bytes);
}

QByteArray sha1(QByteArrayView bytes)
{
    return digestOf("SHA1", bytes);
}

QByteArray hmacSm3(QByteArrayView key, QByteArrayView bytes)
{
    QByteArray out(32, Qt::Uninitialized);
    std::size_t size = 0;
    if (EVP_Q_mac(nullptr, "HMAC", nullptr, "SM3", nullptr, ossl::bytesOf(key), ossl::sizeOf(key), ossl::bytesOf(bytes),
                  ossl::sizeOf(bytes), ossl::bytesOf(out), ossl::sizeOf(out), &size)
            == nullptr
        || size != ossl::sizeOf(out))
        qFatal("OpenSSL could not compute an HMAC");
    return out;
}

QString hex(QByteArrayView bytes)
{
    return QString::fromLatin1(QByteArray::fromRawData(bytes.data(), bytes.size()).toHex());
}

bool isBlobName(QStringView name)
{
    return name.size() == 64
        && std::ranges::all_of(name, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(ossl::bytesOf(a), ossl::bytesOf(b), ossl::sizeOf(a)) == 0;
}

} // namespace yc::core::seal
