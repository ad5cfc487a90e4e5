#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QUrl>

// The real hall, as a process of its own: first start with the sample people and terminals, serve, stop, kill. It may
// be stopped and started again on the same port and data. Needs YC_BIN (ctest sets it).
namespace yc::tests
{

class RealHall
{
public:
    explicit RealHall(QString folder);
    ~RealHall();

    [[nodiscard]] bool prepare(); // authorities, staff, terminal codes; false: output() says why
    [[nodiscard]] bool start();
    void stop();

    // A command of the administrator's, at work or not; empty: refused.
    [[nodiscard]] QJsonObject admin(const QStringList &words) const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString output() const { return m_output; }
    [[nodiscard]] QString terminalCode(const QString &kind, int which = 0) const;
    struct Staff {
        QString no;
        QString pin; // one-time
    };
    [[nodiscard]] Staff staff(const QString &role, int which = 0) const;

private:
    [[nodiscard]] static QString program();

    QString m_folder;
    QProcess m_process;
    QJsonObject m_firstStart;
    quint16 m_port = 0;
    QString m_output;
};

} // namespace yc::tests
