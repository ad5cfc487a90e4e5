#pragma once

#include "core/flow/desk.h"

#include <QFrame>

class QComboBox;
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

    // Asked again for the same ending of the same case: with what was written already.
    void ask(core::domain::Ending ending, const core::domain::ServiceItem *item);
    void focusFirst();
    // Words that the clerk kept, those of this item first; Ctrl+1 to Ctrl+9 put them in.
    void setPhrases(const QList<core::flow::Phrase> &phrases);
    void forget(); // another case
    [[nodiscard]] static bool isNeeded(core::domain::Ending ending);

    // What the paper says of a review point 审查要点 that was not met: a statement, never the reviewer's question.
    // Pure.
    [[nodiscard]] static QString pointWords(core::domain::Ending ending, QString point);

Q_SIGNALS:
    void confirmed(const yc::core::wire::EndingRequest &request);
    void dismissed();
    void keepWanted(const yc::core::flow::Phrase &phrase);
    void dropWanted(const yc::core::flow::Phrase &phrase);
    void complaint(const QString &words);

private:
    void confirm();
    void showPhrases();
    void insert(int which);
    void keep();

    ui::EnteredCharacters &m_counter;
    core::domain::Ending m_ending = core::domain::Ending::Correction;
    const core::domain::ServiceItem *m_item = nullptr; // for which it was asked; compared, never looked into
    QLabel *m_title = nullptr;
    QLabel *m_pointsTitle = nullptr;
    QListWidget *m_points = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_choose = nullptr; // of the phrases
    QPushButton *m_keep = nullptr;
    QPushButton *m_drop = nullptr;
    QList<core::flow::Phrase> m_all;
    QList<core::flow::Phrase> m_fitting; // for this ending, as m_choose shows them
    QString m_itemCode;
    QLabel *m_basisTitle = nullptr;
    QLineEdit *m_basis = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace yc::app
