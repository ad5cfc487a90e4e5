#include "app/steps/item_page.h"

#include "app/guide_text.h"
#include "app/steps/guide_view.h"
#include "core/domain/signers.h"
#include "ui/catalogue_words.h"
#include "ui/choice_keys.h"
#include "ui/focus_view.h"
#include "ui/item_search.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr auto ChoiceId = "choiceId";

} // namespace

ItemPage::ItemPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    m_change = new QFrame(this);
    ui::setRole(m_change, "notice");
    auto *change = new QHBoxLayout(m_change);
    change->setContentsMargins(16, 8, 16, 8);
    m_changeWords = new QLabel(m_change);
    m_changeWords->setWordWrap(true);
    change->addWidget(m_changeWords, 1);
    m_keep = new QPushButton(tr("保留原事项"), m_change);
    change->addWidget(m_keep);
    auto *anyway = new QPushButton(tr("改办"), m_change);
    ui::setRole(anyway, "danger");
    change->addWidget(anyway);
    m_change->hide();
    outer->addWidget(m_change);
    outer->addWidget(m_stack, 1);
    connect(m_keep, &QPushButton::clicked, this, &ItemPage::goBack);
    connect(anyway, &QPushButton::clicked, this, [this] { take(std::exchange(m_wanted, {})); });

    auto *work = new QWidget(m_stack);
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins(24, 16, 24, 16);
    row->setSpacing(20);
    m_search = new ui::ItemSearch(work);
    shop.entered.watch(m_search->field());
    row->addWidget(m_search, 5);

    auto *card = new QFrame(work);
    ui::setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    m_name = new QLabel(card);
    m_name->setWordWrap(true);
    ui::setRole(m_name, "title");
    column->addWidget(m_name);
    m_facts = new QLabel(card);
    m_facts->setWordWrap(true);
    ui::setRole(m_facts, "muted");
    column->addWidget(m_facts);
    m_guideButton = new QPushButton(tr("办事指南 F1"), card);
    column->addWidget(m_guideButton, 0, Qt::AlignLeft);
    m_questionsTitle = new QLabel(tr("请按实际情况选择，只显示需要的内容"), card);
    ui::setRole(m_questionsTitle, "heading");
    column->addWidget(m_questionsTitle);
    auto *scroll = new QScrollArea(card);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    ui::keepFocusInView(scroll);
    m_questions = new QWidget(scroll);
    ui::setRole(m_questions, "scrolled");
    m_questionColumn = new QVBoxLayout(m_questions);
    m_questionColumn->setContentsMargins(0, 0, 8, 0);
    m_questionColumn->setSpacing(4);
    scroll->setWidget(m_questions);
    column->addWidget(scroll, 1);
    m_go = new QPushButton(tr("继续：申请信息"), card);
    ui::setRole(m_go, "primary");
    column->addWidget(m_go, 0, Qt::AlignLeft);
    row->addWidget(card, 6);
    m_stack->addWidget(work);

    m_guide = new GuideView(shop, m_stack);
    m_stack->addWidget(m_guide);

    connect(m_search, &ui::ItemSearch::taken, this, &ItemPage::choose);
    connect(m_guideButton, &QPushButton::clicked, this, &ItemPage::toggleGuide);
    connect(m_guide, &GuideView::closed, this, &ItemPage::toggleGuide);
    connect(m_guide, &GuideView::turned, this, &Page::instructionChanged);
    connect(m_guide, &GuideView::problem, this, &Page::problem);
    connect(m_guide, &GuideView::complaint, this, &Page::complaint);
    connect(m_guide, &GuideView::waiting, this, &Page::waiting);
    connect(m_go, &QPushButton::clicked, this, &ItemPage::goOn);
    takeCatalogue();
    ItemPage::opened();
}

void ItemPage::takeCatalogue()
{
    m_search->setCatalogue(m_shop.desk.catalogue(), m_shop.today());
}

QString ItemPage::instruction() const
{
    if (m_stack->currentIndex() == 1)
        return m_guide->isPaper() ? tr("请核对文书后打印，按 Esc 返回") : tr("办事指南：按 Esc 返回");
    if (!m_intake || !m_intake->item())
        return tr("请输入事项名称、拼音首字母或编码，↑↓ 选择，Enter 确定");
    if (m_intake->stateOf(core::flow::Step::Item) != core::flow::StepState::Complete)
        return tr("请询问申请人并选择情形");
    return tr("事项已选定，按 Enter 填写申请信息");
}

void ItemPage::opened()
{
    m_shownQuestions = {QStringLiteral("\n")}; // nothing that a catalogue could name: rebuild at the next refresh
    m_stack->setCurrentIndex(0);
    m_change->hide();
    {
        const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
        m_search->clear();
    }
    if (!m_intake) {
        m_name->setText(tr("尚未选择事项"));
        m_facts->clear();
        m_questionsTitle->hide();
        m_questions->hide();
        m_go->hide();
    }
}

