#include "hall/services/who.h"

#include "core/seal/digest.h"

namespace yc::hall::services
{

namespace codes = core::wire::codes;

Answer<store::Terminal> terminalBehind(Context &context, const QByteArray &der)
{
    const auto nobody = [] { return refuse(401, codes::NoTerminal, "A terminal certificate of this hall is needed"); };
    if (der.isEmpty())
        return nobody();
    const auto certificate = core::seal::Certificate::fromDer(der);
    if (!certificate)
        return nobody();
    std::optional<store::Terminal> terminal;
    const auto done = context.store.read([&](store::Rows &rows) {
        terminal = rows.terminal(certificate->commonName());
        return true;
    });
    if (!done)
        return internal(done.error(), "terminal");
    // The name alone is not enough: the authority also issues the server's own certificate.
    if (!terminal || terminal->fingerprint != certificate->fingerprint())
        return nobody();
    if (terminal->shut)
        return refuse(403, codes::TerminalShut, "This terminal was shut out");
    return *terminal;
}

QByteArray tokenOf(const QByteArray &authorization)
{
    constexpr QByteArrayView scheme("bearer ");
    if (authorization.size() <= scheme.size() || authorization.left(scheme.size()).toLower() != scheme)
        return {};
    return authorization.mid(scheme.size()).trimmed();
}

Answer<store::Staff> staffBehind(Context &context, const store::Terminal &terminal, const QByteArray &authorization)
{
    const auto over = [] { return refuse(401, codes::SessionOver, "Sign in"); };
    const auto token = tokenOf(authorization);
    if (token.isEmpty())
        return over();
    std::optional<store::Session> session;
    std::optional<store::Staff> staff;
    const auto done = context.store.read([&](store::Rows &rows) {
        session = rows.session(core::seal::sm3(token));
        if (session)
            staff = rows.staff(session->staffNo);
        return true;
    });
    if (!done)
        return internal(done.error(), "session");
    if (!session || !staff || staff->gone || session->terminalId != terminal.id
        || session->expires <= context.clock.now())
        return over();
    if (session->onlyToChangePin)
        return refuse(403, codes::MustChangePin, "The one-time PIN has to be changed first");
    return *staff;
}

} // namespace yc::hall::services
