#include "core/seal/staff_proof.h"

#include "core/seal/openssl_handles.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

namespace yc::core::seal
{

namespace
{

using ParamsBuilder = ossl::Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = ossl::Handle<OSSL_PARAM, OSSL_PARAM_free>;

constexpr QByteArrayView SignedFor = "yichuang staff card 1";

ossl::Pkey keyOf(const QByteArray &point)
{
    if (point.size() != StaffKeySize || point[0] != '\x04')
        return {};
    const ParamsBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     static_cast<std::size_t>(point.size()));
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const ossl::PkeyContext work(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    // A point that is not on the curve is refused here.
    if (EVP_PKEY_fromdata_init(work.get()) <= 0
        || EVP_PKEY_fromdata(work.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) <= 0) {
        ossl::forgetErrors();
        return {};
    }
    return ossl::Pkey(key);
}

} // namespace

bool isStaffKey(const QByteArray &publicKey)
{
    return keyOf(publicKey) != nullptr;
}

bool isProvenBy(const StaffProof &proof, const QByteArray &publicKey)
{
    if (proof.challenge.size() != StaffChallengeSize || proof.signature.isEmpty()
        || proof.signature.size() > LongestStaffSignature)
        return false;
    const auto key = keyOf(publicKey);
    if (!key)
        return false;
    const auto text = SignedFor.toByteArray() + proof.challenge;
    const ossl::DigestContext digest(EVP_MD_CTX_new());
    const bool holds = EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) > 0
        && EVP_DigestVerify(digest.get(), ossl::bytesOf(QByteArrayView(proof.signature)), ossl::sizeOf(proof.signature),
                            ossl::bytesOf(QByteArrayView(text)), ossl::sizeOf(text))
            == 1;
    if (!holds)
        ossl::forgetErrors();
    return holds;
}

} // namespace yc::core::seal
