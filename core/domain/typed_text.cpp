#include "core/domain/typed_text.h"

namespace yc::core::domain
{

namespace
{

constexpr char32_t WideFirst = 0xFF01; // ！ to ～ stand for the plain ASCII ones in the same order
constexpr char32_t WideLast = 0xFF5E;
constexpr char32_t WideSpace = 0x3000;

bool isHan(char32_t character)
{
    return QChar::script(character) == QChar::Script_Han;
}

bool isPlainCapital(char32_t c)
{
    return c >= U'A' && c <= U'Z';
}

bool isPlainDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isName(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Other_PrivateUse: return true; // names that fonts lack
    default: return c == U' ' || c == U'\u00B7' || c == U'-' || c == U'\'' || c == U'.' || c == U'\u2019';
    }
}

bool isSeen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // marks of direction, joiners
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Symbol_Modifier:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    // Emoji, and among them what stands in addresses and areas: № ℃ ㎡ ㈱
    case QChar::Symbol_Other: return (c >= 0x2100 && c <= 0x214F) || (c >= 0x3200 && c <= 0x33FF);
    default: return c < 0xFE00 || c > 0xFE0F; // variation selectors: halves of emoji
    }
}

bool fits(TypedKind kind, char32_t c)
{
    const bool code = isPlainCapital(c) || isPlainDigit(c);
    switch (kind) {
    case TypedKind::Number: return code;
    case TypedKind::OfficerNumber: return code || isHan(c) || c == U'-';
    case TypedKind::Mrz: return code || c == U'<';
    case TypedKind::Name: return isName(c);
    case TypedKind::Plain:
    case TypedKind::Paragraphs:
    case TypedKind::Figures: return isSeen(c);
    }
    Q_UNREACHABLE();
}

// Spaces and dashes that people put into numbers to read them are nothing that was lost.
// A text's own spaces stay; capitals alone are not a text.
bool isText(TypedKind kind)
{
    return kind == TypedKind::Name || kind == TypedKind::Plain || kind == TypedKind::Paragraphs
        || kind == TypedKind::Figures;
}

bool isGrouping(TypedKind kind, char32_t c)
{
    if (isText(kind))
        return c == U'\n' || c == U'\r' || c == U'\t';
    return c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || (c == U'-' && kind == TypedKind::Number);
}

} // namespace

TypedText typedText(TypedKind kind, const QString &typed, qsizetype longest)
{
    TypedText made;
    const bool capital = !isText(kind);
    const bool prose = kind == TypedKind::Plain || kind == TypedKind::Paragraphs;
    for (char32_t c : typed.toUcs4()) {
        if (c >= WideFirst && c <= WideLast && (!prose || isPlainDigit(c - WideFirst + U'!'))) {
            c = c - WideFirst + U'!';
            made.narrowed = true;
        } else if (c == WideSpace) {
            c = U' ';
        }
        if (isGrouping(kind, c)) {
            if (capital || (kind == TypedKind::Paragraphs && c == U'\r'))
                continue;
            c = kind == TypedKind::Paragraphs && c == U'\n' ? c : U' ';
        } else if (capital && c >= U'a' && c <= U'z') {
            c = c - U'a' + U'A';
        }
        if (c != U'\n' && !fits(kind, c)) {
            made.dropped = true;
            continue;
        }
        const auto character = QString::fromUcs4(&c, 1);
        if (made.text.size() + character.size() > longest) {
            made.cut = true;
            break;
        }
        made.text += character;
    }
    return made;
}

} // namespace yc::core::domain
