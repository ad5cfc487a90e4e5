#include "tests/core/imaging/drawn_page.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QStringDecoder>
#include <QStringList>

#include <cstring>
#include <iconv.h>

namespace yc::tests
{

namespace
{

const QStringList &sentences()
{
    static const QStringList all{
        QStringLiteral("申请人应当如实提交有关材料，并对其真实性负责。"),
        QStringLiteral("窗口工作人员收到申请后当场核对原件与复印件，材料齐全的予以受理并出具凭证。"),
        QStringLiteral("材料不齐的，一次告知需要补正的全部内容。"),
        QStringLiteral("办理时限：自受理之日起5个工作日内办结（不含邮寄时间）。"),
        QStringLiteral("联系电话：12345　地址：样例市测试区幸福路18号2楼大厅"),
        QStringLiteral("委托他人代办的，还须提交委托书及受托人身份证件。"),
        QStringLiteral("本表一式两份，由经办人和负责人分别签字后归档保存。"),
        QStringLiteral("个体户变更登记、食品经营许可、居住证办理等事项可在同一窗口提出。"),
        QStringLiteral("对不予受理的决定有异议，可以在收到通知后六十日内申请复议。"),
        QStringLiteral("日期：2026年11月22日　编号：YC-20261122-0007"),
        QStringLiteral("以上内容经本人核对无误，如有虚假愿意承担相应后果。"),
    };
    return all;
}

const QStringList &latinSentences()
{
    static const QStringList all{
        QStringLiteral("The applicant hands in the papers and answers for what they say."),
        QStringLiteral("Copies are compared with the originals at the counter, page by page."),
        QStringLiteral("Whatever is missing is named once, completely, and in writing."),
        QStringLiteral("Decided within 5 working days of acceptance; postage is not counted."),
        QStringLiteral("Phone 12345, Sample Road 18, second floor, open 9:00 to 17:00."),
        QStringLiteral("Somebody who acts for another shows the mandate and a document."),
    };
    return all;
}

QString nextText(const PageText &text, std::mt19937 &random)
{
    if (!text.alphabet.isEmpty()) {
        QString line;
        std::uniform_int_distribution<qsizetype> pick(0, text.alphabet.size() - 1);
        std::uniform_int_distribution<int> mark(0, 19);
        for (int i = 0; i < 60; ++i) {
            line += text.alphabet[pick(random)];
            const int m = mark(random);
            if (m == 0)
                line += QStringLiteral("，");
            else if (m == 1)
                line += QStringLiteral("。");
            else if (m == 2)
                line += QString::number(random() % 1000);
        }
        return line;
    }
    const auto &from = text.latin ? latinSentences() : sentences();
    std::uniform_int_distribution<qsizetype> pick(0, from.size() - 1);
    return from[pick(random)] + from[pick(random)] + from[pick(random)];
}

} // namespace

Image blankPage(QSizeF millimetres, int dpi, int tone)
{
    const QSize size(qRound(millimetres.width() / 25.4 * dpi), qRound(millimetres.height() / 25.4 * dpi));
    auto image = Image::create(size, Image::Format::Rgb24, dpi);
    Q_ASSERT(image);
    std::memset(image->bytes().data(), tone, image->bytes().size());
    return std::move(*image);
}

Image drawnPage(const PageText &text, int dpi, std::mt19937 &random)
{
    auto page = blankPage(text.millimetres, dpi);
    QImage canvas(reinterpret_cast<uchar *>(page.row(0)), page.size().width(), page.size().height(), page.stride(),
                  QImage::Format_RGB888);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const double mm = dpi / 25.4;
    QFont font(text.family);
    font.setWeight(text.weight >= 600 ? QFont::Bold : QFont::Normal);
    font.setPixelSize(qMax(4, qRound(text.points / 72 * dpi)));
    const double step = QFontMetricsF(font).height() * 1.25;
    const double left = text.millimetres.width() * 0.12 * mm;
    const double right = text.millimetres.width() * 0.88 * mm;
    const double bottom = text.millimetres.height() * 0.91 * mm;
    double y = text.millimetres.height() * 0.09 * mm;
    painter.setPen(QColor(25, 25, 30));
    if (text.title) {
        QFont large = font;
        large.setPixelSize(font.pixelSize() * 8 / 5);
        painter.setFont(large);
        painter.drawText(QRectF(left, y, right - left, step * 2), Qt::AlignCenter,
                         text.latin ? QStringLiteral("Notice to the applicant") : QStringLiteral("一次性告知单"));
        y += step * 2.2;
    }
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    for (int n = 0; n < text.lines && y + step < bottom;) {
        // A paragraph: the first line is set in, the last one ends anywhere.
        QString rest = nextText(text, random);
        double x = left + (text.table ? 2 * mm : 2 * font.pixelSize());
        while (!rest.isEmpty() && n < text.lines && y + step < bottom) {
            qsizetype fits = 0;
            double width = 0;
            while (fits < rest.size()) {
                const double more = metrics.horizontalAdvance(rest[fits]);
                if (x + width + more > right)
                    break;
                width += more;
                ++fits;
            }
            if (fits == 0)
                break;
            painter.drawText(QPointF(x, y + metrics.ascent()), rest.left(fits));
            rest = rest.mid(fits);
            x = left + (text.table ? 2 * mm : 0);
            if (text.table) {
                painter.setPen(QPen(QColor(40, 40, 40), 0.3 * mm));
                painter.drawRect(QRectF(left, y - step * 0.15, right - left, step * 1.1));
                painter.drawLine(QPointF(left + 40 * mm, y - step * 0.15), QPointF(left + 40 * mm, y + step * 0.95));
                painter.setPen(QColor(25, 25, 30));
            }
            y += step;
            ++n;
        }
        y += step * 0.2;
    }
    painter.end();
    return page;
}

QString commonCharacters()
{
    QByteArray encoded;
    for (int row = 16; row <= 55; ++row)
        for (int column = 1; column <= (row == 55 ? 89 : 94); ++column) {
            encoded += static_cast<char>(0xA0 + row);
            encoded += static_cast<char>(0xA0 + column);
        }
    QByteArray utf8(encoded.size() * 2, '\0');
    const auto converter = ::iconv_open("UTF-8", "GB2312");
    char *in = encoded.data();
    char *out = utf8.data();
    auto inLeft = static_cast<std::size_t>(encoded.size());
    auto outLeft = static_cast<std::size_t>(utf8.size());
    ::iconv(converter, &in, &inLeft, &out, &outLeft);
    ::iconv_close(converter);
    utf8.resize(utf8.size() - static_cast<qsizetype>(outLeft));
    return QString::fromUtf8(utf8);
}

} // namespace yc::tests
