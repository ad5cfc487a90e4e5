#include "core/pack/qr.h"
#include "core/papers/flow.h"
#include "core/papers/text.h"

#include <algorithm>
#include <cmath>

namespace yc::core::papers
{

namespace
{

constexpr double SealOnA4 = 40; // the usual 4 cm
constexpr double SealOnSlip = 30;

TextRun run(const Measures &m, const QString &text, QRectF box, double size, TextRun::Align align)
{
    TextRun r{.box = box, .text = text, .sizeMm = size, .face = m.face, .align = align};
    r.box.setHeight(measure(r).height());
    return r;
}

QRectF square(double left, double top, double side)
{
    return {left, top, side, side};
}

Piece closeOnA4(const CloseBlock &block, const Measures &m, double codeSide)
{
    Piece piece;
    const double quiet = pack::QuietModules * m.module;
    double left = 0;
    if (codeSide > 0) {
        piece.marks.append(QrMark{square(quiet, quiet, codeSide), block.code});
        const auto words = run(m, block.codeWords, {0, codeSide + 2 * quiet, std::max(44.0, codeSide + 2 * quiet), 0},
                               m.small * 0.85, TextRun::Align::Left);
        piece.marks.append(words);
        piece.height = words.box.bottom();
        left = words.box.right();
    }
    const double right = m.column();
    const double wide = std::min(80.0, right - left);
    const auto signer = run(m, block.signer, {right - wide, 12, wide, 0}, m.body, TextRun::Align::Centre);
    const auto day = run(m, block.day, {right - wide, signer.box.bottom(), wide, 0}, m.body, TextRun::Align::Centre);
    piece.marks.append(signer);
    piece.marks.append(day);
    piece.height = std::max(piece.height, day.box.bottom());
    if (!block.sealBody.isEmpty()) { // over signer and day: 骑年盖月
        const double centre = (signer.box.top() + day.box.bottom()) / 2;
        const auto box = square(right - wide / 2 - SealOnA4 / 2, std::max(0.0, centre - SealOnA4 / 2), SealOnA4);
        piece.marks.append(SealMark{.box = box, .body = block.sealBody, .name = block.sealName});
        piece.height = std::max(piece.height, box.bottom());
    }
    return piece;
}

QList<Piece> closeOnSlip(const CloseBlock &block, const Measures &m, double codeSide)
{
    QList<Piece> pieces;
    const double column = m.column();
    const double quiet = pack::QuietModules * m.module;
    const bool seal = !block.sealBody.isEmpty();
    const double codeWide = codeSide > 0 ? codeSide + 2 * quiet : 0;
    const bool beside = seal && codeSide > 0 && codeWide + SealOnSlip + 1 <= column;
    // Whole dots, or the modules come out unevenly.
    const auto onDots = [](double mm) { return std::round(mm * SlipDotsPerMm) / SlipDotsPerMm; };
    if (codeSide > 0) {
        Piece piece{.height = codeWide};
        const double x = beside ? quiet : (column - codeSide) / 2;
        piece.marks.append(QrMark{square(onDots(x), onDots(quiet), codeSide), block.code});
        if (beside) {
            const double room = column - codeWide;
            piece.marks.append(SealMark{.box = square(codeWide + (room - SealOnSlip) / 2,
                                                      std::max(0.0, (codeWide - SealOnSlip) / 2), SealOnSlip),
                                        .body = block.sealBody,
                                        .name = block.sealName});
            piece.height = std::max(piece.height, SealOnSlip);
        }
        pieces.append(piece);
        const auto words
            = run(m, block.codeWords, {0, 0, beside ? codeWide : column, 0}, m.small, TextRun::Align::Centre);
        pieces.append({.height = words.box.height(), .marks = {words}});
    }
    if (seal && !beside)
        pieces.append({.height = SealOnSlip + 1,
                       .marks = {SealMark{.box = square((column - SealOnSlip) / 2, 0, SealOnSlip),
                                          .body = block.sealBody,
                                          .name = block.sealName}}});
    for (const auto &text : {block.signer, block.day}) {
        const auto line = run(m, text, {0, 0, column, 0}, m.body, TextRun::Align::Centre);
        pieces.append({.height = line.box.height(), .marks = {line}});
    }
    return pieces;
}

} // namespace

Result<QList<Piece>> closePieces(const CloseBlock &block, const Measures &measures)
{
    double codeSide = 0;
    if (!block.code.isEmpty()) {
        const auto modules = pack::qrOf(block.code);
        if (!modules)
            return std::unexpected(modules.error());
        codeSide = modules->side * measures.module;
        if (codeSide + 2 * pack::QuietModules * measures.module > measures.column())
            return std::unexpected(codes::DoesNotFit);
    }
    if (!measures.slip)
        return QList<Piece>{closeOnA4(block, measures, codeSide)};
    auto pieces = closeOnSlip(block, measures, codeSide);
    for (qsizetype i = 0; i + 1 < pieces.size(); ++i)
        pieces[i].keep = true;
    return pieces;
}

} // namespace yc::core::papers
