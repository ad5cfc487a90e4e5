#include "hall/services/staff.h"

#include "core/seal/envelope.h"
#include "hall/services/nodes.h"
#include "hall/services/pin_rules.h"

namespace yc::hall::services
{

namespace wire = core::wire;

Answer<wire::OneTimePin> giveOneTimePin(Context &context, const store::Staff &administrator, const QString &staffNo)
{
    const auto forbidden
        = [] { return refuse(403, wire::codes::NotAdministrator, "Only an administrator of that node may"); };
    if (!administrator.roles.contains(QLatin1String("administrator")))
        return forbidden();
    if (staffNo == administrator.no)
        return refuse(400, wire::codes::BadRequest, "Who knows their own PIN changes it by signing in");
    const auto pin = oneTimePin(staffNo);
    const auto verifier = core::seal::pinVerifier(SecretText(pin)); // a tenth of a second, before anybody has to wait
    enum class Found { Nobody, NotTheirs, Given } found = Found::Nobody;
    wire::OneTimePin given;
    const auto done = context.store.write([&](store::Rows &rows) {
        auto staff = rows.staff(staffNo);
        if (!staff || staff->gone)
            return false;
        if (!isAtOrAbove(rows, administrator.nodeCode, staff->nodeCode)) {
            found = Found::NotTheirs;
            return false;
        }
        staff->verifier = verifier;
        staff->mustChangePin = true;
        rows.putStaff(*staff);
        rows.endSessionsOf(staffNo);
        rows.putAttempts(staffNo, {});
        given.staffNo = staff->no;
        given.staffName = staff->name;
        found = Found::Given;
        return true;
    });
    if (!done)
        return internal(done.error(), "one-time-pin");
    if (found == Found::Nobody)
        return refuse(404, wire::codes::NotFound, "Nobody has that number");
    if (found == Found::NotTheirs)
        return forbidden();
    given.pin = SecretText(pin);
    return given;
}

} // namespace yc::hall::services
