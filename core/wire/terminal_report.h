#pragma once

#include "base/code.h"
#include "core/wire/access.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

// How a terminal and its devices are, told to the hall by the terminal and read there by whoever keeps them running.
// Facts of machines alone: never of a person, a case or a document. hall/openapi.yaml: /v1/terminals/current/report,
// /v1/terminals.
namespace yc::core::wire
{

inline constexpr qsizetype MostDevices = 64; // of one terminal
inline constexpr qsizetype MostTerminals = 5'000; // in one answer

struct DeviceReport {
    QString kind; // "card-reader", as settings name it
    QString place; // "serial:/dev/ttyUSB0"
    QString maker;
    QString model;
    QString serial;
    QString firmware;
    QString state; // absent opening ready busy guidance fault recovering
    QString guidance; // "replace-roll"; empty: nothing is asked of anybody
    QString fault; // code of the last fault, "D-0302"; empty: none since the start
    qint64 done = 0; // good readings, pages, slips since the start
    qint64 failed = 0;
    QDateTime lastGood; // null: never since the start
    qint64 counter = -1; // pages in its life, by its own count; -1: it does not say
    friend bool operator==(const DeviceReport &, const DeviceReport &) = default;
};

struct TerminalReport { // PUT /v1/terminals/current/report
    QString program; // yichuang-counter
    QString version;
    QDateTime at; // by the terminal's clock
    qint64 diskFree = -1; // bytes where the vault lies; -1: not known
    qint64 owed = 0; // cases and errands that wait for the hall
    QList<DeviceReport> devices;
    friend bool operator==(const TerminalReport &, const TerminalReport &) = default;
};

struct TerminalSeen { // one line of GET /v1/terminals
    QString id;
    TerminalKind kind = TerminalKind::Counter;
    QString nodeCode;
    QString nodeName;
    QString windowNo;
    bool shut = false;
    QDateTime heard; // when the report came, by the hall's clock; null: it never told anything
    std::optional<TerminalReport> report;
};

[[nodiscard]] QJsonObject toJson(const TerminalReport &value);
[[nodiscard]] Result<TerminalReport> terminalReportFrom(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const QList<TerminalSeen> &value);
[[nodiscard]] Result<QList<TerminalSeen>> terminalsSeenFrom(const QJsonObject &json);

} // namespace yc::core::wire
