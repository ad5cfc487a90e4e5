#pragma once

#include "base/ipc.h"
#include "devices/scan/scan_messages.h"
#include "helpers/scand/escl_watch.h"
#include "helpers/scand/sane_device.h"

#include <chrono>
#include <optional>

namespace yc::helpers::scand
{

// What yichuang-scand does all day: obeys its client, gives signs of life. Ends when the client closes its end.
class Service
{
public:
    explicit Service(ipc::Channel channel) : m_channel(std::move(channel)) { }

    void run(); // returns when the client is gone or talks nonsense

private:
    bool take(const ipc::Message &message); // false: end
    bool openDevice(const QJsonObject &body);
    [[nodiscard]] Done open(); // m_name
    [[nodiscard]] devices::scan::FoundScanner found();
    bool look();
    [[nodiscard]] bool isStillThere();
    bool scan(const QJsonObject &body);
    bool sendPage(Image page);
    [[nodiscard]] std::optional<Code> feedPages(const devices::ScanRequest &request); // how it ended before its last
    [[nodiscard]] bool hasFedOut(std::optional<Code> failure) const;
    [[nodiscard]] devices::scan::StackReport reportOf(std::optional<qint64> counterBefore, std::optional<Code> failure);
    void lookBehind(devices::scan::StackReport &report, const QUrl &address);
    [[nodiscard]] bool pump(int linesDone, int linesAll);
    bool say(devices::scan::Say what, const QJsonObject &body);
    bool fail(Code code);

    ipc::Channel m_channel;
    std::optional<QString> m_name; // what was asked for: scanner_place.h
    QString m_known; // the place of the one that is meant by it, once it was open
    std::optional<SaneDevice> m_device; // none while it is let go of
    bool m_answers = false; // at its address, when it was opened
    std::optional<devices::scan::FoundScanner::Feeder> m_feeder; // when it was looked at last
    QJsonObject m_options;
    EsclWatch *m_watch = nullptr; // while pages are fed by a scanner that can be asked
    int m_pages = 0;
    bool m_clientGone = false;
    std::chrono::steady_clock::time_point m_lastSign;
};

} // namespace yc::helpers::scand
