#pragma once

#include "base/ipc.h"
#include "core/pages/file_messages.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

class QProcess;
class QSocketNotifier;
class QTimer;

namespace yc::core::pages
{

struct ReaderSettings {
    QString program; // yichuang-imaged
    std::chrono::milliseconds openPatience{10'000};
    std::chrono::milliseconds pagePatience{25'000}; // one page, decoded and made straight
    int lossesInRow = 2; // so many pages that kill their decoder one after another, and the file is given up
};

// Pages of a file, or the page in a camera's picture, through yichuang-imaged. Each file gets a process of its own; a
// page that hangs or crashes it is reported, the process is replaced and the other pages come all the same. Lives in
// one thread with an event loop, best not the UI's: starting a process forks, and a stick can be slow.
class FileReader final : public QObject
{
    Q_OBJECT
public:
    explicit FileReader(ReaderSettings settings, QObject *parent = nullptr);
    ~FileReader() override;

    struct Order {
        QString path; // read first, unless the bytes are given
        std::shared_ptr<ipc::File> bytes; // as bytesOfFile() gives them; those of an earlier order may be used again
        std::shared_ptr<Image> picture; // a camera's: no file at all, and one page. It stays as it is
        int first = 0;
        int most = MostPages;
        bool takeFirstPages = false; // of a file with more than `most` pages; else such a file is TooManyPages
        Wish wish;
    };
    // One order at a time; another while one runs is dropped (isBusy). Ends with exactly one finished() or failed().
    void read(const Order &order);
    void cancel(); // failed(Cancelled)
    [[nodiscard]] bool isBusy() const { return m_order.has_value(); }
    // 0 while none runs. For tests, which stop it there to see it missed.
    [[nodiscard]] qint64 helperPid() const;

Q_SIGNALS:
    void opened(const yc::core::pages::FileInfo &info, const std::shared_ptr<yc::ipc::File> &bytes);
    void pageRead(int page, const std::shared_ptr<yc::Image> &image, yc::core::domain::PageFindings findings);
    void pageFailed(int page, yc::Code code);
    void finished(int pages); // how many were read
    void failed(yc::Code code); // the file as a whole, or what was left of it

private:
    void startHelper();
    [[nodiscard]] bool giveWork();
    void endHelper();
    void readMessages();
    void take(ipc::Message message);
    void takeOpened(const FileInfo &info);
    void takePicture(const PictureHead &head, ipc::Message &message);
    void takeFailure(const Failure &failure);
    void next(); // asks for the next page, or ends
    void lost(Code code); // the helper is gone or must go
    void end(const std::optional<Code> &failure);
    bool send(Say what, const QJsonObject &body = {}, std::span<const int> files = {});

    ReaderSettings m_settings;
    std::optional<Order> m_order;
    QProcess *m_process = nullptr;
    std::optional<ipc::Channel> m_channel;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_timer;
    bool m_told = false; // opened() was said for this order
    int m_page = 0; // asked for, or to be asked for next
    int m_end = 0; // one past the last page of the order
    int m_read = 0;
    int m_losses = 0; // in a row
};

} // namespace yc::core::pages
