#pragma once

#include "app/step_page.h"

class QButtonGroup;
class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace yc::ui
{
class ItemSearch;
}

namespace yc::app
{

class GuideView;

// Step 2: find the item, then answer the two to four questions that leave only what applies. F1 opens the whole guide.
class ItemPage : public StepPage
{
    Q_OBJECT
public:
    explicit ItemPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void focusSearch();
    void focusQuestion(const QString &questionId);
    void toggleGuide();
    void takeCatalogue(); // it changed
    void choose(const QString &code); // asks first where work would be lost
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void opened() override;

private:
    [[nodiscard]] bool wouldLose(const QString &code) const;
    void take(const QString &code);
    void showQuestions();
    void showPackage(const core::domain::ServiceItem &package);
    void clearQuestions();
    void inReadingOrder(const QList<QWidget *> &made);

    QFrame *m_change = nullptr; // the question whether to give up what was typed
    QLabel *m_changeWords = nullptr;
    QPushButton *m_keep = nullptr;
    QString m_wanted;
    QStackedWidget *m_stack = nullptr;
    ui::ItemSearch *m_search = nullptr;
    GuideView *m_guide = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_questionsTitle = nullptr;
    QWidget *m_questions = nullptr;
    QVBoxLayout *m_questionColumn = nullptr;
    QPushButton *m_guideButton = nullptr;
    QPushButton *m_go = nullptr;
    QStringList m_shownQuestions;
    QHash<QString, QButtonGroup *> m_groups;
};

} // namespace yc::app
