#include "core/papers/pdf.h"

#include "core/papers/paint.h"
#include "core/papers/paper_template.h"
#include "core/papers/pdf_planes.h"
#include "core/papers/text.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFontDatabase>
#include <QHash>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
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

// Everything below changes bytes in place and no length, so that no offset of the file moves.

// A date as QPdfWriter wrote it, whatever its zone: the digits and, where there is one, the offset.
void overwriteDate(QByteArray &pdf, QByteArrayView before, const QByteArray &digits, QByteArrayView offset)
{
    for (auto at = pdf.indexOf(before); at >= 0; at = pdf.indexOf(before, at + 1)) {
        const auto place = at + before.size();
        if (place + digits.size() + offset.size() > pdf.size())
            return;
        pdf.replace(place, digits.size(), digits);
        const auto zone = place + digits.size();
        if (pdf[zone] == '+' || pdf[zone] == '-')
            pdf.replace(zone, offset.size(), offset.toByteArray());
    }
}

// QPdfWriter stamps the moment of drawing and a random id; the paper's own moment and a digest stand there instead.
void makeRepeatable(QByteArray &pdf, const QDateTime &at)
{
    const auto utc = at.toUTC();
    overwriteDate(pdf, "/CreationDate (D:", utc.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1(), "+00'00'");
    const auto iso = utc.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
    overwriteDate(pdf, "xmp:CreateDate=\"", iso, "+00:00");
    overwriteDate(pdf, "xmp:ModifyDate=\"", iso, "+00:00");
    static const QRegularExpression id(QStringLiteral("/ID \\[ <([0-9a-f]{32})> <([0-9a-f]{32})> \\]\n>>\nstartxref"));
    const auto tail = QString::fromLatin1(pdf.last(std::min<qsizetype>(pdf.size(), 400)));
    const auto match = id.match(tail);
    if (!match.hasMatch())
        return;
    const auto from = pdf.size() - tail.size();
    for (const int group : {1, 2})
        pdf.replace(from + match.capturedStart(group), 32, QByteArray(32, '0'));
    const auto digest = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256).toHex().first(32);
    for (const int group : {1, 2})
        pdf.replace(from + match.capturedStart(group), 32, digest);
}

bool isRadical(char32_t character)
{
    return character >= 0x2E80 && character <= 0x2FDF;
}

QString wordsOf(const PaperModel &paper)
{
    QString words;
    for (const auto &page : paper.pages) {
        for (const auto &mark : page.marks) {
            if (const auto *run = std::get_if<TextRun>(&mark))
                words += run->text;
            else if (const auto *seal = std::get_if<SealMark>(&mark))
                words += seal->body + seal->name;
        }
    }
    return words;
}

// Noto draws 日 and the radical ⽇ with one glyph, and QPdfWriter says of each glyph that it is the first character
// that has it: the radical. Whoever copies or searches the text wants the character that we wrote. Keys are radicals,
// values what stands in this paper for them.
QHash<char16_t, char16_t> writtenForRadicals(const PaperModel &paper)
{
    QHash<char16_t, char16_t> written;
    const auto words = wordsOf(paper);
    QString radicals;
    for (char16_t c = 0x2E80; c <= 0x2FDF; ++c)
        radicals += QChar(c);
    for (const auto face : {TextRun::Face::Serif, TextRun::Face::Sans}) {
        const auto font = QRawFont::fromFont(fontOf({.face = face}), QFontDatabase::SimplifiedChinese);
        QHash<quint32, char16_t> characterOf;
        for (const auto c : words) {
            if (isRadical(c.unicode()) || c.isSurrogate())
                continue;
            for (const auto glyph : font.glyphIndexesForString(QString(c)))
                characterOf.insert(glyph, c.unicode());
        }
        for (const auto c : radicals) {
            for (const auto glyph : font.glyphIndexesForString(QString(c))) {
                if (glyph != 0 && characterOf.contains(glyph))
                    written.insert(c.unicode(), characterOf.value(glyph));
            }
        }
    }
    return written;
}

// In the fonts' ToUnicode maps, which QPdfWriter leaves uncompressed: <2F47> becomes <65E5>.
void writeCharactersForRadicals(QByteArray &pdf, const PaperModel &paper)
{
    const auto written = writtenForRadicals(paper);
    for (auto from = pdf.indexOf("begincmap"); from >= 0; from = pdf.indexOf("begincmap", from + 1)) {
        const auto end = pdf.indexOf("endcmap", from);
        for (auto at = pdf.indexOf("<2", from); at >= 0 && at < end; at = pdf.indexOf("<2", at + 1)) {
            bool isNumber = false;
            const auto code = pdf.sliced(at + 1, 4).toUShort(&isNumber, 16);
            if (!isNumber || !isRadical(code) || pdf[at + 5] != '>')
                continue;
            if (const auto character = written.constFind(code); character != written.constEnd())
                pdf.replace(at + 1, 4,
                            QByteArray::number(static_cast<int>(*character), 16).toUpper().rightJustified(4, '0'));
        }
    }
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
    writeCharactersForRadicals(pdf, paper);
    makeRepeatable(pdf, at);
    addCharactersOfPlanes(pdf, paper);
    return pdf;
}

} // namespace yc::core::papers
