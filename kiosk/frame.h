#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace yc::kiosk
{

// What every kiosk screen has: on top the hall's name and where one is, below 返回 · 首页 · 呼叫人工, always there and
// always in the same place; in the middle one content widget at a time. The old content dies with the change, and what
// it showed with it. 呼叫人工 lays a sheet over everything that says where people are; it changes nothing below.
class Frame : public QWidget
{
    Q_OBJECT
public:
    explicit Frame(QWidget *parent = nullptr);

    // Over the whole screen and on top, also where no window manager lends a hand.
    void cover();
    void setHall(const QString &name);
    void setPlace(const QString &words); // where I am: 办件进度
    void setContent(QWidget *content); // taken over
    [[nodiscard]] QWidget *content() const { return m_content; }
    void setBackEnabled(bool enabled);
    // A sheet over the content with a few words and one large button; 0 or 1 at a time.
    void showSheet(const QString &name, const QString &words, const QString &button);
    void setSheetWords(const QString &words);
    void hideSheet();
    [[nodiscard]] bool hasSheet() const { return m_sheet != nullptr; }
    void setLanguageButton(const QString &words); // empty: none
    void retranslate();

Q_SIGNALS:
    void back();
    void home();
    void helpAsked();
    void languageAsked();
    void sheetAnswered(); // its button was touched; the sheet is gone

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // Esc is 返回

private:
    void placeSheet();

    QLabel *m_hall;
    QLabel *m_place;
    QPushButton *m_language;
    QPushButton *m_back;
    QPushButton *m_home;
    QPushButton *m_help;
    QVBoxLayout *m_middle;
    QWidget *m_content = nullptr;
    QWidget *m_sheet = nullptr;
    QLabel *m_sheetWords = nullptr;
};

} // namespace yc::kiosk
