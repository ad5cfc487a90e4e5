#pragma once

#include "core/link/hall_link.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <functional>
#include <map>
#include <memory>
#include <optional>

// HallLink's inside: everything here happens on the link's thread. Private to core/link.
namespace yc::core::link
{

class TusUpload;

// One exchange as it came: what was seen and what was said. The body is kept only up to Line::LargestBody.
using RawHandler = std::function<void(const Outcome &, Reply)>;

class Line : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 LargestBody = 64LL * 1024 * 1024; // a catalogue of a province is 3 MB

    explicit Line(HallLink *owner);
    ~Line() override;

    void setProxy(const QUrl &proxy);
    void connectTo(const QUrl &hall, std::shared_ptr<const Identity> identity);
    void setToken(SecretText token) { m_token = std::move(token); }
    void send(quint64 ticket, const Request &request, const ReplyHandler &done);
    void upload(quint64 ticket, UploadJob job, std::function<void(UploadStand)> stand,
                std::function<void(Answered<UploadStand>)> done);
    void firstContact(const QUrl &hall, const QByteArray &fingerprint, std::function<void(Answered<QByteArray>)> done);
    void cancel(quint64 ticket);

    // For uploads: the same exchange with the answer unjudged. False: not connected, nothing was sent.
    bool exchange(quint64 ticket, const Request &request, RawHandler done);
    // The path on this hall that a Location names; empty if it leads elsewhere.
    [[nodiscard]] QString pathOf(const QByteArray &location) const;
    void endUpload(quint64 ticket);

private:
    void run(QNetworkAccessManager &network, const QNetworkRequest &head, quint64 ticket, const Request &request,
             RawHandler done);
    [[nodiscard]] bool isConnected(); // and makes what the first request needs
    [[nodiscard]] QNetworkRequest headOf(const Request &request) const;

    HallLink *m_owner; // outlives this thread
    std::unique_ptr<QNetworkAccessManager> m_network; // made on the thread, new for each identity
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
    QUrl m_hall;
    std::optional<QSslConfiguration> m_tls; // the first one loads OpenSSL: not before there is something to ask
    std::function<void()> m_connect; // to be called once, by isConnected()
    SecretText m_token;
    std::map<quint64, QPointer<QNetworkReply>> m_underWay;
    std::map<quint64, std::shared_ptr<TusUpload>> m_uploads;
};

} // namespace yc::core::link
