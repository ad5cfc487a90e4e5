#pragma once

#include "core/domain/dispute.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::ui
{

class EnteredCharacters;

// Under a field whose value the applicant disputes 数据异议: what the source said, why it is disputed, and the way
// back.
class DisputeRow : public QFrame
{
    Q_OBJECT
public:
    DisputeRow(const QString &label, EnteredCharacters *counter, QWidget *parent = nullptr);
    // said: the source's value by its words, masked where it has to be.
    void say(const core::domain::Dispute &dispute, const QString &said);
    [[nodiscard]] QList<QWidget *> inTabOrder() const;

Q_SIGNALS:
    void told(yc::core::domain::DisputeReason reason, const QString &note);
    void withdrawn();
    void done(); // Enter: on to the next field

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tell();

    QLabel *m_said = nullptr;
    QComboBox *m_reason = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_withdraw = nullptr;
    bool m_showing = false;
};

} // namespace yc::ui
