#pragma once

#include "app/settings/panel.h"

#include <QList>
#include <QPair>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace yc::app
{

// Which printer this counter's papers go to, and from which tray each kind of paper comes. Kept at once.
class PrinterPanel : public Panel
{
    Q_OBJECT
public:
    PrinterPanel(Shop &shop, QWidget *parent);
    void refresh(bool mayChange) override;

private:
    void show();
    void showTrays(const devices::PrintQueue *queue);
    void chose();

    QComboBox *m_queues = nullptr;
    QCheckBox *m_duplex = nullptr;
    QLabel *m_notice = nullptr;
    QLabel *m_noTrays = nullptr;
    QWidget *m_trayBox = nullptr;
    QList<QPair<QString, QComboBox *>> m_trays; // by kind of paper
    bool m_filling = false;
    bool m_mayChange = false;
};

} // namespace yc::app
