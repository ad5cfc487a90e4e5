#pragma once

#include <QList>
#include <QString>

// What was typed, pasted or scanned into a field about a person, made fit to be judged: and what was done to it, so
// that nobody's text is changed without a word. Total over any input.
namespace yc::core::domain
{

enum class TypedKind {
    Name, // letters of any script, · and - and ', spaces inside
    Number, // capitals and digits alone; full-width ones become plain
    OfficerNumber, // the same, with Han and '-' (军字第…号)
    Mrz, // capitals, digits and '<'
    Plain, // addresses, notes: everything that can be seen, on one line
    Paragraphs, // the same with its line breaks
    Figures, // amounts, days, telephones: everything that can be seen, full-width signs become plain
};

struct TypedText {
    QString text;
    bool narrowed = false; // full-width letters or digits became plain ones
    bool dropped = false; // what cannot stand there was left out: emoji, control characters, marks of direction
    bool cut = false; // longer than asked for
};

// `longest` counts as the hall's contract does, in UTF-16 units: a rare character beyond the first plane is two of them
// and is never cut in half.
[[nodiscard]] TypedText typedText(TypedKind kind, const QString &typed, qsizetype longest);

} // namespace yc::core::domain
