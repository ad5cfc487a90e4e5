#include "app/steps/guide_view.h"

#include "app/guide_text.h"
#include "app/steps/paper_view.h"
#include "core/papers/guide_papers.h"
#include "core/papers/paper_values.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace yc::app
{

namespace papers = core::papers;

GuideView::GuideView(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);
    auto *guide = new QWidget(m_stack);
    auto *column = new QVBoxLayout(guide);
    column->setContentsMargins(24, 12, 24, 16);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *close = new QPushButton(tr("返回 Esc"), guide);
    row->addWidget(close);
    row->addStretch(1);
    m_notice = new QPushButton(tr("一次性告知单"), guide);
    m_blank = new QPushButton(tr("空白申请表"), guide);
    m_sample = new QPushButton(tr("申请表样表"), guide);
    for (auto *button : {m_notice, m_blank, m_sample}) {
        ui::setSign(button, QStringLiteral("print"));
        row->addWidget(button);
    }
    column->addLayout(row);
    m_text = new QTextBrowser(guide);
    m_text->setAccessibleName(tr("办事指南"));
    m_text->setOpenLinks(false);
    ui::setRole(m_text, "guide");
    column->addWidget(m_text, 1);
    m_stack->addWidget(guide);
    m_paper = new PaperView(shop, m_stack);
    m_stack->addWidget(m_paper);

    connect(close, &QPushButton::clicked, this, &GuideView::closed);
    connect(m_notice, &QPushButton::clicked, this,
            [this] { showPaper(papers::paper::ConsultationNotice, noticeValues()); });
    connect(m_blank, &QPushButton::clicked, this, [this] {
        showPaper(papers::paper::ApplicationForm, papers::formValues(m_item, papers::FormSheet::Blank));
    });
    connect(m_sample, &QPushButton::clicked, this, [this] {
        showPaper(papers::paper::ApplicationSample, papers::formValues(m_item, papers::FormSheet::Sample));
    });
    connect(m_paper, &PaperView::closed, this, [this] { (void)goBack(); });
    connect(m_paper, &PaperView::problem, this, &GuideView::problem);
    connect(m_paper, &PaperView::complaint, this, &GuideView::complaint);
    connect(m_paper, &PaperView::waiting, this, &GuideView::waiting);
}

void GuideView::showItem(const core::domain::ServiceItem &item, const core::flow::Intake *intake)
{
    m_item = item;
    m_situation.clear();
    m_materials.clear();
    const auto *own = intake ? intake->item() : nullptr;
    if (own && own->code == item.code) {
        for (const auto *question : intake->questions())
            for (const auto &choice : question->choices)
                if (choice.id == intake->draft().situation.value(question->id))
                    m_situation += question->words + choice.words;
        for (const auto *material : intake->materials())
            m_materials += *material;
    } else {
        m_materials = item.materials;
    }
    const auto catalogue = m_shop.desk.catalogue();
    m_text->setHtml(
        guideText(item, m_shop.theme.colour(u"accent").name(), m_shop.theme.colour(u"muted").name(),
                  catalogue ? catalogue->members(item, m_shop.today()) : QList<const core::domain::ServiceItem *>()));
    const bool hasForm = !item.form.sections.isEmpty();
    m_blank->setVisible(hasForm);
    m_sample->setVisible(hasForm);
    m_notice->setVisible(!item.cancelled && !item.isPackage()); // nothing can be asked for; or each part has its own
    m_stack->setCurrentIndex(0);
}

QJsonObject GuideView::noticeValues() const
{
    const auto staff = m_shop.desk.staff();
    const auto &terminal = m_shop.desk.terminal();
    papers::Consultation consultation{.hallName = terminal.nodeName,
                                      .windowNo = terminal.windowNo,
                                      .staffName = staff ? staff->name : QString(),
                                      .at = m_shop.desk.clock().now(),
                                      .situation = m_situation,
                                      .materials = {}};
    for (const auto &material : m_materials)
        consultation.materials += &material;
    return papers::consultationValues(m_item, consultation);
}

void GuideView::showPaper(const QString &kind, const QJsonObject &values)
{
    core::wire::Paper paper;
    paper.id = QStringLiteral("%1/%2").arg(kind, m_item.code); // of no case: counted for as long as the clerk is in
    paper.kind = kind;
    paper.issuedAt = m_shop.desk.clock().now();
    paper.values = values;
    m_paper->showPaper(paper);
    m_stack->setCurrentIndex(1);
    m_paper->focusBack();
    Q_EMIT turned();
}

void GuideView::focusText()
{
    if (isPaper())
        m_paper->focusBack();
    else
        m_text->setFocus();
}

bool GuideView::isPaper() const
{
    return m_stack->currentIndex() == 1;
}

bool GuideView::goBack()
{
    if (!isPaper())
        return false;
    if (m_paper->goBack())
        return true;
    m_stack->setCurrentIndex(0);
    m_text->setFocus();
    Q_EMIT turned();
    return true;
}

} // namespace yc::app
