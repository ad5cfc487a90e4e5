#include "app/steps/ending_page.h"

#include "app/steps/ending_buttons.h"
#include "app/steps/paper_view.h"
#include "app/steps/reasons_panel.h"
#include "core/papers/paper_values.h"
#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/icons.h"
#include "ui/lists.h"
#include "ui/status_chip.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

EndingPage::EndingPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);
    auto *work = new QWidget(m_stack);
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins(24, 16, 24, 14);
    row->setSpacing(20);
    auto *left = new QVBoxLayout;
    left->setSpacing(10);
    row->addLayout(left, 1);

    m_open = new QFrame(work);
    ui::setRole(m_open, "card");
    auto *open = new QVBoxLayout(m_open);
    open->setContentsMargins(20, 16, 20, 16);
    m_count = new QLabel(m_open);
    m_count->setWordWrap(true);
    ui::setRole(m_count, "heading");
    open->addWidget(m_count);
    m_findings = new QListWidget(m_open);
    ui::prepareList(m_findings);
    m_findings->setAccessibleName(tr("待解决的问题"));
    open->addWidget(m_findings, 100);
    m_submit = new QPushButton(tr("提交 F8"), m_open);
    ui::setRole(m_submit, "primary");
    open->addWidget(m_submit, 0, Qt::AlignLeft);
    open->addStretch(1);
    left->addWidget(m_open, 1);

    m_done = new QFrame(work);
    ui::setRole(m_done, "card");
    auto *done = new QVBoxLayout(m_done);
    done->setContentsMargins(20, 16, 20, 16);
    done->setSpacing(6);
    m_state = new ui::StatusChip(m_done);
    done->addWidget(m_state);
    m_numberTitle = new QLabel(m_done);
    ui::setRole(m_numberTitle, "caption");
    done->addWidget(m_numberTitle);
    m_number = new QLabel(m_done);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    ui::setRole(m_number, "big");
    done->addWidget(m_number);
    m_when = new QLabel(m_done);
    m_when->setWordWrap(true);
    ui::setRole(m_when, "muted");
    done->addWidget(m_when);
    m_alike = new QLabel(m_done);
    m_alike->setWordWrap(true);
    ui::setRole(m_alike, "warning");
    done->addWidget(m_alike);
    auto *printRow = new QHBoxLayout;
    m_print = new QPushButton(tr("打印接收凭证 F6"), m_done);
    ui::setSign(m_print, QStringLiteral("print"));
    printRow->addWidget(m_print);
    m_cancelPrint = new QPushButton(tr("取消打印"), m_done);
    m_cancelPrint->hide();
    printRow->addWidget(m_cancelPrint);
    printRow->addStretch(1);
    done->addLayout(printRow);
    m_printed = new QLabel(m_done);
    m_printed->setWordWrap(true);
    done->addWidget(m_printed);
    m_papersTitle = new QLabel(tr("文书"), m_done);
    ui::setRole(m_papersTitle, "heading");
    done->addWidget(m_papersTitle);
    m_papers = new QListWidget(m_done);
    ui::prepareList(m_papers);
    m_papers->setAccessibleName(tr("文书列表"));
    m_papers->setMaximumHeight(120);
    done->addWidget(m_papers);
    m_look = new QPushButton(tr("查看文书"), m_done);
    done->addWidget(m_look, 0, Qt::AlignLeft);
    done->addStretch(1);
    m_close = new QPushButton(tr("办完，接待下一位"), m_done);
    ui::setRole(m_close, "primary");
    done->addWidget(m_close, 0, Qt::AlignLeft);
    left->addWidget(m_done, 1);
    m_reasons = new ReasonsPanel(shop.entered, work);
    left->addWidget(m_reasons);

    auto *right = new QVBoxLayout;
    auto *title = new QLabel(tr("办理方式"), work);
    ui::setRole(title, "heading");
    right->addWidget(title);
    m_endings = new EndingButtons(work);
    m_endings->setFixedWidth(shop.theme.room(300));
    right->addWidget(m_endings, 1);
    row->addLayout(right);
    m_stack->addWidget(work);
    m_paperView = new PaperView(shop, m_stack);
    m_stack->addWidget(m_paperView);

    connect(m_submit, &QPushButton::clicked, this, &EndingPage::submit);
    connect(m_print, &QPushButton::clicked, this, &EndingPage::printSlip);
    m_printPatience.setSingleShot(true);
    m_printPatience.setInterval(3000);
    connect(&m_printPatience, &QTimer::timeout, m_cancelPrint, &QWidget::show);
    connect(m_cancelPrint, &QPushButton::clicked, this, [this] {
        if (auto *printer = m_shop.devices.printer())
            printer->cancel(m_job); // what has begun comes out; what waits does not
    });
    connect(m_findings, &QListWidget::itemClicked, this, [this] { jump(m_findings->currentRow()); });
    connect(m_close, &QPushButton::clicked, this, [this] {
        // The next person's card was faster than the hand (a press by assistive technology takes a tenth of a second):
        // what is open now is theirs.
        if (m_intake && m_intake->state() != domain::CaseState::Draft)
            Q_EMIT closeWanted();
    });
    connect(m_endings, &EndingButtons::chosen, this, [this](domain::Ending ending) {
        if (ReasonsPanel::isNeeded(ending)) {
            m_reasons->show();
            m_reasons->ask(ending, m_intake ? m_intake->item() : nullptr);
            m_shop.desk.phrases(this, [this](const Result<QList<core::flow::Phrase>> &kept) {
                m_reasons->setPhrases(kept.value_or(QList<core::flow::Phrase>()));
            });
            showPapers();
            return;
        }
        core::wire::EndingRequest request;
        request.ending = ending;
        end(request);
    });
    connect(m_reasons, &ReasonsPanel::confirmed, this, &EndingPage::end);
    connect(m_reasons, &ReasonsPanel::dismissed, this, &EndingPage::goBack);
    const auto phrases = [this](const Result<QList<core::flow::Phrase>> &kept) {
        if (kept)
            m_reasons->setPhrases(*kept);
        else
            Q_EMIT problem(kept.error());
    };
    connect(m_reasons, &ReasonsPanel::keepWanted, this,
            [this, phrases](const auto &phrase) { m_shop.desk.keepPhrase(phrase, this, phrases); });
    connect(m_reasons, &ReasonsPanel::dropWanted, this,
            [this, phrases](const auto &phrase) { m_shop.desk.dropPhrase(phrase, this, phrases); });
    connect(&shop.desk, &core::flow::Desk::recordChanged, this, [this](const QUuid &id) {
        if (m_intake && m_intake->id() == id)
            askRecord();
    });
    connect(m_reasons, &ReasonsPanel::complaint, this, &Page::complaint);
    const auto look = [this] {
        const auto at = m_papers->currentRow();
        if (!m_record || at < 0 || at >= m_record->papers.size())
            return;
        m_paperView->showPaper(m_record->papers[at]);
        m_stack->setCurrentIndex(1);
        Q_EMIT instructionChanged();
    };
    connect(m_look, &QPushButton::clicked, this, look);
    connect(m_papers, &QListWidget::itemDoubleClicked, this, look);
    connect(m_paperView, &PaperView::closed, this, &EndingPage::goBack);
    connect(m_paperView, &PaperView::problem, this, &Page::problem);
    connect(m_paperView, &PaperView::complaint, this, &Page::complaint);
    connect(m_paperView, &PaperView::waiting, this, &Page::waiting);
    EndingPage::opened();
}

