#pragma once

#include "base/image.h"

#include <QString>

#include <random>

namespace yc::tests
{

// A page as an office prints it, drawn by us.
struct PageText {
    QString family = QStringLiteral("Noto Sans CJK SC");
    double points = 10.5; // 五号
    int weight = 50; // QFont's old scale is gone: 400 normal, 700 bold; 50 is taken for normal
    bool latin = false;
    bool table = false; // with rulings
    bool title = true;
    int lines = 30; // at most; fewer when they do not fit
    QSizeF millimetres{210, 297};
    QString alphabet; // characters to draw from; empty: our own sentences
};
[[nodiscard]] Image drawnPage(const PageText &text, int dpi, std::mt19937 &random);
[[nodiscard]] Image blankPage(QSizeF millimetres, int dpi, int tone = 250);
// The 3,755 common characters of GB 2312, level one, in its order.
[[nodiscard]] QString commonCharacters();

} // namespace yc::tests
