#include "core/pack/qr.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace yc::core::pack
{

namespace
{

struct CodeFreer {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

// The 45 characters of alphanumeric mode.
bool isAlphanumeric(QByteArrayView data)
{
    return std::all_of(data.begin(), data.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || QByteArrayView(" $%*+-./:").contains(c);
    });
}

} // namespace

Result<QrModules> qrOf(QByteArrayView data, QrLevel level)
{
    if (data.isEmpty())
        return std::unexpected(codes::QrTooLong);
    const auto ec = level == QrLevel::Q ? QR_ECLEVEL_Q : QR_ECLEVEL_M;
    std::unique_ptr<QRcode, CodeFreer> code;
    if (isAlphanumeric(data))
        code.reset(QRcode_encodeString(data.toByteArray().constData(), 0, ec, QR_MODE_8, 1));
    else // any byte, zero among them
        code.reset(QRcode_encodeData(static_cast<int>(data.size()),
                                     reinterpret_cast<const unsigned char *>(data.data()), 0, ec));
    if (!code)
        return std::unexpected(codes::QrTooLong);
    QrModules modules{.side = code->width, .dark = QByteArray(qsizetype{code->width} * code->width, '\0')};
    for (qsizetype i = 0; i < modules.dark.size(); ++i)
        modules.dark[i] = static_cast<char>(code->data[i] & 1); // the other bits say what the module is for
    return modules;
}

} // namespace yc::core::pack
