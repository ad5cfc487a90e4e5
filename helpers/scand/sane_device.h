#pragma once

#include "devices/api/document_scanner.h"
#include "devices/scan/scanner_place.h"
#include "helpers/scand/page_builder.h"

#include <QJsonObject>
#include <QUrl>

#include <functional>
#include <sane/sane.h>

namespace yc::helpers::scand
{

// SANE statuses as our codes. Source: reference.md F.2.
[[nodiscard]] Code codeOf(SANE_Status status);

// One open scanner. Calls block as long as the driver likes; that is why this lives in a process of its own.
class SaneDevice
{
public:
    // Called between reads. false: give up, the client cancelled.
    using Pump = std::function<bool(int linesDone, int linesAll)>;

    // As devices/scan/scanner_place.h says. ScannerAbsent, or what the driver says.
    [[nodiscard]] static Result<SaneDevice> open(const QString &wanted, const QString &known);
    SaneDevice(SaneDevice &&other) noexcept;
    SaneDevice &operator=(SaneDevice &&) = delete;
    SaneDevice(const SaneDevice &) = delete;
    SaneDevice &operator=(const SaneDevice &) = delete;
    ~SaneDevice();

    [[nodiscard]] QString maker() const { return m_maker; }
    [[nodiscard]] QString model() const { return m_model; }
    [[nodiscard]] QString serial() const { return m_serial; } // as USB tells it
    [[nodiscard]] QString place() const { return m_place; } // stablePlace(); empty: SANE does not list it
    [[nodiscard]] bool isOnNetwork() const;
    // false: it is as it was when it was opened, as far as the kernel can tell. Asks no driver.
    [[nodiscard]] bool mayBePulledOut() const;
    [[nodiscard]] devices::Capabilities capabilities() const { return m_can; }
    [[nodiscard]] const QList<int> &resolutions() const { return m_resolutions; } // of every source

    // Sets what the scanner has of it, source first because it changes the rest; what it has not is passed over.
    // `extra` comes last and may overrule.
    void prepare(const devices::ScanRequest &request, const QJsonObject &extra);
    [[nodiscard]] bool usesFeeder() const { return m_feeder; }
    // A jam, seen closer by what the scanner's sensors say of it; anything else as it is. Before cancel(), which lets
    // them forget.
    [[nodiscard]] Code seenBySensors(Code failure) const;
    // Pages in its life by its own count, where it has one.
    [[nodiscard]] std::optional<qint64> counter() const;
    // Sheets are in its feeder, where a sensor says so.
    [[nodiscard]] std::optional<bool> hasSheets() const;
    // Where to ask it what is the matter: esclAddress(). Invalid: nowhere.
    [[nodiscard]] QUrl address() const { return m_address; }
    // One page. Cancelled if pump() said so.
    [[nodiscard]] Result<Image> readPage(const Pump &pump);
    [[nodiscard]] bool lastWasBlank() const { return m_blank; } // the page that readPage() gave last
    void cancel(); // from another thread too, while readPage() waits, where address() is valid (airscan)
    // Its driver takes sheets from the feeder before they are asked for, and hears cancel() only within one.
    [[nodiscard]] bool fetchesAhead() const { return m_ahead; }

private:
    SaneDevice() = default;
    [[nodiscard]] int indexOf(const QString &option) const;
    void set(const QString &option, const QJsonValue &value);
    void setNumber(int index, double value);
    [[nodiscard]] QStringList choices(const QString &option) const;
    [[nodiscard]] int resolutionNow() const;
    void detectDoubleFeeds(bool on);
    void learn();
    [[nodiscard]] QList<int> resolutionsHere() const; // of the source that is chosen
    void turnSheets(bool both);
    [[nodiscard]] bool isSwitch(const QString &option) const;
    [[nodiscard]] QString textOf(const QString &option) const; // empty: none, or it is no text
    [[nodiscard]] std::optional<SANE_Word> wordOf(const QString &option) const; // whole numbers, yes and no

    SANE_Handle m_handle = nullptr;
    QString m_maker;
    QString m_model;
    QString m_name; // SANE's
    QString m_serial;
    QString m_place;
    QList<devices::scan::UsbAddress> m_attached; // on USB when it was opened
    devices::Capabilities m_can;
    QList<int> m_resolutions;
    bool m_feeder = false;
    bool m_toGray = false;
    bool m_blank = false;
    bool m_ahead = false;
    QUrl m_address;
};

} // namespace yc::helpers::scand
