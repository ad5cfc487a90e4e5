#include "app/pages/find_page.h"

#include "app/device_room.h"
#include "app/pages/look_page.h"
#include "app/side_menu.h"
#include "core/domain/pinyin.h"
#include "core/pack/slip_code.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/fit_text.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

namespace yc::app
{

namespace
{

constexpr int KindRole = Qt::UserRole;
constexpr int ValueRole = Qt::UserRole + 1;
constexpr qsizetype MostItems = 12;
constexpr int MostCases = 50; // nobody reads more; typing on narrows them
enum Kind { ItemKind, CaseKind, PlaceKind, StepKind, LookKind };

// What is looked for: the words, or the case of a slip whose code a scanner typed. Nothing: such a code that is not
// whole, or not yet. Whether it was signed is not asked: the case that is found says what is true.
std::optional<QString> wantedBy(const QString &typed)
{
    if (!typed.startsWith(QStringLiteral("YC1:")))
        return typed.trimmed();
    const auto slip = core::pack::slipCodeFrom(typed.toLatin1());
    return slip ? std::optional(slip->slip.caseNumber) : std::nullopt;
}

} // namespace

bool FindPage::means(const QString &typed, const QString &name)
{
    if (name.contains(typed, Qt::CaseInsensitive))
        return true;
    const auto plain = typed.toLower().remove(QLatin1Char(' '));
    if (plain.size() < 2)
        return false; // one letter means too much
    // From any syllable on: shezhi is the second half of 界面设置.
    const auto syllables = core::domain::syllablesOf(name);
    for (auto first = syllables.cbegin(); first != syllables.cend(); ++first) {
        QString initials;
        QString whole;
        for (auto it = first; it != syllables.cend(); ++it) {
            initials += it->left(1);
            whole += *it;
        }
        if (initials.startsWith(plain) || whole.startsWith(plain))
            return true;
    }
    return false;
}

void FindPage::setCaseInHand(bool inHand)
{
    m_caseInHand = inHand;
}

FindPage::FindPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(96, 24, 96, 24);
    auto *title = new QLabel(tr("查找"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_field = new QLineEdit(this);
    m_field->setAccessibleName(tr("查找"));
    m_field->setPlaceholderText(
        tr("姓名、拼音首字母、编号、证件号后几位、电话、事项、页面、设置，也可扫凭证上的二维码"));
    m_field->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    m_camera = new QPushButton(tr("用高拍仪读码"), this);
    m_camera->setToolTip(tr("Alt+Q：把凭证上的二维码放到高拍仪下"));
    row->addWidget(m_camera);
    column->addLayout(row);
    column->addWidget(ui::fitSearch(m_field, &shop.entered, core::pack::LongestSlipText));
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("查找结果"));
    column->addWidget(m_list, 1);
    m_none = new QLabel(this);
    m_none->setWordWrap(true);
    ui::setRole(m_none, "muted");
    column->addWidget(m_none);
    connect(m_field, &QLineEdit::textChanged, this, &FindPage::search);
    connect(m_camera, &QPushButton::clicked, this, &FindPage::cameraWanted);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &FindPage::goOn);
}

QString FindPage::instruction() const
{
    return tr("输入要找的内容，↑↓ 选择，Enter 前往，Esc 返回");
}

void FindPage::enter()
{
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    m_camera->setVisible(m_shop.devices.documentCamera() != nullptr);
    m_field->clear();
    search();
    m_field->setFocus();
}

void FindPage::takeCode(const QString &code, bool go)
{
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    m_field->setText(code);
    m_field->setFocus();
    if (go)
        goOn();
}

