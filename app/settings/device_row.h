#pragma once

#include "app/shop.h"

#include <QJsonObject>
#include <QWidget>

#include <optional>

class QComboBox;
class QFileDialog;
class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

class CameraCheck;
class DeviceOptions;
class SoundCheck;

// One device of the settings: where it is plugged in, how it speaks, a press to try it and what came of that.
class DeviceRow : public QWidget
{
    Q_OBJECT
public:
    // `number`: from 1, of those of its kind.
    DeviceRow(Shop &shop, devices::Kind kind, int number, QWidget *parent = nullptr);

    [[nodiscard]] devices::Kind kind() const { return m_kind; }
    void show(const QJsonObject &entry, bool mayChange); // of the settings; empty: none
    [[nodiscard]] std::optional<devices::Plug> plug() const; // as typed; nothing: not plugged in
    [[nodiscard]] QJsonObject entry() const; // as it is to be kept, if there is a plug; what we do not know stays
    [[nodiscard]] QString missing() const; // the device whose address is missing; empty: none. It has the focus then
    [[nodiscard]] bool canBeTried() const;
    void choose(); // the keyboard is here now

    void tellTrying();
    void tell(const ui::DeviceSeen &seen); // and listens or looks, where that can be seen
    void tell(const QString &words, bool good);
    void stop(); // nobody is listened to or looked at any longer
    void forget(); // that, and dialogs too

Q_SIGNALS:
    void changed(); // by hand
    void trialWanted();

private:
    void typed();
    void lookForPlugged();
    void offerSerialLines(const QStringList &lines);
    void chooseFolder();
    [[nodiscard]] QString way() const;

    Shop &m_shop;
    devices::Kind m_kind;
    QString m_name;
    QJsonObject m_entry; // as it was kept last
    QComboBox *m_way = nullptr;
    QLineEdit *m_address = nullptr;
    QComboBox *m_found = nullptr; // serial lines that are plugged in, for kinds that may hang on one
    QPushButton *m_choose = nullptr; // a folder, where one is asked for
    QPushButton *m_test = nullptr;
    QLabel *m_result = nullptr;
    DeviceOptions *m_options = nullptr;
    SoundCheck *m_sound = nullptr; // of a microphone
    CameraCheck *m_camera = nullptr; // of a camera
    QFileDialog *m_dialog = nullptr; // of folders; made when one is first looked for
    bool m_filling = false;
};

} // namespace yc::app
