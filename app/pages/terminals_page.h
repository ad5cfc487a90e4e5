#pragma once

#include "app/page.h"
#include "core/wire/terminal_report.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QListWidget;

namespace yc::app
{

// 各终端状态: how the counters and kiosks of this administrator's offices are, as each told the hall last. Those that
// need somebody stand first.
class TerminalsPage : public Page
{
    Q_OBJECT
public:
    explicit TerminalsPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goBack() override;

Q_SIGNALS:
    void left(); // back to 设备状态

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void refresh();
    void add(const core::wire::TerminalSeen &terminal, const QDateTime &now);
    [[nodiscard]] static QStringList troublesOf(const core::wire::TerminalReport &report);

    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_stand = nullptr; // of when what is shown is
    QCheckBox *m_onlyTroubled = nullptr;
    QList<core::wire::TerminalSeen> m_terminals;
    QDateTime m_heard; // null: nothing yet
    int m_troubled = 0;
    bool m_asking = false;
    QTimer m_again;
};

} // namespace yc::app
