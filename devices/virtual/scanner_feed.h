#pragma once

#include "base/code.h"

#include <QImage>
#include <QJsonObject>
#include <QString>
#include <QtGlobal>

namespace yc::devices::virtual_bench
{

// A scanner without hardware, seen through the real SANE: a configuration folder of its own with two back ends.
//
//   pnm:0   a flatbed. It scans the file named by its option "filename", read anew at every scan; the sheet "on the
//           glass" is that file, replaced in one step, so a scan sees the old sheet or the new one, never half.
//   test:0  a feeder with ten sheets of test pattern, whose option "read-return-value" makes jams and open covers.
class ScannerFeed
{
public:
    explicit ScannerFeed(QString folder) : m_folder(std::move(folder)) { }
    ~ScannerFeed();
    Q_DISABLE_COPY_MOVE(ScannerFeed)

    [[nodiscard]] Done start(); // BadFile if the folder cannot be written
    [[nodiscard]] QJsonObject place() const; // {"configDir":…,"device":"pnm:0","options":{…},"feeder":{…}}

    [[nodiscard]] Done lay(const QImage &page);
    [[nodiscard]] Done layFile(const QString &path); // any picture Qt reads
    [[nodiscard]] Done clear(); // the lid

    // What can lie there that is no sheet. "oversize": 40,000 × 40,000 pixels claimed; "empty": no line at all;
    // "short": half of the lines promised; "hang": a driver that never comes back.
    [[nodiscard]] Done layFault(const QString &fault); // BadFile: no such fault
    [[nodiscard]] bool isHanging(); // a driver is in the "hang" by now; it stays there until this feed ends

    // The feeder cannot be opened any more. The flatbed opens (its back end knows no absence) and fails at the next
    // scan, as a USB scanner pulled out does.
    void unplug();
    [[nodiscard]] Done plug();

private:
    [[nodiscard]] Done writeGlass(const QByteArray &pnm);
    [[nodiscard]] QString glass() const { return m_folder + QStringLiteral("/glass.ppm"); }

    QString m_folder;
    int m_hang = -1; // our end of the pipe that a driver hangs in
};

} // namespace yc::devices::virtual_bench
