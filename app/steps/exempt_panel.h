#pragma once

#include "core/flow/intake.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace yc::app
{

// What need not be handed in 免提交: the chip has said it, or the hall still has to look it up. Nobody has asked the
// hall yet when the clerk stands here, so nothing of it is ticked as had.
[[nodiscard]] bool isExempt(const core::domain::Material &material, const core::domain::CaseDraft &draft);
// As it stands in the list; empty where it is asked for like any other.
[[nodiscard]] QString exemptWords(const core::domain::Material &material, const core::domain::CaseDraft &draft);
[[nodiscard]] QString exemptNotice(const core::domain::Material &material, const core::domain::CaseDraft &draft);

// Of the material in hand, where the hall is to look it up: that it is not there 取不到, so that the paper is asked for
// after all, and the way back. N does both.
class ExemptPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ExemptPanel(QWidget *parent = nullptr);
    void open(std::shared_ptr<core::flow::Intake> intake); // null: no case
    void showMaterial(const QString &materialId);
    void toggle(); // nothing where it cannot be said

private:
    std::shared_ptr<core::flow::Intake> m_intake;
    QString m_material;
    QLabel *m_words = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace yc::app
