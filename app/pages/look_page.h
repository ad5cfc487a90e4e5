#pragma once

#include "app/page.h"

class QLabel;
class QRadioButton;

namespace yc::app
{

// 界面设置: colours at once; size of the text and language with the next start. Kept for this terminal.
class LookPage : public Page
{
    Q_OBJECT
public:
    explicit LookPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;

    // Every single choice by name, for whoever looks for a setting: what it is called, and which it is.
    struct Choice {
        QString words;
        ui::Look look; // as it would be
    };
    [[nodiscard]] static QList<Choice> choices(const ui::Look &now);
    void take(const ui::Look &look);

private:
    void tell();

    ui::Look m_begun; // what this run was started with
    QList<QRadioButton *> m_buttons; // as choices()
    QLabel *m_later = nullptr;
};

} // namespace yc::app
