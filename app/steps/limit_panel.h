#pragma once

#include "core/flow/intake.h"

#include <QFrame>

class QCheckBox;
class QLabel;

namespace yc::app
{

// 限定情形可代办: in which cases this item takes an agent, and that staff have looked whether this is one of them.
// Shown where an agent acts and the item limits it.
class LimitPanel : public QFrame
{
    Q_OBJECT
public:
    explicit LimitPanel(QWidget *parent = nullptr);
    void show(const std::shared_ptr<core::flow::Intake> &intake); // null: no case
    [[nodiscard]] bool isOpen() const; // it is to be ticked
    void takeFocus();

private:
    std::shared_ptr<core::flow::Intake> m_intake;
    QLabel *m_words = nullptr;
    QCheckBox *m_confirmed = nullptr;
    QLabel *m_who = nullptr;
};

} // namespace yc::app
