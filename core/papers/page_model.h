#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>

// A paper as it will stand on the sheet: real text at real places, in millimetres from the top left. Templates plus
// values make it; PDF, preview, ESC/POS and (later) OFD draw it. The same values give the same model everywhere.
namespace yc::core::papers
{

struct TextRun {
    QRectF box; // wraps inside; height may grow only in flowing templates
    QString text;
    double sizeMm = 3.7; // height of the em
    bool bold = false;
    enum class Face { Serif, Sans } face = Face::Serif; // notices in serif, slips in sans: thin strokes burn away
    enum class Align { Left, Centre, Right, Justify } align = Align::Left;
};
struct Rule {
    QPointF from, to;
    double widthMm = 0.2;
};
struct QrMark {
    QRectF box; // the modules; the light ones around them lie outside
    QByteArray data;
};
// A sample seal is round and red and says 样章 across it, so that nobody takes it for a real one.
struct SealMark {
    QRectF box;
    QString body; // 示例县民政局
    QString name; // 行政审批专用章
    bool sample = true;
};
struct Ink {
    QRectF box;
    QByteArray png;
};
using Mark = std::variant<TextRun, Rule, QrMark, SealMark, Ink>;

struct PageModel {
    double widthMm = 210;
    double heightMm = 297;
    QList<Mark> marks;
};
struct PaperModel {
    QString kind;
    QString title;
    QList<PageModel> pages;
};

} // namespace yc::core::papers
