#include "app/steps/ending_buttons.h"

#include "ui/case_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

EndingButtons::EndingButtons(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_none = new QLabel(this);
    m_none->setWordWrap(true);
    ui::setRole(m_none, "muted");
    m_none->setContentsMargins(0, 0, 0, 8);
    column->addWidget(m_none);
    // In the order in which they are wanted at a counter.
    for (const auto ending : {domain::Ending::Accept, domain::Ending::BackOffice, domain::Ending::Correction,
                              domain::Ending::GapAccept, domain::Ending::Refuse, domain::Ending::CloseAtOnce}) {
        auto *button = new QPushButton(ui::endingName(ending), this);
        ui::setRole(button, "ending");
        auto *line = new QLabel(this);
        line->setWordWrap(true);
        ui::setRole(line, "caption");
        line->setContentsMargins(4, 0, 0, 7);
        column->addWidget(button);
        column->addWidget(line);
        m_rows.append({ending, button, line});
        connect(button, &QPushButton::clicked, this, [this, ending] { Q_EMIT chosen(ending); });
    }
    column->addStretch(1);
}

QString EndingButtons::whyNot(domain::Ending ending, const Say &say)
{
    if (!say.received)
        return tr("系统确认收件后才能办理");
    if (!domain::mayEnd(say.state, ending))
        return tr("当前为“%1”，不能这样办理").arg(ui::stateWords(say.state));
    if (!say.powers.contains(domain::toText(ending))) // no hall offers 容缺 yet: not a matter of this window
        return ending == domain::Ending::GapAccept ? tr("本大厅暂未开通") : tr("本窗口没有此项权限");
    if (ending == domain::Ending::GapAccept && !say.gapOpen)
        return tr("材料已齐全，无需容缺");
    if (ending == domain::Ending::CloseAtOnce && !say.immediate)
        return tr("不是即办件，不能当场办结");
    return {};
}

void EndingButtons::show(const Say &say)
{
    bool any = false;
    for (const auto &row : m_rows) {
        const auto why = whyNot(row.ending, say);
        any = any || why.isEmpty();
        row.button->setEnabled(why.isEmpty() && !say.busy);
        row.line->setText(why.isEmpty() ? ui::endingConsequence(row.ending) : why);
        row.button->setAccessibleDescription(row.line->text());
        ui::setRole(row.button, "ending");
    }
    // The same reason under each of six buttons would be read six times.
    for (const auto &row : m_rows)
        row.line->setVisible(any);
    m_none->setVisible(!any);
    m_none->setText(!say.received ? tr("提交并由大厅确认收件后，在这里选择办理方式")
                                  : tr("本件当前为“%1”，不再选择办理方式").arg(ui::stateWords(say.state)));
}

bool EndingButtons::focusFirst()
{
    // What may be decided at once is: that is what the applicant waits for.
    const auto &atOnce = m_rows.last();
    if (atOnce.button->isEnabled()) {
        atOnce.button->setFocus();
        return true;
    }
    for (const auto &row : m_rows)
        if (row.button->isEnabled()) {
            row.button->setFocus();
            return true;
        }
    return false;
}

} // namespace yc::app
