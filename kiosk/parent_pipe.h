#pragma once

#include <QJsonObject>
#include <QObject>

class QSocketNotifier;

namespace yc::kiosk
{

// The session's side of its pipes to the shell (session_process.h). When the shell's end closes, the shell is gone.
class ParentPipe : public QObject
{
    Q_OBJECT
public:
    explicit ParentPipe(QObject *parent = nullptr);
    void tell(const QJsonObject &line);

Q_SIGNALS:
    void said(const QString &what, const QString &language); // "show" or "speak"; "zh" or "en"
    void gone();

private:
    void read();

    QSocketNotifier *m_notifier;
    QByteArray m_pending;
};

} // namespace yc::kiosk
