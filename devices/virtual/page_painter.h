#pragma once

#include <QImage>
#include <QStringList>

// Sheets of paper as a scanner sees them: A4 at 300 dpi, Chinese forms of invented people, a little crooked, on paper
// that is not quite white. Needs a QGuiApplication for its fonts.
namespace yc::devices::virtual_bench
{

inline constexpr QSize A4At300{2480, 3508};

// "application-form-1", "application-form-2", "id-copy", "licence", "letter", "fingerprint", "stamped".
[[nodiscard]] QStringList madePageNames();
[[nodiscard]] QString titleOfMadePage(const QString &name); // for the panel, Chinese
// Null for a name that is none of them.
[[nodiscard]] QImage makePage(const QString &name);
// Nothing on the glass: the inside of the lid.
[[nodiscard]] QImage lid();

} // namespace yc::devices::virtual_bench
