#pragma once

#include "core/domain/case.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace yc::app
{

// The six endings of a case at the counter, each with its consequence in one line; one that may not be taken now says
// why instead.
class EndingButtons : public QWidget
{
    Q_OBJECT
public:
    explicit EndingButtons(QWidget *parent = nullptr);

    struct Say {
        bool received = false; // the hall has numbered it
        core::domain::CaseState state = core::domain::CaseState::Draft;
        QStringList powers; // of this window, wire words
        bool immediate = false; // 即办件
        bool gapOpen = false; // a material that may follow is missing
        bool busy = false; // the hall is being asked
    };
    void show(const Say &say);
    bool focusFirst(); // the likeliest that may be taken; false: none
    // Why an ending may not be taken, empty if it may. Pure.
    [[nodiscard]] static QString whyNot(core::domain::Ending ending, const Say &say);

Q_SIGNALS:
    void chosen(yc::core::domain::Ending ending);

private:
    struct Row {
        core::domain::Ending ending;
        QPushButton *button;
        QLabel *line;
    };
    QList<Row> m_rows;
    QLabel *m_none = nullptr; // one word for all where none may be taken
};

} // namespace yc::app
