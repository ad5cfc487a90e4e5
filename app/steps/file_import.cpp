#include "app/steps/file_import.h"

#include "core/flow/page_source.h"
#include "ui/failure_words.h"
#include "ui/icons.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QUrl>

#include <array>
#include <sys/stat.h>

namespace yc::app
{

using core::domain::PageFinding;
using core::domain::PageFindings;
using core::pages::FileReader;

namespace
{

constexpr qsizetype MostFiles = 50; // of one choice
constexpr qint64 MostKept = 256LL * 1024 * 1024; // bytes of files that can be taken anew
constexpr PageFindings Done = PageFinding::Straightened | PageFinding::Turned;

// Looked at again while somebody waits for a stick to show up.
constexpr std::chrono::milliseconds LookAgain{2'000};

QList<QUrl> urlsOf(const FilePlaces &places)
{
    QList<QUrl> urls;
    for (const auto &place : places.all)
        urls += QUrl::fromLocalFile(place.folder);
    const auto sticks = urls.size();
    for (const auto own : {QStandardPaths::DocumentsLocation, QStandardPaths::DownloadLocation})
        if (const QFileInfo folder(QStandardPaths::writableLocation(own)); folder.isDir())
            urls += QUrl::fromLocalFile(folder.absoluteFilePath());
    if (urls.size() == sticks)
        urls += QUrl::fromLocalFile(QDir::homePath());
    return urls;
}

QStringList filesIn(const QMimeData *data)
{
    QStringList paths;
    const auto urls = data->urls();
    for (const auto &url : urls)
        if (url.isLocalFile())
            paths += url.toLocalFile();
    return paths;
}

// Under which a page's source is kept, in the order of their coming.
quint64 numberOf(quint64 source)
{
    return source & ~core::flow::PaperSource;
}

qint64 sizeOf(const ipc::File &file)
{
    struct stat about = {};
    return ::fstat(file.fd(), &about) == 0 ? about.st_size : 0;
}

} // namespace

bool hasFault(PageFindings findings)
{
    return bool(findings & ~Done);
}

QString FileImport::findingWords(PageFindings findings)
{
    const std::array faults{
        std::pair{PageFinding::Empty, tr("空白页")},
        std::pair{PageFinding::Blurred, tr("模糊")},
        std::pair{PageFinding::CutOff, tr("边缘缺失")},
        std::pair{PageFinding::Glare, tr("反光")},
        std::pair{PageFinding::TooLong, tr("比纸长，可能有两张叠着")},
        std::pair{PageFinding::TooDark, tr("过暗")},
        std::pair{PageFinding::Coarse, tr("分辨率低，小字可能看不清")},
    };
    QStringList seen;
    for (const auto &[finding, words] : faults)
        if (findings.testFlag(finding))
            seen += words;
    QStringList all;
    if (!seen.isEmpty())
        all += tr("! 请核对：%1").arg(seen.join(tr("、", "between words of a list")));
    if (findings.testFlag(PageFinding::Straightened))
        all += tr("已自动摆正");
    if (findings.testFlag(PageFinding::Turned))
        all += tr("已自动转正");
    return all.join(QStringLiteral(" · "));
}

FileImport::FileImport(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_notes = new QLabel(this);
    m_notes->setWordWrap(true);
    ui::setRole(m_notes, "caption");
    row->addWidget(m_notes, 1);
    m_back = new QPushButton(this);
    ui::setRole(m_back, "tool");
    row->addWidget(m_back);
    m_firstPages = new QPushButton(this);
    ui::setRole(m_firstPages, "tool");
    row->addWidget(m_firstPages);
    // Stands beside the scan button: whoever lays out the page puts it there.
    m_button = new QPushButton(tr("导入文件 Ctrl+O"), parent);
    ui::setSign(m_button, QStringLiteral("file"));
    m_button->setToolTip(tr("从U盘或手机导入 PDF、JPEG、PNG、TIFF；也可把文件拖到本页"));
    m_button->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));

