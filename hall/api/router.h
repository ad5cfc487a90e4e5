#pragma once

#include "hall/api/renderer.h"
#include "hall/http/exchange.h"
#include "hall/services/context.h"
#include "hall/services/intake.h"
#include "hall/services/records.h"
#include "hall/services/uploads.h"

#include <functional>
#include <optional>
#include <vector>

namespace yc::hall::api
{

// One request on its way through a route.
struct Call {
    const http::Head &head;
    const QByteArray &body;
    const QList<QByteArray> &places; // what stood for {…} in the path
    std::optional<store::Terminal> terminal; // there if the route asks for one
    std::optional<store::Staff> staff; // there if signed in
    bool again = false; // a long poll that was woken
    bool last = false; // a long poll whose time is over

    [[nodiscard]] services::Asker asker() const { return {*terminal, staff ? &*staff : nullptr}; }
};

// What routes stand on.
struct Desk {
    services::Context &context;
    services::Intake &intake;
    services::Turns &turns;
    Renderer &renderer;
};

enum class Access {
    Anybody,
    Terminal, // any enrolled one; who signed in is looked up if a token comes along
    Kiosk,
    Staff, // a terminal and a session
};

struct Route {
    const char *method;
    const char *path; // "/v1/cases/{}/papers/{}"
    Access access;
    qint64 largestBody;
    std::function<http::Reply(Desk &, const Call &)> answer;
    // Instead of a collected body: a sink or a reply.
    std::function<http::Opening(Desk &, const Call &)> open;
};

[[nodiscard]] std::vector<Route> accessRoutes();
[[nodiscard]] std::vector<Route> uploadRoutes();
[[nodiscard]] std::vector<Route> caseRoutes();

// Finds the route, checks who asks, logs how it ended: method, route, status, terminal; never a body, a query or a
// path with a number in it.
class Router final : public http::Handler
{
public:
    explicit Router(Desk desk);
    http::Opening open(const http::Head &head) override;
    http::Reply answer(const http::Head &head, const QByteArray &body, bool again, bool last) override;
    http::Reply refusal(int status) override;

private:
    struct Match {
        const Route *route = nullptr;
        QList<QByteArray> places;
        QByteArray allowed; // methods of that path, if it is the method that is wrong
    };
    [[nodiscard]] Match find(const http::Head &head) const;
    [[nodiscard]] services::Answer<Call> admit(const Match &match, const http::Head &head, const QByteArray &body);
    [[nodiscard]] http::Reply finish(const Match &match, http::Reply reply, const QString &terminal) const;

    Desk m_desk;
    std::vector<Route> m_routes;
};

} // namespace yc::hall::api
