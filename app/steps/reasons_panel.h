#pragma once

#include "core/wire/case_wire.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace yc::ui
{
class EnteredCharacters;
}

namespace yc::app
{

// What an ending needs besides the button: all that is missing, at once; why it is refused and by which law. Review
// points of the item that were not met become the words (n9).
class ReasonsPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ReasonsPanel(ui::EnteredCharacters &counter, QWidget *parent = nullptr);

    void ask(core::domain::Ending ending, const core::domain::ServiceItem *item);
    [[nodiscard]] static bool isNeeded(core::domain::Ending ending);

Q_SIGNALS:
    void confirmed(const yc::core::wire::EndingRequest &request);
    void dismissed();
    void complaint(const QString &words);

private:
    void confirm();

    ui::EnteredCharacters &m_counter;
    core::domain::Ending m_ending = core::domain::Ending::Correction;
    QLabel *m_title = nullptr;
    QLabel *m_pointsTitle = nullptr;
    QListWidget *m_points = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_basisTitle = nullptr;
    QLineEdit *m_basis = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace yc::app
