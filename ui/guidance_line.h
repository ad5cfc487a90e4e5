#pragma once

#include "base/code.h"

#include <QFrame>
#include <QList>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace yc::ui
{

// The one place that tells what to do now. A problem stands in front of everything, with its remedy and its code, until
// it is taken back or dismissed; then what the device in hand asks for; then what the page asks for, and after it
// what another device would like.
class GuidanceLine : public QFrame
{
    Q_OBJECT
public:
    explicit GuidanceLine(QWidget *parent = nullptr);

    void setInstruction(const QString &words); // of the page
    void setDeviceWords(const QString &words); // of the device in hand; empty: none
    void setDeviceNote(const QString &words); // of a device beside the work: stands after what is to be done
    void setWaiting(const QString &words); // what is being waited for; empty: nothing
    void showProblem(Code code);
    void showProblem(const QString &words); // without a code: the person's doing, not a failure
    void clearProblem();
    [[nodiscard]] bool hasProblem() const { return !m_problem.isEmpty(); }
    [[nodiscard]] std::optional<Code> problem() const { return m_code; } // nullopt: none, or one without a code
    [[nodiscard]] QString text() const; // what is shown

    // The function keys at the right. enabled: whether the key means something now.
    struct Key {
        QString label; // "F4 扫描"
        int id = 0;
    };
    void setKeys(const QList<Key> &keys);
    void setKeyEnabled(int id, bool enabled);
    void setKeyShown(int id, bool shown); // where it means nothing at all

Q_SIGNALS:
    void keyPressed(int id);

private:
    void tell();

    QLabel *m_label = nullptr;
    QPushButton *m_dismiss = nullptr;
    QHBoxLayout *m_keys = nullptr;
    QList<std::pair<int, QPushButton *>> m_buttons;
    QString m_instruction;
    QString m_device;
    QString m_note;
    QString m_waiting;
    QString m_problem;
    std::optional<Code> m_code;
};

} // namespace yc::ui
