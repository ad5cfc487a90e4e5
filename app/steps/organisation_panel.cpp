#include "app/steps/organisation_panel.h"

#include "core/domain/identity_numbers.h"
#include "ui/fit_text.h"
#include "ui/party_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr qsizetype UsccLength = 18;
constexpr qsizetype LongestName = 100;

} // namespace

OrganisationPanel::OrganisationPanel(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    m_title = new QLabel(this);
    ui::setRole(m_title, "title");
    column->addWidget(m_title);
    auto *hint = new QLabel(
        tr("到场的经办人照常读取身份证。须提交授权委托书；法定代表人（负责人）本人到场的，不用授权委托书。"), this);
    hint->setWordWrap(true);
    ui::setRole(hint, "muted");
    column->addWidget(hint);
    m_uscc = makeLine(tr("统一社会信用代码"), {});
    m_name = makeLine(tr("单位名称"), tr("与营业执照或登记证书一致"));
    m_representative = makeLine(tr("法定代表人（负责人）姓名"), {});
    auto *row = new QHBoxLayout;
    m_take = new QPushButton(tr("采用"), this);
    ui::setRole(m_take, "primary");
    row->addWidget(m_take);
    auto *cancel = new QPushButton(tr("不录入 Esc"), this);
    row->addWidget(cancel);
    row->addStretch(1);
    column->addSpacing(8);
    column->addLayout(row);
    column->addStretch(1);
    connect(m_take, &QPushButton::clicked, this, &OrganisationPanel::submit);
    connect(cancel, &QPushButton::clicked, this, &OrganisationPanel::cancelled);
}

OrganisationPanel::Line OrganisationPanel::makeLine(const QString &label, const QString &help)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    auto *caption = new QLabel(label, this);
    ui::setRole(caption, "caption");
    Line made{.edit = new QLineEdit(this), .problem = new QLabel(this)};
    made.edit->setAccessibleName(label);
    made.edit->setPlaceholderText(help);
    made.edit->setMaximumWidth(m_shop.theme.room(520));
    made.problem->setWordWrap(true);
    ui::setRole(made.problem, "wrong");
    made.problem->hide();
    caption->setBuddy(made.edit);
    column->addWidget(caption);
    column->addWidget(made.edit);
    column->addWidget(made.problem);
    m_shop.entered.watch(made.edit);
    connect(made.edit, &QLineEdit::textChanged, this, [this, made] { edited(made); });
    return made;
}

void OrganisationPanel::begin(const QString &whom)
{
    clear();
    m_title->setText(tr("录入%1：单位").arg(whom));
}

void OrganisationPanel::clear()
{
    const QScopedValueRollback making(m_making, true);
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    for (const auto &line : {m_uscc, m_name, m_representative}) {
        line.edit->clear();
        line.problem->hide();
    }
}

void OrganisationPanel::enter()
{
    m_uscc.edit->setFocus();
}

void OrganisationPanel::takeUscc(const QString &code)
{
    {
        const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
        m_uscc.edit->setText(code);
    }
    m_name.edit->setFocus();
}

void OrganisationPanel::edited(const Line &line)
{
    if (m_making)
        return;
    const QScopedValueRollback making(m_making, true);
    const bool code = line.edit == m_uscc.edit;
    const auto longest = code ? UsccLength : LongestName;
    const auto kind = code ? domain::TypedKind::Number : domain::TypedKind::Plain;
    judge(false, &line, ui::makeFit(*line.edit, kind, longest, &m_shop.entered));
}

void OrganisationPanel::judge(bool all, const Line *noted, const QString &note)
{
    const auto say = [&](const Line &line, QString words) {
        if (words.isEmpty() && noted && noted->edit == line.edit)
            words = note;
        line.problem->setText(words);
        line.problem->setVisible(!words.isEmpty());
        line.edit->setAccessibleDescription(words);
    };
    const auto code = m_uscc.edit->text();
    // While the eighteen are not there yet nothing is wrong with them.
    const bool judged = all || code.size() >= UsccLength;
    say(m_uscc, judged ? ui::usccWords(domain::judgeUscc(code)) : QString());
    for (const auto &line : {m_name, m_representative})
        say(line, all && line.edit->text().trimmed().isEmpty() ? tr("此项必填") : QString());
}

void OrganisationPanel::submit()
{
    judge(true);
    for (const auto &line : {m_uscc, m_name, m_representative}) {
        if (line.problem->isHidden())
            continue;
        line.edit->setFocus();
        Q_EMIT complaint(tr("请按提示补充或更正"));
        return;
    }
    const auto made = std::make_shared<domain::Organisation>();
    made->uscc = m_uscc.edit->text();
    made->name = m_name.edit->text().simplified();
    made->representative = m_representative.edit->text().simplified();
    Q_EMIT confirmed(made);
}

void OrganisationPanel::goOn()
{
    if (m_representative.edit->hasFocus())
        submit();
    else
        focusNextChild();
}

} // namespace yc::app
