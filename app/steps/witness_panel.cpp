#include "app/steps/witness_panel.h"

#include "app/pin_field.h"
#include "app/steps/bystander_fields.h"
#include "core/wire/text_limits.h"
#include "ui/failure_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

QDateTime instant(const Clock &clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.now().toMSecsSinceEpoch(), Qt::UTC);
}

} // namespace

WitnessPanel::WitnessPanel(Shop &shop, QWidget *parent)
    : QWidget(parent), m_shop(shop), m_staffWay(new QRadioButton(tr("工作人员见证"), this)),
      m_otherWay(new QRadioButton(tr("其他人见证"), this)), m_staffBox(new QWidget(this)),
      m_staff(new TypedLine(shop, tr("见证人工号"), domain::TypedKind::Number, core::wire::LongestStaffNo, m_staffBox)),
      m_pin(new QLineEdit(m_staffBox)), m_confirm(new QPushButton(tr("见证人确认"), m_staffBox)),
      m_doneBox(new QWidget(this)), m_done(new QLabel(m_doneBox)),
      m_other(new BystanderFields(shop, tr("见证人"), this)), m_problem(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *title = new QLabel(tr("见证人在场看着办，不能是签字人或代书人"), this);
    title->setWordWrap(true);
    ui::setRole(title, "heading");
    column->addWidget(title);
    auto *ways = new QHBoxLayout;
    ways->addWidget(m_staffWay);
    ways->addWidget(m_otherWay);
    ways->addStretch(1);
    column->addLayout(ways);
    m_problem->setWordWrap(true); // above the fields: below them it would be out of sight
    ui::setRole(m_problem, "wrong");
    column->addWidget(m_problem);

    auto *staff = new QHBoxLayout(m_staffBox);
    staff->setContentsMargins(0, 0, 0, 0);
    staff->setSpacing(12);
    staff->addWidget(m_staff, 1);
    auto *pin = captioned(m_pin, tr("见证人PIN"), m_staffBox);
    static_cast<QVBoxLayout *>(pin->layout())->insertWidget(2, (new PinGuard(m_pin))->words()); // before the stretch
    staff->addWidget(pin, 1);
    auto *beside = new QVBoxLayout; // level with the fields, whatever is said below them
    beside->setSpacing(1);
    auto *nothing = new QLabel(QStringLiteral(" "), m_staffBox);
    ui::setRole(nothing, "caption");
    beside->addWidget(nothing);
    beside->addWidget(m_confirm);
    beside->addStretch(1);
    staff->addLayout(beside);
    column->addWidget(m_staffBox);

    auto *done = new QHBoxLayout(m_doneBox);
    done->setContentsMargins(0, 0, 0, 0);
    m_done->setWordWrap(true);
    ui::setRole(m_done, "good");
    done->addWidget(m_done, 1);
    auto *another = new QPushButton(tr("更换见证人"), m_doneBox);
    ui::setRole(another, "tool");
    done->addWidget(another);
    column->addWidget(m_doneBox);
    column->addWidget(m_other);

    m_staffWay->setChecked(true);
    connect(m_staffWay, &QRadioButton::toggled, this, [this] {
        m_problem->hide();
        layOut();
        Q_EMIT edited();
    });
    connect(m_confirm, &QPushButton::clicked, this, &WitnessPanel::confirm);
    connect(another, &QPushButton::clicked, this, [this] {
        dropConfirmation();
        m_staff->edit()->setFocus();
        Q_EMIT edited();
    });
    connect(m_other, &BystanderFields::edited, this, [this] {
        m_problem->hide();
        Q_EMIT edited();
    });
    m_problem->hide();
    layOut();
}

bool WitnessPanel::isStaff() const
{
    return m_staffWay->isChecked();
}

