#pragma once

#include <QPlainTextEdit>

namespace yc::app
{

// A text to be read by a person who stands: scrolled by finger, by its bar or by down(), and it knows whether its end
// has been on the screen. Words of another text or another language have to be seen anew.
class ReadingText : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ReadingText(QWidget *parent = nullptr);
    void read(const QString &words); // from the top; the same words again change nothing
    void forget();
    void down(); // most of a screenful
    [[nodiscard]] bool wasSeenToTheEnd() const { return m_seen; }

Q_SIGNALS:
    void seenToTheEnd();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void look();

    bool m_seen = false;
};

} // namespace yc::app
