#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace yc::app
{

class CitizenSide;

// The clerk's side of it: what the person says is wrong, or that all of it is right. Nothing said: nothing shown.
class PointedBar : public QFrame
{
    Q_OBJECT
public:
    explicit PointedBar(CitizenSide &side, QWidget *parent = nullptr);

Q_SIGNALS:
    void goWanted(const QString &place); // to what was pointed at first

private:
    void refresh();

    CitizenSide &m_side;
    QLabel *m_words = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_right = nullptr;
};

} // namespace yc::app
