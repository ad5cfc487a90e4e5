#include "devices/smartcard/protocol/staff_card.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace yc::devices::smartcard
{

namespace
{

constexpr quint8 InternalAuthenticate = 0x88;
constexpr qsizetype PointSize = 65;

template <auto Free> struct Deleter {
    template <typename T> void operator()(T *object) const { Free(object); }
};
template <typename T, auto Free> using Handle = std::unique_ptr<T, Deleter<Free>>;
using Key = Handle<EVP_PKEY, EVP_PKEY_free>;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Key keyOf(const QByteArray &point)
{
    const Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     static_cast<std::size_t>(point.size()));
    const Handle<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(builder.get()));
    const Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free> work(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    // A point that is not on the curve is refused here.
    if (EVP_PKEY_fromdata_init(work.get()) <= 0
        || EVP_PKEY_fromdata(work.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) <= 0)
        return {};
    return Key(key);
}

} // namespace

Command proofOf(const QByteArray &challenge)
{
    return {.cla = 0, .ins = InternalAuthenticate, .p1 = 0, .p2 = 0, .data = challenge, .expected = MostAnswerData};
}

QByteArray signedText(const QByteArray &challenge)
{
    return StaffProofPrefix.toByteArray() + challenge;
}

bool isProof(const QByteArray &signature, const QByteArray &challenge, const QByteArray &publicKey)
{
    if (signature.isEmpty() || signature.size() > LongestProof || challenge.size() != ChallengeSize
        || publicKey.size() != PointSize || publicKey[0] != '\x04')
        return false;
    const auto key = keyOf(publicKey);
    if (!key)
        return false;
    const auto text = signedText(challenge);
    const Handle<EVP_MD_CTX, EVP_MD_CTX_free> digest(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) > 0
        && EVP_DigestVerify(digest.get(), raw(signature), static_cast<std::size_t>(signature.size()), raw(text),
                            static_cast<std::size_t>(text.size()))
        == 1;
}

} // namespace yc::devices::smartcard
