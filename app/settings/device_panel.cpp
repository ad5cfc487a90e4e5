#include "app/settings/device_panel.h"

#include "app/settings/device_row.h"
#include "ui/device_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;
using devices::Kind;

namespace
{

QList<QJsonObject> entriesOf(const QJsonArray &devices, Kind kind)
{
    QList<QJsonObject> all;
    for (const auto &value : devices)
        if (value[u"kind"_s].toString() == devices::kindWord(kind))
            all.append(value.toObject());
    return all;
}

} // namespace

DevicePanel::DevicePanel(Shop &shop, QWidget *parent) : Panel(shop, tr("设备"), parent), m_trial(shop), m_voice(shop)
{
    for (const auto kind : {Kind::CardReader, Kind::DocumentScanner, Kind::DocumentCamera, Kind::Camera,
                            Kind::ReceiptPrinter, Kind::CodeScanner, Kind::SignaturePad, Kind::Display, Kind::Speaker,
                            Kind::Cabinet, Kind::SmartCard, Kind::Microphone}) {
        Section section{.kind = kind, .lines = new QVBoxLayout};
        section.lines->setSpacing(8);
        m_column->addLayout(section.lines);
        addRow(section);
        m_sections.append(section);
    }
    auto *line = new QHBoxLayout;
    m_keep = new QPushButton(tr("保存设备设置"), this);
    ui::setRole(m_keep, "primary");
    line->addWidget(m_keep);
    line->addStretch(1);
    m_another = new QComboBox(this);
    m_another->addItem(tr("同类设备再加一台……"));
    m_another->setAccessibleName(tr("同类设备再加一台"));
    for (const auto &section : std::as_const(m_sections))
        m_another->addItem(ui::deviceKindWords(section.kind));
    line->addWidget(m_another);
    m_column->addLayout(line);
    connect(m_keep, &QPushButton::clicked, this, &DevicePanel::keepAll);
    connect(m_another, &QComboBox::activated, this, &DevicePanel::addAnother);
}

DeviceRow *DevicePanel::addRow(Section &section)
{
    auto *row = new DeviceRow(m_shop, section.kind, static_cast<int>(section.rows.size()) + 1, this);
    section.rows.append(row);
    section.lines->addWidget(row);
    connect(row, &DeviceRow::changed, this, [this, row] {
        if (row->kind() == Kind::Speaker)
            m_voice.stop();
        say({});
        m_keep->setEnabled(m_mayChange);
    });
    connect(row, &DeviceRow::trialWanted, this, [this, row] {
        m_waiting.clear();
        tryOut(row);
    });
    return row;
}

void DevicePanel::addAnother(int chosen)
{
    m_another->setCurrentIndex(0);
    if (chosen < 1 || chosen > m_sections.size())
        return;
    auto *row = addRow(m_sections[chosen - 1]);
    row->show({}, m_mayChange);
    row->choose();
}

void DevicePanel::refresh(bool mayChange)
{
    m_mayChange = mayChange;
    m_waiting.clear();
    for (auto &section : m_sections) {
        const auto entries = entriesOf(m_shop.settings.devices, section.kind);
        while (section.rows.size() < entries.size())
            addRow(section);
        while (section.rows.size() > qMax(1, entries.size()))
            delete section.rows.takeLast();
        for (qsizetype i = 0; i < section.rows.size(); ++i)
            section.rows[i]->show(entries.value(i), mayChange);
    }
    m_keep->setVisible(mayChange);
    m_keep->setEnabled(false);
    m_another->setVisible(mayChange);
    say({});
}

void DevicePanel::forget()
{
    for (const auto &section : std::as_const(m_sections))
        for (auto *row : section.rows)
            row->forget();
    m_voice.stop();
}

void DevicePanel::tryAll()
{
    m_waiting.clear();
    for (const auto &section : std::as_const(m_sections))
        for (auto *row : section.rows)
            if (row->canBeTried())
                m_waiting.append(row);
    tryNext();
}

void DevicePanel::tryNext()
{
    if (!m_waiting.isEmpty())
        tryOut(m_waiting.takeFirst());
}

void DevicePanel::tryOut(DeviceRow *row)
{
    const auto plug = row->plug();
    for (const auto &section : std::as_const(m_sections))
        for (auto *one : section.rows)
            one->stop();
    if (!plug)
        return;
    row->tellTrying();
    const QPointer<DeviceRow> tried(row);
    if (plug->kind == Kind::Speaker && plug->driver == u"words"_s)
        return m_voice.tryOut(*plug, [this, tried](const QString &words, bool good) {
            if (tried)
                tried->tell(words, good);
            tryNext();
        });
    m_trial.tryOut(*plug, [this, tried](const ui::DeviceSeen &seen) {
        if (tried)
            tried->tell(seen);
        tryNext();
    });
}

void DevicePanel::keepAll()
{
    QJsonArray devices;
    QStringList shown;
    for (const auto &section : std::as_const(m_sections)) {
        for (const auto *row : section.rows) {
            shown += devices::kindWord(section.kind);
            if (const auto missing = row->missing(); !missing.isEmpty()) {
                Q_EMIT complaint(tr("请填写%1的地址，或选“没有接”").arg(missing));
                return;
            }
            if (row->plug())
                devices.append(row->entry());
        }
    }
    // What this page does not show (a kind that came later) stays as it is.
    for (const auto &value : std::as_const(m_shop.settings.devices)) {
        if (!shown.contains(value[u"kind"_s].toString()))
            devices.append(value);
    }
    if (!keep({{u"devices"_s, devices}}))
        return;
    m_shop.settings.devices = devices;
    refresh(m_mayChange); // one that is gone leaves no empty line behind
    say(tr("已保存。退出并重新打开本程序后使用新的设备；办到一半的件不会丢失。"), "good");
}

} // namespace yc::app
