#include "base/log.h"

#include <QDateTime>
#include <QJsonDocument>

#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>

namespace yc::log
{

namespace
{

struct Close {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

std::mutex g_mutex; // a line is written whole
std::unique_ptr<std::FILE, Close> g_file; // guarded by g_mutex
std::atomic<Level> g_least{Level::Info};

const char *nameOf(Level level)
{
    switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
    }
    Q_UNREACHABLE();
}

void fromQt(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const auto level = type == QtDebugMsg ? Level::Debug
        : type == QtInfoMsg               ? Level::Info
        : type == QtWarningMsg            ? Level::Warning
                                          : Level::Error;
    write(level, context.category ? context.category : "qt", "message", {{QStringLiteral("text"), message}});
}

} // namespace

void openFile(const QString &path)
{
    const std::lock_guard lock(g_mutex);
    g_file.reset(path.isEmpty() ? nullptr : std::fopen(qPrintable(path), "ae"));
}

void setLevel(Level least)
{
    g_least = least;
}

void write(Level level, const char *where, const char *event, const QJsonObject &fields)
{
    if (level < g_least)
        return;
    QJsonObject line{
        {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("level"), QLatin1String(nameOf(level))},
        {QStringLiteral("where"), QLatin1String(where)},
        {QStringLiteral("event"), QLatin1String(event)},
    };
    for (auto field = fields.begin(); field != fields.end(); ++field)
        line.insert(field.key(), field.value());
    const auto bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(g_mutex);
    auto *out = g_file ? g_file.get() : stderr;
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), out);
    std::fflush(out);
}

void takeQtMessages()
{
    qInstallMessageHandler(fromQt);
}

} // namespace yc::log
