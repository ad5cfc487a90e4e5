#pragma once

#include "devices/api/document_printer.h"

#include <QString>

// Printers of papers and what becomes of a job, in words. UI thread; follows the client's language.
namespace yc::ui
{

[[nodiscard]] QString queueName(const devices::PrintQueue &queue); // as its administrator named it, else its own name
// What to do about it: 打印机缺纸，请装纸，装好后自动继续
[[nodiscard]] QString troubleWords(devices::PrinterTrouble trouble);
[[nodiscard]] QString troubleShort(devices::PrinterTrouble trouble); // 缺纸
// In a word with what stands in the way: 就绪, 正在打印, 缺纸、盖板未合上
[[nodiscard]] QString queueStateWords(const devices::PrintQueue &queue);
[[nodiscard]] QString trayWords(const QString &tray); // 纸盒1, for the IPP keyword tray-1

// How a job is. sides: that it has in all, copies included; copies: of the paper.
[[nodiscard]] QString progressWords(const devices::PrintProgress &progress, int sides, int copies);

} // namespace yc::ui
