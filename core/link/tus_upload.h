#pragma once

#include "core/link/hall_link.h"
#include "core/link/tus.h"

#include <QElapsedTimer>

#include <memory>

// One upload under way, on the link's thread. Private to core/link.
namespace yc::core::link
{

class Line;

class TusUpload : public std::enable_shared_from_this<TusUpload>
{
public:
    TusUpload(Line &line, quint64 ticket, UploadJob job, std::function<void(UploadStand)> stand,
              std::function<void(Answered<UploadStand>)> done);
    void begin();

private:
    void on(tus::Event event);
    void create();
    void ask();
    void sendChunk();
    void created(const Outcome &outcome, const Reply &reply);
    void asked(const Outcome &outcome, const Reply &reply);
    void chunkSent(const Outcome &outcome, const Reply &reply, qint64 sent);
    void failed(const Failure &failure);
    void stoodAt(qint64 offset);
    void finish();
    void exchange(const Request &request, void (TusUpload::*then)(const Outcome &, const Reply &));

    Line &m_line; // owns this
    quint64 m_ticket;
    UploadJob m_job;
    std::function<void(UploadStand)> m_stand;
    std::function<void(Answered<UploadStand>)> m_done;
    tus::State m_state = tus::State::Ready;
    qint64 m_offset = 0;
    qint64 m_chunk = 4 * tus::SmallestChunk; // most pages are one chunk
    int m_strikes = 0;
    int m_beginnings = 0;
    QElapsedTimer m_since;
    Failure m_failure;
};

} // namespace yc::core::link
