#include "app/pages/sync_page.h"

#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int IdRole = Qt::UserRole;

QString causeWords(const QString &code)
{
    const auto read = codeFromString(code);
    return read ? ui::failureLine(*read) : code;
}

} // namespace

SyncPage::SyncPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("数据同步"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_line = new QLabel(this);
    ui::setRole(m_line, "value");
    column->addWidget(m_line);
    m_cause = new QLabel(this);
    m_cause->setWordWrap(true);
    ui::setRole(m_cause, "muted");
    column->addWidget(m_cause);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("待上传列表"));
    column->addWidget(m_list, 100);
    m_empty = new QLabel(tr("没有待上传的办件，全部已由大厅确认。"), this);
    ui::setRole(m_empty, "muted");
    column->addWidget(m_empty);
    column->addStretch(1); // where the list was, while nothing is owed
    auto *row = new QHBoxLayout;
    m_one = new QPushButton(tr("立即上传此件"), this);
    row->addWidget(m_one);
    m_all = new QPushButton(tr("立即上传"), this);
    ui::setRole(m_all, "primary");
    row->addWidget(m_all);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_all, &QPushButton::clicked, this, [this] { m_shop.desk.syncNow(); });
    connect(m_one, &QPushButton::clicked, this, [this] {
        if (const auto *line = m_list->currentItem())
            m_shop.desk.tryNow(line->data(IdRole).toUuid());
    });
}

QString SyncPage::instruction() const
{
    const auto &sync = m_shop.desk.sync();
    if (!sync.owed.isEmpty())
        return tr("网络恢复后自动上传，也可按“立即上传”");
    // Nothing is owed, but what the hall knows does not come either.
    if (sync.line == core::flow::SyncState::Line::Offline)
        return tr("连不上大厅，恢复后自动同步；可继续办理");
    return tr("全部已同步");
}

void SyncPage::refresh()
{
    const auto &sync = m_shop.desk.sync();
    const auto now = m_shop.desk.clock().now();
    using Line = core::flow::SyncState::Line;
    const auto when = ui::timeWords(sync.lastContact, now);
    switch (sync.line) {
    case Line::Online: m_line->setText(tr("✓ 已连接大厅，最近联系 %1").arg(when)); break;
    case Line::Offline:
        m_line->setText(when.isEmpty() ? tr("! 离线，可继续办理") : tr("! 离线，可继续办理，最近联系 %1").arg(when));
        break;
    case Line::Unknown: m_line->setText(tr("正在连接大厅")); break;
    }
    m_cause->setText(sync.cause.isEmpty() ? QString() : causeWords(sync.cause));
    m_cause->setVisible(!sync.cause.isEmpty());
    const auto row = m_list->currentRow();
    m_list->clear();
    for (const auto &owed : sync.owed) {
        QStringList facts{owed.provisionalNumber};
        if (owed.bytesAll > 0)
            facts += tr("已传 %1，共 %2").arg(ui::sizeWords(owed.bytesSent), ui::sizeWords(owed.bytesAll));
        if (owed.tries > 0)
            facts += tr("已试 %1 次").arg(owed.tries);
        if (owed.nextTry.isValid() && owed.nextTry > now)
            facts += tr("下次 %1").arg(ui::hallTime(owed.nextTry).toString(u"HH:mm:ss"));
        facts.removeAll(QString());
        auto text = ui::said(owed.itemName) + QLatin1Char('\n') + facts.join(QStringLiteral(" · "));
        if (!owed.cause.isEmpty()) {
            facts += causeWords(owed.cause);
            text += QLatin1Char('\n') + facts.last();
        }
        auto *line = new QListWidgetItem(text, m_list);
        line->setData(Qt::AccessibleDescriptionRole, facts.join(QStringLiteral(" · "))); // what is shown is also said
        line->setData(IdRole, owed.caseId);
        line->setData(Qt::AccessibleTextRole, QStringList{ui::said(owed.itemName), owed.provisionalNumber}.join(u' '));
    }
    if (!sync.owed.isEmpty())
        m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
    m_empty->setVisible(sync.owed.isEmpty());
    m_list->setVisible(!sync.owed.isEmpty());
    m_one->setVisible(sync.owed.size() > 1);
    Q_EMIT instructionChanged();
}

void SyncPage::enter()
{
    refresh();
    m_all->setFocus();
}

} // namespace yc::app
