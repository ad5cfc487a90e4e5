#include "kiosk/screens.h"

#include "kiosk/card_picture.h"
#include "kiosk/progress.h"
#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/device_words.h"
#include "ui/status_chip.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScroller>
#include <QVBoxLayout>

namespace yc::kiosk
{

using namespace Qt::Literals::StringLiterals;
using core::domain::CaseState;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(KioskScreens)
};

QLabel *label(const QString &text, const char *role, QWidget *parent, const QString &name = {})
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText); // names of items and reasons are data, never markup
    made->setWordWrap(true);
    made->setAccessibleName(text);
    made->setObjectName(name);
    ui::setRole(made, role);
    return made;
}

QPushButton *button(const Action &action, QWidget *parent)
{
    auto *made = new QPushButton(action.words, parent);
    made->setObjectName(action.name);
    made->setAccessibleName(action.words);
    made->setMinimumHeight(action.primary ? 112 : 88);
    if (action.primary)
        ui::setRole(made, "primary");
    QObject::connect(made, &QPushButton::clicked, made, [touched = action.touched] { touched(); });
    return made;
}

ui::StatusChip *chip(CaseState state, QWidget *parent)
{
    auto *made = new ui::StatusChip(parent);
    made->set(ui::toneOf(state), ui::stateWords(state));
    made->setWordWrap(false);
    return made;
}

void fact(QGridLayout *grid, const QString &name, QWidget *value)
{
    const int row = grid->rowCount();
    auto *caption = label(name, "caption", grid->parentWidget());
    caption->setWordWrap(false);
    grid->addWidget(caption, row, 0, Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(value, row, 1);
}

} // namespace