// Another service has other questions and another form: what was typed for this one would be gone.
bool ItemPage::wouldLose(const QString &code) const
{
    const auto *item = m_intake->item();
    if (!item || item->code == code || m_intake->state() != core::domain::CaseState::Draft)
        return false;
    const auto &draft = m_intake->draft();
    for (const auto &[id, value] : draft.form)
        if (value.source == core::domain::Source::Typed && !value.text.isEmpty())
            return true;
    for (const auto &filing : draft.filings)
        if (!filing.pages.isEmpty() || filing.unfetched)
            return true;
    return !core::domain::signaturesOf(draft).isEmpty();
}

void ItemPage::choose(const QString &code)
{
    if (!m_intake)
        return;
    m_stack->setCurrentIndex(0);
    const auto known = m_shop.desk.catalogue();
    if (const auto *item = known ? known->find(code, m_shop.today()) : nullptr; item && item->isPackage()) {
        m_change->hide();
        showPackage(*item);
        return;
    }
    if (wouldLose(code)) {
        const auto catalogue = m_shop.desk.catalogue();
        const auto *other = catalogue ? catalogue->find(code, m_shop.today()) : nullptr;
        m_wanted = code;
        m_changeWords->setText(tr("改办“%1”将清除本件已填的申请信息和签字，名称相同的材料会保留。")
                                   .arg(other ? ui::said(other->name) : code));
        m_change->show();
        m_keep->setFocus();
        return;
    }
    take(code);
}

// 一件事: what it is made of, each to be begun from here. The item that the case may have already stays until then.
void ItemPage::showPackage(const core::domain::ServiceItem &package)
{
    m_name->setText(ui::said(package.name));
    QStringList facts{ui::said(package.department)};
    if (const auto limit = limitText(package.promised); !limit.isEmpty())
        facts += tr("承诺时限 %1").arg(limit);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_go->hide();
    m_guideButton->setEnabled(true);
    m_shownQuestions = {QStringLiteral("\n")};
    m_groups.clear();
    clearQuestions();
    m_questionsTitle->setText(tr("本套餐包含以下事项，请选择先办理的一项"));
    QPushButton *first = nullptr;
    QList<QWidget *> made;
    const auto members = m_shop.desk.catalogue()->members(package, m_shop.today());
    for (const auto *member : members) {
        auto *button = new QPushButton(ui::said(member->name), m_questions);
        button->setAccessibleDescription(ui::said(package.name));
        connect(button, &QPushButton::clicked, this, [this, code = member->code] { choose(code); });
        m_questionColumn->addWidget(button, 0, Qt::AlignLeft);
        if (!first)
            first = button;
        made += button;
    }
    m_questionColumn->addStretch(1);
    inReadingOrder(made);
    m_questionsTitle->show();
    m_questions->show();
    if (first)
        first->setFocus();
}

// What was made later than the page stands before its last button nevertheless.
void ItemPage::inReadingOrder(const QList<QWidget *> &made)
{
    QWidget *before = m_guideButton;
    for (auto *one : made) {
        setTabOrder(before, one);
        before = one;
    }
    setTabOrder(before, m_go);
}

void ItemPage::clearQuestions()
{
    while (auto *old = m_questionColumn->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater();
        delete old;
    }
}

void ItemPage::take(const QString &code)
{
    m_change->hide();
    const auto done = m_intake->chooseItem(code);
    if (!done) {
        Q_EMIT problem(done.error());
        return;
    }
    refresh();
    if (m_intake->stateOf(core::flow::Step::Applicant) == core::flow::StepState::Wrong)
        Q_EMIT complaint(tr("申请人证件已过有效期，不能办理本事项：请出示有效证件，或改办证件换领、补领"));
    if (!m_groups.isEmpty() && !m_shownQuestions.isEmpty())
        focusQuestion(m_shownQuestions.first());
    else
        m_go->setFocus();
    Q_EMIT instructionChanged();
}

void ItemPage::refresh()
{
    const auto *item = m_intake->item();
    m_guideButton->setEnabled(item != nullptr || !m_search->currentCode().isEmpty());
    m_go->setVisible(item != nullptr);
    if (!item) {
        m_name->setText(tr("尚未选择事项"));
        m_facts->setText(tr("在左侧查找，Enter 选定"));
        m_questionsTitle->hide();
        m_questions->hide();
        return;
    }
    m_name->setText(ui::said(item->name));
    QStringList facts{ui::said(item->department)};
    if (const auto limit = limitText(item->promised); !limit.isEmpty())
        facts += tr("承诺时限 %1").arg(limit);
    if (!item->fee.isEmpty())
        facts += ui::said(item->fee);
    if (!item->mayBeRepresented())
        facts += tr("须本人到场：%1").arg(ui::said(item->proxyReason));
    else if (item->proxy == core::domain::ProxyRule::Limited)
        facts += tr("限定情形可代办：%1").arg(ui::said(item->proxyReason));
    if (item->form.version == 0)
        facts += tr("不需要填写申请信息");
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    showQuestions();
    Q_EMIT instructionChanged();
}

