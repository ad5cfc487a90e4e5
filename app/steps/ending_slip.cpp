#include "app/slip_maker.h"
#include "app/steps/ending_page.h"

#include "core/papers/paper_values.h"

#include <QLabel>

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
    auto *printer = m_shop.devices.printer();
    if (m_watched == printer || !printer)
        return;
    m_watched = printer;
    connect(printer, &devices::ReceiptPrinter::printed, this, [this](const QString &job) {
        if (job != m_job)
            return;
        m_job.clear();
        m_printed->setText(tr("✓ 凭证已打印"));
        Q_EMIT waiting({});
    });
    connect(printer, &devices::ReceiptPrinter::notPrinted, this,
            [this](const QString &job, const devices::DeviceError &error) {
                if (job != m_job)
                    return;
                m_job.clear();
                m_printed->setText(tr("✕ 未打印"));
                Q_EMIT waiting({});
                Q_EMIT problem(error.code);
            });
}

void EndingPage::printSlip()
{
    if (!m_intake || m_intake->state() == core::domain::CaseState::Draft || !m_job.isEmpty())
        return;
    if (!m_shop.devices.printer()) {
        Q_EMIT problem(devices::codes::PrinterSilent);
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
                Q_EMIT problem(code.error());
                return;
            }
            m_shop.desk.signAsTerminal(
                code->message, this, [this, values, code = *code](Result<core::flow::TerminalSignature> signature) {
                    const auto text = signature ? slipCodeText(code, *signature)
                                                : Result<QByteArray>(std::unexpected(signature.error()));
                    if (!text) {
                        Q_EMIT problem(text.error());
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
    m_printed->setText(tr("正在打印……"));
    const auto width = m_shop.devices.printer()->widthDots();
    m_shop.papers.run([kind, values, width, job = m_job] { return slipFor(kind, values, width, job); }, this,
                      [this, job = m_job](Result<devices::Slip> slip) {
                          if (job != m_job)
                              return;
                          auto *printer = m_shop.devices.printer();
                          if (slip && printer) {
                              printer->print(std::move(*slip));
                              return;
                          }
                          m_job.clear();
                          m_printed->setText(tr("✕ 未打印"));
                          Q_EMIT problem(slip ? devices::codes::PrinterSilent : slip.error());
                      });
}

} // namespace yc::app
