#pragma once

#include "base/helper_process.h"
#include "base/private_folder.h"
#include "devices/card/protocol/vendor_messages.h"
#include "devices/card/vendor_reader.h"
#include "devices/transport/byte_stream.h"

#include <QTimer>

#include <optional>

namespace yc::devices::card
{

// A maker's library as a wire: what is written are requests of sdt_frame.h, what arrives are replies. The library runs
// in yichuang-vendord, one process a reader, which this starts, watches and ends. Lives in the device's thread.
//
// lost(): HelperMissing, VendorUntrusted, VendorUnloadable, VendorLacks (it cannot be begun with), OpenRefused (its
// port does not open), Unplugged (it says that the reader is gone), VendorHung, VendorCrashed.
class VendorStream final : public transport::ByteStream
{
    Q_OBJECT
public:
    explicit VendorStream(VendorSettings settings);

    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override { return m_heard.size(); }
    void close() override;

private:
    void take(ipc::Message message);
    void ask(const sdt::Request &request);
    void lose(const DeviceError &error);
    void end();

    VendorSettings m_settings;
    std::optional<PrivateFolder> m_folder; // outlives the helper, which may be killed in the middle of writing
    ipc::HelperProcess m_helper;
    QTimer m_watchdog; // runs while the library is in a call of ours
    QByteArray m_heard; // of a request that is not whole yet
    bool m_open = false;
    bool m_asked = false;
};

} // namespace yc::devices::card
