#pragma once

#include "devices/api/device.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace yc::app
{

// What a device of some kinds does not say of itself and somebody has to: how wide a receipt printer's paper is,
// whether it has Chinese letters and sees its mouth; how many doors a cabinet has; whether a card reader is to read the
// fingerprint too. Written only where it is not what is taken without a word.
class DeviceOptions : public QWidget
{
    Q_OBJECT
public:
    // `name`: of the device, for assistive technology.
    DeviceOptions(devices::Kind kind, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] static bool has(devices::Kind kind);

    void show(const QJsonObject &options); // of the settings
    void putInto(QJsonObject &options) const; // what is not ours stays

Q_SIGNALS:
    void changed(); // by hand

private:
    void addPaper(const QString &name);
    void addDoors(const QString &name);
    void addFingerprint();

    QComboBox *m_width = nullptr; // dots across
    QCheckBox *m_letters = nullptr;
    QCheckBox *m_mouth = nullptr;
    QSpinBox *m_doors = nullptr;
    QCheckBox *m_fingerprint = nullptr;
};

} // namespace yc::app
