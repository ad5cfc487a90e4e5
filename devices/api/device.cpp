#include "devices/api/announcer.h"
#include "devices/api/cabinet.h"
#include "devices/api/camera.h"
#include "devices/api/card_reader.h"
#include "devices/api/code_scanner.h"
#include "devices/api/document_printer.h"
#include "devices/api/document_scanner.h"
#include "devices/api/receipt_printer.h"
#include "devices/api/signature_pad.h"
#include "devices/api/smart_card.h"

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

constexpr std::array StateWords{
    std::pair{DeviceState::Absent, QLatin1String("absent")},
    std::pair{DeviceState::Opening, QLatin1String("opening")},
    std::pair{DeviceState::Ready, QLatin1String("ready")},
    std::pair{DeviceState::Busy, QLatin1String("busy")},
    std::pair{DeviceState::Guidance, QLatin1String("guidance")},
    std::pair{DeviceState::Fault, QLatin1String("fault")},
    std::pair{DeviceState::Recovering, QLatin1String("recovering")},
};
static_assert(StateWords.size() == AllDeviceStates.size());

constexpr std::array GuidanceWords{
    std::pair{Guidance::None, QLatin1String("")},
    std::pair{Guidance::PlaceCard, QLatin1String("place-card")},
    std::pair{Guidance::HoldStill, QLatin1String("hold-still")},
    std::pair{Guidance::OneCardOnly, QLatin1String("one-card-only")},
    std::pair{Guidance::PlaceAgain, QLatin1String("place-again")},
    std::pair{Guidance::NotAnIdCard, QLatin1String("not-an-id-card")},
    std::pair{Guidance::LiftCard, QLatin1String("lift-card")},
    std::pair{Guidance::LoadPaper, QLatin1String("load-paper")},
    std::pair{Guidance::ClearJam, QLatin1String("clear-jam")},
    std::pair{Guidance::CloseCover, QLatin1String("close-cover")},
    std::pair{Guidance::ReplaceRoll, QLatin1String("replace-roll")},
    std::pair{Guidance::RollNearEnd, QLatin1String("roll-near-end")},
    std::pair{Guidance::CoolDown, QLatin1String("cool-down")},
    std::pair{Guidance::TakeSlip, QLatin1String("take-slip")},
    std::pair{Guidance::LetLightIn, QLatin1String("let-light-in")},
    std::pair{Guidance::ShutDoor, QLatin1String("shut-door")},
    std::pair{Guidance::SeparateSheets, QLatin1String("separate-sheets")},
    std::pair{Guidance::OtherSmartCard, QLatin1String("other-smart-card")},
    std::pair{Guidance::UnmuteMicrophone, QLatin1String("unmute-microphone")},
    std::pair{Guidance::SpeakUp, QLatin1String("speak-up")},
    std::pair{Guidance::TurnMicrophoneDown, QLatin1String("turn-microphone-down")},
};
static_assert(GuidanceWords.size() == AllGuidance.size());

template <typename Words, typename T> QString wordOf(const Words &words, T value)
{
    const auto row = std::ranges::find(words, value, [](const auto &one) { return one.first; });
    return row == words.end() ? QString() : QString(row->second);
}

template <typename Words> auto valueOf(const Words &words, const QString &word)
{
    const auto row = std::ranges::find_if(words, [&](const auto &one) { return one.second == word; });
    return row == words.end() ? std::nullopt : std::optional(row->first);
}

} // namespace

QString kindWord(Kind kind)
{
    return wordOf(KindWords, kind);
}

std::optional<Kind> kindNamed(const QString &word)
{
    return valueOf(KindWords, word);
}

QString stateWord(DeviceState state)
{
    return wordOf(StateWords, state);
}

std::optional<DeviceState> stateNamed(const QString &word)
{
    return valueOf(StateWords, word);
}

QString guidanceWord(Guidance guidance)
{
    return wordOf(GuidanceWords, guidance);
}

std::optional<Guidance> guidanceNamed(const QString &word)
{
    return valueOf(GuidanceWords, word);
}

} // namespace yc::devices