void WitnessPanel::layOut()
{
    const bool confirmed = !m_colleague.staffNo.isEmpty();
    m_staffBox->setVisible(isStaff() && !confirmed);
    m_doneBox->setVisible(isStaff() && confirmed);
    m_other->setVisible(!isStaff());
    //: %1: staff name, %2: staff number
    m_done->setText(confirmed ? tr("✓ %1（工号%2）已确认").arg(m_colleague.person.name, m_colleague.staffNo)
                              : QString());
}

void WitnessPanel::begin(const QUuid &caseId)
{
    clear();
    m_case = caseId;
}

void WitnessPanel::clear()
{
    m_staff->clear();
    m_other->clear();
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    blank(*m_pin);
    m_problem->hide();
    m_staffWay->setChecked(true);
    dropConfirmation();
}

void WitnessPanel::dropConfirmation()
{
    m_asking = false;
    m_confirm->setEnabled(true);
    m_colleague = {};
    layOut();
}

void WitnessPanel::restore(const domain::Witness &witness)
{
    const bool staff = !witness.staffNo.isEmpty();
    (staff ? m_staffWay : m_otherWay)->setChecked(true);
    if (staff)
        m_colleague = witness.clone();
    else
        m_other->fill(witness.person);
    layOut();
}

QWidget *WitnessPanel::judge()
{
    m_problem->hide();
    if (!isStaff())
        return m_other->judge(true);
    if (!m_colleague.staffNo.isEmpty())
        return nullptr;
    m_staff->say(m_staff->text().isEmpty() ? tr("请见证人输入自己的工号") : QString());
    if (m_staff->isWrong())
        return m_staff->edit();
    m_problem->setText(tr("请见证人输入自己的PIN，并按“见证人确认”"));
    m_problem->show();
    return m_pin;
}

domain::Witness WitnessPanel::take() const
{
    if (isStaff())
        return m_colleague.clone();
    return {.staffNo = {}, .person = m_other->bystander(), .at = instant(m_shop.desk.clock())};
}

void WitnessPanel::sayUnfit(const QString &words)
{
    m_problem->setText(QStringLiteral("✕ ") + words);
    m_problem->show();
    m_other->enter();
}

bool WitnessPanel::goOn()
{
    if (!m_pin->hasFocus() && !m_confirm->hasFocus())
        return false;
    confirm();
    return true;
}

void WitnessPanel::confirm()
{
    if (m_asking)
        return;
    m_problem->hide();
    m_staff->say(m_staff->text().isEmpty() ? tr("请见证人输入自己的工号") : QString());
    if (m_staff->isWrong() || m_pin->text().isEmpty()) {
        (m_staff->isWrong() ? m_staff->edit() : m_pin)->setFocus();
        Q_EMIT complaint(tr("请见证人输入自己的工号和PIN"));
        return;
    }
    m_asking = true;
    m_confirm->setEnabled(false);
    Q_EMIT waiting(tr("正在核对……"));
    m_shop.desk.confirmSecond(m_staff->text(), secretIn(*m_pin), m_case, this,
                              [this](const Result<core::flow::StaffInfo> &colleague) { confirmed(colleague); });
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    blank(*m_pin);
}

void WitnessPanel::confirmed(const Result<core::flow::StaffInfo> &colleague)
{
    if (!m_asking)
        return; // given up meanwhile
    m_asking = false;
    m_confirm->setEnabled(true);
    Q_EMIT waiting({});
    if (!colleague) {
        const bool self = colleague.error() == core::flow::codes::SecondIsSelf;
        m_problem->setText(
            QStringLiteral("✕ ")
            + (self ? tr("见证人不能是正在办理的工作人员，请另一位工作人员确认") : ui::failureLine(colleague.error())));
        m_problem->show();
        m_pin->setFocus();
        Q_EMIT complaint(self ? m_problem->text().sliced(2) : ui::failureWords(colleague.error()).words);
        return;
    }
    m_colleague.staffNo = colleague->no;
    m_colleague.person.name = colleague->name;
    m_colleague.at = instant(m_shop.desk.clock());
    layOut();
    Q_EMIT edited();
}

} // namespace yc::app
