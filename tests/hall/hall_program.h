#pragma once

#include "base/clock.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace yc::tests
{

// A hall of its own: folder, small catalogue, first start, program on a free port. Log in <folder>/hall.log.
class HallProgram
{
public:
    HallProgram();
    ~HallProgram();

    [[nodiscard]] bool start(); // also after stop() or kill(): the same folder
    void kill(); // -9
    [[nodiscard]] bool stop(); // SIGTERM; true if it ended well
    [[nodiscard]] QJsonObject admin(const QStringList &words, int *exitCode = nullptr);

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString dataFile(const QString &name) const
    {
        return m_folder.filePath(QStringLiteral("data/") + name);
    }
    [[nodiscard]] QByteArray authorityPem() const;
    [[nodiscard]] QString oneTimePin(const QString &staffNo) const;
    [[nodiscard]] QString terminalCode(const QString &kind, const QString &window = {}) const;
    [[nodiscard]] const QJsonObject &firstStart() const { return m_firstStart; }
    [[nodiscard]] QByteArray log() const;

private:
    void writeCatalogue();

    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_firstStart;
    quint16 m_port = 0;
};

} // namespace yc::tests
