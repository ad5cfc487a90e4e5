#include "ui/item_search.h"

#include "ui/catalogue_words.h"
#include "ui/lists.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace yc::ui
{

namespace domain = core::domain;

namespace
{

constexpr int CodeRole = Qt::UserRole;
constexpr qsizetype MostShown = 40;

} // namespace

ItemSearch::ItemSearch(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *caption = new QLabel(tr("查找事项"), this);
    setRole(caption, "caption");
    column->addWidget(caption);
    m_field = new QLineEdit(this);
    m_field->setAccessibleName(tr("查找事项"));
    m_field->setPlaceholderText(tr("名称、拼音首字母、编码或主题"));
    auto *leftOut = prepareFilter(m_field);
    caption->setBuddy(m_field);
    column->addWidget(m_field);
    column->addWidget(leftOut);
    m_list = new QListWidget(this);
    prepareList(m_list);
    m_list->setAccessibleName(tr("事项列表"));
    m_list->setUniformItemSizes(false);
    column->addWidget(m_list, 1);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    setRole(m_empty, "muted");
    column->addWidget(m_empty);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &ItemSearch::search);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ItemSearch::take);
    connect(m_list, &QListWidget::itemClicked, this, [this] { m_field->setFocus(); });
    search();
}

void ItemSearch::setCatalogue(std::shared_ptr<const domain::Catalogue> catalogue, QDate today)
{
    m_catalogue = std::move(catalogue);
    m_today = today;
    search();
}

void ItemSearch::focusField()
{
    m_field->setFocus();
    m_field->selectAll();
}

void ItemSearch::clear()
{
    m_field->clear();
}

QString ItemSearch::currentCode() const
{
    const auto *line = m_list->currentItem();
    return line ? line->data(CodeRole).toString() : QString();
}

bool ItemSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take(); // and no further: Enter on the page around means to go on
            return true;
        }
        if (watched != m_field)
            return QWidget::eventFilter(watched, event);
        const auto rows = m_list->count();
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && rows > 0) {
            const auto step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, rows - 1));
            return true;
        }
        if ((key == Qt::Key_PageDown || key == Qt::Key_PageUp) && rows > 0) {
            const auto step = key == Qt::Key_PageDown ? 8 : -8;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, rows - 1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ItemSearch::search()
{
    m_list->clear();
    if (!m_catalogue) {
        m_empty->setText(tr("事项目录尚未下载，接通网络后自动更新"));
        m_empty->show();
        return;
    }
    const auto hits = m_catalogue->search(m_field->text(), m_today, MostShown);
    for (const auto &hit : hits) {
        const auto &item = *hit.item;
        auto why = said(item.department);
        using By = domain::Hit::By;
        switch (hit.by) {
        case By::Alias: why += tr(" · 又称“%1”").arg(hit.matched); break;
        case By::Topic: why += tr(" · 主题“%1”").arg(hit.matched); break;
        case By::Pinyin: why += tr(" · 拼音"); break;
        case By::Code: why += tr(" · 编码 %1").arg(item.code); break;
        case By::Name:
        case By::Department: break;
        }
        if (item.isPackage())
            why += tr(" · 一件事，含%1个事项").arg(item.members.size());
        auto first = said(item.name);
        if (item.cancelled) {
            first = tr("✕ 已取消：%1").arg(said(item.name));
            const auto *successor = m_catalogue->find(item.successorCode, m_today);
            if (successor)
                why = tr("现办理“%1”").arg(said(successor->name));
            else if (!item.cancelledNote.isEmpty())
                why = said(item.cancelledNote);
        }
        auto *line = new QListWidgetItem(first + QLatin1Char('\n') + why, m_list);
        // What stories and screen readers look for is the name; the reason follows.
        line->setData(Qt::AccessibleTextRole, first);
        line->setData(Qt::AccessibleDescriptionRole, why);
        // Taking a cancelled item takes what replaced it.
        line->setData(CodeRole, item.cancelled ? item.successorCode : item.code);
    }
    m_empty->setVisible(hits.isEmpty());
    m_empty->setText(tr("没有找到。可换一个说法，或只输入一两个字、拼音首字母"));
    if (!hits.isEmpty())
        m_list->setCurrentRow(0);
}

void ItemSearch::take()
{
    const auto code = currentCode();
    if (!code.isEmpty())
        Q_EMIT taken(code);
}

} // namespace yc::ui
