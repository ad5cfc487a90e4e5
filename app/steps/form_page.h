#pragma once

#include "app/step_page.h"

#include <QSet>

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::ui
{
class FormView;
}

namespace yc::app
{

// Step 3: the form, filled from card and hall; what is wrong stands at the field and in the list beside, where Enter or
// Ctrl+number jumps to it. Ctrl+J: the applicant disputes what a source says in the field in hand. Ctrl+B: what they
// wrote in an earlier case is taken over into it, with Shift into all that are empty.
class FormPage : public StepPage
{
    Q_OBJECT
public:
    explicit FormPage(Shop &shop, QWidget *parent = nullptr);
    ~FormPage() override;
    [[nodiscard]] QString instruction() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    void focusField(const QString &fieldId);
    void setPointed(const QSet<QString> &fieldIds); // the applicant has said on their own screen that these are wrong
    void prepare(); // the item is known: its form is built while nobody waits for it

Q_SIGNALS:
    void fieldInHand(const QString &fieldId);

protected:
    void opened() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFindings();
    void jump(int row);
    void beginDispute(const QString &fieldId);
    void showEarlier();
    void acceptEarlier(const QString &fieldId);
    void acceptAllEarlier();

    ui::FormView *m_form = nullptr;
    QLabel *m_none = nullptr;
    QWidget *m_side = nullptr;
    QWidget *m_earlier = nullptr; // how many fields an earlier case knows
    QLabel *m_known = nullptr;
    QPushButton *m_takeAll = nullptr;
    QLabel *m_count = nullptr;
    QListWidget *m_findings = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_go = nullptr;
    QSet<QString> m_visited; // fields whose absence may be said
    QSet<QString> m_pointed;
    QString m_inHand; // the field that has or last had the focus
    bool m_all = false; // the clerk wanted to go on: say everything
};

} // namespace yc::app
