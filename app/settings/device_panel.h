#pragma once

#include "app/settings/device_trial.h"
#include "app/settings/panel.h"
#include "app/settings/sound_check.h"
#include "app/settings/voice_check.h"

class QComboBox;
class QFileDialog;
class QLineEdit;
class QPushButton;

namespace yc::app
{

// Where each device is plugged in, and how those speak that have several ways, each tried by a press. What is kept
// counts from the next start: the work in hand keeps the devices that it has.
class DevicePanel : public Panel
{
    Q_OBJECT
public:
    DevicePanel(Shop &shop, QWidget *parent);
    void refresh(bool mayChange) override;
    void forget() override; // nobody is listened to any longer, or called
    void tryAll(); // those that have a place, one after the other

private:
    struct Row {
        devices::Kind kind;
        QComboBox *way = nullptr;
        QLineEdit *address = nullptr;
        QPushButton *choose = nullptr; // a folder, where one is asked for
        QPushButton *test = nullptr;
        QLabel *result = nullptr;
    };
    void addRow(devices::Kind kind);
    [[nodiscard]] std::optional<devices::Plug>
    plugOf(const Row &row) const; // its place as typed; nothing: not plugged in
    void show(Row &row, const QJsonObject &entry); // of the settings; empty: none
    void typed(Row &row);
    void lookOnUsb(qsizetype index);
    void chooseFolder(const Row &row);
    void tryOut(qsizetype index);
    void tell(const Row &row, const ui::DeviceSeen &seen);
    void keepAll();

    SoundCheck *m_sound = nullptr; // below the microphone
    DeviceTrial m_trial;
    VoiceCheck m_voice;
    QList<Row> m_rows;
    QList<qsizetype> m_waiting; // rows that are to be tried
    QFileDialog *m_dialog = nullptr; // of folders; made when one is first looked for
    QPushButton *m_keep = nullptr;
    bool m_filling = false;
    bool m_mayChange = false;
};

} // namespace yc::app
