#pragma once

#include "app/step_page.h"

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

// Step 5: exactly the text that the signature is bound to, and the place to sign.
class SignaturePage : public StepPage
{
    Q_OBJECT
public:
    explicit SignaturePage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;

protected:
    void opened() override;

private:
    void sign();
    void calmClear();

    QPlainTextEdit *m_shown = nullptr;
    QLabel *m_digest = nullptr;
    ui::InkPad *m_pad = nullptr;
    ui::StatusChip *m_state = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_sign = nullptr;
    QPushButton *m_go = nullptr;
    QString m_shownDigest;
    QString m_inkDigest; // of what stood above the pad when the first stroke began
    bool m_inkDropped = false; // strokes were under a text that has changed: said until there are new ones
    bool m_clearAsked = false;
};

} // namespace yc::app
