#pragma once

#include "core/flow/desk.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace yc::app
{

// Locks the desk when no hand of the clerk has been seen for a while, and signs out when then nobody comes back. Keys,
// mouse, touch and pen count, in windows of the clerk; on the applicant's screen only while the applicant has been
// asked to do something there, for whoever plays with it must not hold an empty counter open.
class IdleLock : public QObject
{
    Q_OBJECT
public:
    IdleLock(core::flow::Desk &desk, std::chrono::milliseconds lockAfter, std::chrono::milliseconds signOutAfter,
             QObject *parent);

    void setApplicantActs(std::function<bool()> acts); // whether something is asked of them now
    void stir(); // work goes on, whoever's hand it was

Q_SIGNALS:
    void stirred(); // the time begins again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // of the whole application

private:
    [[nodiscard]] bool counts(const QObject *watched) const;

    core::flow::Desk &m_desk;
    std::function<bool()> m_applicantActs;
    QTimer m_idle;
    QTimer m_away;
};

} // namespace yc::app
