#include "ui/earlier_offer.h"

#include "ui/date_words.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace yc::ui
{

// 上次填写：… （2026年10月3日）: the value is cut where there is no room for it, the day never.
class OfferWords : public QLabel
{
public:
    using QLabel::QLabel;
    void say(const QString &before, const QString &value, const QString &after)
    {
        m_before = before;
        m_value = value;
        m_after = after;
        setText(before + value + after);
        setToolTip(text());
    }
    // The parts are drawn as they are measured: together they may be a hair narrower, and would be cut for it.
    [[nodiscard]] QSize sizeHint() const override
    {
        return {rest() + fontMetrics().horizontalAdvance(m_value) + 4, QLabel::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {rest() + fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const auto value = fontMetrics().elidedText(m_value, Qt::ElideRight, contentsRect().width() - rest());
        style()->drawItemText(&painter, contentsRect(), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), palette(),
                              isEnabled(), m_before + value + m_after, foregroundRole());
    }

private:
    [[nodiscard]] int rest() const
    {
        return fontMetrics().horizontalAdvance(m_before) + fontMetrics().horizontalAdvance(m_after);
    }
    QString m_before;
    QString m_value;
    QString m_after;
};

EarlierOffer::EarlierOffer(const QString &label, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_words = new OfferWords(this);
    m_words->setTextFormat(Qt::PlainText); // a person's words are never markup
    setRole(m_words, "caption");
    row->addWidget(m_words);
    //: button beside what the applicant wrote in an earlier case: takes it over into this field
    m_take = new QPushButton(tr("采用"), this);
    setRole(m_take, "link");
    m_take->setAccessibleName(tr("采用上次填写 %1").arg(label));
    m_take->setToolTip(tr("Ctrl+B：采用上次填写的内容"));
    row->addWidget(m_take);
    connect(m_take, &QPushButton::clicked, this, &EarlierOffer::taken);
}

void EarlierOffer::say(const QString &value, QDate day)
{
    //: before a value that the applicant wrote in an earlier case
    const auto before = tr("上次填写：");
    //: after that value; %1: 2026年10月3日, the day of that case
    m_words->say(before, value.simplified(), tr("（%1）").arg(plainDayWords(day)));
    m_take->setAccessibleDescription(m_words->text());
}

QString EarlierOffer::words() const
{
    return m_words->text();
}

QWidget *EarlierOffer::button() const
{
    return m_take;
}

} // namespace yc::ui
