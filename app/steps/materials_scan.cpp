#include "app/steps/materials_page.h"
#include "app/steps/scan_choice.h"
#include "app/steps/still_waiting.h"
#include "ui/catalogue_words.h"
#include "ui/failure_words.h"
#include "ui/page_strip.h"
#include "ui/page_view.h"

#include <QPushButton>

#include <algorithm>
#include <utility>

// Step 4's way with the scanner: pages as they come, and what is asked about them.
namespace yc::app
{

namespace
{

// What can be told of a page by the way it came: a feeder that measures its sheets gave one that is longer than an A4
// by a centimetre, so another may have lain on its end.
core::flow::PageNotes notesOf(const Image &page, const devices::ScanRequest &request)
{
    constexpr double Longest = 307;
    constexpr double MmInInch = 25.4;
    core::flow::PageNotes notes;
    if (request.source != devices::ScanSource::Flatbed && page.dpi() > 0
        && page.size().height() * MmInInch / page.dpi() > Longest)
        notes.findings |= core::domain::PageFinding::TooLong;
    return notes;
}

} // namespace

void MaterialsPage::connectScanner()
{
    auto *scanner = m_shop.devices.scanner();
    m_choice->refresh();
    if (!scanner || m_connected == scanner)
        return;
    if (m_connected)
        m_connected->disconnect(this);
    m_connected = scanner;
    connect(scanner, &devices::DocumentScanner::healthChanged, this, [this] { m_choice->refresh(); });
    connect(scanner, &devices::DocumentScanner::pageScanned, this,
            [this](const std::shared_ptr<Image> &page, bool blank) {
                if (m_scanInto.isEmpty())
                    return;
                m_still->start();
                m_anyPage = true;
                takePage(page, blank);
            });
    connect(scanner, &devices::DocumentScanner::progress, this, [this](int pages, int lines, int all) {
        if (m_scanInto.isEmpty())
            return;
        m_still->start();
        tellProgress(pages, lines, all);
    });
    connect(scanner, &devices::DocumentScanner::stackCounted, this,
            [this](const devices::StackCount &count) { m_count = count; });
    connect(scanner, &devices::DocumentScanner::finished, this, [this] {
        const bool ours = !m_scanInto.isEmpty();
        endScan();
        if (ours)
            tellCount();
    });
    connect(scanner, &devices::DocumentScanner::failed, this, [this](const devices::DeviceError &error) {
        if (m_scanInto.isEmpty())
            return;
        const auto glass = m_choice->afterEmptyFeeder(m_request);
        if (error.code == devices::codes::ScannerNoPaper && !m_anyPage && glass) {
            m_request = *glass;
            m_still->start();
            Q_EMIT waiting(tr("进纸器里没有纸，改扫平板上的纸（Esc 停止）"));
            m_shop.devices.scanner()->scan(m_request);
            return;
        }
        endScan();
        if (error.code != yc::codes::Cancelled)
            Q_EMIT problem(error.code);
    });
}

void MaterialsPage::tellProgress(int pages, int lines, int all)
{
    const auto done = all > 0 ? QStringLiteral(" %1%").arg(lines * 100 / all) : QString();
    const auto *of = m_intake && m_intake->item() ? m_intake->item()->material(m_scanInto) : nullptr;
    if (pages == 0 || !of)
        Q_EMIT waiting(tr("正在扫描第%1页%2（Esc 停止）").arg(QString::number(pages + 1), done));
    else //: %3 pages of this stack are in material %4 already
        Q_EMIT waiting(tr("正在扫描第%1页%2，前 %3 页已放入“%4”（Esc 停止）")
                           .arg(QString::number(pages + 1), done, QString::number(pages), ui::said(of->name)));
}

void MaterialsPage::tellCount()
{
    const auto count = std::exchange(m_count, std::nullopt);
    if (!count)
        return;
    if (count->made > count->arrived) {
        const auto code = devices::codes::PagesMissing;
        //: %1 by the scanner's own count, %2 arrived, %3 the failure's code, %4 the remedy
        Q_EMIT complaint(tr("扫描仪数到 %1 页，只收到 %2 页（%3）。%4")
                             .arg(QString::number(count->made), QString::number(count->arrived), toString(code),
                                  ui::failureWords(code).remedy));
    } else if (count->sheetsLeft) {
        Q_EMIT problem(devices::codes::FeederNotEmpty);
    } else if (count->stopped) {
        //: %1 pages are scanned at a time, %2 the failure's code
        Q_EMIT complaint(tr("一次最多扫 %1 页，已停下（%2）。请看进纸器：还有纸就按 F4 接着扫")
                             .arg(QString::number(m_request.mostPages), toString(devices::codes::FeederNotEmpty)));
    }
}

void MaterialsPage::takePage(const std::shared_ptr<Image> &page, bool blank)
{
    const auto into = m_scanInto.isEmpty() ? material() : m_scanInto;
    if (!m_intake || into.isEmpty())
        return;
    const auto *of = m_intake->item()->material(into);
    const BlankQuestion::Held taken{.material = into,
                                    .name = of ? ui::said(of->name) : QString(),
                                    .replacing = std::exchange(m_replacing, -1),
                                    .at = static_cast<int>(m_intake->pages(into).size()),
                                    .page = page};
    if (!blank)
        return keepPage(taken);
    m_blank->ask(taken);
    Q_EMIT instructionChanged();
}

void MaterialsPage::keepPage(const BlankQuestion::Held &taken)
{
    if (!m_intake)
        return;
    if (taken.replacing >= 0) {
        m_intake->replacePage(taken.material, taken.replacing, taken.page, notesOf(*taken.page, m_request));
        return showPixels(taken, taken.replacing);
    }
    m_intake->addPage(taken.material, taken.page, notesOf(*taken.page, m_request));
    const auto last = static_cast<int>(m_intake->pages(taken.material).size()) - 1;
    if (taken.at < last) // pages behind it came while it was asked about
        m_intake->placePage(taken.material, last, taken.at);
    const auto place = std::min(taken.at, last);
    if (material() == taken.material)
        m_strip->setCurrentRow(place);
    showPixels(taken, place);
}

void MaterialsPage::endScan()
{
    m_scanInto.clear();
    m_replacing = -1;
    m_still->stop();
    m_scan->setEnabled(true);
    Q_EMIT waiting({});
}

// What is at rest takes its place as soon as it is there: showLarge().
void MaterialsPage::showPixels(const BlankQuestion::Held &taken, int at)
{
    const auto pages = m_intake->pages(taken.material);
    if (material() != taken.material || m_strip->current() != at || at < 0 || at >= pages.size() || !pages[at].saving)
        return;
    m_largeKey = keyOf(pages[at]);
    m_shop.pages.reduce(taken.page, m_view->pageRoom(), this, [this, key = m_largeKey](QImage image) {
        if (key == m_largeKey && !image.isNull())
            m_view->setPage(image);
    });
}

void MaterialsPage::scan()
{
    connectScanner();
    if (m_choice->usesCamera())
        return openCamera();
    auto *scanner = m_shop.devices.scanner();
    if (!scanner) {
        Q_EMIT problem(devices::codes::ScannerAbsent);
        return;
    }
    if (!m_intake || material().isEmpty() || !m_scanInto.isEmpty())
        return;
    m_scanInto = material();
    m_scan->setEnabled(false);
    m_still->start();
    Q_EMIT waiting(tr("正在启动扫描仪（Esc 停止）"));
    m_anyPage = false;
    m_count.reset();
    m_request = m_choice->request();
    scanner->scan(m_request);
}

} // namespace yc::app
