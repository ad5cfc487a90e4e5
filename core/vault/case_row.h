#pragma once

#include "core/vault/vault.h"

// What a row is when it is open. Private to core/vault.
namespace yc::core::vault
{

// version(1)=1 | QDataStream (Qt 6.4) of the fields in the header's order. Not JSON: ten thousand are read at a
// sign-in, and a parser would leave its own copies of names behind.
[[nodiscard]] SecretBytes encode(const CaseRow &row);
[[nodiscard]] Result<CaseRow> caseRowFrom(const SecretBytes &bytes); // Damaged
void wipe(CaseRow &row); // where nobody else holds the texts

[[nodiscard]] SecretBytes encode(const UserRecord &user);
[[nodiscard]] Result<UserRecord> userFrom(const SecretBytes &bytes);

[[nodiscard]] QByteArray encode(const AuditEntry &entry);
[[nodiscard]] Result<AuditEntry> auditEntryFrom(const SecretBytes &bytes);

} // namespace yc::core::vault
