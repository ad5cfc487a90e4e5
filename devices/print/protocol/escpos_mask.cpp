#include "devices/print/protocol/escpos_mask.h"

#include "devices/print/protocol/escpos.h"
#include "devices/print/protocol/printer_names.h"

#include <algorithm>

namespace yc::devices::print::escpos
{

QByteArray MaskedPrinter::sent(QByteArrayView bytes)
{
    static const QList<QByteArray> questions{ask(Ask::Printer), ask(Ask::OfflineCause), ask(Ask::ErrorCause),
                                             ask(Ask::Paper),   ask(Ask::Full),         askPaper(),
                                             tellChanges(),     clearBuffer()};
    for (const auto name : Names)
        if (bytes == askName(name))
            return askName(name);
    const auto known = std::ranges::find(questions, bytes);
    return known != questions.end() ? *known : QByteArray(bytes.size(), '?');
}

} // namespace yc::devices::print::escpos
