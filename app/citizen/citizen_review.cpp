#include "app/citizen/citizen_review.h"

#include "app/citizen/citizen_row_view.h"
#include "app/citizen/citizen_side.h"
#include "ui/catalogue_words.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QScroller>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int RowsATurn = 3; // each is a handful of widgets that take their looks
constexpr int LeaveAlone = 4'000; // ms

} // namespace

CitizenReview::CitizenReview(CitizenSide &side, QWidget *parent) : QWidget(parent), m_side(side)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(6);
    m_title = new QLabel(this);
    m_hint = new QLabel(this);
    for (auto *label : {m_title, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(32, 0, 32, 0);
        column->addWidget(label);
    }
    m_title->setProperty("scale", "title");
    ui::setRole(m_hint, "muted");
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(m_area);
    ui::setRole(body, "scrolled");
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(32, 6, 20, 12);
    m_column->setSpacing(8);
    m_column->addStretch(1);
    m_area->setWidget(body);
    column->addWidget(m_area, 1);
    QScroller::grabGesture(m_area->viewport(), QScroller::TouchGesture);
    m_area->viewport()->installEventFilter(this);
    m_area->verticalScrollBar()->installEventFilter(this);
    m_hands.setSingleShot(true);
    m_hands.setInterval(LeaveAlone);
    connect(&m_hands, &QTimer::timeout, this, &CitizenReview::follow);

    auto *bar = new QFrame(this);
    ui::setRole(bar, "guidance");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(32, 10, 32, 10);
    row->setSpacing(16);
    m_said = new QLabel(bar);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    row->addWidget(m_said, 1);
    m_notice = new QPushButton(bar);
    row->addWidget(m_notice);
    m_right = new QPushButton(bar);
    ui::setRole(m_right, "primary");
    row->addWidget(m_right);
    column->addWidget(bar);
    connect(m_notice, &QPushButton::clicked, this, &CitizenReview::noticeWanted);
    connect(m_right, &QPushButton::clicked, &m_side, &CitizenSide::confirm);
}

void CitizenReview::say()
{
    m_hint->setText(tr("请看一看填得对不对。哪一项不对，请按它右边的“这里不对”。"));
    m_notice->setText(tr("个人信息处理告知"));
    m_right->setText(tr("以上信息无误"));
    m_area->setAccessibleName(tr("正在填写的内容"));
}

void CitizenReview::refresh()
{
    const auto *intake = m_side.intake();
    if (!intake)
        return forget();
    m_title->setText(intake->item() ? tr("您办理的是：%1").arg(ui::said(intake->item()->name)) : tr("正在为您办理"));
    const auto sections = citizenSections(*intake);
    qsizetype used = 0;
    int made = 0;
    bool lacking = false;
    for (const auto &section : sections) {
        bool first = true;
        for (const auto &row : section.rows) {
            if (used == m_rows.size() && made == RowsATurn) {
                lacking = true;
                break;
            }
            if (used == m_rows.size()) {
                auto *view = new CitizenRowView(m_area->widget());
                m_column->insertWidget(m_column->count() - 1, view);
                connect(view, &CitizenRowView::pressed, this, [this](const QString &place) {
                    if (m_side.pointed().contains(place))
                        m_side.takeBack(place);
                    else
                        m_side.point(place);
                });
                connect(view, &CitizenRowView::wholeWanted, this, &CitizenReview::more);
                m_rows.append(view);
                ++made;
            }
            using State = CitizenRowView::State;
            const auto state = m_side.pointed().contains(row.place)         ? State::Pointed
                : !row.place.isEmpty() && row.place == m_side.placeInHand() ? State::InHand
                                                                            : State::Plain;
            m_rows[used++]->set(first ? section.title : QString(), row, state, true);
            first = false;
        }
        if (lacking)
            break;
    }
    for (auto i = used; i < m_rows.size(); ++i)
        m_rows[i]->forget();

    const auto complete = intake->item()
        && (intake->item()->form.version == 0
            || intake->stateOf(core::flow::Step::Form) == core::flow::StepState::Complete)
        && intake->draft().hasApplicant();
    const auto confirmed = m_side.isConfirmed();
    m_right->setEnabled(complete && !confirmed && m_side.pointed().isEmpty());
    m_right->setVisible(intake->item() != nullptr);
    m_notice->setVisible(intake->item() != nullptr);
    m_said->setText(!m_side.pointed().isEmpty() ? tr("已经告诉工作人员，请稍候，会当面更正。")
                        : confirmed             ? tr("✓ 您已确认以上信息无误")
                        : complete              ? tr("都对的话，请按“以上信息无误”。")
                                                : tr("工作人员正在填写，请随时核对。"));
    if (lacking)
        Q_EMIT more();
    else
        QTimer::singleShot(0, this, &CitizenReview::follow); // once what came just now has its place
}

void CitizenReview::forget()
{
    m_title->clear();
    m_said->clear();
    for (auto *row : std::as_const(m_rows))
        row->forget();
    m_followed.clear();
    m_hands.stop();
    m_area->verticalScrollBar()->setValue(0);
}

void CitizenReview::follow()
{
    const auto place = m_side.placeInHand();
    if (place == m_followed || m_hands.isActive())
        return;
    m_followed = place;
    for (auto *row : std::as_const(m_rows))
        if (!place.isEmpty() && row->place() == place)
            m_area->ensureWidgetVisible(row, 0, 80);
}

bool CitizenReview::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate: m_hands.start(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace yc::app