void ItemPage::showQuestions()
{
    const auto questions = m_intake->questions();
    QStringList ids;
    for (const auto *question : questions)
        ids += m_intake->item()->code + QLatin1Char('/') + question->id;
    m_questionsTitle->setVisible(!questions.isEmpty());
    m_questions->setVisible(!questions.isEmpty());
    if (ids != m_shownQuestions) {
        // Answering one may bring or take the next; the one in hand keeps its focus by name.
        QString focused;
        for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
            const auto buttons = it.value()->buttons();
            for (const auto *button : buttons)
                if (button->hasFocus())
                    focused = it.key();
        }
        m_shownQuestions = ids;
        m_groups.clear();
        clearQuestions();
        m_questionsTitle->setText(tr("请按实际情况选择，只显示需要的内容"));
        QList<QWidget *> made;
        for (const auto *question : questions) {
            auto *words = new QLabel(ui::said(question->words), m_questions);
            words->setWordWrap(true);
            ui::setRole(words, "value");
            m_questionColumn->addWidget(words);
            auto *box = new QWidget(m_questions);
            box->setAccessibleName(ui::said(question->words));
            auto *choices = new QVBoxLayout(box);
            choices->setContentsMargins(8, 0, 0, 8);
            choices->setSpacing(0);
            auto *group = new QButtonGroup(box);
            for (const auto &choice : question->choices) {
                const auto answer = ui::said(choice.words);
                auto *button = new QRadioButton(ui::numbered(static_cast<int>(group->buttons().size()), answer), box);
                button->setAccessibleName(answer);
                button->installEventFilter(this);
                button->setProperty(ChoiceId, choice.id);
                button->setAccessibleDescription(ui::said(question->words));
                group->addButton(button);
                choices->addWidget(button);
                made += button;
                connect(button, &QRadioButton::toggled, this, [this, id = question->id, answer = choice.id](bool on) {
                    if (on && m_intake && m_intake->draft().situation.value(id) != answer)
                        m_intake->answer(id, answer);
                });
            }
            m_groups.insert(m_intake->item()->code + QLatin1Char('/') + question->id, group);
            m_questionColumn->addWidget(box);
        }
        m_questionColumn->addStretch(1);
        inReadingOrder(made);
        if (!focused.isEmpty())
            focusQuestion(focused);
    }
    for (const auto *question : questions) {
        auto *group = m_groups.value(m_intake->item()->code + QLatin1Char('/') + question->id);
        const auto answer = m_intake->draft().situation.value(question->id);
        const auto buttons = group->buttons();
        for (auto *button : buttons)
            if (button->property(ChoiceId).toString() == answer)
                button->setChecked(true);
    }
}

// A figure answers the question in hand and goes on to the next that is open, after the last to the button.
bool ItemPage::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QRadioButton *>(watched);
    const auto place
        = button && event->type() == QEvent::KeyPress ? ui::figureOf(*static_cast<QKeyEvent *>(event)) : std::nullopt;
    const auto answers = place && button->group() ? button->group()->buttons() : QList<QAbstractButton *>();
    if (!place || *place >= answers.size())
        return StepPage::eventFilter(watched, event);
    answers[*place]->setChecked(true);
    enter();
    return true;
}

void ItemPage::focusQuestion(const QString &questionId)
{
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        if (it.key() != questionId && !it.key().endsWith(QLatin1Char('/') + questionId))
            continue;
        const auto buttons = it.value()->buttons();
        auto *target = it.value()->checkedButton() ? it.value()->checkedButton() : buttons.value(0);
        if (target)
            target->setFocus(Qt::ShortcutFocusReason);
    }
}

void ItemPage::focusSearch()
{
    m_stack->setCurrentIndex(0);
    m_search->focusField();
}

void ItemPage::enter()
{
    if (m_intake && m_intake->item()) {
        for (const auto *question : m_intake->questions())
            if (!m_intake->draft().situation.contains(question->id)) {
                focusQuestion(question->id);
                return;
            }
        m_go->setFocus();
    } else {
        focusSearch();
    }
}

void ItemPage::toggleGuide()
{
    if (m_stack->currentIndex() == 1) {
        m_stack->setCurrentIndex(0);
        enter();
        Q_EMIT instructionChanged();
        return;
    }
    // The line under the hand, else what was chosen.
    const core::domain::ServiceItem *item = nullptr;
    const auto catalogue = m_shop.desk.catalogue();
    if (catalogue && (m_search->field()->hasFocus() || !m_intake || !m_intake->item()))
        item = catalogue->find(m_search->currentCode(), m_shop.today());
    if (!item && m_intake)
        item = m_intake->item();
    if (!item)
        return;
    m_guide->showItem(*item, m_intake.get());
    m_stack->setCurrentIndex(1);
    m_guide->focusText();
    Q_EMIT instructionChanged();
}

bool ItemPage::goOn()
{
    if (m_stack->currentIndex() == 1 || !m_intake || !m_intake->item())
        return false;
    Q_EMIT stepWanted(core::flow::Step::Form);
    return true;
}

bool ItemPage::goBack()
{
    if (m_change->isVisibleTo(this)) {
        m_change->hide();
        m_wanted.clear();
        m_go->setFocus();
        return true;
    }
    if (m_stack->currentIndex() != 1)
        return false;
    if (!m_guide->goBack())
        toggleGuide();
    return true;
}

} // namespace yc::app