void EndingPage::opened()
{
    m_record.reset();
    m_asking = false;
    m_busy.clear();
    m_job.clear();
    m_timesPrinted = 0;
    setPrint(Print::None, {});
    if (m_intake)
        m_shop.desk.prints(m_intake->id(), this,
                           [this, id = m_intake->id()](const Result<QList<core::flow::PrintFact>> &facts) {
                               if (facts && m_intake && m_intake->id() == id)
                                   takeCount(*facts);
                           });
    m_reasons->hide();
    m_reasons->forget();
    m_stack->setCurrentIndex(0);
    m_open->setVisible(true);
    m_done->setVisible(false);
    m_findings->clear();
    m_count->setText(tr("请先读取证件并选择事项"));
    m_submit->setEnabled(false);
    m_endings->show({});
    if (m_intake)
        connect(m_intake.get(), &core::flow::Intake::receiptArrived, this, [this] {
            if (sender() == m_intake.get())
                askRecord();
        });
}

void EndingPage::refresh()
{
    const auto submitted = m_intake->state() != domain::CaseState::Draft;
    m_open->setVisible(!submitted);
    m_done->setVisible(submitted);
    if (submitted) {
        showReceipt();
        if (!m_record && m_intake->receipt())
            askRecord();
    } else {
        showFindings();
    }
    showEndings();
    Q_EMIT instructionChanged();
}

