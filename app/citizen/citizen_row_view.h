#pragma once

#include "app/citizen/citizen_rows.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace yc::app
{

// One line of what the person checks: the name small, the value large, a button that says that it is wrong. Used again
// for another line, and empty in between.
class CitizenRowView : public QWidget
{
    Q_OBJECT
public:
    enum class State { Plain, InHand, Pointed }; // the clerk is at it; the person has said that it is wrong
    explicit CitizenRowView(QWidget *parent = nullptr);

    // title: of the section that begins with this row; empty: it goes on. Words of the language in effect.
    void set(const QString &title, const CitizenRow &row, State state, bool open); // open: it can be pointed at
    void forget(); // nothing of it is left in its texts
    [[nodiscard]] const QString &place() const { return m_row.place; }

Q_SIGNALS:
    void pressed(const QString &place);
    void wholeWanted(); // masked, and to be seen; or back. The owner sets it again, in the person's language.

private:
    CitizenRow m_row;
    QLabel *m_title = nullptr;
    QFrame *m_frame = nullptr;
    QLabel *m_label = nullptr;
    QLabel *m_source = nullptr;
    QLabel *m_value = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_whole = nullptr;
    QPushButton *m_wrong = nullptr;
    QTimer m_mask; // a number that was looked at is masked again by itself
    bool m_unmasked = false;
};

} // namespace yc::app
