#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace yc::tests
{

// The openssl command line in a folder of its own: the other side that our bytes have to agree with.
class OpensslTool
{
public:
    struct Answer {
        int code = -1;
        QByteArray output; // both streams
    };
    // Writes a file into the folder; arguments name it by this relative name.
    void file(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] Answer run(const QStringList &arguments) const;

private:
    QTemporaryDir m_folder;
};

} // namespace yc::tests
