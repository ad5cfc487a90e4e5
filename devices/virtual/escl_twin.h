#pragma once

#include "base/code.h"
#include "devices/virtual/http_reader.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <QTcpServer>

#include <deque>
#include <vector>

class QTcpSocket;

namespace yc::devices::virtual_bench
{

// A "driverless" scanner on the network as seen from the wire: eSCL over HTTP on loopback (reference.md F.1), with a
// glass and a feeder that reads both sides. SANE finds it through its airscan back end, in a configuration folder that
// configure() writes. Pages are JPEG of the size, colour and resolution that the job asked for.
class EsclTwin final : public QObject
{
    Q_OBJECT
public:
    struct Sheet {
        QImage front;
        QImage back{}; // null: nothing on it
    };
    // What goes wrong on the wire. Each holds until it is taken back, those with a number for so many requests.
    struct Faults {
        int busyJobs = 0; // 503 to the next requests for a job
        int busyPages = 0; // 503 to the next requests for a page
        int earlyEnd = 0; // 404 to the next requests for a page although there is one, as some makers do
        int endStatus = 404; // what says that there are no more: 404, by some makers 410
        int endAfter = -1; // says that there are no more after so many sides of a job, with sheets in the feeder
        int loseAfter = -1; // after so many sides of a job a sheet passes that never comes, and is counted
        int againAfter = -1; // after so many sides of a job the last one comes once more, as if it were another
        int jamAfter = -1; // the feeder stops after so many sides of a job, as adfState says
        QString adfState = QStringLiteral("ScannerAdfJam"); // while it is stopped; or another of them
        QByteArray wrongHost; // stands in Location instead of ours
        bool endless = false; // the last page comes again and again
        bool hugeClaim = false; // four gigabytes are promised, a little comes
        bool endlessBody = false; // a page whose bytes do not end, as fast as they are taken
        bool cutPage = false; // hangs up in the middle of a page
        bool noPicture = false; // says JPEG, is text
        bool silent = false; // takes requests, answers none
    };

    explicit EsclTwin(QObject *parent = nullptr);

    [[nodiscard]] bool plug(); // again on the same port
    void unplug();
    [[nodiscard]] quint16 port() const { return m_port; }
    // Into a folder of SANE settings; the device's name then is device().
    [[nodiscard]] Done configure(const QString &folder) const;
    [[nodiscard]] static QString device() { return QStringLiteral("airscan:e0:Virtual eSCL"); }

    void layOnGlass(QImage page) { m_glass = std::move(page); }
    void load(std::vector<Sheet> sheets) { m_feeder = {sheets.begin(), sheets.end()}; }
    void clearJam(); // the paper is taken out and put back, the cover closed: it goes on where it stopped
    [[nodiscard]] Faults &faults() { return m_faults; }

    [[nodiscard]] int sheetsLeft() const { return static_cast<int>(m_feeder.size()); }
    [[nodiscard]] const QStringList &requests() const { return m_requests; } // "GET /eSCL/ScannerStatus"
    [[nodiscard]] const QList<QByteArray> &settingsAsked() const { return m_settings; } // a ScanSettings each job
    [[nodiscard]] int openJobs() const { return static_cast<int>(m_jobs.size()); }

private:
    struct Job {
        bool feeder = false;
        bool duplex = false;
        bool colour = true;
        int dpi = 300;
        QSize size; // in 1/300 inch
        int sides = 0; // given
        bool back = false; // the next one is the back of the sheet in hand
        QImage inHand{};
        QImage last{};
        bool over = false; // said to be
    };
    void arrived(QTcpSocket *socket, HttpReader &reader);
    void answer(QTcpSocket *socket, const HttpRequest &request);
    [[nodiscard]] QByteArray takeJob(const QByteArray &settings);
    void givePage(QTcpSocket *socket, Job &job);
    [[nodiscard]] QImage nextSide(Job &job);
    [[nodiscard]] QByteArray status() const;

    QTcpServer m_server;
    quint16 m_port = 0;
    QImage m_glass;
    std::deque<Sheet> m_feeder;
    Faults m_faults;
    QHash<int, Job> m_jobs;
    int m_numbers = 0;
    bool m_stopped = false; // the feeder
    int m_made = -1; // of the last job, in the status also when the job is done; -1: there was none
    QStringList m_requests;
    QList<QByteArray> m_settings;
};

} // namespace yc::devices::virtual_bench
