#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

// Characters that no installed font can draw: private-use ones that a register gave to a name before Unicode had it,
// and the extension planes. Where one stands, its code is drawn in a frame (E8 over 63 for U+E863), on every screen and
// paper, so that nobody takes an empty box for a name. The character itself stays what it is: copied, searched, sent.
namespace yc::core::papers
{

// To be named behind the family that draws everything else. They draw only what no other font has, so they never stand
// before one that has it. Before installStandIns() they name nothing and do no harm.
[[nodiscard]] QStringList standInFamilies();

// TrueType fonts for all characters of the private use area, the CJK blocks and planes 2 and 3 that fontconfig's fonts
// lack now. Any thread; some ten milliseconds and two megabytes, so not while somebody waits for a window.
[[nodiscard]] QList<QByteArray> standInFonts();
void installStandIns(const QList<QByteArray> &fonts); // the thread of the QGuiApplication, once

// One TrueType font that draws the code of each of these, in a frame. At most 60,000, ascending; empty for none.
[[nodiscard]] QByteArray codeFont(const QString &family, const QList<char32_t> &characters);

} // namespace yc::core::papers
