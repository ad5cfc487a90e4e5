#include "core/papers/pdf.h"

#include "core/papers/paint.h"
#include "core/papers/paper_template.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

namespace yc::core::papers
{

namespace
{

constexpr int Resolution = 1200;

QPageLayout pageOf(const PageModel &page)
{
    return QPageLayout(
        QPageSize(QSizeF(page.widthMm, page.heightMm), QPageSize::Millimeter, QString(), QPageSize::ExactMatch),
        QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter);
}

// Overwrites what follows each `before` by `text`, which has the same length, so that no offset moves.
void overwriteAfter(QByteArray &pdf, QByteArrayView before, const QByteArray &text)
{
    for (auto at = pdf.indexOf(before); at >= 0; at = pdf.indexOf(before, at + 1)) {
        const auto place = at + before.size();
        if (place + text.size() <= pdf.size())
            pdf.replace(place, text.size(), text);
    }
}

// QPdfWriter stamps the moment of drawing and a random id; the paper's own moment and digest stand there instead.
void makeRepeatable(QByteArray &pdf, const QDateTime &at)
{
    const auto utc = at.toUTC();
    const auto date = utc.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
    overwriteAfter(pdf, "/CreationDate (D:", date);
    overwriteAfter(pdf, "/CreationDate (D:" + date, "+00'00'");
}

} // namespace

Result<QByteArray> toPdf(const PaperModel &paper, const QDateTime &at)
{
    if (paper.pages.isEmpty())
        return std::unexpected(codes::NotDrawn);
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(Resolution);
        writer.setTitle(paper.title);
        writer.setCreator(QStringLiteral("Yichuang"));
        writer.setPageLayout(pageOf(paper.pages.first()));
        QPainter painter;
        if (!painter.begin(&writer))
            return std::unexpected(codes::NotDrawn);
        for (qsizetype i = 0; i < paper.pages.size(); ++i) {
            if (i > 0) {
                writer.setPageLayout(pageOf(paper.pages[i]));
                if (!writer.newPage())
                    return std::unexpected(codes::NotDrawn);
            }
            paintPage(painter, paper.pages[i], Resolution / 25.4);
        }
        if (!painter.end())
            return std::unexpected(codes::NotDrawn);
    }
    makeRepeatable(pdf, at);
    return pdf;
}

} // namespace yc::core::papers
