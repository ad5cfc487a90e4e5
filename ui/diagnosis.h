#pragma once

#include "base/code.h"
#include "core/flow/terminal_check.h"
#include "devices/api/device.h"
#include "devices/api/face_exposure.h"
#include "devices/api/place_facts.h"
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
    // On the way to a device, in order: the one that is wrong is where somebody has to go.
    struct Step {
        QString id; // "plugged", "rights", "opened", "answers", "exposure", "tried"
        State state = State::Good; // Unknown: not come to, or nobody did what was asked
        QString name; // 接上
        QString says{};
        std::optional<Code> code{};
    };
    QString id; // "hall", "device.card-reader"
    State state = State::Good;
    QString name; // 大厅
    QString says; // 已连通，时差 0 秒
    QJsonObject facts{};
    std::optional<Code> code{};
    QList<Step> steps{}; // of a device, where the doctor was asked
};

struct Diagnosis {
    QString program;
    QString version;
    QList<Check> checks;
    [[nodiscard]] bool allWell() const; // nothing is Wrong
    // One line a check, its steps below it, and behind what is wrong a line with what to do.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] QByteArray toJson() const; // one object, ended by a line break
};

// What a device was seen to do when it was tried.
struct Tried {
    enum class State {
        NotTried, // its kind is not tried, or it is not ready for it
        Asked, // a person has to do something, or the paper is on its way
        Done,
        Failed,
    };
    State state = State::NotTried;
    QString seen{}; // of a card the masked name, of a code how long it is; nothing else of either; of a voice the word
                    // it lacks
    std::optional<Code> failure{};
};

// A device as the hub has it; kiosk and counter hand them in.
struct DeviceSeen {
    devices::Kind kind;
    QString place;
    devices::DeviceInfo info;
    devices::Health health;
    std::optional<devices::PlaceFacts> at{}; // the doctor's: its steps are told
    Tried tried{};
    std::optional<devices::FaceExposure> faceExposure{}; // of a camera that looks at people
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
[[nodiscard]] QString markOf(Check::State state); // ✓ ! ✕ ?
// ui/device_steps.cpp. A printer of sheets is not tried: its paper is people's.
[[nodiscard]] QList<Check::Step> stepsOf(const DeviceSeen &device);
[[nodiscard]] QList<Check::Step> stepsOf(const devices::DocumentPrinter &printers, const QString &chosen);
// chosen: the queue that this counter prints on; empty: the service's own choice.
[[nodiscard]] Check checkPrinters(const devices::DocumentPrinter &printers, const QString &chosen);
// Whatever of these did not answer in time.
[[nodiscard]] Check tookTooLong(const QString &id);

} // namespace yc::ui
