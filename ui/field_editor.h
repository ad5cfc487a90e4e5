#pragma once

#include "core/domain/case.h"
#include "core/domain/item.h"

#include <QWidget>

#include <functional>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace yc::ui
{

class DisputeRow;
class EarlierOffer;
class EnteredCharacters;

// One field of a form: small label above, big value, where it came from, and what is wrong, right at the field. Every
// FieldKind has its way in; text() is canonical as in domain::FilledValue.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const core::domain::FormField &field, EnteredCharacters *counter, QWidget *parent = nullptr);

    [[nodiscard]] const core::domain::FormField &field() const { return m_field; }
    [[nodiscard]] QString text() const;
    // Puts in what the program knows; does not count as typed and does not come back as edited().
    void fill(const QString &text, core::domain::Source source);
    void setProblem(const QString &words); // empty: none
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QWidget *input() const { return m_input; } // takes the focus
    [[nodiscard]] bool isLocked() const { return m_locked; }
    // The answer that stands under this number, from 0: marked; of several: marked or unmarked. False: there is none.
    bool choose(int place);
    [[nodiscard]] bool takesSeveral() const;
    // null: nobody disputes it. The value is then the applicant's, to be typed.
    void setDispute(const core::domain::Dispute *dispute);
    [[nodiscard]] bool isDisputed() const;
    // What the same people wrote in an earlier case: offered beside the label, with its day. Empty: nothing is.
    void setOffer(const QString &text, QDate day = {});
    [[nodiscard]] QString offer() const; // its words as they are shown

Q_SIGNALS:
    void edited(const QString &text);
    void disputeWanted(); // beside a value that a source gave
    void disputeTold(yc::core::domain::DisputeReason reason, const QString &note);
    void disputeWithdrawn();
    void disputeDone(); // Enter in what was said of it
    void offerTaken();

private:
    void makeLine(bool narrow);
    void makeText();
    void makeChoices(const QList<core::domain::Choice> &choices, bool several);
    void makeCombo();
    void setLocked(bool locked);
    void put(const QString &text);
    void makeDispute();
    [[nodiscard]] QString said(const QString &text) const; // as it stands on the screen
    [[nodiscard]] bool isMasked() const;
    void describe(); // to who hears the screen read
    void makeFit(); // what was typed or pasted, with a word for what was changed
    void noteEdit();

    core::domain::FormField m_field;
    EnteredCharacters *m_counter;
    QWidget *m_input = nullptr;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_combo = nullptr;
    QButtonGroup *m_group = nullptr;
    QLabel *m_source = nullptr;
    QLabel *m_note = nullptr; // what was done to what was typed
    QPushButton *m_unlock = nullptr;
    QPushButton *m_object = nullptr;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_head = nullptr;
    DisputeRow *m_dispute = nullptr; // made when it is needed: few fields ever are
    EarlierOffer *m_offer = nullptr; // the same
    QLabel *m_help = nullptr;
    QLabel *m_problem = nullptr;
    QString m_told; // the last text that the owner knows
    QString m_masked; // the number behind the mask of a locked field
    bool m_locked = false;
    bool m_filling = false;
};

} // namespace yc::ui
