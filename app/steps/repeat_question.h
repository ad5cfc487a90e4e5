#pragma once

#include "core/flow/intake.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace yc::app
{

// A page looks like the same sheet as another of this case (D-0212): too much, or wanted? It is part of the case while
// that is asked, and stays if nobody answers. One question after another where a stack was scanned twice.
class RepeatQuestion : public QFrame
{
    Q_OBJECT
public:
    explicit RepeatQuestion(QWidget *parent = nullptr);

    struct Asked {
        core::flow::Intake::Repeat repeat;
        QString name; // of its material, as the list calls it
        QString ofName;
        int more = 0; // that will be asked about after it
    };
    void ask(const Asked &asked);
    void forget(); // nothing is asked (any more)
    [[nodiscard]] bool isAsking() const { return m_asking; }

Q_SIGNALS:
    void dropped(const yc::core::flow::Intake::Repeat &repeat);
    void kept(const yc::core::flow::Intake::Repeat &repeat);
    void pageWanted(const QString &material, int index); // to be looked at

private:
    void compare();
    void tellCompare();

    QLabel *m_words = nullptr;
    QPushButton *m_compare = nullptr;
    core::flow::Intake::Repeat m_repeat;
    bool m_asking = false;
    bool m_seesEarlier = false; // the page that was here before stands large
};

} // namespace yc::app
