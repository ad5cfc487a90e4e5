#pragma once

#include "base/code.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace yc::core::wire
{

// POST /v1/cases/{id}/withdrawal 撤回: a submission that was wrong is taken back before it is accepted. Said by the
// terminal, like the manifest: what was withdrawn while the hall was away is said when nobody may be signed in.
struct Withdrawal {
    QString staffNo;
    QString reason; // goes on the notice
    QDateTime at; // by the terminal's clock
};
[[nodiscard]] QJsonObject toJson(const Withdrawal &withdrawal);
[[nodiscard]] Result<Withdrawal> withdrawalFrom(const QJsonObject &json);

} // namespace yc::core::wire
