#include "app/citizen/citizen_row_view.h"

#include "ui/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int MaskAgainAfter = 15'000; // ms
constexpr qsizetype LongestWord = 24; // characters in a row that a line cannot be broken between

QLabel *label(QWidget *parent, const char *scale)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText); // a person's words are never markup
    made->setProperty("scale", scale);
    return made;
}

// Somebody may have pasted thousands of letters without a space: broken anywhere rather than running out of the screen.
QString breakable(const QString &words)
{
    QString broken;
    qsizetype run = 0;
    for (const auto c : words) {
        run = c.isSpace() || c.script() == QChar::Script_Han ? 0 : run + 1;
        broken += c;
        if (run >= LongestWord && !c.isHighSurrogate()) {
            broken += QChar(0x200b);
            run = 0;
        }
    }
    return broken;
}

} // namespace

CitizenRowView::CitizenRowView(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_title = label(this, "section");
    column->addWidget(m_title);
    m_frame = new QFrame(this);
    ui::setRole(m_frame, "card");
    column->addWidget(m_frame);
    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(18, 8, 12, 8);
    row->setSpacing(12);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    m_label = label(m_frame, "caption");
    ui::setRole(m_label, "muted");
    head->addWidget(m_label);
    m_source = label(m_frame, "caption");
    ui::setRole(m_source, "source");
    head->addWidget(m_source);
    m_state = label(m_frame, "caption");
    head->addWidget(m_state);
    head->addStretch(1);
    words->addLayout(head);
    m_value = label(m_frame, "value");
    m_value->setWordWrap(true);
    words->addWidget(m_value);
    row->addLayout(words, 1);
    m_whole = new QPushButton(m_frame);
    row->addWidget(m_whole, 0, Qt::AlignVCenter);
    m_wrong = new QPushButton(m_frame);
    row->addWidget(m_wrong, 0, Qt::AlignVCenter);
    m_mask.setSingleShot(true);
    m_mask.setInterval(MaskAgainAfter);
    connect(&m_mask, &QTimer::timeout, this, [this] {
        m_unmasked = false;
        Q_EMIT wholeWanted();
    });
    connect(m_whole, &QPushButton::clicked, this, [this] {
        m_unmasked = !m_unmasked;
        if (m_unmasked)
            m_mask.start();
        else
            m_mask.stop();
        Q_EMIT wholeWanted();
    });
    connect(m_wrong, &QPushButton::clicked, this, [this] { Q_EMIT pressed(m_row.place); });
    forget();
}

void CitizenRowView::set(const QString &title, const CitizenRow &row, State state, bool open)
{
    if (row.place != m_row.place || row.whole != m_row.whole) {
        m_unmasked = false;
        m_mask.stop();
    }
    m_row = row;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_label->setText(row.label);
    m_source->setText(row.source);
    m_source->setVisible(!row.source.isEmpty());
    const auto value = m_unmasked ? row.whole : row.value;
    m_value->setText(value.isEmpty() ? tr("（还没有填）") : breakable(value));
    m_value->setAccessibleName(tr("%1：%2").arg(row.label, value.isEmpty() ? tr("（还没有填）") : value));
    ui::setRole(m_value, value.isEmpty() ? "muted" : "");
    m_whole->setVisible(!row.whole.isEmpty());
    m_whole->setText(m_unmasked ? tr("隐藏") : tr("显示全部"));
    m_whole->setAccessibleName(QStringLiteral("%1 %2").arg(m_whole->text(), row.label));
    const auto pointed = state == State::Pointed;
    m_wrong->setVisible(open && !row.place.isEmpty());
    m_wrong->setText(pointed ? tr("没有错，撤回") : tr("这里不对"));
    m_wrong->setAccessibleName(QStringLiteral("%1 %2").arg(m_wrong->text(), row.label));
    m_state->setVisible(state != State::Plain);
    m_state->setText(pointed                      ? tr("! 已告诉工作人员：这里不对")
                         : state == State::InHand ? tr("● 正在填写")
                                                  : QString());
    ui::setRole(m_frame, pointed ? "notice" : state == State::InHand ? "inhand" : "card");
    show();
}

void CitizenRowView::forget()
{
    m_mask.stop();
    m_unmasked = false;
    m_row = {};
    for (auto *one : {m_title, m_label, m_source, m_value, m_state})
        one->clear();
    m_value->setAccessibleName({});
    m_whole->setAccessibleName({});
    m_wrong->setAccessibleName({});
    hide();
}

} // namespace yc::app
