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

protected:
    void opened() override;

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
    [[nodiscard]] QString waitingWords() const;

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
