#include "app/citizen/citizen_window.h"

#include "app/citizen/citizen_review.h"
#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_sign.h"
#include "app/citizen/notice_text.h"
#include "app/citizen/reading_text.h"
#include "ui/catalogue_words.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr int Together = 50; // ms: a stroke of keys is one look
constexpr int LargePercent = 135; // the elders' size of the design

// Sizes alone; colours come with the theme. Read from an arm's length, pressed by a finger.
QString sizes(bool large)
{
    const auto px = [large](int standard) { return QString::number(large ? standard * LargePercent / 100 : standard); };
    auto sheet = QStringLiteral(R"(
QLabel { font-size: %1px; }
QLabel[scale="caption"] { font-size: %2px; }
QLabel[scale="value"] { font-size: %3px; }
QLabel[scale="section"] { font-size: %1px; font-weight: 600; padding-top: 8px; }
QLabel[scale="title"] { font-size: %4px; font-weight: 600; }
QLabel[scale="great"] { font-size: %5px; font-weight: 600; }
QLabel[scale="huge"] { font-size: %6px; font-weight: 600; }
QPushButton, QPushButton:focus, QFrame[role="bar"] QPushButton { font-size: %1px; min-height: 46px; min-width: 44px; padding: 5px 18px; }
QFrame[role="bar"] QPushButton:checked { background: palette(window); color: palette(window-text); font-weight: 600; }
QPlainTextEdit { font-size: %3px; padding: 12px 16px; }
QScrollBar:vertical { width: 32px; }
QScrollBar::handle:vertical { min-height: 72px; border-radius: 8px; margin: 4px; }
)");
    sheet = sheet.arg(px(22), px(19), px(26), px(28), px(40), px(72));
    return sheet + QStringLiteral("yc--ui--InkPad { font-size: %1px; }").arg(px(22));
}

QLabel *label(QWidget *parent, const char *scale, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("scale", scale);
    made->setWordWrap(true);
    made->setAlignment(alignment);
    return made;
}

} // namespace

CitizenWindow::CitizenWindow(Shop &shop, CitizenSide &side, ui::SecondTongue &tongue, QWidget *parent)
    : QWidget(parent, Qt::Window | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus), m_shop(shop), m_side(side),
      m_tongue(tongue)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false); // the program ends with the clerk's window
    setAttribute(Qt::WA_StyledBackground);
    ui::setRole(this, "page");
    setStyleSheet(sizes(false));
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(Together);
    connect(&m_soon, &QTimer::timeout, this, &CitizenWindow::refresh);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_side, &CitizenSide::caseChanged, this, &CitizenWindow::forget);
    connect(&m_side, &CitizenSide::changed, this, soon);
    connect(&m_side, &CitizenSide::turnedChanged, this, [this, soon] {
        if (!m_side.isTurned())
            refresh(); // gone at once
        soon();
    });
    connect(&m_side, &CitizenSide::confirmed, this, [this] { m_back = false; });
    connect(m_review, &CitizenReview::more, this, soon);
    connect(m_sign, &CitizenSign::more, this, soon);
    connect(m_noticeText, &ReadingText::seenToTheEnd, this, soon);
    connect(m_sign, &CitizenSign::problem, this, &CitizenWindow::problem);
    connect(m_sign, &CitizenSign::backWanted, this, [this, soon] {
        m_back = true;
        soon();
    });
    const auto read = [this, soon](bool reading) {
        m_reading = reading;
        soon();
    };
    connect(m_review, &CitizenReview::noticeWanted, this, [read] { read(true); });
    connect(m_sign, &CitizenSign::noticeWanted, this, [read] { read(true); });
    connect(m_noticeBack, &QPushButton::clicked, this, [read] { read(false); });
    connect(m_noticeDown, &QPushButton::clicked, m_noticeText, &ReadingText::down);
    connect(m_chinese, &QPushButton::clicked, this, [this] { speak(ui::Language::Chinese); });
    connect(m_english, &QPushButton::clicked, this, [this] { speak(ui::Language::English); });
    connect(m_larger, &QPushButton::clicked, this, [this](bool on) { setLarge(on); });
    speak(ui::Language::Chinese);
}

