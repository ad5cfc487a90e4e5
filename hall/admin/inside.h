#pragma once

#include "hall/admin/admin.h"

#include <functional>

namespace yc::hall::admin
{

// One command's work in one transaction, which is undone when it answers with a failure.
[[nodiscard]] inline Result<QJsonObject> inside(Bench &bench,
                                                const std::function<Result<QJsonObject>(store::Rows &)> &work)
{
    Result<QJsonObject> answer = std::unexpected(codes::Usage);
    const auto done = bench.store.write([&](store::Rows &rows) {
        answer = work(rows);
        return answer.has_value();
    });
    if (!done)
        return std::unexpected(done.error());
    return answer;
}

} // namespace yc::hall::admin
