#pragma once

#include "devices/api/document_printer.h"

// A printer of sheets as a device among others: how it is, and in which words the hall is told. Beside
// document_printer.h, which every page includes.
namespace yc::devices
{

// As reports write it: "load-paper". Where another device asks for the same it is that word (guidanceWord()).
[[nodiscard]] QString troubleWord(PrinterTrouble trouble);
[[nodiscard]] std::optional<PrinterTrouble> troubleNamed(const QString &word);

// What a person at it mends (paper, a door, a jam) is Guidance; the first trouble that stops it decides.
[[nodiscard]] DeviceState stateOf(const PrintQueue &queue);

} // namespace yc::devices
