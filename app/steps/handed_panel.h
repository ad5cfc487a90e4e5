#pragma once

#include "core/flow/intake.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace yc::app
{

// How the paper of the material in hand came 收取形式: originals, copies, files by their number, and whether the copies
// were compared with their original. What the item asks for stands there until somebody has said so; one key says it of
// all materials. Shown once there is a page.
class HandedPanel : public QFrame
{
    Q_OBJECT
public:
    explicit HandedPanel(QWidget *parent = nullptr);
    void open(std::shared_ptr<core::flow::Intake> intake); // null: no case
    void showMaterial(const QString &materialId);
    [[nodiscard]] bool isOpen(const QString &materialId) const; // it has pages, and nobody has said
    [[nodiscard]] bool wantsComparison() const; // of the material in hand, as it stands
    // Keys of the page; nothing without a material that has pages.
    enum class Kind { Original, Copy, File };
    void add(Kind kind); // one more than stands there; the first says what it was: only this
    void accept(); // all materials as proposed
    void compare(); // ticks, or takes the tick back
    bool undo();

private:
    void set(const core::domain::HandedIn &handed);
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] core::domain::HandedIn standing() const; // said, or proposed

    std::shared_ptr<core::flow::Intake> m_intake;
    QString m_material;
    QLabel *m_state = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_undo = nullptr;
    QSpinBox *m_originals = nullptr;
    QSpinBox *m_copies = nullptr;
    QSpinBox *m_files = nullptr;
    QCheckBox *m_compared = nullptr;
    QLabel *m_word = nullptr; // who compared, or that somebody has to
};

} // namespace yc::app
