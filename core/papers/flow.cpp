#include "core/papers/flow.h"

#include "core/papers/text.h"

#include <algorithm>

namespace yc::core::papers
{

namespace
{

constexpr double CellPadding = 1.5;

void moveBy(Mark &mark, QPointF by)
{
    std::visit(
        [by](auto &m) {
            if constexpr (std::is_same_v<std::decay_t<decltype(m)>, Rule>) {
                m.from += by;
                m.to += by;
            } else {
                m.box.translate(by);
            }
        },
        mark);
}

double heightOf(const QList<Piece> &pieces, qsizetype from, qsizetype to)
{
    double height = 0;
    for (auto i = from; i < to; ++i)
        height += pieces[i].height;
    return height;
}

} // namespace

Measures measuresOf(Sheet sheet)
{
    Measures slip{.width = 72,
                  .height = 0,
                  .left = 1,
                  .top = 2,
                  .right = 1,
                  .bottom = 3,
                  .face = TextRun::Face::Sans,
                  .title = 5.5,
                  .body = 3.25,
                  .small = 2.75,
                  .gap = 1.5,
                  .module = 0.5,
                  .slip = true};
    switch (sheet) {
    case Sheet::A4: return {};
    case Sheet::Slip80: return slip;
    case Sheet::Slip58:
        slip.width = 48;
        slip.left = slip.right = 0.5;
        slip.title = 5;
        slip.body = 3;
        return slip;
    }
    return {};
}

void Flow::gap(double mm)
{
    if (!m_pieces.isEmpty())
        m_pieces.append({.height = mm, .keep = m_pieces.last().keep});
}

void Flow::keepLast()
{
    for (auto i = m_pieces.size() - 1; i >= 0; --i) {
        m_pieces[i].keep = true;
        if (!m_pieces[i].marks.isEmpty())
            break;
    }
}

void Flow::paragraph(const QString &text, TextRun style, double indentMm, double leftMm)
{
    const double width = m_measures.column() - leftMm;
    const auto lines = breakLines(text, style, width, indentMm);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const double indent = leftMm + (i == 0 ? indentMm : 0);
        style.text = lines[i];
        style.box = QRectF(indent, 0, m_measures.column() - indent, lineMm(style));
        const bool edge = i == 0 || i == lines.size() - 2;
        m_pieces.append({.height = style.box.height(), .marks = {style}, .keep = edge && lines.size() > 1});
    }
}

void Flow::ruledRow(const QList<QString> &cells, const QList<double> &widths, const TextRun &style, bool first,
                    const QList<TextRun::Align> &aligns, double leastMm)
{
    Piece row;
    double height = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        TextRun run = style;
        run.text = QString(cells[i]).replace(u'\n', QChar::LineSeparator); // one box, several lines
        run.align = aligns.value(i, TextRun::Align::Left);
        run.box = QRectF(0, 0, widths[i] - 2 * CellPadding, 0);
        height = std::max(height, measure(run).height());
    }
    height = std::max(height + CellPadding, leastMm);
    double x = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        TextRun run = style;
        run.text = QString(cells[i]).replace(u'\n', QChar::LineSeparator); // one box, several lines
        run.align = aligns.value(i, TextRun::Align::Left);
        run.box = QRectF(x + CellPadding, 0, widths[i] - 2 * CellPadding, 0);
        const double own = measure(run).height();
        run.box.setTop((height - own) / 2);
        run.box.setHeight(own);
        if (!run.text.isEmpty())
            row.marks.append(run);
        row.marks.append(Rule{{x, 0}, {x, height}});
        x += widths[i];
    }
    row.marks.append(Rule{{x, 0}, {x, height}});
    row.marks.append(Rule{{0, height}, {x, height}});
    // The first row's upper rule; on a new page the row above has left its own behind.
    row.marks.append(Rule{{0, 0}, {x, 0}});
    row.height = height;
    row.keep = first;
    m_pieces.append(std::move(row));
}

Result<QList<PageModel>> Flow::pages() const
{
    const auto &m = m_measures;
    const double room = m.height > 0 ? m.height - m.top - m.bottom : 0;
    QList<PageModel> pages{{.widthMm = m.width, .heightMm = m.height}};
    double y = 0;
    for (qsizetype i = 0; i < m_pieces.size();) {
        auto end = i + 1;
        while (end < m_pieces.size() && m_pieces[end - 1].keep)
            ++end;
        double group = heightOf(m_pieces, i, end);
        if (room > 0 && group > room) { // too much to keep together: as it comes
            end = i + 1;
            group = m_pieces[i].height;
            if (group > room)
                return std::unexpected(codes::DoesNotFit);
        }
        if (room > 0 && y + group > room && y > 0) {
            pages.append({.widthMm = m.width, .heightMm = m.height});
            y = 0;
        }
        for (; i < end; ++i) {
            if (y == 0 && m_pieces[i].marks.isEmpty()) // no gap at the top of a page
                continue;
            for (auto mark : m_pieces[i].marks) {
                moveBy(mark, {m.left, m.top + y});
                pages.last().marks.append(std::move(mark));
            }
            y += m_pieces[i].height;
        }
    }
    if (room <= 0)
        pages.last().heightMm = m.top + y + m.bottom;
    return pages;
}

} // namespace yc::core::papers