void CitizenWindow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QFrame(this);
    ui::setRole(bar, "bar");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(32, 8, 24, 8);
    row->setSpacing(12);
    m_hall = label(bar, "title");
    row->addWidget(m_hall, 1);
    m_chinese = new QPushButton(QStringLiteral("中文"), bar); // each language in its own words
    m_english = new QPushButton(QStringLiteral("English"), bar);
    auto *languages = new QButtonGroup(this);
    for (auto *button : {m_chinese, m_english}) {
        button->setCheckable(true);
        languages->addButton(button);
        row->addWidget(button);
    }
    m_chinese->setChecked(true);
    m_larger = new QPushButton(bar);
    m_larger->setCheckable(true);
    row->addWidget(m_larger);
    column->addWidget(bar);
    m_pages = new QStackedWidget(this);
    column->addWidget(m_pages, 1);

    m_neutral = new QWidget(m_pages);
    auto *neutral = new QVBoxLayout(m_neutral);
    neutral->setContentsMargins(48, 48, 48, 48);
    neutral->setSpacing(28);
    neutral->addStretch(2);
    m_neutralHall = label(m_neutral, "great", Qt::AlignCenter);
    m_neutralWindow = label(m_neutral, "huge", Qt::AlignCenter);
    m_neutralWords = label(m_neutral, "great", Qt::AlignCenter);
    for (auto *one : {m_neutralHall, m_neutralWindow, m_neutralWords})
        neutral->addWidget(one);
    neutral->addStretch(3);
    m_pages->addWidget(m_neutral);

    m_review = new CitizenReview(m_side, m_pages);
    m_pages->addWidget(m_review);
    m_sign = new CitizenSign(m_side, m_pages);
    m_pages->addWidget(m_sign);

    m_notice = new QWidget(m_pages);
    auto *notice = new QVBoxLayout(m_notice);
    notice->setContentsMargins(32, 12, 32, 12);
    notice->setSpacing(10);
    m_noticeTitle = label(m_notice, "title");
    notice->addWidget(m_noticeTitle);
    m_noticeText = new ReadingText(m_notice);
    notice->addWidget(m_noticeText, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    m_noticeDown = new QPushButton(m_notice);
    buttons->addWidget(m_noticeDown);
    m_noticeBack = new QPushButton(m_notice);
    ui::setRole(m_noticeBack, "primary");
    buttons->addWidget(m_noticeBack);
    notice->addLayout(buttons);
    m_pages->addWidget(m_notice);

    m_done = new QWidget(m_pages);
    auto *done = new QVBoxLayout(m_done);
    done->setContentsMargins(48, 48, 48, 48);
    done->setSpacing(24);
    done->addStretch(1);
    m_doneTitle = label(m_done, "great", Qt::AlignCenter);
    m_doneItem = label(m_done, "title", Qt::AlignCenter);
    m_doneNumber = label(m_done, "great", Qt::AlignCenter);
    m_doneNext = label(m_done, "title", Qt::AlignCenter);
    for (auto *one : {m_doneTitle, m_doneItem, m_doneNumber, m_doneNext})
        done->addWidget(one);
    done->addStretch(2);
    m_pages->addWidget(m_done);
}

void CitizenWindow::setServing(bool serving, bool open)
{
    if (serving == m_serving && open == m_open)
        return;
    m_serving = serving;
    m_open = open;
    refresh();
    if (!serving && isVisible())
        repaint(); // neutral on the glass before the clerk sees the next thing
}

void CitizenWindow::takeLanguage(ui::Language language)
{
    (void)m_tongue.speak(language); // without its texts in this build it stays as it is, and the buttons say so
    m_chinese->setChecked(m_tongue.language() == ui::Language::Chinese);
    m_english->setChecked(m_tongue.language() == ui::Language::English);
    say();
}

void CitizenWindow::speak(ui::Language language)
{
    takeLanguage(language);
    refresh();
}

void CitizenWindow::setLarge(bool large)
{
    m_larger->setChecked(large);
    if (std::exchange(m_large, large) != large)
        setStyleSheet(sizes(large));
}

void CitizenWindow::say()
{
    const ui::SecondTongue::Speaking speaking(m_tongue);
    setWindowTitle(tr("申请人屏 · 一窗"));
    m_chinese->setAccessibleName(QStringLiteral("中文"));
    m_english->setAccessibleName(QStringLiteral("English"));
    m_larger->setText(tr("大字"));
    m_larger->setAccessibleName(tr("大字"));
    m_noticeTitle->setText(tr("个人信息处理告知"));
    m_noticeText->setAccessibleName(tr("个人信息处理告知"));
    m_noticeDown->setText(tr("往下看"));
    m_noticeBack->setText(tr("看完了，返回"));
    m_review->say();
    m_sign->say();
}

