#pragma once

#include <QObject>

namespace yc::kiosk
{

// SIGTERM and SIGINT end the program in order: the report is written, the child taken along. Made before any other
// thread starts, so that all of them leave the signals alone; watch() needs the application to stand.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;
    void watch();

private:
    int m_fd = -1;
};

} // namespace yc::kiosk
