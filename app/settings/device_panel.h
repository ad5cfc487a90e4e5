#pragma once

#include "app/settings/device_trial.h"
#include "app/settings/panel.h"
#include "app/settings/voice_check.h"

class QComboBox;
class QPushButton;

namespace yc::app
{

class DeviceRow;

// Where each device is plugged in, and how those speak that have several ways, each tried by a press. What is kept
// counts from the next start: the work in hand keeps the devices that it has.
class DevicePanel : public Panel
{
    Q_OBJECT
public:
    DevicePanel(Shop &shop, QWidget *parent);
    void refresh(bool mayChange) override;
    void forget() override; // nobody is listened to any longer, looked at or called
    void tryAll(); // those that have a place, one after the other

private:
    struct Section {
        devices::Kind kind;
        QVBoxLayout *lines = nullptr;
        QList<DeviceRow *> rows; // at least one
    };
    DeviceRow *addRow(Section &section);
    void addAnother(int chosen); // of the list below
    void tryOut(DeviceRow *row);
    void tryNext();
    void keepAll();

    DeviceTrial m_trial;
    VoiceCheck m_voice;
    QList<Section> m_sections;
    QList<DeviceRow *> m_waiting; // that are to be tried
    QComboBox *m_another = nullptr;
    QPushButton *m_keep = nullptr;
    bool m_mayChange = false;
};

} // namespace yc::app
