#include "app/pages/find_page.h"

#include "app/side_menu.h"
#include "ui/case_words.h"
#include "ui/lists.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int KindRole = Qt::UserRole;
constexpr int ValueRole = Qt::UserRole + 1;
constexpr qsizetype MostItems = 12;
enum Kind { ItemKind, CaseKind, PlaceKind };

} // namespace

FindPage::FindPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(120, 24, 120, 24);
    auto *title = new QLabel(tr("查找"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_field = new QLineEdit(this);
    m_field->setAccessibleName(tr("查找"));
    m_field->setPlaceholderText(tr("事项、办件编号、姓氏、页面"));
    shop.entered.watch(m_field);
    m_field->installEventFilter(this);
    column->addWidget(m_field);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("查找结果"));
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &FindPage::search);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &FindPage::goOn);
}

QString FindPage::instruction() const
{
    return tr("输入要找的内容，↑↓ 选择，Enter 前往，Esc 返回");
}

void FindPage::enter()
{
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    m_field->clear();
    search();
    m_field->setFocus();
}

void FindPage::search()
{
    m_list->clear();
    const auto wanted = m_field->text().trimmed();
    const auto add = [this](const QString &text, Kind kind, const QVariant &value) {
        auto *line = new QListWidgetItem(text, m_list);
        line->setData(KindRole, kind);
        line->setData(ValueRole, value);
    };
    const std::pair<SideMenu::Place, QString> places[] = {{SideMenu::Place::Intake, tr("收件受理")},
                                                          {SideMenu::Place::Cases, tr("我的待办")},
                                                          {SideMenu::Place::Sync, tr("数据同步")},
                                                          {SideMenu::Place::Devices, tr("设备状态")}};
    for (const auto &[place, name] : places)
        if (wanted.isEmpty() || name.contains(wanted))
            add(tr("页面：%1").arg(name), PlaceKind, static_cast<int>(place));
    for (const auto &one : m_shop.desk.cases())
        if (!wanted.isEmpty()
            && (one.number.contains(wanted, Qt::CaseInsensitive) || one.itemName.contains(wanted)
                || one.applicantMasked.startsWith(wanted.left(1))))
            add(tr("办件：%1")
                    .arg(QStringList{one.itemName, one.applicantMasked, one.number, ui::stateWords(one.state)}.join(
                        QStringLiteral(" · "))),
                CaseKind, one.id);
    if (const auto catalogue = m_shop.desk.catalogue(); catalogue && !wanted.isEmpty()) {
        const auto hits = catalogue->search(wanted, m_shop.today(), MostItems);
        for (const auto &hit : hits)
            if (!hit.item->cancelled)
                add(tr("事项：%1 · %2").arg(hit.item->name, hit.item->department), ItemKind, hit.item->code);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

bool FindPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const auto step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

bool FindPage::goOn()
{
    const auto *line = m_list->currentItem();
    if (!line)
        return false;
    const auto value = line->data(ValueRole);
    switch (static_cast<Kind>(line->data(KindRole).toInt())) {
    case ItemKind: Q_EMIT itemWanted(value.toString()); break;
    case CaseKind: Q_EMIT caseWanted(value.toUuid()); break;
    case PlaceKind: Q_EMIT placeWanted(value.toInt()); break;
    }
    return true;
}

} // namespace yc::app
