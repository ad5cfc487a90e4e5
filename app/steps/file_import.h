#pragma once

#include "app/shop.h"
#include "app/steps/file_places.h"
#include "core/flow/intake.h"
#include "core/pages/file_reader.h"

#include <QThread>
#include <QTimer>
#include <QWidget>

#include <deque>
#include <map>
#include <memory>

class QFileDialog;
class QLabel;
class QPushButton;

namespace yc::app
{

// 导入文件: pages from a stick or a telephone into the material in hand, through yichuang-imaged. A line under the page
// says what was seen on it (模糊、边缘缺失、空白页) and what was done (已自动摆正), with a button that takes it back.
// Files are chosen in a dialog that runs no loop of its own, or dropped on the page.
class FileImport final : public QWidget
{
    Q_OBJECT
public:
    explicit FileImport(Shop &shop, QWidget *parent = nullptr);
    ~FileImport() override;

    // Another case, or none: what waits is dropped, what lies in memory is let go.
    void open(std::shared_ptr<core::flow::Intake> intake);
    void setMaterial(const QString &materialId); // where pages go from now on; empty: nowhere
    void showNotes(const QString &materialId, int index); // of the page on the screen; −1: none
    // A camera's picture: its page is found, made straight and added, or takes the place of the page at `replacing`.
    // onlyAPage: where no sheet is seen there is none, and noPageSeen() says so.
    void takePicture(std::shared_ptr<Image> picture, const QString &materialId, int replacing, bool onlyAPage);
    void choose(); // asks for files
    void lookAs(const FileOwner &owner) { m_owner = owner; } // for what is plugged in
    void bring(const QStringList &paths); // into the material in hand
    bool giveUp(); // true: something ran and is stopped
    [[nodiscard]] bool isBusy() const { return m_job.has_value(); }
    [[nodiscard]] QPushButton *button() const { return m_button; }
    void takeDropsOn(QWidget *widget);
    // 模糊、边缘缺失 …: what the clerk should look at, and what was done. Empty: nothing to say.
    [[nodiscard]] static QString findingWords(core::domain::PageFindings findings);

    // What is plugged in, or what to do where nothing is.
    [[nodiscard]] static QString placesWords(const FilePlaces &places);

Q_SIGNALS:
    void problem(yc::Code code);
    void complaint(const QString &words);
    void waiting(const QString &words); // empty: over
    void pageAdded(const QString &materialId);
    void pageReplaced(); // by takePicture()
    void noPageSeen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Job {
        core::pages::FileReader::Order order;
        QString name; // of the file, as the clerk knows it
        QString materialId;
        quint64 replaces = 0; // a page's source: taken anew for it; 0: pages are added
        int replacing = -1; // the same of a page that is there already, whatever its source; −1: pages are added
        bool onlyAPage = false;
    };
    struct Source { // where a page came from, to take it anew
        std::shared_ptr<ipc::File> bytes;
        std::shared_ptr<Image> picture; // instead of them
        int page = 0;
        QString name;
    };
    void lookForPlaces();
    void offer(const FilePlaces &found);
    void enqueue(Job job);
    void startNext();
    void opened(const core::pages::FileInfo &info, const std::shared_ptr<ipc::File> &bytes);
    void pageRead(int page, const std::shared_ptr<Image> &image, core::domain::PageFindings findings);
    void ended(const std::optional<Code> &failure);
    void takeAnew(bool treated);
    void dropOldest(); // of what can be taken anew, beyond MostKept
    void tell();
    [[nodiscard]] std::optional<core::flow::PageView> shown() const;

    Shop &m_shop;
    std::shared_ptr<core::flow::Intake> m_intake;
    QString m_material;
    QString m_shownMaterial;
    int m_shownIndex = -1;
    QThread m_thread; // the reader's: it forks, and a stick can be slow
    core::pages::FileReader *m_reader = nullptr;
    std::deque<Job> m_waiting;
    std::optional<Job> m_job;
    std::shared_ptr<ipc::File> m_bytes; // of the running job
    std::optional<Job> m_tooMany; // the file that had too many pages; its first ones can be had
    int m_pages = 0; // of the running job, announced
    int m_done = 0;
    std::map<quint64, Source> m_sources;
    quint64 m_lastSource = 0;

    QPushButton *m_button;
    QLabel *m_notes;
    QPushButton *m_back;
    QPushButton *m_firstPages;
    QFileDialog *m_dialog = nullptr;
    QLabel *m_plugged = nullptr; // in it
    FileOwner m_owner = FileOwner::own();
    std::optional<FilePlaces> m_found; // shown by it
    QTimer m_again;
    bool m_opening = false; // the dialog is wanted and not there yet
    std::unique_ptr<Worker> m_places; // from the first time on
};

// Something that the clerk should look at, as opposed to something that was done.
[[nodiscard]] bool hasFault(core::domain::PageFindings findings);
} // namespace yc::app
