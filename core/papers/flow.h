#pragma once

#include "core/papers/layout.h"

// How pieces of a paper flow onto pages. This folder's own.
namespace yc::core::papers
{

struct Measures {
    double width = 210;
    double height = 297; // 0: endless
    double left = 28;
    double top = 28;
    double right = 26;
    double bottom = 26;
    TextRun::Face face = TextRun::Face::Serif;
    double title = 7.4;
    double body = 4.6;
    double small = 3.7;
    double gap = 3; // between blocks
    double module = 0.45; // a module of the QR; whole dots on a slip
    bool slip = false;
    [[nodiscard]] double column() const { return width - left - right; }
};
[[nodiscard]] Measures measuresOf(Sheet sheet);

// What may not be cut by a page's end. Its marks stand relative to the column's left and the piece's top.
struct Piece {
    double height = 0;
    QList<Mark> marks;
    bool keep = false; // stays on the page of the next piece
};

class Flow
{
public:
    explicit Flow(const Measures &measures) : m_measures(measures) { }

    void gap(double mm);
    void add(Piece piece) { m_pieces.append(std::move(piece)); }
    // One piece a line; at least two lines stay together at either end.
    void paragraph(const QString &text, TextRun style, double indentMm, double leftMm = 0);
    void ruledRow(const QList<QString> &cells, const QList<double> &widths, const TextRun &style, bool first,
                  const QList<TextRun::Align> &aligns = {}, double leastMm = 0);
    void keepLast(); // the last piece goes with what comes next
    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }

    [[nodiscard]] Result<QList<PageModel>> pages() const;

private:
    Measures m_measures;
    QList<Piece> m_pieces;
};

// Code on the left, signer, day and seal on the right; on a slip one below the other, since black on black is
// unreadable.
struct CloseBlock {
    QString signer;
    QString day;
    QString sealBody; // empty: no seal
    QString sealName;
    QByteArray code; // empty: no code
    QString codeWords;
};
[[nodiscard]] Result<QList<Piece>> closePieces(const CloseBlock &block, const Measures &measures);

} // namespace yc::core::papers
