#pragma once

#include "base/ipc.h"
#include "core/pages/file_messages.h"
#include "helpers/imaged/format.h"
#include "helpers/imaged/pdf.h"

#include <QByteArrayView>

#include <optional>

namespace yc::helpers::imaged
{

// What yichuang-imaged does: one file (or one picture after another from a device) in, pages out. Ends when the client
// closes its end or talks nonsense. The walls stand before the first byte of a file is unpacked.
class Service
{
public:
    explicit Service(ipc::Channel channel) : m_channel(std::move(channel)) { }
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;
    ~Service();

    void run();

private:
    bool take(ipc::Message &message); // false: end
    bool open(ipc::File file);
    bool page(const core::pages::PageOrder &order);
    bool look(const QJsonObject &body, ipc::File file);
    bool answer(int page, Result<Image> picture, const core::pages::Wish &wish);
    bool say(core::pages::Say what, const QJsonObject &body, std::span<const int> files = {});
    bool fail(int page, Code code);

    ipc::Channel m_channel;
    ipc::File m_file;
    QByteArrayView m_bytes; // mapped
    std::optional<FileFormat> m_format;
    int m_pages = 0;
    PdfInfo m_pdf;
    bool m_walled = false;
};

} // namespace yc::helpers::imaged
