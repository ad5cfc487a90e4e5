#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace yc::app
{

class CitizenRowView;
class CitizenSide;

// What is being filled in, large; the person says what is wrong, and that all of it is right.
class CitizenReview : public QWidget
{
    Q_OBJECT
public:
    explicit CitizenReview(CitizenSide &side, QWidget *parent = nullptr);
    void say(); // texts that no case changes; in the language in effect, as refresh()
    void refresh(); // as far as rows are made yet; those that lack follow by more()
    void forget();

Q_SIGNALS:
    void more(); // refresh() again: there were too many rows for one turn
    void noticeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // whether they scroll by themselves

private:
    void follow();

    CitizenSide &m_side;
    QLabel *m_title = nullptr;
    QLabel *m_hint = nullptr;
    QScrollArea *m_area = nullptr;
    QVBoxLayout *m_column = nullptr;
    QList<CitizenRowView *> m_rows;
    QLabel *m_said = nullptr;
    QPushButton *m_notice = nullptr;
    QPushButton *m_right = nullptr;
    QString m_followed; // the place that was brought into view
    QTimer m_hands; // they have scrolled: nothing moves under their finger
};

} // namespace yc::app