void FindPage::search()
{
    m_list->clear();
    const auto code = wantedBy(m_field->text());
    m_none->setText(code ? tr("没有找到。可换一个说法，或只输入一两个字、拼音首字母")
                         : tr("凭证上的二维码没有读完整，请重新扫描，或输入凭证上的编号"));
    if (!code) {
        ++m_asked; // what was looked for before is no longer meant
        m_asking = m_goWhenFound = false;
        m_none->show();
        return;
    }
    const auto &wanted = *code;
    const auto add = [this](const QString &text, Kind kind, const QVariant &value) {
        auto *line = new QListWidgetItem(text, m_list);
        line->setData(KindRole, kind);
        line->setData(ValueRole, value);
    };
    for (const auto place : SideMenu::Places)
        if (wanted.isEmpty() || means(wanted, SideMenu::nameOf(place)))
            add(tr("页面：%1").arg(SideMenu::nameOf(place)), PlaceKind, static_cast<int>(place));
    for (int i = 0; m_caseInHand && i < core::flow::StepCount; ++i) {
        const auto name = ui::stepName(static_cast<core::flow::Step>(i));
        if (!wanted.isEmpty() && means(wanted, name))
            add(tr("本件步骤：%1").arg(name), StepKind, i);
    }
    const auto looks = LookPage::choices(m_shop.look);
    const auto all = SideMenu::nameOf(SideMenu::Place::Look);
    for (qsizetype i = 0; i < looks.size(); ++i)
        if (!wanted.isEmpty() && !(looks[i].look == m_shop.look)
            && (means(wanted, looks[i].words) || means(wanted, all) || means(wanted, tr("设置"))))
            add(tr("设置：%1").arg(looks[i].words), LookKind, static_cast<int>(i));
    m_casesAt = m_list->count();
    if (const auto catalogue = m_shop.desk.catalogue(); catalogue && !wanted.isEmpty()) {
        const auto hits = catalogue->search(wanted, m_shop.today(), MostItems);
        for (const auto &hit : hits)
            if (!hit.item->cancelled)
                add(tr("事项：%1 · %2").arg(ui::said(hit.item->name), ui::said(hit.item->department)), ItemKind,
                    hit.item->code);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_chosen = false;
    m_none->hide();
    askCases(wanted);
}

// Without words: those that were put aside, to be taken up again.
void FindPage::askCases(const QString &wanted)
{
    core::vault::CaseQuestion question;
    question.words = wanted;
    question.shelf = wanted.isEmpty() ? core::vault::CaseShelf::Parked : core::vault::CaseShelf::All;
    question.most = MostCases;
    m_asking = true;
    m_shop.desk.find(std::move(question), this, [this, mine = ++m_asked](const Result<core::vault::CaseFound> &found) {
        if (mine != m_asked)
            return;
        m_asking = false;
        int row = m_casesAt;
        for (const auto &id : found ? found->ids : std::vector<QUuid>()) {
            const auto one = m_shop.desk.summary(id);
            if (!one)
                continue;
            QStringList facts{ui::said(one->itemName), one->applicantMasked, one->number, ui::stateWords(one->state)};
            facts.removeAll(QString());
            auto *line = new QListWidgetItem(
                (one->parked ? tr("已挂起：%1") : tr("办件：%1")).arg(facts.join(QStringLiteral(" · "))));
            line->setData(KindRole, CaseKind);
            line->setData(ValueRole, id);
            m_list->insertItem(row++, line);
        }
        if (found && found->total > MostCases) {
            auto *more = new QListWidgetItem(tr("还有 %1 件，继续输入可缩小范围").arg(found->total - MostCases));
            more->setFlags(Qt::NoItemFlags);
            m_list->insertItem(row, more);
        }
        if (!m_chosen && m_list->count() > 0)
            m_list->setCurrentRow(0);
        m_none->setVisible(m_list->count() == 0);
        if (std::exchange(m_goWhenFound, false))
            go();
    });
}

bool FindPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_chosen = true;
            const auto step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

bool FindPage::goOn()
{
    m_goWhenFound = m_asking && !m_chosen;
    if (!m_goWhenFound)
        go();
    return true;
}

void FindPage::go()
{
    const auto *line = m_list->currentItem();
    if (!line || !line->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const auto value = line->data(ValueRole);
    switch (static_cast<Kind>(line->data(KindRole).toInt())) {
    case ItemKind: Q_EMIT itemWanted(value.toString()); break;
    case CaseKind: Q_EMIT caseWanted(value.toUuid()); break;
    case PlaceKind: Q_EMIT placeWanted(value.toInt()); break;
    case StepKind: Q_EMIT stepWanted(static_cast<core::flow::Step>(value.toInt())); break;
    case LookKind: Q_EMIT lookWanted(LookPage::choices(m_shop.look)[value.toInt()].look); break;
    }
}

} // namespace yc::app
