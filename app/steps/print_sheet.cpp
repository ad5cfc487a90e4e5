#include "app/steps/print_sheet.h"

#include "app/steps/file_import.h"
#include "app/steps/still_waiting.h"
#include "core/pack/inked_part.h"
#include "ui/icons.h"
#include "ui/page_view.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

namespace yc::app
{

namespace
{

constexpr int PrintDpi = 500; // ridges of a finger, ISO/IEC 19794-4; a scanner that has less takes what it has

using Part = std::shared_ptr<const Image>;

Part partOf(const Image &sheet)
{
    const auto place = core::pack::inkedPart(sheet);
    if (!place)
        return nullptr;
    auto cut = core::pack::cutOut(sheet, *place);
    return cut ? std::make_shared<const Image>(std::move(*cut)) : nullptr;
}

} // namespace

PrintSheet::PrintSheet(Shop &shop, QWidget *parent)
    : QWidget(parent), m_shop(shop), m_view(new ui::PageView(this)), m_scan(new QPushButton(tr("扫描 F4"), this)),
      m_import(new QPushButton(tr("导入文件 Ctrl+O"), this)), m_whole(new QPushButton(this)), m_notes(new QLabel(this)),
      m_still(new StillWaiting(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_view->setAccessibleName(tr("印迹"));
    m_view->setMinimumSize(160, 120);
    row->addWidget(m_view, 1);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    ui::setSign(m_scan, QStringLiteral("scan"));
    column->addWidget(m_scan);
    ui::setSign(m_import, QStringLiteral("file"));
    m_import->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    column->addWidget(m_import);
    column->addWidget(m_whole);
    m_notes->setWordWrap(true);
    ui::setRole(m_notes, "caption");
    column->addWidget(m_notes);
    column->addStretch(1);
    row->addLayout(column);
    connect(m_scan, &QPushButton::clicked, this, &PrintSheet::scan);
    connect(m_import, &QPushButton::clicked, this, &PrintSheet::choose);
    connect(m_whole, &QPushButton::clicked, this, [this] {
        m_print = m_print == m_part ? m_sheet : m_part;
        showPrint();
        Q_EMIT taken();
    });
    connect(m_still, &StillWaiting::still, this,
            [this](int seconds) { Q_EMIT waiting(tr("仍在等待扫描仪，已 %1 秒（Esc 停止）").arg(seconds)); });
    clear();
}

PrintSheet::~PrintSheet()
{
    m_thread.quit();
    m_thread.wait();
}

void PrintSheet::setNotice(const QString &words)
{
    m_notice = words;
    if (isBlank())
        showPrint();
}

void PrintSheet::setOpen(bool open)
{
    m_open = open;
    m_scan->setEnabled(open && !m_scanning);
    m_import->setEnabled(open);
}

void PrintSheet::clear()
{
    giveUp();
    ++m_turn;
    m_sheet.reset();
    m_part.reset();
    m_print.reset();
    m_notes->clear();
    showPrint();
}

void PrintSheet::showPrint()
{
    m_whole->setVisible(m_part != nullptr);
    m_whole->setText(m_print && m_print == m_part ? tr("改用整页") : tr("只留印迹"));
    m_notes->setVisible(!m_notes->text().isEmpty());
    if (!m_print)
        return m_view->setNotice(m_notice);
    m_shop.pages.reduce(m_print, m_view->pageRoom(), this, [this, turn = m_turn, print = m_print](const QImage &image) {
        if (turn == m_turn && print == m_print && !image.isNull())
            m_view->setPage(image);
    });
}

void PrintSheet::showEarlier(const QByteArray &jpeg)
{
    m_shop.pages.decode(jpeg, m_view->pageRoom(), 0, this, [this, turn = m_turn](const QImage &image) {
        if (turn == m_turn && isBlank() && !image.isNull())
            m_view->setPage(image);
    });
}

void PrintSheet::connectScanner()
{
    auto *scanner = m_shop.devices.scanner();
    if (!scanner || m_connected == scanner)
        return;
    if (m_connected)
        m_connected->disconnect(this);
    m_connected = scanner;
    connect(scanner, &devices::DocumentScanner::pageScanned, this,
            [this, scanner](const std::shared_ptr<Image> &page, bool blank) {
                if (!m_scanning || m_scanned)
                    return;
                m_scanned = true; // of several sheets the first one
                m_device = scanner->info().place;
                take(page, blank);
            });
    connect(scanner, &devices::DocumentScanner::progress, this, [this](int, int lines, int all) {
        if (!m_scanning)
            return;
        m_still->start();
        Q_EMIT waiting(all > 0 ? tr("正在扫描 %1%（Esc 停止）").arg(lines * 100 / all) : tr("正在扫描（Esc 停止）"));
    });
    connect(scanner, &devices::DocumentScanner::finished, this, [this] {
        if (m_scanning)
            endScan();
    });
    connect(scanner, &devices::DocumentScanner::failed, this, [this](const devices::DeviceError &error) {
        if (!m_scanning)
            return;
        endScan();
        if (error.code != yc::codes::Cancelled)
            Q_EMIT problem(error.code);
    });
}

void PrintSheet::endScan()
{
    m_scanning = false;
    m_still->stop();
    m_scan->setEnabled(m_open);
    Q_EMIT waiting({});
}

void PrintSheet::scan()
{
    connectScanner();
    auto *scanner = m_shop.devices.scanner();
    if (!scanner) {
        Q_EMIT problem(devices::codes::ScannerAbsent);
        return;
    }
    if (!m_open || m_scanning)
        return;
    Q_EMIT begun();
    m_scanning = true;
    m_scanned = false;
    m_scan->setEnabled(false);
    m_still->start();
    Q_EMIT waiting(tr("正在启动扫描仪（Esc 停止）"));
    const auto can = scanner->info().can;
    scanner->scan({.source = can.testFlag(devices::Capability::Flatbed) ? devices::ScanSource::Flatbed
                                                                        : devices::ScanSource::Feeder,
                   .dpi = PrintDpi,
                   .mostPages = 1});
}

void PrintSheet::choose()
{
    if (!m_open)
        return;
    if (!m_dialog) {
        m_dialog = new QFileDialog(window(), tr("导入文件"));
        m_dialog->setOption(QFileDialog::DontUseNativeDialog); // FileImport says why
        m_dialog->setFileMode(QFileDialog::ExistingFile);
        m_dialog->setNameFilter(
            tr("文件和照片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF)"));
        m_dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        connect(m_dialog, &QFileDialog::fileSelected, this, &PrintSheet::bring);
    }
    m_dialog->open(); // window-modal, returns at once
}

void PrintSheet::startReader()
{
    if (m_reader)
        return;
    using core::pages::FileReader;
    qRegisterMetaType<yc::Code>("yc::Code");
    m_reader = new FileReader({.program = m_shop.importProgram});
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &FileReader::pageRead, this,
            [this](int, const std::shared_ptr<Image> &image, core::domain::PageFindings findings) {
                if (!m_reading)
                    return;
                m_device = QStringLiteral("file");
                take(image, findings.testFlag(core::domain::PageFinding::Empty));
                m_notes->setText(FileImport::findingWords(findings));
            });
    const auto ended = [this](Code code) {
        if (!std::exchange(m_reading, false))
            return;
        Q_EMIT waiting({});
        if (code.layer != 0 && code != yc::codes::Cancelled)
            Q_EMIT problem(code);
    };
    connect(m_reader, &FileReader::pageFailed, this, [ended](int, Code code) { ended(code); });
    connect(m_reader, &FileReader::finished, this, [ended] { ended(Code{0, 0}); });
    connect(m_reader, &FileReader::failed, this, ended);
    m_thread.setObjectName(QStringLiteral("yc-print"));
    m_thread.start();
}

void PrintSheet::bring(const QString &path)
{
    if (!m_open || m_reading)
        return;
    startReader();
    Q_EMIT begun();
    m_reading = true;
    Q_EMIT waiting(tr("正在导入“%1”（Esc 停止）").arg(QFileInfo(path).fileName()));
    const core::pages::FileReader::Order order{.path = path,
                                               .bytes = {},
                                               .first = 0,
                                               .most = 1,
                                               .takeFirstPages = true,
                                               .wish = {.findPage = true, .straighten = true, .turn = false}};
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, order] { reader->read(order); });
}

void PrintSheet::take(const std::shared_ptr<Image> &sheet, bool blank)
{
    if (!m_cutter)
        m_cutter = std::make_unique<Worker>("yc-print-cut");
    m_notes->clear();
    m_cutter->run([sheet] { return partOf(*sheet); }, this,
                  [this, turn = ++m_turn, sheet, blank](const Part &part) {
                      if (turn != m_turn)
                          return;
                      m_sheet = part || !blank ? sheet : nullptr;
                      m_part = part;
                      m_print = part ? part : m_sheet;
                      showPrint();
                      if (!m_print)
                          Q_EMIT complaint(tr("纸上没有看到印迹，请放好后重新扫描"));
                      else if (!part)
                          Q_EMIT complaint(tr("没有找到清楚的印迹，请核对后再采用"));
                      Q_EMIT taken();
                  });
}

bool PrintSheet::giveUp()
{
    if (m_reading) {
        m_reading = false;
        QMetaObject::invokeMethod(m_reader, [reader = m_reader] { reader->cancel(); });
        Q_EMIT waiting({});
        return true;
    }
    if (!m_scanning)
        return false;
    if (auto *scanner = m_shop.devices.scanner())
        scanner->cancel(); // says finished() before it returns
    return true;
}

} // namespace yc::app
