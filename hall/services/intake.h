#pragma once

#include "core/wire/case_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace yc::hall::services
{

struct Committed {
    core::wire::Receipt receipt;
    bool isNew = false; // 201, else 200
};

// POST /v1/cases. Checks each case on its own thread; then whoever comes first leads: all that wait by then are
// numbered, signed under one Merkle root and committed in one transaction, so that many at once cost one signature and
// one fsync.
class Intake
{
public:
    explicit Intake(Context &context) : m_context(context) { }

    [[nodiscard]] Answer<Committed> commit(const store::Terminal &terminal, const QUuid &key, const QByteArray &bytes);
    // Cases that passed their check and have no answer yet. Any thread.
    [[nodiscard]] std::size_t underWay() const;

private:
    struct Ready;
    [[nodiscard]] Answer<void> check(const store::Terminal &terminal, const QUuid &key, Ready &ready);
    [[nodiscard]] Answer<Committed> enter(Ready &mine);
    void settle(const std::vector<Ready *> &batch);
    void settleInside(store::Rows &rows, const std::vector<Ready *> &batch);

    Context &m_context;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Ready *> m_waiting; // guarded
    std::size_t m_underWay = 0; // guarded
    bool m_leading = false; // guarded
};

} // namespace yc::hall::services