ChoiceButton::ChoiceButton(const QString &sign, const QString &name, const QString &gives, QWidget *parent)
    : QPushButton(parent)
{
    ui::setRole(this, "choice");
    setAccessibleName(name);
    setAccessibleDescription(gives);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, 16, 40, 16);
    row->setSpacing(32);
    if (!sign.isEmpty()) {
        auto *mark = label(sign, "title", this);
        mark->setWordWrap(false);
        row->addWidget(mark);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addStretch(1);
    words->addWidget(label(name, "choice-name", this));
    words->addWidget(label(gives, "caption", this));
    words->addStretch(1);
    row->addLayout(words, 1);
    const auto labels = findChildren<QLabel *>();
    for (auto *each : labels) {
        each->setAttribute(Qt::WA_TransparentForMouseEvents);
        each->setAccessibleName(u" "_s); // the button speaks for them
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void ChoiceButton::addAtEnd(QWidget *widget)
{
    widget->setAttribute(Qt::WA_TransparentForMouseEvents);
    static_cast<QHBoxLayout *>(layout())->addWidget(widget, 0, Qt::AlignVCenter);
}

QSize ChoiceButton::sizeHint() const
{
    auto size = layout()->totalSizeHint();
    if (layout()->hasHeightForWidth() && width() > 0)
        size.setHeight(std::max(size.height(), layout()->totalHeightForWidth(width())));
    return size.expandedTo(QSize(400, 140));
}

QWidget *messageScreen(const Message &message)
{
    auto *screen = new QWidget;
    screen->setObjectName(message.name);
    auto *column = new QVBoxLayout(screen);
    column->setSpacing(32);
    column->addStretch(2);
    if (!message.sign.isEmpty()) {
        auto *sign = label(message.sign, "title", screen);
        sign->setStyleSheet(u"font-size: 96px;"_s);
        sign->setAlignment(Qt::AlignCenter);
        column->addWidget(sign);
    }
    auto *title = label(message.title, "title", screen, message.name + u"Title"_s);
    title->setAlignment(Qt::AlignCenter);
    column->addWidget(title);
    if (!message.number.isEmpty()) {
        auto *number = label(message.number, "number", screen, message.name + u"Number"_s);
        number->setAlignment(Qt::AlignCenter);
        column->addWidget(number);
    }
    for (const auto &line : message.lines) {
        auto *words = label(line, "lead", screen);
        words->setAlignment(Qt::AlignCenter);
        column->addWidget(words);
    }
    column->addSpacing(16);
    for (const auto &action : message.actions)
        column->addWidget(button(action, screen));
    column->addStretch(3);
    if (!message.code.isEmpty()) {
        auto *code = label(message.code, "caption", screen, message.name + u"Code"_s);
        code->setAlignment(Qt::AlignCenter);
        column->addWidget(code);
    }
    return screen;
}

QString placeCardWords(devices::Guidance asks, bool readerWorks)
{
    using devices::Guidance;
    if (!readerWorks)
        return W::tr("读卡区暂时不能使用。您仍可到人工窗口查询，或请工作人员协助。");
    switch (asks) {
    case Guidance::HoldStill:
    case Guidance::OneCardOnly:
    case Guidance::PlaceAgain:
    case Guidance::NotAnIdCard: return ui::guidanceWords(asks);
    default: return W::tr("平放后请勿移动，约2秒即可读取。");
    }
}

QWidget *placeCardScreen(devices::Guidance asks, bool readerWorks)
{
    auto *screen = new QWidget;
    screen->setObjectName(u"placeCard"_s);
    auto *column = new QVBoxLayout(screen);
    column->setSpacing(40);
    column->addStretch(1);
    auto *title = label(readerWorks ? W::tr("请将身份证平放在读卡区") : W::tr("读卡区暂时不能使用"), "title", screen,
                        u"placeCardTitle"_s);
    title->setAlignment(Qt::AlignCenter);
    column->addWidget(title);
    auto *picture = new CardPicture(screen);
    picture->setAccessibleName(W::tr("读卡区示意图"));
    picture->setMinimumHeight(280);
    picture->setVisible(readerWorks);
    column->addWidget(picture, 3);
    auto *words = label(placeCardWords(asks, readerWorks), "lead", screen, u"placeCardWords"_s);
    words->setAlignment(Qt::AlignCenter);
    column->addWidget(words);
    auto *privacy = label(W::tr("身份信息只用于本次查询，退出后即从本机清除。"), "caption", screen);
    privacy->setAlignment(Qt::AlignCenter);
    column->addWidget(privacy);
    column->addStretch(1);
    return screen;
}

QWidget *casesScreen(const QList<core::wire::CaseRecord> &cases, int page, const std::function<void(qsizetype)> &chosen,
                     const std::function<void(int)> &turned)
{
    auto *screen = new QWidget;
    screen->setObjectName(u"cases"_s);
    auto *column = new QVBoxLayout(screen);
    column->setSpacing(24);
    const int pages = static_cast<int>((cases.size() + CasesOnPage - 1) / CasesOnPage);
    auto *title = label(W::tr("%1，您共有%2件办件").arg(cases.first().applicantMasked).arg(cases.size()), "title",
                        screen, u"casesTitle"_s);
    column->addWidget(title);
    const auto first = static_cast<qsizetype>(page) * CasesOnPage;
    for (auto i = first; i < std::min(first + CasesOnPage, cases.size()); ++i) {
        const auto &record = cases[i];
        const auto due = dueWords(record);
        //: %1 case number; %2 day of receipt
        auto gives = W::tr("%1　%2收件")
                         .arg(record.number, ui::plainDayWords(record.receivedAt.toOffsetFromUtc(8 * 3600).date()));
        if (!due.isEmpty())
            gives += u'\n' + due;
        auto *choice = new ChoiceButton(QString(), record.itemName, gives, screen);
        choice->setObjectName(u"case%1"_s.arg(i));
        choice->setAccessibleName(record.itemName + u' ' + ui::stateWords(record.state));
        choice->addAtEnd(chip(record.state, choice));
        QObject::connect(choice, &QPushButton::clicked, choice, [chosen, i] { chosen(i); });
        column->addWidget(choice);
    }
    column->addStretch(1);
    if (pages > 1) {
        auto *row = new QHBoxLayout;
        row->setSpacing(24);
        auto *before = button({u"casesBefore"_s, W::tr("上一页"), [turned, page] { turned(page - 1); }, false}, screen);
        before->setEnabled(page > 0);
        auto *after = button({u"casesAfter"_s, W::tr("下一页"), [turned, page] { turned(page + 1); }, false}, screen);
        after->setEnabled(page + 1 < pages);
        auto *where = label(W::tr("第%1页，共%2页").arg(page + 1).arg(pages), "caption", screen);
        where->setAlignment(Qt::AlignCenter);
        row->addWidget(before, 1);
        row->addWidget(where, 1);
        row->addWidget(after, 1);
        column->addLayout(row);
    }
    return screen;
}

QWidget *caseScreen(const core::wire::CaseRecord &record, bool printerWorks, const Touched &print)
{
    auto *screen = new QWidget;
    screen->setObjectName(u"case"_s);
    auto *column = new QVBoxLayout(screen);
    column->setSpacing(32);
    auto *head = new QHBoxLayout;
    head->addWidget(label(record.itemName, "title", screen, u"caseTitle"_s), 1);
    head->addWidget(chip(record.state, screen), 0, Qt::AlignVCenter);
    column->addLayout(head);

    auto *scroll = new QScrollArea(screen);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(W::tr("办件情况")); // what is scrolled by the arrows
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QScroller::grabGesture(scroll->viewport(), QScroller::LeftMouseButtonGesture);
    auto *body = new QWidget(scroll);
    ui::setRole(body, "scrolled");
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 16, 0);
    rows->setSpacing(32);
    rows->addWidget(label(nextWords(record), "next", body, u"caseNext"_s));
    if (!record.reasons.isEmpty() && (record.state == CaseState::Correction || record.state == CaseState::Refused)) {
        auto *card = new QFrame(body);
        ui::setRole(card, "notice");
        auto *list = new QVBoxLayout(card);
        list->setContentsMargins(32, 24, 32, 24);
        list->setSpacing(16);
        list->addWidget(label(record.state == CaseState::Correction ? W::tr("需要补正的内容") : W::tr("不予受理的原因"),
                              "heading", card));
        for (qsizetype i = 0; i < record.reasons.size(); ++i)
            list->addWidget(label(u"%1. %2"_s.arg(i + 1).arg(record.reasons[i]), "value", card));
        rows->addWidget(card);
    }
    auto *card = new QFrame(body);
    ui::setRole(card, "card");
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(32, 24, 32, 24);
    grid->setHorizontalSpacing(40);
    grid->setVerticalSpacing(20);
    grid->setColumnStretch(1, 1);
    fact(grid, W::tr("办件编号"), label(record.number, "value", card, u"caseNumber"_s));
    fact(grid, W::tr("申请人"), label(record.applicantMasked, "value", card));
    fact(grid, W::tr("收件日期"),
         label(ui::dayWords(record.receivedAt.toOffsetFromUtc(8 * 3600).date()), "value", card));
    if (!record.windowNo.isEmpty())
        fact(grid, W::tr("收件窗口"), label(W::tr("%1号窗口").arg(record.windowNo), "value", card));
    if (!dueWords(record).isEmpty())
        fact(grid, W::tr("承诺办结"), label(ui::dayWords(record.due), "value", card, u"caseDue"_s));
    rows->addWidget(card);
    rows->addStretch(1);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);

    auto *printing = button({u"casePrint"_s, W::tr("打印查询单"), print, true}, screen);
    printing->setEnabled(printerWorks);
    column->addWidget(printing);
    if (!printerWorks) {
        auto *why = label(W::tr("打印机暂时不能使用，请记下办件编号。"), "caption", screen, u"casePrinterAway"_s);
        why->setAlignment(Qt::AlignCenter);
        column->addWidget(why);
    }
    return screen;
}

} // namespace yc::kiosk
