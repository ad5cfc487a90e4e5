#include "core/link/tus_upload.h"

#include "base/log.h"
#include "core/link/line.h"
#include "core/seal/digest.h"
#include "core/wire/access.h"

#include <QTimer>

namespace yc::core::link
{

using tus::Event;
using tus::State;

namespace
{

const QString Collection = QStringLiteral("/v1/uploads");
constexpr auto ChunkSilence = std::chrono::seconds{30};

QList<QPair<QByteArray, QByteArray>> tusHeaders()
{
    return {{"Tus-Resumable", "1.0.0"}};
}

std::optional<qint64> numberIn(const QByteArray &header)
{
    bool ok = false;
    const auto value = header.toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace

TusUpload::TusUpload(Line &line, quint64 ticket, UploadJob job, std::function<void(UploadStand)> stand,
                     std::function<void(Answered<UploadStand>)> done)
    : m_line(line), m_ticket(ticket), m_job(std::move(job)), m_stand(std::move(stand)), m_done(std::move(done))
{
}

void TusUpload::begin()
{
    on(m_job.location.isEmpty() ? Event::Begin : Event::Resume);
}

void TusUpload::on(Event event)
{
    if (event == Event::Lost && ++m_strikes > tus::MostStrikes)
        event = Event::Refused;
    const auto to = tus::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Error, "link", "upload-no-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("on"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    switch (m_state) {
    case State::Ready: break;
    case State::Creating: create(); break;
    case State::Asking: ask(); break;
    case State::Sending: sendChunk(); break;
    case State::Done:
    case State::Failed: finish(); break;
    }
}

void TusUpload::exchange(const Request &request, void (TusUpload::*then)(const Outcome &, const Reply &))
{
    m_since.start();
    m_line.exchange(m_ticket, request, [self = weak_from_this(), then](const Outcome &outcome, const Reply &reply) {
        if (const auto upload = self.lock())
            ((*upload).*then)(outcome, reply);
    });
}

void TusUpload::create()
{
    m_job.location.clear();
    m_offset = 0;
    if (++m_beginnings > tus::MostBeginnings)
        return on(Event::Refused);
    Request request{.method = "POST", .path = Collection, .expectJson = false};
    request.contentType.clear();
    request.headers = tusHeaders();
    request.headers.append({"Upload-Length", QByteArray::number(m_job.bytes.size())});
    request.headers.append({"Upload-Metadata", "digest " + m_job.blob.toLatin1().toBase64()});
    exchange(request, &TusUpload::created);
}

void TusUpload::created(const Outcome &outcome, const Reply &reply)
{
    if (const auto failure = classify(outcome))
        return failed(*failure);
    m_job.location = m_line.pathOf(reply.header("Location"));
    if (m_job.location.isEmpty())
        return failed({.code = wire::codes::Unreadable, .retry = Retry::Later});
    stoodAt(numberIn(reply.header("Upload-Offset")).value_or(0));
}

void TusUpload::ask()
{
    Request request{.method = "HEAD", .path = m_job.location, .expectJson = false};
    request.headers = tusHeaders();
    exchange(request, &TusUpload::asked);
}

void TusUpload::asked(const Outcome &outcome, const Reply &reply)
{
    if (outcome.status == 404 || outcome.status == 410 || outcome.status == 403)
        return on(Event::Gone); // HEAD has no body, so no code of ours either
    if (const auto failure = classify(outcome))
        return failed(*failure);
    const auto offset = numberIn(reply.header("Upload-Offset"));
    const auto length = numberIn(reply.header("Upload-Length"));
    if (!offset || *offset > m_job.bytes.size() || (length && *length != m_job.bytes.size()))
        return on(Event::Gone); // something else stands there: begin anew
    stoodAt(*offset);
}

void TusUpload::sendChunk()
{
    const auto chunk = m_job.bytes.mid(m_offset, m_chunk);
    Request request{.method = "PATCH",
                    .path = m_job.location,
                    .body = chunk,
                    .contentType = "application/offset+octet-stream",
                    .expectJson = false,
                    .silence = ChunkSilence};
    request.headers = tusHeaders();
    request.headers.append({"Upload-Offset", QByteArray::number(m_offset)});
    request.headers.append({"Upload-Checksum", "sha1 " + seal::sha1(chunk).toBase64()});
    m_since.start();
    m_line.exchange(m_ticket, request,
                    [self = weak_from_this(), sent = chunk.size()](const Outcome &outcome, const Reply &reply) {
                        if (const auto upload = self.lock())
                            upload->chunkSent(outcome, reply, sent);
                    });
}

void TusUpload::chunkSent(const Outcome &outcome, const Reply &reply, qint64 sent)
{
    if (outcome.status == 404 || outcome.status == 410)
        return on(Event::Gone);
    if (const auto failure = classify(outcome))
        return failed(*failure);
    const auto offset = numberIn(reply.header("Upload-Offset"));
    if (!offset || *offset != m_offset + sent) // it counts differently: ask
        return failed({.code = wire::codes::Unreadable, .retry = Retry::AfterHead});
    m_strikes = 0;
    const std::chrono::milliseconds took{m_since.elapsed()};
    m_chunk = tus::chunkAfter(m_chunk, took);
    const auto rest = tus::restAfter(sent, took, m_job.bytesPerSecond);
    if (rest.count() == 0)
        return stoodAt(*offset);
    QTimer::singleShot(rest, &m_line, [self = weak_from_this(), offset = *offset] {
        if (const auto upload = self.lock())
            upload->stoodAt(offset);
    });
}

void TusUpload::stoodAt(qint64 offset)
{
    m_offset = offset;
    m_stand({.location = m_job.location, .offset = m_offset});
    on(m_offset == m_job.bytes.size() ? Event::Whole : Event::Stands);
}

void TusUpload::failed(const Failure &failure)
{
    m_failure = failure;
    if (failure.code == wire::codes::UploadGone)
        return on(Event::Gone);
    on(failure.retry == Retry::Never ? Event::Refused : Event::Lost);
}

void TusUpload::finish()
{
    const auto keep = shared_from_this(); // endUpload() lets go of this
    m_line.endUpload(m_ticket);
    const UploadStand stand{.location = m_job.location, .offset = m_offset};
    if (m_state == State::Done)
        m_done(stand);
    else
        m_done(std::unexpected(m_failure));
}

} // namespace yc::core::link
