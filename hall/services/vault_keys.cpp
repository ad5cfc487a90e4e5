#include "hall/services/vault_keys.h"

#include "base/log.h"
#include "core/seal/deposit.h"

namespace yc::hall::services
{

namespace
{

namespace seal = core::seal;
namespace wire = core::wire;

// Made from the key that the hall rests under: nothing more to keep, and lost only with the whole hall.
seal::BoxKeys keysOf(const Context &context)
{
    return seal::BoxKeys::of(context.pki.restKey().derive("vault-deposits"));
}

} // namespace

QByteArray depositKey(const Context &context)
{
    return keysOf(context).publicHalf();
}

Answer<wire::ReturnedKey> returnKey(Context &context, const store::Staff &staff, const wire::DepositReturn &request)
{
    const auto deposit = seal::openDeposit(keysOf(context), request.deposit);
    if (!deposit || deposit->staffNo != staff.no) {
        log::write(log::Level::Warning, "hall", "vault-key-refused", {{QStringLiteral("staff"), staff.no}});
        return refuse(403, wire::codes::NotYourDeposit, "Not left by you with this hall");
    }
    auto box = seal::closeDeposit(request.closeFor, staff.no, deposit->key);
    if (!box)
        return refuse(400, wire::codes::BadRequest, "Nothing can be closed for that key");
    log::write(log::Level::Info, "hall", "vault-key-returned", {{QStringLiteral("staff"), staff.no}});
    return wire::ReturnedKey{.box = *std::move(box)};
}

} // namespace yc::hall::services
