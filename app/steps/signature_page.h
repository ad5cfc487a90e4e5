#pragma once

#include "app/step_page.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace yc::ui
{
class InkPad;
class StatusChip;
} // namespace yc::ui

namespace yc::app
{

class PadSigning;
class PrintSheet;
class SignerRow;
class SigningDetails;

// Step 5: exactly the text that the signature is bound to, and the place to sign: by hand, by a fingerprint or a seal
// on paper, or written for by another. Where several applicants sign, one after another.
class SignaturePage : public StepPage
{
    Q_OBJECT
public:
    explicit SignaturePage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    bool goBack() override; // Esc while a sheet is taken in ends that
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override;
    bool scan(); // F4: a fingerprint or a seal; false: nothing of the kind is wanted here

Q_SIGNALS:
    // How the signature of the one whose turn it is is taken now (core/domain/signers.h).
    void wayInHand(yc::core::domain::SigningWay way, int seat);
    void padInHand(bool on); // it is given on the signature pad

protected:
    void opened() override;
    void hideEvent(QHideEvent *event) override;

private:
    void sign();
    void forward(); // signs what lies there, or goes on
    void calmClear();
    void buildWays(QHBoxLayout *row);
    void chooseWay(core::domain::SigningWay way);
    void showWays(); // only those that apply
    void sayWho(); // the way's words, and whose turn it is
    void takeSeat(int seat); // turns the page to that signer
    void goToWhoIsNext();
    void wantSeat(int seat); // asked for by hand: not while strokes of another lie there
    void showEarlier();
    void dropGiven(); // strokes and sheet
    [[nodiscard]] bool isGiven() const; // fresh strokes, or a sheet
    [[nodiscard]] bool isSigned() const; // and nothing has changed since
    [[nodiscard]] bool severalSign() const;
    [[nodiscard]] const core::domain::Signature *signature() const; // of whoever's turn it is; null: none
    [[nodiscard]] QString waitingWords() const; // signature_page_words.cpp
    [[nodiscard]] QString whoSigns() const;

    // signature_page_pad.cpp
    void buildBoard();
    void tendBoard(); // opens and closes the signature pad as it is wanted, and says so
    void sayBoard();
    void leaveBoard();
    void closeBoard();
    [[nodiscard]] bool boardWanted() const;

    core::domain::SigningWay m_way = core::domain::SigningWay::Ink;
    int m_seat = 0; // whose turn it is: core/domain/signers.h
    bool m_wasSigned = false; // theirs, when last looked at
    QLabel *m_title = nullptr;
    SignerRow *m_signers = nullptr;
    QButtonGroup *m_ways = nullptr;
    QPlainTextEdit *m_shown = nullptr;
    SigningDetails *m_details = nullptr;
    PrintSheet *m_sheet = nullptr;
    QLabel *m_digest = nullptr;
    ui::InkPad *m_pad = nullptr;
    PadSigning *m_board = nullptr; // the signature pad, where this counter has one
    QPushButton *m_where = nullptr; // there or on this screen
    bool m_onScreen = false; // asked for, or the pad was lost or declined
    bool m_boardLoads = false; // the pad shows what is signed in a moment
    ui::StatusChip *m_state = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_sign = nullptr;
    QPushButton *m_go = nullptr;
    QString m_shownDigest;
    QString m_inkDigest; // of what stood above the pad when the first stroke began
    QString m_earlierBlob; // what was signed with, on the screen now
    bool m_inkDropped = false; // strokes were under a text that has changed: said until there are new ones
    bool m_clearAsked = false;
};

} // namespace yc::app
