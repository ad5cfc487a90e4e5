#pragma once

#include "app/page.h"

#include <QUuid>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 本件事务 F11: what is done about a case beside working on it: notes that stand on no paper, handing it to a
// colleague, taking a wrong submission back.
class AffairsPage : public Page
{
    Q_OBJECT
public:
    explicit AffairsPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void open(const QUuid &caseId); // before it is shown
    void refresh();

Q_SIGNALS:
    void gone(); // the case is a colleague's now

private:
    void showNotes(const QList<core::flow::CaseNote> &notes);
    void addNote();
    void handOver();
    void withdraw();
    [[nodiscard]] QString wordsOf(const core::flow::CaseNote &note) const;

    QUuid m_case;
    QLabel *m_head = nullptr;
    QListWidget *m_notes = nullptr;
    QLabel *m_noNotes = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_addNote = nullptr;
    QComboBox *m_colleague = nullptr;
    QLineEdit *m_handNote = nullptr;
    QPushButton *m_hand = nullptr;
    QLabel *m_handWords = nullptr;
    QComboBox *m_reason = nullptr;
    QPushButton *m_withdraw = nullptr;
    QLabel *m_withdrawWords = nullptr;
    QFrame *m_confirm = nullptr;
    QPushButton *m_sure = nullptr;
};

} // namespace yc::app
