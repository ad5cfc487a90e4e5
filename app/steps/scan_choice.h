#pragma once

#include "devices/api/document_scanner.h"

#include <QWidget>

#include <optional>

class QMenu;
class QPushButton;

namespace yc::app
{

struct Shop;

// How this place scans; kept in a file beside the sealed data, by the scanner it was chosen for.
struct ScanWay {
    enum class From {
        Auto, // what lies in the feeder, else what lies on the glass
        Glass,
        Feeder,
        BothSides
    };
    From from = From::Auto;
    devices::ScanColour colour = devices::ScanColour::Colour;
    int dpi = 300; // 200, 300 or 400: what a scanner without it has nearest to it is taken
    bool stopAtDoubleFeed = true;
    friend bool operator==(const ScanWay &, const ScanWay &) = default;
};
[[nodiscard]] ScanWay readScanWay(const QString &path,
                                  const QString &scanner); // one that is no file of ours: as it comes
[[nodiscard]] Done writeScanWay(const QString &path, const QString &scanner, const ScanWay &way); // BadFile
// Of these, DocumentScanner::resolutions(), the nearest; it alone where there are none. Of two as near, the finer.
[[nodiscard]] int nearestDpi(int wanted, const QList<int> &resolutions);
// What is asked of a scanner that can do this: what it lacks is done by what it has.
[[nodiscard]] devices::ScanRequest requestOf(const ScanWay &way, devices::Capabilities can,
                                             const QList<int> &resolutions = {});

// Says how the next page will be scanned, and lets it be chosen among what this scanner can do.
class ScanChoice : public QWidget
{
    Q_OBJECT
public:
    explicit ScanChoice(Shop &shop, QWidget *parent = nullptr);

    void refresh(); // the scanner may have come or be another one
    [[nodiscard]] devices::ScanRequest request() const;
    [[nodiscard]] bool usesCamera() const; // the document camera instead: chosen, or all that there is
    // An empty feeder is no failure: the glass is next. Null: there is nothing else to try.
    [[nodiscard]] std::optional<devices::ScanRequest> afterEmptyFeeder(const devices::ScanRequest &tried) const;

Q_SIGNALS:
    void problem(yc::Code code); // the choice could not be kept
    void deviceChanged(); // usesCamera() may answer otherwise

private:
    void build();
    void buildDensities();
    void choose(const ScanWay &way);
    void chooseCamera(bool camera);
    void tell();

    Shop &m_shop;
    QPushButton *m_button = nullptr;
    QMenu *m_menu = nullptr;
    QString m_scanner; // the one that the choice is for
    devices::Capabilities m_can;
    QList<int> m_resolutions;
    ScanWay m_way;
    bool m_hasScanner = false; // as last shown
    bool m_hasCamera = false;
    bool m_wantsCamera = false; // where there are both
};

} // namespace yc::app
