#include "app/citizen/reading_text.h"

#include <QScrollBar>
#include <QScroller>
#include <QTimer>

namespace yc::app
{

ReadingText::ReadingText(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::NoTextInteraction); // a finger scrolls; it marks nothing, and no menu opens
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ReadingText::look);
}

void ReadingText::read(const QString &words)
{
    if (toPlainText() == words)
        return;
    m_seen = false;
    setPlainText(words);
    verticalScrollBar()->setValue(0);
    // What lies below is known once it is laid out.
    QTimer::singleShot(0, this, &ReadingText::look);
}

void ReadingText::forget()
{
    clear();
    m_seen = false;
}

void ReadingText::down()
{
    auto *bar = verticalScrollBar();
    bar->setValue(bar->value() + qMax(1, bar->pageStep() - 1)); // a line stays, to go on from
}

void ReadingText::look()
{
    if (m_seen || !isVisible() || document()->isEmpty())
        return;
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    if (cursorRect(end).bottom() > viewport()->height())
        return;
    m_seen = true;
    Q_EMIT seenToTheEnd();
}

void ReadingText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    QTimer::singleShot(0, this, &ReadingText::look);
}

void ReadingText::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    QTimer::singleShot(0, this, &ReadingText::look);
}

} // namespace yc::app
