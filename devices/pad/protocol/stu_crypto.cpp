#include "devices/pad/protocol/stu_crypto.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace yc::devices::pad::stu
{

namespace
{

template <auto Free> struct Deleter {
    template <typename T> void operator()(T *object) const { Free(object); }
};
template <typename T, auto Free> using Handle = std::unique_ptr<T, Deleter<Free>>;
using Number = Handle<BIGNUM, BN_clear_free>;
using Room = Handle<BN_CTX, BN_CTX_free>;
using Cipher = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using Pair = Handle<EVP_PKEY, EVP_PKEY_free>;
using PairWork = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Builder = Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Handle<OSSL_PARAM, OSSL_PARAM_free>;

constexpr int LeastPrimeBits = 96; // what is shorter is no number that a pad came with

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

Number numberOf(const QByteArray &bytes)
{
    return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

QByteArray bytesOf(const BIGNUM *number, int size)
{
    QByteArray bytes(size, '\0');
    return BN_bn2binpad(number, raw(bytes), size) == size ? bytes : QByteArray();
}

bool withOaep(EVP_PKEY_CTX *work)
{
    return EVP_PKEY_CTX_set_rsa_padding(work, RSA_PKCS1_OAEP_PADDING) > 0;
}

} // namespace

QByteArray modExp(const QByteArray &base, const QByteArray &exponent, const QByteArray &modulus)
{
    const auto m = numberOf(modulus);
    const auto b = numberOf(base);
    const auto e = numberOf(exponent);
    const Number result(BN_new());
    const Room room(BN_CTX_new());
    if (!m || !b || !e || !result || !room || !BN_is_odd(m.get()) || BN_is_one(m.get()))
        return {};
    BN_set_flags(e.get(), BN_FLG_CONSTTIME);
    if (BN_mod_exp(result.get(), b.get(), e.get(), m.get(), room.get()) != 1)
        return {};
    return bytesOf(result.get(), DhSize);
}

QByteArray aesBlock(const QByteArray &key, const QByteArray &block, bool encrypt)
{
    if (block.size() != 16 || (key.size() != 16 && key.size() != 32))
        return {};
    const Cipher cipher(EVP_CIPHER_CTX_new());
    QByteArray result(16, '\0');
    int size = 0;
    const bool done = cipher
        && EVP_CipherInit_ex2(cipher.get(), key.size() == 16 ? EVP_aes_128_ecb() : EVP_aes_256_ecb(), raw(key), nullptr,
                              encrypt ? 1 : 0, nullptr)
            == 1
        && EVP_CIPHER_CTX_set_padding(cipher.get(), 0) == 1
        && EVP_CipherUpdate(cipher.get(), raw(result), &size, raw(block), 16) == 1 && size == 16;
    return done ? result : QByteArray();
}

std::optional<DhPair> makeDhPair(const QByteArray &prime, const QByteArray &base)
{
    const auto p = numberOf(prime);
    const auto g = numberOf(base);
    if (!p || !g || prime.size() != DhSize || !BN_is_odd(p.get()) || BN_num_bits(p.get()) < LeastPrimeBits
        || BN_is_zero(g.get()) || BN_is_one(g.get()) || BN_cmp(g.get(), p.get()) >= 0)
        return std::nullopt;
    QByteArray secret(DhSize, '\0');
    if (RAND_priv_bytes(raw(secret), DhSize) != 1)
        return std::nullopt;
    auto open = modExp(base, secret, prime);
    if (open.isEmpty())
        return std::nullopt;
    return DhPair{.secret = SecretBytes(std::move(secret)), .open = std::move(open)};
}

std::optional<SecretBytes> sharedKey(const DhPair &mine, const QByteArray &theirs, const QByteArray &prime)
{
    const auto p = numberOf(prime);
    const auto y = numberOf(theirs);
    if (!p || !y || theirs.size() != DhSize || BN_is_zero(y.get()) || BN_is_one(y.get()))
        return std::nullopt;
    if (BN_sub_word(p.get(), 1) != 1 || BN_cmp(y.get(), p.get()) >= 0)
        return std::nullopt;
    auto key = modExp(theirs, mine.secret.reveal(), prime);
    if (key.isEmpty())
        return std::nullopt;
    return SecretBytes(std::move(key));
}

struct RsaPair::Key {
    Pair pair;
};

RsaPair::RsaPair(std::unique_ptr<Key> key) : m_key(std::move(key)) { }
RsaPair::RsaPair(RsaPair &&) noexcept = default;
RsaPair &RsaPair::operator=(RsaPair &&) noexcept = default;
RsaPair::~RsaPair() = default;

std::optional<RsaPair> RsaPair::make()
{
    auto key = std::make_unique<Key>();
    key->pair.reset(EVP_RSA_gen(static_cast<unsigned int>(Rsa * 8))); // its exponent is 65537
    if (!key->pair)
        return std::nullopt;
    return RsaPair(std::move(key));
}

QByteArray RsaPair::modulus() const
{
    BIGNUM *n = nullptr;
    if (EVP_PKEY_get_bn_param(m_key->pair.get(), OSSL_PKEY_PARAM_RSA_N, &n) != 1)
        return {};
    const Number held(n);
    return bytesOf(n, Rsa);
}

QByteArray RsaPair::exponent() const
{
    return QByteArray::fromHex("010001");
}

std::optional<SecretBytes> RsaPair::open(const QByteArray &ciphered) const
{
    const PairWork work(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key->pair.get(), nullptr));
    QByteArray key(Rsa, '\0');
    auto size = static_cast<std::size_t>(key.size());
    const bool done = work && ciphered.size() == Rsa && EVP_PKEY_decrypt_init(work.get()) == 1 && withOaep(work.get())
        && EVP_PKEY_decrypt(work.get(), raw(key), &size, raw(ciphered), static_cast<std::size_t>(ciphered.size())) == 1
        && size == 32;
    const SecretBytes whole(std::move(key));
    if (!done)
        return std::nullopt;
    return SecretBytes(QByteArray(whole.reveal().constData(), 32));
}

QByteArray rsaSeal(const QByteArray &modulus, const QByteArray &exponent, const QByteArray &key)
{
    const auto n = numberOf(modulus);
    const auto e = numberOf(exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return {};
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const PairWork making(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!params || !making || EVP_PKEY_fromdata_init(making.get()) != 1
        || EVP_PKEY_fromdata(making.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return {};
    const Pair pair(made);
    const PairWork work(EVP_PKEY_CTX_new_from_pkey(nullptr, pair.get(), nullptr));
    QByteArray sealed(Rsa, '\0');
    auto size = static_cast<std::size_t>(sealed.size());
    const bool done = work && EVP_PKEY_encrypt_init(work.get()) == 1 && withOaep(work.get())
        && EVP_PKEY_encrypt(work.get(), raw(sealed), &size, raw(key), static_cast<std::size_t>(key.size())) == 1
        && size == static_cast<std::size_t>(Rsa);
    return done ? sealed : QByteArray();
}

} // namespace yc::devices::pad::stu
