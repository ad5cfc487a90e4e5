#include "app/slip_maker.h"
#include "app/steps/ending_page.h"

#include "core/papers/paper_values.h"
#include "ui/case_words.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

// The slip of step 6: the hall's own when it has received the case, else the terminal's, marked as provisional.
namespace yc::app
{

namespace papers = core::papers;

const core::wire::Paper *EndingPage::paper(const QString &kind) const
{
    if (m_record)
        for (const auto &paper : m_record->papers)
            if (paper.kind == kind)
                return &paper;
    return nullptr;
}

void EndingPage::watchPrinter()
{
    // All of them: a slip that waits in one that was out of paper may come after another was chosen.
    const auto printers = m_shop.devices.printers();
    for (auto *printer : printers)
        if (!m_watched.contains(printer))
            watch(printer);
}

void EndingPage::watch(devices::ReceiptPrinter *printer)
{
    m_watched.append(printer);
    connect(printer, &devices::ReceiptPrinter::printed, this, [this](const QString &job) {
        if (job != m_job)
            return;
        countSlip(core::flow::PrintFact::Outcome::Printed);
        m_job.clear();
        ++m_timesPrinted; // known before it is written
        setPrint(Print::Done, doneWords());
    });
    connect(printer, &devices::ReceiptPrinter::notPrinted, this,
            [this](const QString &job, const devices::DeviceError &error) {
                if (job != m_job)
                    return;
                if (error.code == devices::codes::SlipIncomplete)
                    countSlip(core::flow::PrintFact::Outcome::Sent); // it may lie there whole
                m_job.clear();
                if (error.code == yc::codes::Cancelled)
                    setPrint(Print::Failed, tr("已取消，%1没有打印").arg(m_slipName));
                else
                    failPrint(error.code);
            });
    connect(printer, &devices::ReceiptPrinter::guidanceChanged, this, &EndingPage::tellPrinter);
}

QString EndingPage::doneWords() const
{
    const auto at = ui::hallTime(m_shop.desk.clock().now()).toString(u"HH:mm");
    return m_timesPrinted > 1 ? tr("✓ %1已打印（%2，第%3次）").arg(m_slipName, at).arg(m_timesPrinted)
                              : tr("✓ %1已打印（%2）").arg(m_slipName, at);
}

// Each slip that may have come out is on record with who and when, as every other paper is; the next one says which it
// is.
void EndingPage::countSlip(core::flow::PrintFact::Outcome outcome)
{
    const auto *slip = paper(papers::paper::ReceivingSlip);
    const auto now = m_shop.desk.clock().now();
    m_shop.desk.notePrint(m_intake->id(),
                          {.id = QStringLiteral("%1@%2").arg(m_job).arg(now.toMSecsSinceEpoch()),
                           .paperId = slip ? slip->id : m_intake->number(),
                           .kind = slip ? papers::paper::ReceivingSlip : papers::paper::ProvisionalSlip,
                           .at = now,
                           .staffNo = {},
                           .queue = QStringLiteral("receipt-printer"),
                           .copies = 1,
                           .outcome = outcome},
                          this, [this, id = m_intake->id()](const Result<QList<core::flow::PrintFact>> &facts) {
                              if (facts && m_intake && m_intake->id() == id)
                                  takeCount(*facts);
                          });
}

void EndingPage::takeCount(const QList<core::flow::PrintFact> &facts)
{
    using Outcome = core::flow::PrintFact::Outcome;
    m_timesPrinted = static_cast<int>(std::ranges::count_if(facts, [](const core::flow::PrintFact &fact) {
        return (fact.kind == papers::paper::ReceivingSlip || fact.kind == papers::paper::ProvisionalSlip)
            && (fact.outcome == Outcome::Printed || fact.outcome == Outcome::Sent);
    }));
    if (m_timesPrinted > 0 && m_job.isEmpty() && m_printed->text().isEmpty())
        setPrint(Print::Done, tr("接收凭证已打印 %1 次").arg(m_timesPrinted));
}

// The state stands where the eye is, with what can be done: wait, mend the printer, try again.
void EndingPage::setPrint(Print state, const QString &words)
{
    m_printed->setText(words);
    m_printed->setVisible(!words.isEmpty());
    ui::setRole(m_printed, state == Print::Failed ? "wrong" : state == Print::Done ? "good" : "muted");
    m_print->setText(state == Print::Failed     ? tr("重试打印接收凭证 F6")
                         : state == Print::Done ? tr("再打印一张接收凭证 F6")
                                                : tr("打印接收凭证 F6"));
    if (state == Print::Running) {
        if (!m_printPatience.isActive() && m_cancelPrint->isHidden())
            m_printPatience.start();
    } else {
        m_printPatience.stop();
        m_cancelPrint->hide();
    }
}

void EndingPage::failPrint(Code code)
{
    const auto said = ui::failureWords(code);
    setPrint(Print::Failed, tr("✕ %1没有打印：%2。%3").arg(m_slipName, said.words, said.remedy));
    Q_EMIT problem(code);
}

void EndingPage::tellPrinter()
{
    if (m_job.isEmpty())
        return;
    const auto *printer = m_shop.devices.printer();
    const auto asked = printer ? ui::guidanceWords(printer->health().guidance) : QString();
    setPrint(Print::Running,
             asked.isEmpty() ? tr("正在打印%1……").arg(m_slipName) : tr("%1等待打印：%2").arg(m_slipName, asked));
}

void EndingPage::printSlip()
{
    if (!m_intake || m_intake->state() == core::domain::CaseState::Draft)
        return;
    if (!m_job.isEmpty()) {
        Q_EMIT complaint(tr("上一张还在打印，请稍候"));
        return;
    }
    m_slipName = ui::paperWords(m_intake->receipt() ? papers::paper::ReceivingSlip : papers::paper::ProvisionalSlip);
    if (!m_shop.devices.printer()) {
        failPrint(devices::codes::PrinterSilent);
        return;
    }
    watchPrinter();
    if (const auto *slip = paper(papers::paper::ReceivingSlip)) {
        layOutSlip(slip->kind, slip->values);
        return;
    }
    if (!m_intake->receipt()) {
        printProvisional();
        return;
    }
    // Received, but the record with the hall's slip is not here yet: asked for, and the key pressed once more works.
    askRecord();
    Q_EMIT complaint(tr("正在取大厅的接收凭证，请稍候再按 F6"));
}

void EndingPage::printProvisional()
{
    const auto staff = m_shop.desk.staff();
    if (!staff)
        return;
    const auto now = m_shop.desk.clock().now();
    auto values = provisionalValues(*m_intake, m_shop.desk.terminal(), *staff, now);
    // The code names the certificate that signs it, so the certificate is asked for first.
    m_shop.desk.signAsTerminal(
        m_intake->manifestDigest(), this,
        [this, values, now, digest = m_intake->manifestDigest(),
         number = m_intake->number()](Result<core::flow::TerminalSignature> first) {
            const auto code = first ? slipCodeToSign(digest, number, now, first->certificate)
                                    : Result<UnsignedSlipCode>(std::unexpected(first.error()));
            if (!code) {
                failPrint(code.error());
                return;
            }
            m_shop.desk.signAsTerminal(
                code->message, this, [this, values, code = *code](Result<core::flow::TerminalSignature> signature) {
                    const auto text = signature ? slipCodeText(code, *signature)
                                                : Result<QByteArray>(std::unexpected(signature.error()));
                    if (!text) {
                        failPrint(text.error());
                        return;
                    }
                    auto complete = values;
                    complete.insert(papers::value::CodeText, QString::fromLatin1(*text));
                    layOutSlip(papers::paper::ProvisionalSlip, complete);
                });
        });
}

void EndingPage::layOutSlip(const QString &kind, const QJsonObject &values)
{
    // One press, one slip: the printer prints a job id once, so each press has its own.
    m_job = QStringLiteral("%1/%2/%3").arg(m_intake->id().toString(QUuid::WithoutBraces), kind).arg(++m_jobs);
    tellPrinter();
    const auto width = m_shop.devices.printer()->widthDots();
    auto counted = values;
    if (m_timesPrinted > 0)
        counted.insert(papers::value::TimesPrinted, QString::number(m_timesPrinted + 1));
    m_shop.papers.run([kind, values = counted, width, job = m_job] { return slipFor(kind, values, width, job); }, this,
                      [this, job = m_job](Result<devices::Slip> slip) {
                          if (job != m_job)
                              return;
                          auto *printer = m_shop.devices.printer();
                          if (slip && printer) {
                              printer->print(std::move(*slip));
                              return;
                          }
                          m_job.clear();
                          failPrint(slip ? devices::codes::PrinterSilent : slip.error());
                      });
}

} // namespace yc::app
