#pragma once

#include "base/code.h"
#include "core/domain/signing.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace yc::ui
{
class InkPad;
}

namespace yc::app
{

class CitizenSide;
class CitizenWay;
class ReadingText;

// The whole text that is signed, and the place to sign, which opens when its end has been on the screen. Where several
// applicants sign, one after another, and each reads it from the beginning. The ink goes
// where the clerk's page would put it (Intake::sign), bound to what stood here when the first stroke began.
class CitizenSign : public QWidget
{
    Q_OBJECT
public:
    explicit CitizenSign(CitizenSide &side, QWidget *parent = nullptr);
    void say(); // texts that no case changes; in the language in effect, as refresh()
    void refresh();
    void forget();

Q_SIGNALS:
    void more(); // refresh() again
    void backWanted();
    void noticeWanted();
    void problem(yc::Code code); // for the clerk: the person can do nothing about it

private:
    void sign();
    void title(core::domain::SigningWay way);
    [[nodiscard]] QString turn() const; // whose it is, where several sign; empty: the only one's

    CitizenSide &m_side;
    QLabel *m_title = nullptr;
    ReadingText *m_text = nullptr;
    QLabel *m_seen = nullptr;
    QPushButton *m_down = nullptr;
    ui::InkPad *m_pad = nullptr;
    CitizenWay *m_way = nullptr; // in its place where nobody writes here
    QLabel *m_state = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_sign = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_notice = nullptr;
    int m_seat = 0; // whose turn it is: core/domain/signers.h
    QString m_shownDigest;
    QString m_inkDigest; // of what stood here when the first stroke began
    QString m_earlier; // blob of the signature whose picture is on the pad
    bool m_dropped = false; // ink was under a text that has changed
};

} // namespace yc::app