void EndingPage::showFindings()
{
    const auto findings = m_intake->findings();
    const auto row = m_findings->currentRow();
    m_findings->clear();
    int number = 0;
    for (const auto &finding : findings) {
        const auto words = ui::findingWords(finding, m_intake->item());
        const auto step = ui::stepName(ui::stepOf(finding));
        auto *line = new QListWidgetItem(QStringLiteral("%1  %2 · %3").arg(++number).arg(step, words), m_findings);
        line->setData(Qt::AccessibleTextRole, words);
    }
    m_findings->setCurrentRow(qMin(row, number - 1));
    m_findings->setVisible(number > 0);
    const auto ready = findings.isEmpty() && m_intake->item() != nullptr;
    m_count->setText(ready             ? tr("✓ 内容齐全，可以提交")
                         : number == 0 ? tr("请先选择事项（F3）")
                                       : tr("还有 %1 项需要解决（Enter 或 Ctrl+数字 直接到该项）").arg(number));
    m_submit->setEnabled(ready && m_busy.isEmpty());
}

void EndingPage::showReceipt()
{
    const auto state = m_record ? m_record->state : m_intake->state();
    const auto receipt = m_intake->receipt();
    m_state->set(ui::toneOf(state), ui::stateWords(state));
    m_numberTitle->setText(receipt ? tr("办件编号") : tr("临时编号（网络恢复后换发正式编号）"));
    m_number->setText(m_intake->number());
    QStringList when;
    if (receipt)
        when += tr("大厅收件时间：%1 %2")
                    .arg(ui::dayWords(ui::hallTime(receipt->receivedAt).date()),
                         ui::hallTime(receipt->receivedAt).toString(u"HH:mm"))
            + QLatin1Char('\n') + tr("大厅回执已验签");
    else
        when += tr("内容已安全保存在本机，网络恢复后自动上传并确认，可先接待下一位。");
    if (m_record && m_record->due.isValid() && ui::isDueStill(state)) {
        const auto catalogue = m_shop.desk.catalogue();
        when += tr("承诺办结：%1")
                    .arg(catalogue ? ui::limitWords(m_shop.today(), m_record->due, catalogue->calendar())
                                   : ui::shortDayWords(m_record->due));
    }
    if (const auto line = m_shop.desk.summary(m_intake->id()); line && line->withdrawing)
        when += tr("撤回已登记，待大厅确认；网络恢复后自动办理。");
    if (m_record && !m_record->reasons.isEmpty())
        when += m_record->reasons;
    m_when->setText(when.join(QLatin1Char('\n')));
    const auto *slip = paper(core::papers::paper::ReceivingSlip);
    const auto alike
        = slip && ui::isDueStill(state) ? slip->values[core::papers::value::OpenAlike].toString() : QString();
    m_alike->setText(tr("! 申请人同一事项另有在办件：%1。请与当事人核对，本件重复的请撤回（F11）。").arg(alike));
    m_alike->setVisible(!alike.isEmpty());
    showPapers();
}

void EndingPage::showPapers()
{
    const auto count = m_record ? m_record->papers.size() : 0;
    const auto asking = m_reasons->isVisibleTo(this); // the smallest screen has no room for both
    m_papersTitle->setVisible(count > 0 && !asking);
    m_papers->setVisible(count > 0 && !asking);
    m_look->setVisible(count > 0 && !asking);
    m_close->setVisible(!asking);
    if (m_papers->count() == count)
        return;
    m_papers->clear();
    for (qsizetype i = 0; i < count; ++i) {
        const auto &paper = m_record->papers[i];
        auto *line = new QListWidgetItem(
            ui::paperWords(paper.kind) + (paper.number.isEmpty() ? QString() : QStringLiteral("  ") + paper.number),
            m_papers);
        line->setData(Qt::AccessibleTextRole, ui::paperWords(paper.kind));
    }
    m_papers->setCurrentRow(static_cast<int>(count) - 1); // the latest
}

void EndingPage::showEndings()
{
    EndingButtons::Say say;
    say.received = m_intake->receipt().has_value();
    say.state = m_record ? m_record->state : m_intake->state();
    if (const auto staff = m_shop.desk.staff())
        say.powers = staff->powers;
    const auto *item = m_intake->item();
    say.immediate = item && item->caseKind == domain::CaseKind::Immediate;
    say.busy = !m_busy.isEmpty();
    const auto materials = m_intake->materials();
    for (const auto *material : materials)
        say.gapOpen = say.gapOpen
            || (material->gapAllowed && material->source == domain::MaterialSource::Applicant
                && m_intake->pages(material->id).isEmpty());
    m_endings->show(say);
}

