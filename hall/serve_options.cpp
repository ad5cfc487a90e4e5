#include "hall/serve_options.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace yc::hall
{

namespace
{

QString defaultCatalogue()
{
    const auto beside = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/yichuang/catalogue");
    if (QFileInfo::exists(beside + QStringLiteral("/catalogue.json")))
        return beside;
    return QStringLiteral(YC_SOURCE_CATALOGUE); // for whoever runs it out of its build; a packaged one has none
}

bool readListen(const QString &text, ServeOptions &options)
{
    const auto colon = text.lastIndexOf(u':');
    bool good = false;
    const auto port = text.mid(colon + 1).toUShort(&good);
    if (colon <= 0 || !good)
        return false;
    options.address = text.left(colon);
    if (options.address.startsWith(u'[') && options.address.endsWith(u']'))
        options.address = options.address.mid(1, options.address.size() - 2);
    options.port = port;
    return true;
}

} // namespace

std::optional<ServeOptions> serveOptionsFrom(const QStringList &words)
{
    ServeOptions options;
    if (words.value(0) == QLatin1String("admin"))
        options.command = ServeOptions::Command::Admin;
    else if (words.value(0) != QLatin1String("serve"))
        return std::nullopt;
    const bool serving = options.command == ServeOptions::Command::Serve;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const auto &word = words[i];
        const bool hasValue = i + 1 < words.size();
        const auto value = words.value(i + 1);
        if (word == QLatin1String("--data") && hasValue)
            options.data = value;
        else if (word == QLatin1String("--server-name") && hasValue) // --name is a word of admin's
            options.names.append(value); // localhost is added below
        else if (serving && word == QLatin1String("--listen") && hasValue) {
            if (!readListen(value, options))
                return std::nullopt;
        } else if (serving && word == QLatin1String("--ready-file") && hasValue)
            options.readyFile = value;
        else if (serving && word == QLatin1String("--catalogue") && hasValue)
            options.catalogue = value;
        else if (!serving) {
            options.rest.append(word);
            continue;
        } else
            return std::nullopt;
        ++i;
    }
    if (!options.names.isEmpty())
        options.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")} + options.names;
    if (options.catalogue.isEmpty())
        options.catalogue = defaultCatalogue();
    return options;
}

QByteArray serveUsage()
{
    return "yichuang-hall serve --data DIR [--listen 127.0.0.1:8443] [--ready-file FILE] [--catalogue DIR]"
           " [--server-name NAME]…\n";
}

} // namespace yc::hall
