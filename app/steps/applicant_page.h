#pragma once

#include "app/step_page.h"

class QLabel;
class QListWidget;
class QPushButton;
class QFrame;

namespace yc::app
{

// Step 1: the card on the reader is enough. What this person already has open is offered first.
class ApplicantPage : public StepPage
{
    Q_OBJECT
public:
    explicit ApplicantPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    void takeCases(); // the list of cases changed
    void showRefusal(const QStringList &reasons); // the card was read but may not be used

Q_SIGNALS:
    void resumeWanted(const QUuid &caseId);

protected:
    void opened() override;

private:
    void showEarlier();

    QLabel *m_big = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_refusal = nullptr;
    QLabel *m_expired = nullptr; // taken with a word of note
    QFrame *m_details = nullptr;
    QList<std::pair<QLabel *, QLabel *>> m_lines;
    QFrame *m_earlier = nullptr;
    QLabel *m_earlierTitle = nullptr;
    QListWidget *m_cases = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace yc::app
