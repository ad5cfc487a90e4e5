#pragma once

#include "devices/print/protocol/escpos_status.h"
#include "devices/virtual/escpos_paper.h"
#include "devices/virtual/port.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <vector>

namespace yc::devices::virtual_bench
{

// A receipt printer as seen from the wire (reference.md E), on a TCP port and on what else it listens to. It prints on
// images and leaves each cut slip as a PNG; its paper, cover and temper are set from outside. Like the real one it
// takes bytes while it cannot print, answers real-time questions all the same, and goes on where it stopped.
class EscPosTwin final : public QObject
{
    Q_OBJECT
public:
    explicit EscPosTwin(QString printsDir, int widthDots = 576, QObject *parent = nullptr);

    [[nodiscard]] bool plug();
    void unplug();
    void listenTo(TwinWire &wire);
    [[nodiscard]] quint16 port() const { return m_port.number(); }

    // "ok", "paper-out", "near-end", "cover", "cutter", "hot", "silent". false: no such state.
    // afterLines: ok until so many more lines are on the paper.
    bool setState(const QString &state, int afterLines = 0);
    [[nodiscard]] QString state() const { return m_state; }
    // Some models know no GS r: they never answer in order.
    void setOrderedAnswers(bool on) { m_ordered = on; }
    [[nodiscard]] bool isTelling() const { return m_telling; } // it was told to say what changes
    void setTellsChanges(bool on) { m_canTell = on; } // others know no GS a
    // What it says that it is, in the order in which it is asked: firmware, maker, model, serial number. Some know
    // fewer, or none; an empty one is not answered.
    void setNames(const QList<QByteArray> &names) { m_names = names; }
    [[nodiscard]] int questions() const { return m_questions; } // about its state
    [[nodiscard]] int namesAsked() const { return m_namesAsked; }
    // Some have a mouth that sees: a slip that was cut stands there until it is taken, or the next pushes it out.
    void setSeesMouth(bool on) { m_seesMouth = on; }
    bool takeSlip(); // false: none stands there
    [[nodiscard]] bool isSlipInMouth() const { return m_slipInMouth; }

    [[nodiscard]] const std::vector<CutSlip> &slips() const { return m_slips; }
    [[nodiscard]] QString lastFile() const { return m_lastFile; }
    [[nodiscard]] int unknownBytes() const { return m_unknown; }

Q_SIGNALS:
    void slipCut(int index);

private:
    void take(const QByteArray &bytes);
    void realtime(const print::escpos::Token &token);
    void printOn();
    void pushStatus();
    void say(const QByteArray &bytes);
    [[nodiscard]] print::escpos::Status status() const;
    [[nodiscard]] bool canPrint() const;

    QString m_printsDir;
    Port m_port;
    QPointer<TwinWire> m_wire; // where it was last spoken to
    EscPosPaper m_paper;
    QString m_state;
    QString m_stateToCome;
    int m_linesUntil = -1;
    bool m_ordered = true;
    bool m_canTell = true;
    bool m_seesMouth = false;
    bool m_slipInMouth = false;
    QList<QByteArray> m_names{"1.04", "Yichuang", "VIRTUAL-80", "V0000001"};
    int m_namesAsked = 0;
    int m_questions = 0;
    bool m_telling = false; // by GS a, until ESC @
    QByteArray m_heard;
    std::deque<print::escpos::Token> m_waiting;
    std::vector<CutSlip> m_slips;
    QString m_lastFile;
    int m_unknown = 0;
};

} // namespace yc::devices::virtual_bench
