#include "app/pages/cabinet_page.h"

#include "app/device_room.h"
#include "core/flow/desk.h"
#include "ui/date_words.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace yc::app
{

using core::domain::CabinetBook;
using core::domain::Deposit;
using devices::Cabinet;
using devices::DoorState;

CabinetPage::CabinetPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *title = new QLabel(tr("取件柜"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("办件编号"), this);
    ui::setRole(label, "muted");
    row->addWidget(label);
    m_number = new QLineEdit(this);
    m_number->setPlaceholderText(tr("存放或查找时填写，也可扫凭证；空着只开门"));
    m_number->setAccessibleName(tr("办件编号"));
    label->setBuddy(m_number);
    auto *words = ui::fitSearch(m_number, nullptr, core::domain::LongestCaseNumber);
    row->addWidget(m_number, 1);
    m_open = new QPushButton(this);
    m_open->setToolTip(tr("打开选中的柜门"));
    ui::setRole(m_open, "primary");
    row->addWidget(m_open);
    column->addLayout(row);
    column->addWidget(words);
    m_late = new QLabel(this);
    m_late->setWordWrap(true);
    ui::setRole(m_late, "wrong");
    column->addWidget(m_late);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("柜门列表"));
    column->addWidget(m_list, 1);
    auto *below = new QHBoxLayout;
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    below->addWidget(m_words, 1);
    m_taken = new QPushButton(tr("已取走"), this);
    ui::setRole(m_taken, "primary");
    m_still = new QPushButton(tr("还在柜里"), this);
    for (auto *button : {m_taken, m_still}) {
        button->hide();
        below->addWidget(button);
    }
    column->addLayout(below);
    connect(m_open, &QPushButton::clicked, this, &CabinetPage::openDoor);
    connect(m_taken, &QPushButton::clicked, this, [this] { fetched(true); });
    connect(m_still, &QPushButton::clicked, this, [this] { fetched(false); });
    connect(m_number, &QLineEdit::textChanged, this, &CabinetPage::find);
    connect(m_list, &QListWidget::currentRowChanged, this, &CabinetPage::offer);
    const auto cabinets = shop.devices.cabinets();
    for (auto *cabinet : cabinets) {
        for (const auto &door : cabinet->doors())
            m_places.append({cabinet, door.number});
        connect(cabinet, &Cabinet::doorsChanged, this, [this] {
            tell();
            follow();
        });
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
    if (m_taken->isVisibleTo(this))
        return tr("请确认材料是否已取走：按 Enter 已取走，按 Esc 还在柜里");
    return tr("选中柜门，按 Enter 打开；放好或取走后请关好柜门");
}

void CabinetPage::enter()
{
    m_words->clear();
    tell();
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    m_list->setFocus();
    m_shop.desk.cabinetBook(this, [this](const Result<CabinetBook> &book) { take(book, {}); });
}

bool CabinetPage::goOn()
{
    if (m_taken->isVisibleTo(this))
        fetched(true);
    else
        openDoor();
    return true;
}

bool CabinetPage::goBack()
{
    if (m_taken->isVisibleTo(this))
        fetched(false);
    else
        Q_EMIT left();
    return true;
}

QDate CabinetPage::today() const
{
    return ui::hallTime(m_shop.desk.clock().now()).date();
}

int CabinetPage::keepDays(const Cabinet &cabinet) const
{
    const auto all = m_shop.devices.all();
    const auto found = std::ranges::find_if(all, [&](const auto &one) {
        return one.plug.kind == devices::Kind::Cabinet && one.plug.place == cabinet.info().place;
    });
    const auto days = found == all.end() ? 0 : found->plug.options[QStringLiteral("keepDays")].toInt();
    return days < 1 ? core::domain::UsualKeepDays : days;
}

const CabinetPage::Place *CabinetPage::chosen() const
{
    const auto row = m_list->currentRow();
    return row < 0 || row >= m_places.size() ? nullptr : &m_places[row];
}

const Deposit *CabinetPage::chosenStray() const
{
    const auto row = m_list->currentRow() - m_places.size();
    return row < 0 || row >= m_strays.size() ? nullptr : &m_strays[row];
}

bool CabinetPage::hasDoor(const Deposit &deposit) const
{
    return std::ranges::any_of(m_places, [&](const Place &place) {
        return place.cabinet->info().place == deposit.cabinet && place.door == deposit.door;
    });
}

CabinetPage::Wish CabinetPage::wish() const
{
    if (chosenStray())
        return Wish::Settle;
    const auto *place = chosen();
    if (place && m_book.behind(place->cabinet->info().place, place->door))
        return Wish::Take;
    return m_number->text().trimmed().isEmpty() ? Wish::Open : Wish::Put;
}

QString CabinetPage::linesOf(const Place &place) const
{
    const bool several = m_shop.devices.cabinets().size() > 1;
    auto words
        = tr("%1 号门    %2").arg(place.door).arg(ui::doorStateWords(place.cabinet->doors()[place.door - 1].state));
    if (several)
        words += QStringLiteral("    ") + place.cabinet->info().place;
    const auto lies = m_book.behind(place.cabinet->info().place, place.door);
    if (!lies)
        return words;
    return words + QStringLiteral("    ") + wordsOf(*lies);
}

QString CabinetPage::wordsOf(const Deposit &deposit) const
{
    const auto late = deposit.until.daysTo(today());
    return late > 0 ? tr("%1  ！超期%2天未取").arg(deposit.number).arg(late)
                    : tr("%1  %2前取").arg(deposit.number, ui::shortDayWords(deposit.until));
}

void CabinetPage::tell()
{
    for (qsizetype i = 0; i < m_places.size(); ++i)
        m_list->item(static_cast<int>(i))->setText(linesOf(m_places[i]));
    m_strays.clear();
    std::ranges::copy_if(m_book.all(), std::back_inserter(m_strays), [this](const auto &one) { return !hasDoor(one); });
    while (m_list->count() > m_places.size() + m_strays.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (qsizetype i = 0; i < m_strays.size(); ++i) {
        const auto row = static_cast<int>(m_places.size() + i);
        if (row == m_list->count())
            new QListWidgetItem(m_list);
        m_list->item(row)->setText(
            tr("原 %1 号门    %2    %3，设置中已没有这扇门")
                .arg(QString::number(m_strays[i].door), wordsOf(m_strays[i]), m_strays[i].cabinet));
    }
    const auto late = m_book.overdue(today());
    m_late->setVisible(!late.isEmpty());
    if (!late.isEmpty())
        m_late->setText(tr("%1件超期未取，请联系申请人").arg(late.size()));
    offer();
}

void CabinetPage::offer()
{
    m_open->setEnabled(!m_errand && (chosen() || chosenStray()));
    switch (wish()) {
    case Wish::Open: return m_open->setText(tr("开门"));
    case Wish::Put: return m_open->setText(tr("开门存放"));
    case Wish::Take: return m_open->setText(tr("开门取件"));
    case Wish::Settle: return m_open->setText(tr("登记取走"));
    }
}

void CabinetPage::find()
{
    const auto lie = m_book.of(m_number->text());
    if (!lie.isEmpty()) {
        const auto found = std::ranges::find_if(m_places, [&](const Place &place) {
            return place.cabinet->info().place == lie.first().cabinet && place.door == lie.first().door;
        });
        if (found != m_places.end())
            m_list->setCurrentRow(static_cast<int>(found - m_places.begin()));
        else if (const auto stray = m_strays.indexOf(lie.first()); stray >= 0)
            m_list->setCurrentRow(static_cast<int>(m_places.size() + stray));
    }
    offer();
}

void CabinetPage::openDoor()
{
    if (m_errand || m_taken->isVisibleTo(this))
        return;
    if (const auto *stray = chosenStray()) // nothing opens it from here: whoever has the paper says so
        return askWhetherTaken(
            {.place = {.door = stray->door}, .where = stray->cabinet, .wish = Wish::Settle, .number = stray->number});
    const auto *place = chosen();
    if (!place)
        return;
    const auto where = place->cabinet->info().place;
    Errand errand{
        .id = QUuid::createUuid().toString(QUuid::WithoutBraces), .place = *place, .where = where, .wish = wish()};
    if (errand.wish == Wish::Take)
        errand.number = m_book.behind(where, place->door)->number;
    if (errand.wish == Wish::Put) {
        // Asked before the door is open: nobody stands before it then with a paper that it does not take.
        auto tried = m_book;
        const auto put = tried.put(
            {.cabinet = where, .door = place->door, .number = m_number->text(), .at = {}, .until = {}}, today());
        if (!put)
            return Q_EMIT problem(core::flow::codeOf(put.error()));
        errand.number = put->number;
    }
    m_errand = errand;
    m_words->setText(tr("正在打开 %1 号门……").arg(place->door));
    offer();
    place->cabinet->open(errand.id, place->door);
}

void CabinetPage::answered(const QString &id, const std::optional<Code> &failure)
{
    if (!m_errand || m_errand->id != id)
        return;
    const auto door = m_errand->place.door;
    if (failure) {
        m_errand.reset();
        offer();
        // Stays when the cabinet answers again and the line below takes its words back.
        m_words->setText(tr("%1 号门没有打开：%2").arg(QString::number(door), ui::failureLine(*failure)));
        if (isVisible())
            Q_EMIT problem(*failure);
        return;
    }
    m_errand->isOpen = true;
    switch (m_errand->wish) {
    case Wish::Settle: return; // opens nothing
    case Wish::Open:
        m_errand.reset(); // the next may be opened meanwhile
        m_words->setText(tr("%1 号门已打开，用完请关好").arg(door));
        return offer();
    case Wish::Put:
        m_words->setText(tr("%1 号门已打开，请放入 %2 的材料并关好").arg(QString::number(door), m_errand->number));
        break;
    case Wish::Take:
        m_words->setText(tr("%1 号门已打开，请取出 %2 的材料并关好").arg(QString::number(door), m_errand->number));
        break;
    }
    follow(); // it may be shut already
}

void CabinetPage::follow()
{
    if (!m_errand || !m_errand->isOpen || m_taken->isVisibleTo(this))
        return;
    const auto &place = m_errand->place;
    // One of which nothing is known any more (the cabinet was pulled out) is judged as one that was shut: what was put
    // in stands in the book, and what was to be fetched is asked about.
    const auto state = place.cabinet->doors()[place.door - 1].state;
    if (state != DoorState::Shut && state != DoorState::Unknown)
        return;
    settle(*std::exchange(m_errand, std::nullopt));
    offer();
}

void CabinetPage::settle(const Errand &errand)
{
    const auto where = errand.where;
    const auto door = errand.place.door;
    switch (errand.wish) {
    case Wish::Open:
    case Wish::Settle: return;
    case Wish::Take: return askWhetherTaken(errand);
    case Wish::Put: break;
    }
    m_number->clear();
    m_shop.desk.putIntoCabinet(where, door, errand.number, keepDays(*errand.place.cabinet), this,
                               [this, door, number = errand.number](const Result<CabinetBook> &book) {
                                   take(book, tr("%1 号门已存放 %2").arg(QString::number(door), number));
                               });
}

void CabinetPage::askWhetherTaken(const Errand &errand)
{
    m_words->setText(
        errand.wish == Wish::Settle
            ? tr("原 %1 号门 %2 的材料取走了吗？").arg(QString::number(errand.place.door), errand.number)
            : tr("%1 号门已关好。%2 的材料取走了吗？").arg(QString::number(errand.place.door), errand.number));
    m_errand = errand; // until it is said
    m_taken->show();
    m_still->show();
    m_taken->setFocus();
    Q_EMIT instructionChanged();
}

void CabinetPage::fetched(bool taken)
{
    if (!m_errand)
        return;
    const auto errand = *std::exchange(m_errand, std::nullopt);
    m_taken->hide();
    m_still->hide();
    m_list->setFocus();
    Q_EMIT instructionChanged();
    offer();
    if (!taken)
        return m_words->setText(tr("%1 的材料仍在 %2 号门内").arg(errand.number).arg(errand.place.door));
    m_number->clear();
    m_shop.desk.takenFromCabinet(errand.where, errand.place.door, this,
                                 [this, number = errand.number](const Result<CabinetBook> &book) {
                                     take(book, tr("%1 的材料已取走").arg(number));
                                 });
}

void CabinetPage::take(const Result<CabinetBook> &book, const QString &words)
{
    if (!book) {
        if (book.error() != core::flow::codes::NotSignedIn)
            Q_EMIT problem(book.error());
        return;
    }
    m_book = *book;
    if (!words.isEmpty())
        m_words->setText(words);
    tell();
}

} // namespace yc::app
