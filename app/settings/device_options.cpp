#include "app/settings/device_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// As the drivers read them (docs/devices.md).
const auto WidthDots = u"widthDots"_s;
const auto Letters = u"gb18030"_s;
const auto Mouth = u"mouth"_s;
const auto Doors = u"doors"_s;
const auto Fingerprint = u"fingerprint"_s;
constexpr int Paper80 = 576; // dots across at 203 dpi
constexpr int Paper58 = 384;
constexpr int UsualDoors = 24;
constexpr int MostDoors = 400;

void put(QJsonObject &options, const QString &name, const QJsonValue &value, const QJsonValue &usual)
{
    if (value == usual)
        options.remove(name);
    else
        options.insert(name, value);
}

} // namespace

bool DeviceOptions::has(devices::Kind kind)
{
    return kind == devices::Kind::ReceiptPrinter || kind == devices::Kind::Cabinet || kind == devices::Kind::CardReader;
}

DeviceOptions::DeviceOptions(devices::Kind kind, const QString &name, QWidget *parent) : QWidget(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(16);
    if (kind == devices::Kind::ReceiptPrinter)
        addPaper(name);
    else if (kind == devices::Kind::Cabinet)
        addDoors(name);
    else if (kind == devices::Kind::CardReader)
        addFingerprint();
    line->addStretch(1);
}

void DeviceOptions::addPaper(const QString &name)
{
    m_width = new QComboBox(this);
    m_width->addItem(tr("纸宽 80 毫米"), Paper80);
    m_width->addItem(tr("纸宽 58 毫米"), Paper58);
    m_width->setAccessibleName(tr("%1的纸宽").arg(name));
    m_letters = new QCheckBox(tr("自带中文字库"), this);
    m_letters->setToolTip(tr("没有字库的打印机印出乱码：去掉勾选，文字改按图像打印"));
    m_mouth = new QCheckBox(tr("能感应凭条取走"), this);
    m_mouth->setToolTip(tr("出纸口带传感器的打印机：凭条未取走时屏幕上会提醒"));
    layout()->addWidget(m_width);
    layout()->addWidget(m_letters);
    layout()->addWidget(m_mouth);
    connect(m_width, &QComboBox::currentIndexChanged, this, &DeviceOptions::changed);
    connect(m_letters, &QCheckBox::toggled, this, &DeviceOptions::changed);
    connect(m_mouth, &QCheckBox::toggled, this, &DeviceOptions::changed);
}

void DeviceOptions::addDoors(const QString &name)
{
    auto *words = new QLabel(tr("柜门数"), this);
    m_doors = new QSpinBox(this);
    m_doors->setRange(1, MostDoors);
    m_doors->setAccessibleName(tr("%1的柜门数").arg(name));
    words->setBuddy(m_doors);
    layout()->addWidget(words);
    layout()->addWidget(m_doors);
    connect(m_doors, &QSpinBox::valueChanged, this, &DeviceOptions::changed);
}

void DeviceOptions::addFingerprint()
{
    m_fingerprint = new QCheckBox(tr("读取指纹信息"), this);
    m_fingerprint->setToolTip(tr("只在办事要求留存指纹时勾选：指纹信息加密随办件送达大厅，送达后从本机清除"));
    layout()->addWidget(m_fingerprint);
    connect(m_fingerprint, &QCheckBox::toggled, this, &DeviceOptions::changed);
}

void DeviceOptions::show(const QJsonObject &options)
{
    const QSignalBlocker quiet(this);
    if (m_width) {
        const auto dots = options[WidthDots].toInt(Paper80);
        if (m_width->findData(dots) < 0) // somebody knows better than the two
            m_width->addItem(tr("每行 %1 点").arg(dots), dots);
        m_width->setCurrentIndex(m_width->findData(dots));
        m_letters->setChecked(options[Letters].toBool(true));
        m_mouth->setChecked(options[Mouth].toBool());
    }
    if (m_doors)
        m_doors->setValue(options[Doors].toInt(UsualDoors));
    if (m_fingerprint)
        m_fingerprint->setChecked(options[Fingerprint].toBool());
}

void DeviceOptions::putInto(QJsonObject &options) const
{
    if (m_width) {
        put(options, WidthDots, m_width->currentData().toInt(), Paper80);
        put(options, Letters, m_letters->isChecked(), true);
        put(options, Mouth, m_mouth->isChecked(), false);
    }
    if (m_doors)
        put(options, Doors, m_doors->value(), UsualDoors);
    if (m_fingerprint)
        put(options, Fingerprint, m_fingerprint->isChecked(), false);
}

} // namespace yc::app
