#pragma once

#include "base/image.h"
#include "devices/api/document_scanner.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

// What yichuang-scand and its client say to each other: ipc frames whose bodies are JSON objects. Pure values.
namespace yc::devices::scan
{

enum class Say : quint16 {
    // client → scand
    Open = 1, // {"device":…,"options":{name:value},"known":…}
    Scan, // ScanRequest
    Cancel,
    Look, // whether the scanner is still there; Looked answers
    // scand → client; every message counts as a heartbeat
    Beat = 16, // {"phase":…}: what it is about to do or doing, and so how long silence is to be borne
    Opened, // FoundScanner
    Progress, // {"page":n,"lines":n,"of":n}
    Page, // {"width":…,"height":…,"colour":bool,"dpi":…,"blank":bool} and one file
    Finished, // StackReport
    Failed, // {"code":"D-0202","detail":…}; nothing further comes of this request
    Looked, // {"there":false}, or {"there":true} and FoundScanner
};

enum class Phase { Idle, Opening, Starting, Reading };

struct OpenRequest {
    QString device; // scanner_place.h; empty: the first one found
    QJsonObject options;
    QString known{}; // the place of the one that was open before; empty: none was
};
// How one hears that a scanner is no longer there: SANE tells of no unplugging.
enum class Watch {
    Plug, // by what is plugged in: look when that changed
    Status, // on the network and answers when it is asked how it is: look now and then
    Anew, // on the network and can but be opened anew: look seldom
};
struct FoundScanner {
    QString maker;
    QString model;
    QString serial; // as USB tells it
    QString place; // stablePlace(); empty: SANE does not list it
    Capabilities can;
    qint64 counter = -1; // of the scanner's life; -1: it does not say
    Watch watch = Watch::Plug;
    QList<int> resolutions{}; // DocumentScanner::resolutions()
    // How its feeder is, where it was asked and said so.
    struct Feeder {
        bool loaded = false;
        std::optional<Code> trouble{}; // it stopped, and why
    };
    std::optional<Feeder> feeder{};
};
struct PageHead {
    QSize size;
    Image::Format format = Image::Format::Gray8;
    int dpi = 0;
    bool blank = false; // nothing is written on it
};
struct StackReport {
    int pages = 0; // delivered
    int made = -1; // by the scanner's own count, of this stack; -1: it does not say
    bool sheetsLeft = false;
    bool stopped = false; // at the number asked for; whether sheets are left is not known
    qint64 counter = -1; // of the scanner's life; -1: it does not say
};

// Each ...FromJson: BadFrame if the object lacks what the message needs.

[[nodiscard]] QJsonObject toJson(const OpenRequest &request);
[[nodiscard]] OpenRequest openRequestFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const FoundScanner &found);
[[nodiscard]] FoundScanner foundFromJson(const QJsonObject &object); // what cannot be read is as if it were not said
[[nodiscard]] QJsonObject toJson(const ScanRequest &request);
[[nodiscard]] Result<ScanRequest> scanRequestFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const PageHead &head);
[[nodiscard]] Result<PageHead> pageHeadFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const StackReport &report);
[[nodiscard]] Result<StackReport> stackReportFromJson(const QJsonObject &object); // what it does not say is -1
[[nodiscard]] QJsonObject toJson(const DeviceError &error);
[[nodiscard]] DeviceError errorFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(Phase phase);
[[nodiscard]] Phase phaseFromJson(const QJsonObject &object); // what cannot be read is Idle: the least patience

} // namespace yc::devices::scan
