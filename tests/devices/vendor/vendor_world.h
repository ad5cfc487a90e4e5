#pragma once

#include "devices/card/vendor_reader.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/vendor_feed.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace yc::tests
{

// A reader behind a maker's library, and the shipping driver with its helper reading from it.
class VendorWorld : public QObject
{
    Q_OBJECT
public:
    explicit VendorWorld(const QString &library = QStringLiteral("sdtapi"));
    ~VendorWorld() override;

    void read(const std::function<void(devices::card::VendorSettings &, devices::card::SdtSettings &)> &change = {});
    void lay(const char *sample);
    void setFault(const QString &fault);
    void unplug();
    [[nodiscard]] devices::virtual_bench::VendorFeed &feed() { return m_feed; }
    [[nodiscard]] devices::CardReader &reader() { return *m_reader; }
    void end() { m_reader.reset(); }
    [[nodiscard]] devices::DeviceState state() const { return m_reader->health().state; }
    [[nodiscard]] bool hasFailed(Code code) const { return failures.contains(toString(code)); }
    // What the last fault said to the engineer.
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    std::vector<std::shared_ptr<devices::IdentityCard>> cards;
    QList<devices::Guidance> guidance;
    QList<devices::DeviceState> states; // all that were told
    QStringList failures;
    int lifted = 0;

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    devices::virtual_bench::VendorFeed m_feed;
    devices::card::vendor::Shape m_shape;
    devices::transport::DeviceThread m_thread;
    std::unique_ptr<devices::card::SdtReader> m_reader;
};

// Processes of this one's, by the name of their program.
[[nodiscard]] QList<qint64> helpersRunning();
// Folders in memory that they write into.
[[nodiscard]] QStringList foldersInMemory();

} // namespace yc::tests
