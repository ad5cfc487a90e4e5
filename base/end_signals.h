#pragma once

#include <QObject>

namespace yc
{

// SIGTERM and SIGINT end a client like closing its window: what is in hand is saved, the report is written, a child is
// taken along. Made before any other thread starts, so that all of them leave the signals alone; listens once there is
// an application.
class EndSignals : public QObject
{
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;
    void listen();

private:
    int m_fd = -1;
};

} // namespace yc
