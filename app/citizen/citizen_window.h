#pragma once

#include "app/shop.h"
#include "ui/second_tongue.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace yc::app
{

class CitizenReview;
class CitizenSide;
class CitizenSign;
class ReadingText;

// The person's window: neutral while nobody is served, else the case in hand as they may see it, in their language and
// at their size; both go with the person. It takes no keyboard: a finger on this screen must not carry the clerk's
// typing over here, so everything in it is touched (56 px and more) or asked for by assistive technology.
//
// Between two people stands a neutral picture, painted before anything of the second is looked at.
class CitizenWindow : public QWidget
{
    Q_OBJECT
public:
    CitizenWindow(Shop &shop, CitizenSide &side, ui::SecondTongue &tongue, QWidget *parent = nullptr);

    // serving: the clerk is at the case in hand, not at a list, another's case or away. open: somebody sits there.
    void setServing(bool serving, bool open);
    void refresh();
    [[nodiscard]] bool isNeutral() const;
    [[nodiscard]] QStringList words() const; // all that a person can read in it now (tests)

Q_SIGNALS:
    void problem(yc::Code code); // for the clerk

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void speak(ui::Language language);
    void takeLanguage(ui::Language language);
    void setLarge(bool large);
    void say();
    void forget(); // another case, or none
    void showPage(QWidget *page);
    [[nodiscard]] QWidget *page() const;
    void fillNeutral();
    void fillDone();

    Shop &m_shop;
    CitizenSide &m_side;
    ui::SecondTongue &m_tongue;
    bool m_serving = false;
    bool m_open = false;
    bool m_large = false;
    bool m_served = false; // there is a case in hand
    bool m_reading = false; // the notice is wanted
    bool m_back = false; // from signing to what is to be checked
    QTimer m_soon;
    QLabel *m_hall = nullptr;
    QPushButton *m_chinese = nullptr;
    QPushButton *m_english = nullptr;
    QPushButton *m_larger = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_neutral = nullptr;
    QLabel *m_neutralHall = nullptr;
    QLabel *m_neutralWindow = nullptr;
    QLabel *m_neutralWords = nullptr;
    CitizenReview *m_review = nullptr;
    CitizenSign *m_sign = nullptr;
    QWidget *m_notice = nullptr;
    QLabel *m_noticeTitle = nullptr;
    ReadingText *m_noticeText = nullptr;
    QPushButton *m_noticeDown = nullptr;
    QPushButton *m_noticeBack = nullptr;
    QWidget *m_done = nullptr;
    QLabel *m_doneTitle = nullptr;
    QLabel *m_doneItem = nullptr;
    QLabel *m_doneNumber = nullptr;
    QLabel *m_doneNext = nullptr;
};

} // namespace yc::app
