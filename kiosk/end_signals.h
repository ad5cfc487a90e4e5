#pragma once

#include <QObject>

namespace yc::kiosk
{

// SIGTERM and SIGINT end the program in order: the report is written, the child taken along. Make it before any other
// thread starts.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

private:
    int m_fd = -1;
};

} // namespace yc::kiosk
