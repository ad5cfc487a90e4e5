#include "app/pages/cabinet_page.h"

#include "devices/api/cabinet.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace yc::app
{

CabinetPage::CabinetPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *row = new QHBoxLayout;
    auto *title = new QLabel(tr("取件柜"), this);
    ui::setRole(title, "title");
    row->addWidget(title);
    row->addStretch(1);
    m_open = new QPushButton(tr("开门"), this);
    m_open->setToolTip(tr("打开选中的柜门"));
    ui::setRole(m_open, "primary");
    row->addWidget(m_open);
    column->addLayout(row);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("柜门列表"));
    column->addWidget(m_list, 1);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    connect(m_open, &QPushButton::clicked, this, &CabinetPage::openDoor);
    const auto cabinets = shop.devices.cabinets();
    for (auto *cabinet : cabinets) {
        using devices::Cabinet;
        for (const auto &door : cabinet->doors())
            m_places.append({cabinet, door.number});
        connect(cabinet, &Cabinet::doorsChanged, this, &CabinetPage::tell);
        connect(cabinet, &Cabinet::healthChanged, this, &Page::instructionChanged);
        connect(cabinet, &Cabinet::opened, this, [this](const QString &id) { answered(id, std::nullopt); });
        connect(cabinet, &Cabinet::notOpened, this,
                [this](const QString &id, const devices::DeviceError &error) { answered(id, error.code); });
    }
    for (qsizetype i = 0; i < m_places.size(); ++i)
        new QListWidgetItem(m_list);
    tell();
}

QString CabinetPage::instruction() const
{
    return tr("选中柜门，按 Enter 打开；放好或取走后请关好柜门");
}

void CabinetPage::enter()
{
    m_words->clear();
    tell();
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    m_list->setFocus();
}

bool CabinetPage::goOn()
{
    openDoor();
    return true;
}

bool CabinetPage::goBack()
{
    Q_EMIT left();
    return true;
}

void CabinetPage::tell()
{
    const bool several = m_shop.devices.cabinets().size() > 1;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const auto &place = m_places[i];
        const auto state = place.cabinet->doors()[place.door - 1].state;
        auto words = tr("%1 号门    %2").arg(place.door).arg(ui::doorStateWords(state));
        if (several)
            words += QStringLiteral("    ") + place.cabinet->info().place;
        m_list->item(static_cast<int>(i))->setText(words);
    }
}

void CabinetPage::openDoor()
{
    const auto row = m_list->currentRow();
    if (row < 0 || !m_asked.isEmpty())
        return; // one at a time: the hand that puts something in is one
    const auto place = m_places[row];
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_asked.insert(id, place.door);
    m_open->setEnabled(false);
    m_words->setText(tr("正在打开 %1 号门……").arg(place.door));
    place.cabinet->open(id, place.door);
}

void CabinetPage::answered(const QString &id, const std::optional<Code> &failure)
{
    if (!m_asked.contains(id))
        return;
    const auto door = m_asked.take(id);
    m_open->setEnabled(true);
    if (failure) {
        // Stays when the cabinet answers again and the line below takes its words back.
        m_words->setText(tr("%1 号门没有打开：%2").arg(QString::number(door), ui::failureLine(*failure)));
        if (isVisible())
            Q_EMIT problem(*failure);
        return;
    }
    m_words->setText(tr("%1 号门已打开，用完请关好").arg(door));
}

} // namespace yc::app
