#pragma once

#include "app/page.h"
#include "core/flow/intake.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace yc::app
{

class PaperView;

// The whole guide 办事指南 of an item (F1), and what can be handed out with it: 一次性告知单 for whoever only asks, the
// item's form blank and as an example. Needs no case and takes nothing of the applicant's.
class GuideView : public QWidget
{
    Q_OBJECT
public:
    explicit GuideView(Shop &shop, QWidget *parent = nullptr);
    // intake: the case at hand; where it is about this item, what its answers leave out is left out of the papers too.
    // May be null. What is shown is copied: catalogues come and go.
    void showItem(const core::domain::ServiceItem &item, const core::flow::Intake *intake);
    void focusText();
    [[nodiscard]] bool goBack(); // true: one step back inside the view
    [[nodiscard]] bool isPaper() const; // a paper is shown, not the guide

Q_SIGNALS:
    void closed();
    void turned(); // between the guide and a paper
    void problem(yc::Code code);
    void complaint(const QString &words);
    void waiting(const QString &words);

private:
    void showPaper(const QString &kind, const QJsonObject &values);
    [[nodiscard]] QJsonObject noticeValues() const;

    Shop &m_shop;
    core::domain::ServiceItem m_item;
    QStringList m_situation;
    QList<core::domain::Material> m_materials;
    QStackedWidget *m_stack = nullptr;
    QTextBrowser *m_text = nullptr;
    QPushButton *m_notice = nullptr;
    QPushButton *m_blank = nullptr;
    QPushButton *m_sample = nullptr;
    PaperView *m_paper = nullptr;
};

} // namespace yc::app
