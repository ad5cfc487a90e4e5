#pragma once

#include <QObject>

namespace yc::app
{

// SIGTERM and SIGINT end the client like closing its window: what is in hand is saved, the report is written. Make it
// before any other thread starts.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

private:
    int m_fd = -1;
};

} // namespace yc::app