void CitizenWindow::forget()
{
    m_soon.stop();
    m_reading = false;
    m_back = false;
    m_review->forget();
    m_sign->forget();
    m_noticeText->forget();
    for (auto *one : {m_doneItem, m_doneNumber, m_doneNext})
        one->clear();
    const auto served = m_served;
    m_served = m_side.intake() != nullptr;
    showPage(m_neutral);
    // Language and size were the last person's. Whoever chose them before their case began keeps them.
    if (served) {
        setLarge(false);
        takeLanguage(ui::Language::Chinese);
    }
    fillNeutral();
    if (isVisible())
        repaint();
    m_soon.start(); // the next one's, if there is one
}

QWidget *CitizenWindow::page() const
{
    const auto *intake = m_side.intake();
    if (!m_serving || !m_side.isTurned() || (!intake->item() && !intake->draft().hasApplicant()))
        return m_neutral;
    if (intake->state() != domain::CaseState::Draft)
        return m_done;
    if (m_reading && intake->item())
        return m_notice;
    const auto signing = m_side.step() == core::flow::Step::Signature || m_side.step() == core::flow::Step::Ending;
    return signing && !m_back && intake->item() && intake->draft().hasApplicant() ? static_cast<QWidget *>(m_sign)
                                                                                  : m_review;
}

void CitizenWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
}

// Nothing here may reach the clerk's pages: they would speak the person's language (ui::SecondTongue).
void CitizenWindow::refresh()
{
    const ui::SecondTongue::Speaking speaking(m_tongue);
    if (m_side.step() != core::flow::Step::Signature && m_side.step() != core::flow::Step::Ending)
        m_back = false;
    auto *wanted = page();
    fillNeutral();
    if (wanted != m_pages->currentWidget())
        showPage(wanted); // first: what is read to the end is judged by what is on the screen
    if (wanted == m_review) {
        m_review->refresh();
    } else if (wanted == m_sign) {
        m_sign->refresh();
    } else if (wanted == m_notice) {
        m_noticeText->read(personalDataNotice(*m_side.intake(), m_shop.desk.terminal().nodeName));
        m_noticeDown->setVisible(!m_noticeText->wasSeenToTheEnd());
    } else if (wanted == m_done) {
        fillDone();
    }
}

void CitizenWindow::fillNeutral()
{
    const ui::SecondTongue::Speaking speaking(m_tongue);
    QString hall = tr("政务服务大厅");
    QString window;
    if (m_shop.desk.isEnrolled()) {
        const auto &terminal = m_shop.desk.terminal();
        if (!terminal.nodeName.isEmpty())
            hall = terminal.nodeName;
        if (!terminal.windowNo.isEmpty())
            window = tr("%1号窗口").arg(terminal.windowNo);
    }
    m_hall->setText(window.isEmpty() ? hall : hall + QStringLiteral(" · ") + window);
    m_neutralHall->setText(hall);
    m_neutralWindow->setText(window);
    m_neutralWindow->setVisible(!window.isEmpty());
    const auto *intake = m_side.intake();
    const auto busy = intake && (intake->item() || intake->draft().hasApplicant()); // with a case that is not shown now
    m_neutralWords->setText(!m_open ? tr("窗口暂时离开，请稍候") : busy ? tr("请稍候") : tr("请出示证件"));
}

void CitizenWindow::fillDone()
{
    const auto *intake = m_side.intake();
    const auto state = intake->state();
    m_doneTitle->setText(state == domain::CaseState::Owed            ? tr("✓ 已收下您的申请")
                             : state == domain::CaseState::Withdrawn ? tr("您的申请已撤回")
                                                                     : tr("✓ 大厅已收到您的申请"));
    m_doneItem->setText(intake->item() ? ui::said(intake->item()->name) : QString());
    const auto number = intake->number();
    m_doneNumber->setText(number.isEmpty() ? QString() : tr("编号 %1").arg(number));
    m_doneNext->setText(state == domain::CaseState::Owed ? tr("正在上传到大厅。请向工作人员领取凭证。")
                                                         : tr("请向工作人员领取凭证和您的证件。"));
}

bool CitizenWindow::isNeutral() const
{
    return m_pages->currentWidget() == m_neutral;
}

QStringList CitizenWindow::words() const
{
    QStringList all;
    for (const auto *one : findChildren<QLabel *>())
        if (one->isVisibleTo(this))
            all += one->text();
    for (const auto *one : findChildren<QPushButton *>())
        if (one->isVisibleTo(this))
            all += one->text();
    for (const auto *one : findChildren<QPlainTextEdit *>())
        if (one->isVisibleTo(this))
            all += one->toPlainText();
    return all;
}

void CitizenWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_soon.start();
}

} // namespace yc::app
