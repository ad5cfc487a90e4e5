#include "app/steps/paper_view.h"

#include "app/steps/print_row.h"
#include "app/steps/save_row.h"
#include "core/papers/layout.h"
#include "core/papers/paint.h"
#include "core/papers/pdf.h"
#include "ui/case_words.h"
#include "ui/failure_words.h"
#include "ui/page_view.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace yc::app
{

namespace papers = core::papers;

namespace
{

constexpr double PreviewDpi = 144;

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
    m_printRow = new PrintRow(shop.printing, this);
    column->addWidget(m_printRow);
    m_where = new SaveRow(shop.papers, this);
    column->addWidget(m_where);
    auto *outcome = new QHBoxLayout;
    m_said = new QLabel(this);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_said->setWordWrap(true);
    outcome->addWidget(m_said, 1);
    m_open = new QPushButton(tr("打开所在文件夹"), this);
    outcome->addWidget(m_open);
    column->addLayout(outcome);
    m_view = new ui::PageView(this);
    m_view->setAccessibleName(tr("文书预览"));
    column->addWidget(m_view, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(300);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_view->setNotice(tr("正在排版……")); });
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_where->hide();
        Q_EMIT closed();
    });
    connect(m_before, &QPushButton::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_after, &QPushButton::clicked, this, [this] { turnTo(m_page + 1); });
    connect(m_print, &QPushButton::clicked, this, [this] {
        m_printing = true; // the button is off until it is over, and takes the focus back then
        m_printRow->print();
    });
    connect(m_printRow, &PrintRow::changed, this, &PaperView::tellPrinting);
    connect(m_save, &QPushButton::clicked, this, &PaperView::saveAs);
    connect(m_where, &SaveRow::chosen, this, &PaperView::saveTo);
    connect(m_where, &SaveRow::dismissed, m_save, [this] { m_save->setFocus(); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)))
            Q_EMIT complaint(tr("本机没有文件管理程序，请按所示位置查找"));
    });
    say(Said::Nothing, {});
}

void PaperView::say(Said what, const QString &words, const QString &folder)
{
    m_said->setText(words);
    m_said->setVisible(!words.isEmpty());
    ui::setRole(m_said, what == Said::Done ? "good" : what == Said::Failed ? "wrong" : "muted");
    m_folder = folder;
    m_open->setVisible(!folder.isEmpty());
}

void PaperView::focusBack()
{
    m_back->setFocus();
}

void PaperView::showPaper(const core::wire::Paper &paper)
{
    m_paper = paper;
    m_where->hide();
    m_pages.clear();
    say(Said::Nothing, {});
    m_printRow->setPaper(paper);
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

void PaperView::tellPrinting()
{
    const auto times = m_shop.printing.times(m_paper.id);
    const auto *job = m_shop.printing.job(m_paper.id);
    const bool failed = job && job->progress.phase == devices::PrintPhase::Failed;
    const bool printing = m_printRow->isPrinting();
    m_print->setText(failed          ? tr("重试打印")
                         : printing  ? tr("正在打印")
                         : times > 0 ? tr("再打印一份")
                                     : tr("打印文书"));
    m_print->setEnabled(!printing);
    if (!printing && std::exchange(m_printing, false) && !m_where->isAsking() && isVisible())
        m_print->setFocus();
}

void PaperView::saveAs()
{
    m_where->ask(m_paper.number.isEmpty() ? m_paper.kind : m_paper.number);
}

void PaperView::saveTo(const QString &path)
{
    m_save->setFocus();
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
        [this, path, id = m_paper.id](Done done) {
            if (id != m_paper.id)
                return; // another paper stands here meanwhile
            if (done)
                say(Said::Done, tr("✓ 已保存：%1").arg(QDir::toNativeSeparators(path)), QFileInfo(path).absolutePath());
            else
                say(Said::Failed, tr("✕ 没有保存到 %1：%2").arg(path, ui::failureLine(done.error())));
        });
}

bool PaperView::goBack()
{
    if (!m_where->isAsking())
        return false;
    m_where->dismiss();
    return true;
}

} // namespace yc::app
