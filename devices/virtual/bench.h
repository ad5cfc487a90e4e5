#pragma once

#include "base/code.h"
#include "devices/virtual/cabinet_twin.h"
#include "devices/virtual/camera_feed.h"
#include "devices/virtual/code_twin.h"
#include "devices/virtual/display_twin.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/ipp_twin.h"
#include "devices/virtual/scanner_feed.h"
#include "devices/virtual/sdt_twin.h"
#include "devices/virtual/speaker_twin.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace yc::devices::virtual_bench
{

struct BenchSettings {
    QString printsDir; // where cut slips are left as PNG, sheets as PDF
    QString workDir; // the scanner's configuration and the page on its glass
};

// All twins of one counter and the words that move them. Commands are JSON objects:
//
//   {"do":"put-card","sample":"zhang"}            {"do":"put-card","card":{…}}   see sample_cards.h
//   {"do":"lift-card"}  {"do":"two-cards"}  {"do":"damage-card"}  {"do":"withdraw-after-bytes","bytes":500}
//   {"do":"line","silent":bool,"doubled":bool,"halts":bool,"noise":"hex","piece":n,"wrongCheck":n,"lyingLength":n,"cut":n}
//   {"do":"printer","state":"ok|paper-out|near-end|cover|cutter|hot|silent","afterLines":n}
//   {"do":"take-slip"}    out of the printer's mouth, whether or not anybody asks for it
//   {"do":"paper","state":"ok|no-paper|paper-low|jam|cover|offline|toner|toner-low|paused","afterSides":n}
//   {"do":"page","made":"application-form-1"}     {"do":"page","file":path}     {"do":"page"}: the glass is empty
//   {"do":"page","fault":"oversize|empty|short|hang"}
//   {"do":"scan-code","text":"…"}                 {"do":"tear-code","text":"…"}: half of it
//   {"do":"desk","made":"licence"}    a hand pushes a page under the camera   {"do":"desk"}: the desk is bare
//   {"do":"desk","fault":"|frozen|wrong-size|mute|black"}
//   {"do":"door","number":3,"hand":"shut|force|put|take|jam|free"}    at the pick-up cabinet
//   {"do":"unplug","device":"reader|printer|scanner|paper|codes|camera|display|speaker|cabinet"}
//   {"do":"plug","device":…}
//   {"do":"state"}    what lies where
//   {"do":"scene","steps":[…]}    several commands; stops at the first that fails
//
// The answer is {"ok":true,…} or {"ok":false,"why":…}.
class Bench final : public QObject
{
    Q_OBJECT
public:
    explicit Bench(BenchSettings settings, QObject *parent = nullptr);

    [[nodiscard]] Done start(); // OpenRefused: a port or a terminal cannot be had
    [[nodiscard]] QJsonObject places() const; // the ready file without the control port
    QJsonObject perform(const QJsonObject &command);

    [[nodiscard]] SdtTwin &reader() { return m_reader; }
    [[nodiscard]] EscPosTwin &printer() { return m_printer; }
    [[nodiscard]] ScannerFeed &scanner() { return m_scanner; }
    [[nodiscard]] CameraFeed &camera() { return m_camera; }
    [[nodiscard]] IppTwin &paper() { return m_paper; }
    [[nodiscard]] CodeTwin &codes() { return m_codes; }
    [[nodiscard]] DisplayTwin &display() { return m_display; }
    [[nodiscard]] SpeakerTwin &speaker() { return m_speaker; }
    [[nodiscard]] CabinetTwin &cabinet() { return m_cabinet; }

Q_SIGNALS:
    void performed(const QJsonObject &command, const QJsonObject &answer);

private:
    QJsonObject act(const QString &what, const QJsonObject &command);
    QJsonObject putCard(const QJsonObject &command);
    QJsonObject layPage(const QJsonObject &command);
    QJsonObject layOnDesk(const QJsonObject &command);
    QJsonObject atDoor(const QJsonObject &command);
    QJsonObject setLine(const QJsonObject &command);
    QJsonObject plug(const QJsonObject &command, bool in);
    QJsonObject state();
    QJsonObject runScene(const QJsonArray &steps);

    BenchSettings m_settings;
    SdtTwin m_reader;
    EscPosTwin m_printer;
    ScannerFeed m_scanner;
    IppTwin m_paper;
    CodeTwin m_codes;
    CameraFeed m_camera;
    DisplayTwin m_display;
    SpeakerTwin m_speaker;
    CabinetTwin m_cabinet;
};

} // namespace yc::devices::virtual_bench