void EndingPage::askRecord()
{
    if (m_asking || !m_intake)
        return;
    m_asking = true;
    m_shop.desk.record(m_intake->id(), this, [this, id = m_intake->id()](Result<core::wire::CaseRecord> record) {
        m_asking = false;
        if (!m_intake || m_intake->id() != id)
            return;
        if (record) {
            m_record = std::move(*record);
            refresh();
        }
        // Without it the receipt stands by itself; the change feed brings the record when the hall is back.
    });
}

void EndingPage::setBusy(const QString &words)
{
    m_busy = words;
    Q_EMIT waiting(words);
    if (m_intake)
        refresh();
}

void EndingPage::submit()
{
    if (!m_intake)
        return;
    if (m_intake->state() != domain::CaseState::Draft) {
        // Submitted already: what the key can still mean is the choice of how it ends.
        if (m_stack->currentIndex() == 0 && !m_endings->focusFirst())
            m_close->setFocus();
        return;
    }
    if (!m_submit->isEnabled())
        return;
    setBusy(tr("正在提交，请稍候……"));
    m_intake->submit(this, [this, id = m_intake->id()](Result<core::flow::Intake::Submitted> result) {
        if (!m_intake || m_intake->id() != id) {
            setBusy({});
            return;
        }
        setBusy({});
        if (!result) {
            Q_EMIT problem(result.error());
            return;
        }
        m_print->setFocus();
    });
}

void EndingPage::end(const core::wire::EndingRequest &request)
{
    if (!m_intake || !m_busy.isEmpty())
        return;
    setBusy(tr("正在办理“%1”……").arg(ui::endingName(request.ending)));
    m_shop.desk.end(m_intake->id(), request, this, [this, id = m_intake->id()](Result<core::wire::CaseRecord> record) {
        if (m_intake && m_intake->id() == id && record) {
            m_record = std::move(*record);
            m_reasons->hide();
        }
        setBusy({});
        if (!record) {
            Q_EMIT problem(record.error());
            return;
        }
        if (m_intake && m_intake->id() == id)
            m_look->setFocus();
    });
}

QString EndingPage::instruction() const
{
    if (!m_intake)
        return tr("请把身份证平放在读卡区");
    if (m_stack->currentIndex() == 1)
        return tr("请核对文书后打印，按 Esc 返回");
    if (m_intake->state() == domain::CaseState::Draft)
        return m_submit->isEnabled() ? tr("内容齐全，按 F8 提交") : tr("请逐项解决所列问题，再提交");
    if (!m_intake->receipt())
        return tr("离线办理，待系统确认：请按 F6 打印接收凭证交给申请人");
    const auto state = m_record ? m_record->state : m_intake->state();
    if (state == domain::CaseState::Received)
        return tr("大厅已收件：按 F6 打印接收凭证，并选择办理方式");
    return tr("已办理为“%1”，请把文书交给申请人").arg(ui::stateWords(state));
}

void EndingPage::enter()
{
    if (!m_intake)
        return;
    refresh();
    if (m_stack->currentIndex() == 1)
        m_paperView->focusBack();
    else if (m_reasons->isVisibleTo(this))
        m_reasons->focusFirst();
    else if (m_intake->state() == domain::CaseState::Draft)
        (m_findings->count() > 0 ? static_cast<QWidget *>(m_findings) : m_submit)->setFocus();
    else
        m_print->setFocus();
}

void EndingPage::jump(int row)
{
    const auto findings = m_intake ? m_intake->findings() : QList<domain::Finding>();
    if (row < 0 || row >= findings.size())
        return;
    const auto &finding = findings[row];
    Q_EMIT stepWanted(ui::stepOf(finding), finding.fields.isEmpty() ? finding.place : finding.fields.first());
}

bool EndingPage::goOn()
{
    if (m_findings->hasFocus() && m_findings->currentRow() >= 0) {
        jump(m_findings->currentRow());
        return true;
    }
    return false;
}

bool EndingPage::goBack()
{
    if (m_stack->currentIndex() == 1) {
        if (m_paperView->goBack())
            return true;
        m_stack->setCurrentIndex(0);
        m_look->setFocus();
        Q_EMIT instructionChanged();
        return true;
    }
    if (m_reasons->isVisibleTo(this)) {
        m_reasons->hide();
        showPapers();
        m_endings->focusFirst();
        return true;
    }
    return false;
}

void EndingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::ControlModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        jump(event->key() - Qt::Key_1);
        return;
    }
    StepPage::keyPressEvent(event);
}

} // namespace yc::app
