#pragma once

#include "devices/api/announcer.h"
#include "devices/api/cabinet.h"
#include "devices/api/card_reader.h"
#include "devices/api/code_scanner.h"
#include "devices/api/microphone.h"
#include "devices/api/receipt_printer.h"
#include "devices/api/smart_card.h"
#include "ui/diagnosis.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>

namespace yc::ui
{

// Devices made to do what they are there for, all at once: a reader reads the card that is laid down, a receipt printer
// prints one line, a code scanner reads any code, a smart card is read, a display shows and a speaker says a word, a
// microphone hears one. Of a cabinet the doors are read: none is opened. Scanners and printers of sheets are not tried:
// pages and paper are people's. Lives in the UI thread; the devices outlive it, and are started by others.
class DeviceTry : public QObject
{
    Q_OBJECT
public:
    struct Devices {
        QList<devices::CardReader *> readers;
        QList<devices::ReceiptPrinter *> printers;
        QList<devices::CodeScanner *> codeScanners;
        QList<devices::Announcer *> announcers{};
        QList<devices::Cabinet *> cabinets{};
        QList<devices::SmartCardReader *> smartCardReaders{};
        QList<devices::Microphone *> microphones{};
    };
    explicit DeviceTry(const Devices &all, QObject *parent = nullptr);
    ~DeviceTry() override;

    // From now on: as soon as each is ready. Nothing is asked of one that is not.
    void start();
    // Whatever was asked and has not come is not waited for. A line that was not begun is not printed.
    void stop();
    [[nodiscard]] Tried of(devices::Kind kind, const QString &place) const;
    [[nodiscard]] bool isWaiting() const; // something was asked and has not come
    [[nodiscard]] QStringList asks() const; // what people are to do now, in words

Q_SIGNALS:
    void changed();

private:
    using Key = std::pair<devices::Kind, QString>;
    void look();
    void note(const Key &key, const Tried &tried);
    void printOn(devices::ReceiptPrinter *printer, const Key &key);
    void sayOn(devices::Announcer *announcer, const Key &key);
    void listenTo(devices::Microphone *microphone);
    void readDoors(const devices::Cabinet *cabinet, const Key &key);

    Devices m_devices;
    QMap<Key, Tried> m_tried;
    QHash<QString, std::pair<devices::ReceiptPrinter *, Key>> m_jobs;
    QHash<QString, std::pair<devices::Announcer *, Key>> m_said;
    QList<devices::Announcer *> m_showing; // our word: it goes again
    QHash<devices::Microphone *, int> m_heard; // tenths of a second with a voice in them; listened to
    bool m_on = false;
};

} // namespace yc::ui
