#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <utility>
#include <variant>

// One request and its reply as values. What stands behind a Handler knows no sockets, and what carries it knows no
// halls.
namespace yc::hall::http
{

using Header = std::pair<QByteArray, QByteArray>;

struct Head {
    QByteArray method; // upper case; X-HTTP-Method-Override already applied (tus)
    QByteArray path; // percent-decoded, without query
    QList<Header> query; // decoded
    QList<Header> headers; // names in lower case, in order
    qint64 length = 0; // of the body
    QByteArray certificate; // DER of the client's, verified against our authority; empty without

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const; // empty if absent
    [[nodiscard]] bool has(QByteArrayView lowerCaseName) const;
    [[nodiscard]] QByteArray argument(QByteArrayView name) const;
};

struct Reply {
    int status = 200;
    QList<Header> headers;
    QByteArray body;
    // Nothing to say yet: ask again when the server is woken, at the latest after that long. `body` is for the last
    // time.
    std::chrono::seconds wait{0};
};

// Takes a body in pieces, in order, one call at a time, on a disk thread.
class Sink
{
public:
    virtual ~Sink() = default;
    // False: enough; finish() says why. The rest of the body is not handed in.
    [[nodiscard]] virtual bool write(QByteArrayView bytes) = 0;
    [[nodiscard]] virtual Reply finish() = 0; // the body is whole, or write() said false
    virtual void broken() = 0; // the connection ended in the middle
};

// What a handler wants with a body, decided from the head alone.
struct Collect {
    qint64 most = 0; // beyond it: the server answers 413 by itself
};
using Opening = std::variant<Reply, Collect, std::unique_ptr<Sink>>;

class Handler
{
public:
    virtual ~Handler() = default;
    // All three run on disk threads, many at once, and may block on the disk.
    [[nodiscard]] virtual Opening open(const Head &head) = 0;
    // After Collect. `again`: asked before and answered with a wait. `last`: it may not ask to wait any more.
    [[nodiscard]] virtual Reply answer(const Head &head, const QByteArray &body, bool again, bool last) = 0;
    // A reply that the server has to make by itself (garbage, too large): in the handler's own words.
    [[nodiscard]] virtual Reply refusal(int status) = 0;
};

// "a=b&c=d", percent-decoded, '+' is a space. Bad escapes stay as they are.
[[nodiscard]] QList<Header> queryFrom(QByteArrayView text);

} // namespace yc::hall::http
