#include "app/steps/handed_panel.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

HandedPanel::HandedPanel(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    auto *title = new QLabel(tr("收取形式"), this);
    ui::setRole(title, "heading");
    head->addWidget(title);
    m_state = new QLabel(this);
    head->addWidget(m_state);
    head->addStretch(1);
    m_undo = new QPushButton(tr("撤销"), this);
    m_undo->setAccessibleName(tr("撤销收取形式"));
    m_undo->setToolTip(tr("Ctrl+Z"));
    m_accept = new QPushButton(tr("确认 Q"), this);
    m_accept->setAccessibleName(tr("确认全部材料的收取形式"));
    m_accept->setToolTip(tr("Q：全部材料按事项要求确认"));
    for (auto *button : {m_undo, m_accept}) {
        ui::setRole(button, "link");
        head->addWidget(button);
    }
    column->addLayout(head);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    const auto count = [&](const QString &name, const QString &key, const QString &spoken, int place) {
        auto *label = new QLabel(QStringLiteral("%1 %2").arg(name, key), this);
        ui::setRole(label, "caption");
        grid->addWidget(label, 0, place);
        auto *box = new QSpinBox(this);
        box->setRange(0, domain::MostHanded);
        box->setAccessibleName(spoken);
        box->setToolTip(tr("%1：增加一份").arg(key));
        label->setBuddy(box);
        grid->addWidget(box, 1, place);
        connect(box, &QSpinBox::valueChanged, this, [this] {
            set({.originals = m_originals->value(), .copies = m_copies->value(), .files = m_files->value()});
        });
        return box;
    };
    m_originals = count(tr("原件"), QStringLiteral("Y"), tr("原件份数"), 0);
    m_copies = count(tr("复印件"), QStringLiteral("F"), tr("复印件份数"), 1);
    m_files = count(tr("电子件"), QStringLiteral("D"), tr("电子件份数"), 2);
    column->addLayout(grid);
    m_compared = new QCheckBox(tr("复印件已与原件核对一致 H"), this);
    m_compared->setAccessibleName(tr("复印件已与原件核对一致"));
    column->addWidget(m_compared);
    m_word = new QLabel(this);
    m_word->setWordWrap(true);
    ui::setRole(m_word, "caption");
    column->addWidget(m_word);

    connect(m_accept, &QPushButton::clicked, this, &HandedPanel::accept);
    connect(m_undo, &QPushButton::clicked, this, &HandedPanel::undo);
    connect(m_compared, &QCheckBox::clicked, this, &HandedPanel::compare);
    hide();
}

void HandedPanel::open(std::shared_ptr<core::flow::Intake> intake)
{
    m_intake = std::move(intake);
    m_material.clear();
    hide();
}

bool HandedPanel::isReady() const
{
    return m_intake && !m_material.isEmpty() && !m_intake->pages(m_material).isEmpty();
}

bool HandedPanel::isOpen(const QString &materialId) const
{
    return m_intake && !m_intake->pages(materialId).isEmpty() && !m_intake->handedIn(materialId);
}

bool HandedPanel::wantsComparison() const
{
    const auto *material = isReady() && m_intake->item() ? m_intake->item()->material(m_material) : nullptr;
    const auto handed = material ? m_intake->handedIn(m_material) : std::nullopt;
    return handed && !handed->compared && domain::isAsked(*material, m_intake->draft())
        && domain::wantsComparison(*handed, *material);
}

domain::HandedIn HandedPanel::standing() const
{
    return m_intake->handedIn(m_material).value_or(m_intake->proposedFor(m_material));
}

void HandedPanel::showMaterial(const QString &materialId)
{
    m_material = materialId;
    setVisible(isReady());
    if (!isReady())
        return;
    const auto handed = standing();
    for (const auto &[box, value] : {std::pair(m_originals, handed.originals), std::pair(m_copies, handed.copies),
                                     std::pair(m_files, handed.files)}) {
        const QSignalBlocker quiet(box);
        box->setValue(value);
    }
    const auto open = isOpen(m_material);
    const auto wanting = wantsComparison();
    m_state->setText(open ? tr("! 待确认") : wanting ? tr("! 待核对") : tr("✓ 已确认"));
    ui::setRole(m_state, open ? "muted" : wanting ? "wrong" : "good");
    bool any = false;
    const auto materials = m_intake->materials();
    for (const auto *material : materials)
        any = any || isOpen(material->id);
    m_accept->setEnabled(any);
    m_undo->setEnabled(m_intake->canUndoHandedIn());
    m_compared->setVisible(handed.copies > 0);
    m_compared->setChecked(handed.compared.has_value());
    const auto *material = m_intake->item() ? m_intake->item()->material(m_material) : nullptr;
    QString word;
    if (handed.copies > 0 && handed.compared)
        word = tr("核对人工号%1").arg(handed.compared->staffNo);
    else if (handed.copies > 0 && material && material->checkedAtPickUp)
        word = tr("原件在领取时核对");
    else if (wanting)
        word = tr("事项要求原件：收复印件的，请当面核对原件");
    m_word->setText(word);
    m_word->setVisible(!word.isEmpty());
}

void HandedPanel::set(const domain::HandedIn &handed)
{
    if (!isReady())
        return;
    m_intake->setHandedIn(m_material, handed);
    showMaterial(m_material); // none of all three is nothing to say: what stood there stands again
}

void HandedPanel::add(Kind kind)
{
    if (!isReady())
        return;
    auto handed = m_intake->handedIn(m_material).value_or(domain::HandedIn{});
    auto &count = kind == Kind::Original ? handed.originals : kind == Kind::Copy ? handed.copies : handed.files;
    count = std::min(count + 1, domain::MostHanded);
    set(handed);
}

void HandedPanel::accept()
{
    if (m_intake)
        (void)m_intake->acceptProposed();
}

void HandedPanel::compare()
{
    if (!isReady())
        return;
    auto handed = standing();
    if (handed.copies > 0) {
        if (isOpen(m_material))
            m_intake->setHandedIn(m_material, handed);
        m_intake->setCompared(m_material, !handed.compared);
    }
    showMaterial(m_material);
}

bool HandedPanel::undo()
{
    return m_intake && m_intake->undoHandedIn();
}

} // namespace yc::app
