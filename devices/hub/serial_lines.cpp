#include "devices/hub/serial_lines.h"

#include <QDir>
#include <QMap>

namespace yc::devices::hub
{

namespace
{

// The first name of each line, by what it leads to.
QMap<QString, QString> linesIn(const QString &folder)
{
    QMap<QString, QString> lines;
    const auto links = QDir(folder).entryInfoList(QDir::Files | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const auto &link : links) {
        const auto node = link.canonicalFilePath();
        if (!node.isEmpty() && !link.fileName().contains(u'@')) // which parts a place from its speed
            lines.insert(node, lines.value(node, link.absoluteFilePath()));
    }
    return lines;
}

} // namespace

QStringList serialLines(const QString &folder)
{
    const auto byId = linesIn(folder + QStringLiteral("/by-id"));
    const auto byPath = linesIn(folder + QStringLiteral("/by-path"));
    // Two alike without serial numbers share one name, which leads to the one that was plugged in last.
    return byPath.size() > byId.size() ? byPath.values() : byId.values();
}

} // namespace yc::devices::hub
