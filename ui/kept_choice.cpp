#include "ui/kept_choice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace yc::ui
{

namespace
{
constexpr qint64 Longest = 65'536; // bytes
}

QJsonObject keptChoice(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(Longest)).object();
}

Done keepChoice(const QString &path, const QJsonObject &choice)
{
    const auto bytes = QJsonDocument(choice).toJson();
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(codes::BadFile);
    return {};
}

} // namespace yc::ui
