#include "devices/api/camera.h"
#include "devices/api/card_reader.h"
#include "devices/api/code_scanner.h"
#include "devices/api/document_printer.h"
#include "devices/api/document_scanner.h"
#include "devices/api/receipt_printer.h"
#include "devices/api/signature_pad.h"

#include <algorithm>
#include <utility>

// The interfaces' meta objects live in this room's object file.
namespace yc::devices
{

namespace
{

constexpr std::array KindWords{
    std::pair{Kind::CardReader, QLatin1String("card-reader")},
    std::pair{Kind::SmartCard, QLatin1String("smart-card")},
    std::pair{Kind::DocumentScanner, QLatin1String("document-scanner")},
    std::pair{Kind::ReceiptPrinter, QLatin1String("receipt-printer")},
    std::pair{Kind::DocumentPrinter, QLatin1String("document-printer")},
    std::pair{Kind::SignaturePad, QLatin1String("signature-pad")},
    std::pair{Kind::DocumentCamera, QLatin1String("document-camera")},
    std::pair{Kind::Camera, QLatin1String("camera")},
    std::pair{Kind::Microphone, QLatin1String("microphone")},
    std::pair{Kind::CodeScanner, QLatin1String("code-scanner")},
    std::pair{Kind::Display, QLatin1String("display")},
    std::pair{Kind::Speaker, QLatin1String("speaker")},
    std::pair{Kind::Cabinet, QLatin1String("cabinet")},
};
static_assert(KindWords.size() == AllKinds.size());

} // namespace

QString kindWord(Kind kind)
{
    const auto *row = std::ranges::find(KindWords, kind, [](const auto &one) { return one.first; });
    return row == KindWords.end() ? QString() : QString(row->second);
}

std::optional<Kind> kindNamed(const QString &word)
{
    const auto *row = std::ranges::find_if(KindWords, [&](const auto &one) { return one.second == word; });
    return row == KindWords.end() ? std::nullopt : std::optional(row->first);
}

} // namespace yc::devices
