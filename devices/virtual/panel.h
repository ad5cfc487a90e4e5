#pragma once

#include <QJsonObject>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace yc::devices::virtual_bench
{

class Bench;

// The bench by hand: one button for each command. For developers and the demo, Chinese only.
class Panel final : public QWidget
{
    Q_OBJECT
public:
    explicit Panel(Bench &bench);

private:
    void addGroup(const QString &title, const QList<std::pair<QString, QJsonObject>> &commands);
    void showLastSlip();

    Bench &m_bench;
    QLabel *m_said;
    QLabel *m_slip;
    QWidget *m_groups;
};

} // namespace yc::devices::virtual_bench
