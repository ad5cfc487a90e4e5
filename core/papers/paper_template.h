#pragma once

#include "base/code.h"

#include <QList>
#include <QString>
#include <QStringList>

// What a kind of paper says and in which order; templates/*.json, compiled in. A block whose values are absent falls
// away, or gives its place to `otherwise`.
namespace yc::core::papers
{

struct TemplateFact {
    QString label;
    QString value;
};

struct TemplateBlock {
    enum class Kind {
        Title,
        Banner, // white on black: 离线办理，待系统确认
        Line, // one line of its own, never indented
        Text, // a paragraph, indented by two characters
        Small, // what stands at the foot
        Facts, // label and value: a ruled table on A4, lines on a slip
        List, // numbered
        Materials, // number, name, how the paper came where that is told, pages
        Sections, // of a form: a heading, then label and room for what is written
        Close, // code, signer, day and seal: never alone on a page
    };
    enum class On { Both, A4, Slip };
    enum class Align { Left, Centre, Right };
    Kind kind = Kind::Line;
    On on = On::Both;
    Align align = Align::Left;
    bool bold = false;
    bool keep = false; // stays on the page of the next block
    bool seal = false; // Close
    // pattern; List, Sections: the key; Close: the words under the code; Materials: words when there are none
    QString text;
    QString otherwise; // Text
    QString needs; // a key without which the block falls away
    QString signer; // Close
    QString day;
    QList<TemplateFact> facts;
    QStringList head; // Materials: three headings, and a fourth over how the paper came
    QString pages; // Materials on a slip: how many pages, after the name
    QString handed; // the same where it is told how the paper came
    QString running; // Materials: not a table but one paragraph, which begins so: a notice is one sheet
};

struct PaperTemplate {
    QString title;
    QString foot; // where there is more than one page
    QList<TemplateBlock> blocks;
};

namespace codes
{ // P-02xx
inline constexpr Code ValuesMissing{'P', 201}; // missingValues() says which
inline constexpr Code DoesNotFit{'P', 202}; // a single entry that is higher than a page
inline constexpr Code NotDrawn{'P', 203}; // the painter, the PDF writer or a picture refused
inline constexpr Code BadTemplate{'P', 204}; // a template that cannot be read: the build is broken
} // namespace codes

[[nodiscard]] Result<PaperTemplate> templateOf(QAnyStringView kind);

} // namespace yc::core::papers
