#pragma once

#include "app/page.h"
#include "ui/device_try.h"

#include <QHash>
#include <QTimer>

#include <memory>

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 设备诊断: each device followed from its plug to what it is there for, step by step; the same as --doctor says, while
// the counter works. While it runs, a card or a code that comes is the doctor's and begins no case.
class DoctorPage : public Page
{
    Q_OBJECT
public:
    explicit DoctorPage(Shop &shop, QWidget *parent = nullptr);
    ~DoctorPage() override;
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;

    [[nodiscard]] bool isRunning() const { return m_try != nullptr && m_end.isActive(); }
    void takeTyped(qsizetype characters); // a scanner that types has read a code
    void refresh();

Q_SIGNALS:
    void left(); // back to 设备状态

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void start();
    void stop();
    void look();
    [[nodiscard]] QList<ui::Check> checks() const;

    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_stop = nullptr;
    std::unique_ptr<ui::DeviceTry> m_try; // of this run, or of the last one
    QHash<QString, devices::PlaceFacts> m_facts; // by place
    qsizetype m_placesLeft = 0;
    quint64 m_run = 0; // only its answers count
    qsizetype m_typed = 0;
    int m_firstWrong = -1; // row; -1: none
    QTimer m_end;
};

} // namespace yc::app
