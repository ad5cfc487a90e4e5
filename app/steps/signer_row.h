#pragma once

#include "core/domain/signers.h"

#include <QWidget>

class QButtonGroup;

namespace yc::ui
{
class ChoiceLayout;
}

namespace yc::app
{

// 签署人: where several applicants sign, who they are, whose turn it is on this page and who has signed. One press, or
// Alt+5 and on, turns the page to another of them.
class SignerRow : public QWidget
{
    Q_OBJECT
public:
    explicit SignerRow(QWidget *parent = nullptr);
    // shown: the digest of what would be signed now; who signed another text has to sign again. With one signer there
    // is nothing to see.
    void show(const core::domain::CaseDraft &draft, const QString &shown, int current);

Q_SIGNALS:
    void chosen(int seat);

private:
    void make(int seats);

    ui::ChoiceLayout *m_row = nullptr;
    QButtonGroup *m_seats = nullptr;
    int m_current = 0;
};

// "样**（申请人）"; of an organisation its name. Whole for the applicants' own screen.
[[nodiscard]] QString signerWords(const core::domain::CaseDraft &draft, int seat, bool whole = false);
// Their signature stands, under the text of this digest.
[[nodiscard]] bool hasSigned(const core::domain::CaseDraft &draft, int seat, const QString &shown);
// Whoever has to sign next, from the first on; -1: nobody.
[[nodiscard]] int nextSigner(const core::domain::CaseDraft &draft, const QString &shown);

} // namespace yc::app
