#include "devices/print/protocol/receipt_text.h"

#include <algorithm>

namespace yc::devices::print
{

std::optional<QByteArray> printerBytes(const QString &text)
{
    return gbkBytes(text);
}

bool needsRaster(const QString &text)
{
    return !printerBytes(text).has_value();
}

QStringList wrapped(const QString &text, int columns)
{
    const int most = std::max(columns, 2); // one Hanzi fits on any paper
    QStringList lines;
    QString line;
    int used = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto character = characterAt(text, at);
        at += character.size();
        const int width = columnsOf(character);
        if (used + width > most) {
            lines << line;
            line.clear();
            used = 0;
            if (character == QLatin1String(" "))
                continue;
        }
        line += character;
        used += width;
    }
    if (!line.isEmpty() || lines.isEmpty())
        lines << line;
    return lines;
}

} // namespace yc::devices::print
