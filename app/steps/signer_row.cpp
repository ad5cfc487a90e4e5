#include "app/steps/signer_row.h"

#include "ui/choice_layout.h"
#include "ui/party_words.h"
#include "ui/step_button.h"
#include "ui/theme.h"

#include <QButtonGroup>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr int Columns = 4;
constexpr int Keys = 5; // Alt+5 to Alt+9; Alt+1 to Alt+4 are the ways of signing

} // namespace

QString signerWords(const domain::CaseDraft &draft, int seat, bool whole)
{
    const auto place = domain::placesAt(draft, seat).constFirst();
    for (const auto &one : domain::peopleOf(draft)) {
        if (one.place == place) {
            const auto &name = one.person->name.isEmpty() ? one.person->nameLatin : one.person->name;
            return SignerRow::tr("%1（%2）").arg(whole ? name : domain::maskedName(name), ui::placeWords(place));
        }
    }
    const auto *organisation = domain::organisationAt(draft, place);
    return organisation ? QString(organisation->name) : ui::placeWords(place);
}

bool hasSigned(const domain::CaseDraft &draft, int seat, const QString &shown)
{
    const auto *signature = domain::signatureAt(draft, seat);
    return signature && signature->shownDigest == shown;
}

int nextSigner(const domain::CaseDraft &draft, const QString &shown)
{
    for (int seat = 0; seat < domain::signersOf(draft); ++seat) {
        if (!hasSigned(draft, seat, shown))
            return seat;
    }
    return -1;
}

SignerRow::SignerRow(QWidget *parent) : QWidget(parent)
{
    m_row = new ui::ChoiceLayout(Columns, this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_seats = new QButtonGroup(this);
    // Not "clicked": an assistive technology toggles.
    connect(m_seats, &QButtonGroup::idToggled, this, [this](int seat, bool on) {
        if (on && seat != m_current)
            Q_EMIT chosen(seat);
    });
    setVisible(false);
}

void SignerRow::make(int seats)
{
    const auto old = m_seats->buttons();
    for (auto *button : old) {
        m_seats->removeButton(button);
        delete button;
    }
    for (int seat = 0; seat < seats; ++seat) {
        auto *button = new ui::StepButton(this);
        button->setCheckable(true);
        ui::setRole(button, "step");
        if (seat < Keys)
            button->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_5 + seat)));
        m_seats->addButton(button, seat);
        m_row->addWidget(button);
        button->show();
    }
}

void SignerRow::show(const domain::CaseDraft &draft, const QString &shown, int current)
{
    const auto seats = domain::signersOf(draft);
    if (seats == 1) {
        make(0); // names of the case before do not stay
        setVisible(false);
        return;
    }
    m_current = current;
    if (m_seats->buttons().size() != seats)
        make(seats);
    for (int seat = 0; seat < seats; ++seat) {
        auto *button = m_seats->button(seat);
        const auto who = signerWords(draft, seat);
        const bool done = hasSigned(draft, seat, shown);
        const bool again = !done && domain::signatureAt(draft, seat);
        button->setText(done ? QStringLiteral("✓ ") + who
                             : (again ? QStringLiteral("! ") : QStringLiteral("○ ")) + who);
        const auto state = done ? tr("已签字") : again ? tr("内容有改动，须重签") : tr("未签字");
        //: %1: name and role of who signs, %2: whether they have
        button->setAccessibleName(tr("签署人%1，%2").arg(who, state));
        button->setToolTip(seat < Keys ? tr("%1，按 Alt+%2").arg(state).arg(seat + 5) : state);
        button->setChecked(seat == current);
    }
    setVisible(true);
    updateGeometry();
}

} // namespace yc::app
