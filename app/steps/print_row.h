#pragma once

#include "app/print_room.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace yc::app
{

// On which printer a paper comes out and how, what became of it, and how often it has been printed. Stands in the
// paper's own view.
class PrintRow : public QFrame
{
    Q_OBJECT
public:
    explicit PrintRow(PrintRoom &room, QWidget *parent = nullptr);
    void setPaper(const core::wire::Paper &paper);
    void print();
    [[nodiscard]] bool isPrinting() const; // this paper

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void showQueues();
    void showTrays(const devices::PrintQueue *queue);
    void showOutcome();
    void showHistory();
    void chose();

    PrintRoom &m_room;
    core::wire::Paper m_paper;
    bool m_historyOpen = false;
    bool m_filling = false; // the boxes change by our own hand
    QComboBox *m_queues = nullptr;
    QSpinBox *m_copies = nullptr;
    QCheckBox *m_duplex = nullptr;
    QLabel *m_trayTitle = nullptr;
    QComboBox *m_trays = nullptr;
    QPushButton *m_history = nullptr;
    QLabel *m_notice = nullptr; // about the printer itself
    QLabel *m_outcome = nullptr;
    QPushButton *m_cancel = nullptr;
    QListWidget *m_prints = nullptr;
};

} // namespace yc::app
