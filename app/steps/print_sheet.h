#pragma once

#include "app/shop.h"
#include "core/pages/file_reader.h"

#include <QPointer>
#include <QThread>
#include <QWidget>

#include <memory>

class QFileDialog;
class QLabel;
class QPushButton;

namespace yc::ui
{
class PageView;
}

namespace yc::app
{

class StillWaiting;

// A sheet with a fingerprint or a seal, from the scanner or from a file (through yichuang-imaged): cut to the print, or
// whole if the clerk wants that. Kept in memory alone until it is signed.
class PrintSheet : public QWidget
{
    Q_OBJECT
public:
    explicit PrintSheet(Shop &shop, QWidget *parent = nullptr);
    ~PrintSheet() override;

    void setNotice(const QString &words); // what to lay down; shown while there is nothing
    void setOpen(bool open); // whether one may be taken now
    void clear(); // what is still on its way is not wanted either
    [[nodiscard]] bool isBlank() const { return !m_print; }
    [[nodiscard]] std::shared_ptr<const Image> print() const { return m_print; } // as it will be filed
    [[nodiscard]] QString device() const { return m_device; } // the scanner's place, or "file"
    void showEarlier(const QByteArray &jpeg); // what was signed with
    void scan(); // F4
    void choose(); // asks for a file
    void bring(const QString &path);
    bool giveUp(); // Esc; true: something ran and is stopped

Q_SIGNALS:
    void begun(); // a sheet is asked for
    void taken();
    void problem(yc::Code code);
    void complaint(const QString &words);
    void waiting(const QString &words); // empty: over

private:
    void connectScanner();
    void take(const std::shared_ptr<Image> &sheet, bool blank);
    void showPrint();
    void endScan();
    void startReader();

    Shop &m_shop;
    ui::PageView *m_view;
    QPushButton *m_scan;
    QPushButton *m_import;
    QPushButton *m_whole;
    QLabel *m_notes;
    StillWaiting *m_still;
    QString m_notice;
    QString m_device;
    std::unique_ptr<Worker> m_cutter; // with the first sheet
    std::shared_ptr<const Image> m_sheet;
    std::shared_ptr<const Image> m_part; // cut out of it; null: nothing was found
    std::shared_ptr<const Image> m_print; // one of the two
    quint64 m_turn = 0; // answers to an earlier one are not wanted
    bool m_open = false;
    QPointer<devices::DocumentScanner> m_connected;
    bool m_scanning = false;
    bool m_scanned = false; // the running scan has given its sheet
    bool m_reading = false;
    QThread m_thread; // the reader's: it forks, and a stick can be slow
    core::pages::FileReader *m_reader = nullptr; // with the first file
    QFileDialog *m_dialog = nullptr;
};

} // namespace yc::app
