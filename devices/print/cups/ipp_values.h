#pragma once

#include "devices/api/document_printer.h"

#include <cups/ipp.h>

// What CUPS answers, as values. Pure; private to devices/print/cups and its tests. Source: RFC 8011, PWG 5100.3, and
// CUPS's own operations (https://www.cups.org/doc/spec-ipp.html).
namespace yc::devices::print::cups
{

// The printers of an answer to CUPS-Get-Printers, the default one first. What has no name is left out.
[[nodiscard]] QList<PrintQueue> queuesFrom(ipp_t *answer, const QString &defaultName);

// Keywords of printer-state-reasons: with or without -report, -warning, -error; what only CUPS's own filters say of
// each other is left out. state: of printer-state, a stopped printer that says nothing more is paused.
[[nodiscard]] QList<PrinterTrouble> troublesFrom(const QStringList &keywords, ipp_pstate_t state);

struct JobAnswer {
    ipp_jstate_t state = IPP_JSTATE_PENDING;
    int pages = 0;
};
[[nodiscard]] std::optional<JobAnswer> jobFrom(ipp_t *answer);

// What an unsuccessful status means for who wanted to print.
[[nodiscard]] Code codeFrom(ipp_status_t status);

// An order's job attributes, added to a Create-Job request: A4 at its true size, copies, sides, tray.
void addJobAttributes(ipp_t *request, const PrintOrder &order);

} // namespace yc::devices::print::cups
