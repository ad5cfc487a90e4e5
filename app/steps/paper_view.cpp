#include "app/steps/paper_view.h"

#include "core/papers/layout.h"
#include "core/papers/paint.h"
#include "core/papers/pdf.h"
#include "ui/case_words.h"
#include "ui/page_view.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace yc::app
{

namespace papers = core::papers;

namespace
{

constexpr double PreviewDpi = 144;

// In the worker: CUPS may take its time.
Result<bool> printNow(const QString &kind, const QJsonObject &values)
{
    const auto paper = papers::layOut(kind, values);
    if (!paper)
        return std::unexpected(paper.error());
    const auto info = QPrinterInfo::defaultPrinter();
    if (info.isNull())
        return false;
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setFullPage(true);
    printer.setDocName(kind); // the kind and no person: queues show it
    QPainter painter;
    if (!painter.begin(&printer))
        return std::unexpected(papers::codes::NotDrawn);
    for (qsizetype i = 0; i < paper->pages.size(); ++i) {
        if (i > 0 && !printer.newPage())
            return std::unexpected(papers::codes::NotDrawn);
        papers::paintPage(painter, paper->pages[i], printer.resolution() / 25.4);
    }
    return painter.end();
}

} // namespace

PaperView::PaperView(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 14);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_back = new QPushButton(tr("返回 Esc"), this);
    row->addWidget(m_back);
    m_title = new QLabel(this);
    ui::setRole(m_title, "heading");
    row->addWidget(m_title, 1);
    m_before = new QPushButton(tr("上一页"), this);
    row->addWidget(m_before);
    m_place = new QLabel(this);
    row->addWidget(m_place);
    m_after = new QPushButton(tr("下一页"), this);
    row->addWidget(m_after);
    m_print = new QPushButton(tr("打印文书"), this);
    ui::setRole(m_print, "primary");
    row->addWidget(m_print);
    m_save = new QPushButton(tr("另存为PDF"), this);
    row->addWidget(m_save);
    column->addLayout(row);
    m_view = new ui::PageView(this);
    m_view->setAccessibleName(tr("文书预览"));
    column->addWidget(m_view, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(300);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_view->setNotice(tr("正在排版……")); });
    connect(m_back, &QPushButton::clicked, this, &PaperView::closed);
    connect(m_before, &QPushButton::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_after, &QPushButton::clicked, this, [this] { turnTo(m_page + 1); });
    connect(m_print, &QPushButton::clicked, this, &PaperView::print);
    connect(m_save, &QPushButton::clicked, this, &PaperView::saveAs);
}

void PaperView::showPaper(const core::wire::Paper &paper)
{
    m_paper = paper;
    m_pages.clear();
    m_title->setText(paper.number.isEmpty() ? ui::paperWords(paper.kind)
                                            : QStringLiteral("%1  %2").arg(ui::paperWords(paper.kind), paper.number));
    m_view->setNotice({}); // laid out before anybody would read a word; a slow one says so
    m_slow.start();
    turnTo(0);
    m_shop.papers.run(
        [kind = paper.kind, values = paper.values]() -> Result<QList<QImage>> {
            const auto laid = papers::layOut(kind, values);
            if (!laid)
                return std::unexpected(laid.error());
            QList<QImage> pages;
            for (const auto &page : laid->pages)
                pages.append(papers::previewOf(page, PreviewDpi));
            return pages;
        },
        this,
        [this, id = paper.id](Result<QList<QImage>> pages) {
            if (id != m_paper.id)
                return;
            m_slow.stop();
            if (!pages) {
                m_view->setNotice(tr("文书无法显示"));
                Q_EMIT problem(pages.error());
                return;
            }
            m_pages = std::move(*pages);
            turnTo(0);
        });
}

void PaperView::turnTo(int page)
{
    m_page = page;
    const auto count = static_cast<int>(m_pages.size());
    if (page >= 0 && page < count)
        m_view->setPage(m_pages[page]);
    m_place->setText(count > 1 ? tr("第%1页，共%2页").arg(page + 1).arg(count) : QString());
    m_before->setVisible(count > 1);
    m_after->setVisible(count > 1);
    m_before->setEnabled(page > 0);
    m_after->setEnabled(page + 1 < count);
}

void PaperView::print()
{
    m_print->setEnabled(false);
    Q_EMIT waiting(tr("正在送往打印机……"));
    m_shop.papers.run([kind = m_paper.kind, values = m_paper.values] { return printNow(kind, values); }, this,
                      [this](Result<bool> printed) {
                          m_print->setEnabled(true);
                          Q_EMIT waiting({});
                          if (!printed)
                              Q_EMIT problem(printed.error());
                          else if (!*printed)
                              Q_EMIT complaint(tr("本机没有可用的文书打印机，可另存为PDF后打印"));
                      });
}

void PaperView::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("另存为PDF"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog); // native ones run loops of their own
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(tr("PDF 文件 (*.pdf)"));
    // Qt's own words are there only where its translations are installed.
    dialog->setLabelText(QFileDialog::LookIn, tr("保存位置"));
    dialog->setLabelText(QFileDialog::FileName, tr("文件名"));
    dialog->setLabelText(QFileDialog::FileType, tr("文件类型"));
    dialog->setLabelText(QFileDialog::Accept, tr("保存"));
    dialog->setLabelText(QFileDialog::Reject, tr("取消"));
    dialog->setViewMode(QFileDialog::List);
    const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(QDir(documents).exists() ? documents : QDir::homePath());
    dialog->selectFile(QString(m_paper.number.isEmpty() ? m_paper.kind : m_paper.number).remove(QLatin1Char('/')));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_shop.papers.run(
            [path, kind = m_paper.kind, values = m_paper.values, at = m_paper.issuedAt]() -> Done {
                const auto laid = papers::layOut(kind, values);
                if (!laid)
                    return std::unexpected(laid.error());
                const auto pdf = papers::toPdf(*laid, at);
                if (!pdf)
                    return std::unexpected(pdf.error());
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(*pdf) != pdf->size() || !file.commit())
                    return std::unexpected(yc::codes::BadFile);
                return {};
            },
            this,
            [this](Done done) {
                if (!done)
                    Q_EMIT problem(done.error());
            });
    });
    dialog->open();
}

} // namespace yc::app
