#pragma once

#include "base/code.h"
#include "core/flow/terminal_check.h"
#include "devices/api/device.h"
#include "ui/terminal_settings.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace yc::devices
{
class DocumentPrinter;
}

// What --diagnose says of a terminal, in words and as JSON: facts of the machine and of its settings, never of a
// person, never a secret. The words follow the client's language; ids, facts and codes do not.
namespace yc::ui
{

namespace codes
{
inline constexpr Code NoChineseFont{'B', 11}; // no font of this machine has the Chinese characters
} // namespace codes

struct Check {
    enum class State {
        Good,
        Note, // works, and somebody should know
        Wrong, // with a code
        Unknown, // could not be looked at, for a reason that is no fault
    };
    QString id; // "hall", "device.card-reader"
    State state = State::Good;
    QString name; // 大厅
    QString says; // 已连通，时差 0 秒
    QJsonObject facts{};
    std::optional<Code> code{};
};

struct Diagnosis {
    QString program;
    QString version;
    QList<Check> checks;
    [[nodiscard]] bool allWell() const; // nothing is Wrong
    [[nodiscard]] QString toText() const; // one line a check, a second one with what to do about what is wrong
    [[nodiscard]] QByteArray toJson() const; // one object, ended by a line break
};

// A device as the hub has it; kiosk and counter hand them in.
struct DeviceSeen {
    devices::Kind kind;
    QString place;
    devices::DeviceInfo info;
    devices::Health health;
};
// A program of ours or another's that this client starts.
struct HelperSeen {
    QString name;
    QString path;
    bool there = false;
    bool starts = false;
};

[[nodiscard]] Check checkSystem();
[[nodiscard]] Check checkScreens();
[[nodiscard]] Check checkLocale();
[[nodiscard]] Check checkFonts();
[[nodiscard]] Check checkSettings(const TerminalOptions &options);
[[nodiscard]] Check checkVault(const core::flow::VaultFacts &facts);
[[nodiscard]] Check checkKeys(const core::flow::KeyFacts &facts);
[[nodiscard]] Check checkIdentity(const std::optional<core::flow::IdentityFacts> &facts, bool inUse,
                                  const QDateTime &now);
[[nodiscard]] Check checkHall(const std::optional<core::flow::HallFacts> &facts, bool inUse);
[[nodiscard]] Check checkHelper(const HelperSeen &helper);
[[nodiscard]] Check checkDevice(const DeviceSeen &device);
// chosen: the queue that this counter prints on; empty: the service's own choice.
[[nodiscard]] Check checkPrinters(const devices::DocumentPrinter &printers, const QString &chosen);
// Whatever of these did not answer in time.
[[nodiscard]] Check tookTooLong(const QString &id);

} // namespace yc::ui
