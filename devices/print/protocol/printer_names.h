#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <deque>
#include <optional>

// What a receipt printer says it is: GS I n, as the published command sets of Epson, Bixolon and HPRT agree on it.
// Asked in the order of Names; answered in order with everything else that was sent, never while it cannot print: 5Fh,
// up to 80 characters, NUL. Many models know some of it or nothing, and say nothing then; the letter of such a question
// may stay in the printer's line, which every slip begins by clearing (ESC @).
namespace yc::devices::print::escpos
{

// What is missing last is missed by the most models.
enum class Name : char { Firmware = 65, Maker = 66, Model = 67, Serial = 68 };
inline constexpr std::array Names{Name::Firmware, Name::Maker, Name::Model, Name::Serial};
inline constexpr qsizetype LongestName = 80;

[[nodiscard]] QByteArray askName(Name what);
[[nodiscard]] QByteArray nameAnswer(const QByteArray &text); // the reverse, for twins

// Takes names out of what a printer says: their letters would be read as its states.
class NameTaker
{
public:
    // What is left, and stands for itself: also what was said at once in the middle of a name.
    [[nodiscard]] QByteArray take(QByteArrayView bytes);
    [[nodiscard]] std::optional<QString> next(); // a name that is whole; letters that are none of ASCII left out
    void clear();

private:
    QByteArray m_held; // a name so far, its head with it; empty: none
    std::deque<QString> m_names;
};

} // namespace yc::devices::print::escpos
