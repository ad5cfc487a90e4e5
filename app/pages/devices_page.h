#pragma once

#include "app/page.h"
#include "app/print_tally.h"

#include <QTimer>

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 设备状态: each device with its state in a word, what to do, and how it has been.
class DevicesPage : public Page
{
    Q_OBJECT
public:
    explicit DevicesPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    void refresh();

Q_SIGNALS:
    void doctorWanted();
    void terminalsWanted();
    void cabinetWanted(); // where there is one

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] static QStringList usesOf(const devices::Health &health);
    void addQueues(); // printers of papers, as the print service tells them
    void tellChoice(); // whether another of a kind can be used than the one that is
    void useChosen();

    PrintTally &m_tally;
    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_use = nullptr; // of several of a kind: this one
    QPushButton *m_terminals = nullptr; // for administrators
    QTimer m_watch; // asks the print service while somebody looks; it tells nothing by itself
};

} // namespace yc::app