    qRegisterMetaType<yc::Code>("yc::Code");
    m_reader = new FileReader({.program = shop.importProgram});
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &FileReader::opened, this, &FileImport::opened);
    connect(m_reader, &FileReader::pageRead, this, &FileImport::pageRead);
    connect(m_reader, &FileReader::pageFailed, this, [this](int page, Code code) {
        ++m_done;
        if (m_job)
            Q_EMIT complaint(tr("“%1”第%2页：%3").arg(m_job->name).arg(page + 1).arg(ui::failureLine(code)));
    });
    connect(m_reader, &FileReader::finished, this, [this] { ended(std::nullopt); });
    connect(m_reader, &FileReader::failed, this, [this](Code code) { ended(code); });
    connect(m_button, &QPushButton::clicked, this, &FileImport::choose);
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (const auto view = shown())
            takeAnew(!(view->notes.findings & Done));
    });
    connect(m_firstPages, &QPushButton::clicked, this, [this] {
        if (!m_tooMany)
            return;
        auto job = *std::exchange(m_tooMany, std::nullopt);
        job.order.takeFirstPages = true;
        enqueue(std::move(job));
        tell();
    });
    tell();
}

FileImport::~FileImport()
{
    if (!m_thread.isRunning()) { // never started: no other thread knows the reader
        delete m_reader;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void FileImport::open(std::shared_ptr<core::flow::Intake> intake)
{
    if (m_intake == intake)
        return;
    giveUp();
    m_intake = std::move(intake);
    m_sources.clear();
    m_tooMany.reset();
    m_shownIndex = -1;
    m_material.clear();
    tell();
}

void FileImport::setMaterial(const QString &materialId)
{
    m_material = materialId;
    m_button->setEnabled(!materialId.isEmpty());
}

void FileImport::showNotes(const QString &materialId, int index)
{
    m_shownMaterial = materialId;
    m_shownIndex = index;
    tell();
}

std::optional<core::flow::PageView> FileImport::shown() const
{
    if (!m_intake || m_shownIndex < 0)
        return std::nullopt;
    const auto pages = m_intake->pages(m_shownMaterial);
    return m_shownIndex < pages.size() ? std::optional(pages[m_shownIndex]) : std::nullopt;
}

void FileImport::tell()
{
    const auto view = shown();
    const auto findings = view ? view->notes.findings : PageFindings();
    const auto words = findingWords(findings);
    m_notes->setText(words);
    const bool known = view && m_sources.contains(numberOf(view->notes.source)) && !m_job;
    const bool done = bool(findings & Done);
    m_back->setVisible(known);
    m_back->setText(done ? tr("恢复原样") : tr("自动摆正"));
    m_back->setToolTip(done ? tr("撤销自动摆正，按文件原样放回") : tr("找出纸张边缘，摆正并转正"));
    m_firstPages->setVisible(m_tooMany.has_value());
    m_firstPages->setText(tr("只导入前 %1 页").arg(core::pages::MostPages));
    setVisible(!words.isEmpty() || known || m_tooMany);
    m_button->setEnabled(m_intake && !m_material.isEmpty());
}

void FileImport::choose()
{
    if (!m_intake || m_material.isEmpty())
        return;
    m_opening = true;
    lookForPlaces(); // and opens with what there is
}

// A telephone may take its time to answer, so another thread asks.
void FileImport::lookForPlaces()
{
    if (!m_places)
        m_places = std::make_unique<Worker>("yc-places");
    m_places->run([owner = m_owner] { return filePlaces(owner); }, this,
                  [this](const FilePlaces &found) { offer(found); });
}

QString FileImport::placesWords(const FilePlaces &places)
{
    if (places.somethingIsPluggedIn()) {
        QStringList names;
        for (const auto &place : places.all)
            if (place.kind == FilePlace::Kind::Stick)
                names += tr("U盘“%1”").arg(place.name);
            else if (place.kind == FilePlace::Kind::Telephone)
                names += place.name.isEmpty() ? tr("手机") : tr("手机“%1”").arg(place.name);
        return tr("已找到%1，在左侧选择。").arg(names.join(tr("、", "between words of a list")));
    }
    const auto none
        = tr("没有找到U盘或手机。U盘：插好后稍等几秒。手机：用数据线连接并解锁，在手机上选“传输文件”或“信任”。");
    return places.telephonesCanCome
        ? none
        : none + tr("本机还不能读取手机：请管理员安装 gvfs-backends 和 gvfs-fuse 后重新登录桌面。");
}

void FileImport::offer(const FilePlaces &found)
{
    const bool opening = std::exchange(m_opening, false);
    if (!m_intake || m_material.isEmpty() || (!opening && !m_dialog->isVisible()))
        return; // another case meanwhile, or a file was chosen
    if (!m_dialog) {
        m_dialog = new QFileDialog(window(), tr("导入文件"));
        // The desktop's own dialog would run a loop of its own and show no names to assistive tools.
        m_dialog->setOption(QFileDialog::DontUseNativeDialog);
        m_dialog->setOption(QFileDialog::ReadOnly); // nothing on anybody's stick is renamed or deleted here
        m_dialog->setOption(QFileDialog::HideNameFilterDetails);
        m_dialog->resize(QSize(m_shop.theme.room(860), m_shop.theme.room(560)).boundedTo(window()->size()));
        m_dialog->setFileMode(QFileDialog::ExistingFiles);
        // HEIC is shown, so that it can be refused with what to do: an empty folder tells nobody anything.
        m_dialog->setNameFilter(tr("文件和照片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.PDF *.JPG *.JPEG "
                                   "*.PNG *.TIF *.TIFF *.HEIC *.HEIF)"));
        connect(m_dialog, &QFileDialog::filesSelected, this, &FileImport::bring);
        // Its list of completions comes late and would stay above the page once the dialog is gone.
        if (auto *name = m_dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")))
            name->setCompleter(nullptr);
        if (auto *halves = m_dialog->findChild<QSplitter *>())
            halves->setSizes({m_shop.theme.room(220), m_shop.theme.room(640)}); // a telephone's folder has a long name
        m_plugged = new QLabel(m_dialog);
        m_plugged->setWordWrap(true);
        m_plugged->setTextFormat(Qt::PlainText); // a stick's name is anybody's
        if (auto *grid = qobject_cast<QGridLayout *>(m_dialog->layout()))
            grid->addWidget(m_plugged, grid->rowCount(), 0, 1, -1);
        m_again.setSingleShot(true);
        m_again.setInterval(LookAgain);
        connect(&m_again, &QTimer::timeout, this, [this] {
            if (m_dialog->isVisible())
                lookForPlaces();
        });
    }
    if (m_found != found) { // a stick came or went
        const bool first = !m_found || !m_found->somethingIsPluggedIn();
        m_found = found;
        m_dialog->setSidebarUrls(urlsOf(found));
        if (first) // to what was waited for; whoever looks about on one stick stays there when another comes
            m_dialog->setDirectoryUrl(urlsOf(found).front());
    }
    m_plugged->setText(placesWords(found));
    ui::setRole(m_plugged, found.somethingIsPluggedIn() ? "muted" : "warning");
    if (opening)
        m_dialog->open(); // window-modal, returns at once
    m_again.start();
}

void FileImport::bring(const QStringList &paths)
{
    if (!m_intake || m_material.isEmpty() || paths.isEmpty())
        return;
    if (paths.size() > MostFiles)
        Q_EMIT complaint(tr("一次最多导入 %1 个文件，其余未导入").arg(MostFiles));
    for (const auto &path : paths.first(qMin(paths.size(), MostFiles)))
        enqueue({.order = {.path = path, .bytes = {}, .picture = {}},
                 .name = QFileInfo(path).fileName(),
                 .materialId = m_material,
                 .replaces = 0});
}

void FileImport::takePicture(std::shared_ptr<Image> picture, const QString &materialId, int replacing, bool onlyAPage)
{
    if (!m_intake || materialId.isEmpty())
        return;
    enqueue({.order = {.path = {}, .bytes = {}, .picture = std::move(picture)},
             .name = tr("高拍仪"),
             .materialId = materialId,
             .replaces = 0,
             .replacing = replacing,
             .onlyAPage = onlyAPage});
}

void FileImport::enqueue(Job job)
{
    m_waiting.push_back(std::move(job));
    if (!m_job)
        startNext();
}

void FileImport::startNext()
{
    if (m_waiting.empty()) {
        Q_EMIT waiting({});
        tell();
        return;
    }
    m_job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_bytes.reset();
    m_pages = 0;
    m_done = 0;
    Q_EMIT waiting(m_job->order.picture ? tr("正在摆正这一页") : tr("正在导入“%1”（Esc 停止）").arg(m_job->name));
    if (!m_thread.isRunning()) {
        m_thread.setObjectName(QStringLiteral("yc-import"));
        m_thread.start();
    }
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, order = m_job->order] { reader->read(order); });
    tell();
}

bool FileImport::giveUp()
{
    m_waiting.clear();
    if (!m_job)
        return false;
    m_job->materialId.clear(); // what is still on its way is not wanted
    QMetaObject::invokeMethod(m_reader, [reader = m_reader] { reader->cancel(); });
    return true;
}

void FileImport::opened(const core::pages::FileInfo &info, const std::shared_ptr<ipc::File> &bytes)
{
    if (!m_job)
        return;
    m_bytes = bytes;
    m_pages = qMin(info.pages - m_job->order.first, m_job->order.most);
}

void FileImport::pageRead(int page, const std::shared_ptr<Image> &image, PageFindings findings)
{
    if (!m_job || !m_intake || m_job->materialId.isEmpty())
        return;
    ++m_done;
    if (m_done < m_pages)
        Q_EMIT waiting(tr("正在导入“%1”第%2/%3页（Esc 停止）").arg(m_job->name).arg(m_done + 1).arg(m_pages));
    if (m_job->replaces != 0) {
        // Where the page is now: it may have been moved meanwhile, or be gone.
        const auto materials = m_intake->materials();
        for (const auto *material : materials) {
            const auto pages = m_intake->pages(material->id);
            for (int i = 0; i < pages.size(); ++i) {
                if (pages[i].notes.source != m_job->replaces)
                    continue;
                m_intake->replacePage(material->id, i, image, {.findings = findings, .source = m_job->replaces});
                return tell();
            }
        }
        return;
    }
    if (m_job->onlyAPage && !findings.testFlag(PageFinding::Straightened)) {
        Q_EMIT noPageSeen();
        return;
    }
    const auto source = ++m_lastSource | (m_job->order.picture ? core::flow::PaperSource : 0);
    m_sources[m_lastSource] = {.bytes = m_bytes, .picture = m_job->order.picture, .page = page, .name = m_job->name};
    dropOldest();
    if (const auto at = m_job->replacing; at >= 0 && at < m_intake->pages(m_job->materialId).size()) {
        m_intake->replacePage(m_job->materialId, at, image, {.findings = findings, .source = source});
        tell();
        Q_EMIT pageReplaced();
        return;
    }
    m_intake->addPage(m_job->materialId, image, {.findings = findings, .source = source});
    Q_EMIT pageAdded(m_job->materialId);
}

// Pages of one file share its bytes.
void FileImport::dropOldest()
{
    qint64 kept = 0;
    const ipc::File *last = nullptr;
    for (auto it = m_sources.rbegin(); it != m_sources.rend(); ++it) {
        if (it->second.bytes.get() != last && it->second.bytes)
            kept += sizeOf(*it->second.bytes);
        if (it->second.picture)
            kept += static_cast<qint64>(it->second.picture->bytes().size());
        last = it->second.bytes.get();
        if (kept > MostKept) {
            m_sources.erase(m_sources.begin(), it.base());
            break;
        }
    }
}

void FileImport::ended(const std::optional<Code> &failure)
{
    if (!m_job)
        return;
    auto job = *std::exchange(m_job, std::nullopt);
    const bool wanted = !job.materialId.isEmpty();
    if (failure == core::pages::codes::TooManyPages && wanted) {
        job.order.bytes = m_bytes;
        m_tooMany = std::move(job);
    }
    m_bytes.reset();
    if (failure && *failure != yc::codes::Cancelled && wanted)
        Q_EMIT problem(*failure);
    startNext();
}

void FileImport::takeAnew(bool treated)
{
    const auto view = shown();
    if (!view)
        return;
    const auto found = m_sources.find(numberOf(view->notes.source));
    if (found == m_sources.end())
        return;
    const core::pages::Wish wish{.findPage = treated, .straighten = treated, .turn = treated};
    enqueue({.order = {.path = {},
                       .bytes = found->second.bytes,
                       .picture = found->second.picture,
                       .first = found->second.page,
                       .most = 1,
                       .takeFirstPages = true,
                       .wish = wish},
             .name = found->second.name,
             .materialId = m_shownMaterial,
             .replaces = view->notes.source});
}

void FileImport::takeDropsOn(QWidget *widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool FileImport::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event); // the other two are its kind
        const auto paths = filesIn(drop->mimeData());
        if (paths.isEmpty() || m_material.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction); // never moved away from the stick
        drop->accept();
        if (event->type() == QEvent::Drop)
            bring(paths);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace yc::app
