#pragma once

#include "app/step_page.h"
#include "core/wire/case_wire.h"

#include <QTimer>

class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace yc::ui
{
class StatusChip;
}

namespace yc::app
{

class EndingButtons;
class PaperView;
class ReasonsPanel;

// Step 6: what is still missing, with keys to jump; submit (F8); then number, slip (F6), and how the case ends here.
class EndingPage : public StepPage
{
    Q_OBJECT
public:
    explicit EndingPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void submit(); // F8
    void printSlip(); // F6

protected:
    void opened() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFindings();
    void showReceipt();
    void showEndings();
    void showPapers();
    void askRecord();
    void end(const core::wire::EndingRequest &request);
    void jump(int row);
    void printProvisional();
    void layOutSlip(const QString &kind, const QJsonObject &values);
    void watchPrinter();
    void watch(devices::ReceiptPrinter *printer);
    void tellPrinter(); // what the printer waits for, while it has our slip
    enum class Print { None, Running, Done, Failed };
    void setPrint(Print state, const QString &words);
    void countSlip(core::flow::PrintFact::Outcome outcome); // of the job that the printer has
    void takeCount(const QList<core::flow::PrintFact> &facts);
    [[nodiscard]] QString doneWords() const;
    void failPrint(yc::Code code);
    void setBusy(const QString &words); // empty: not busy
    [[nodiscard]] const core::wire::Paper *paper(const QString &kind) const;

    QStackedWidget *m_stack = nullptr;
    QFrame *m_open = nullptr; // before submit
    QLabel *m_count = nullptr;
    QListWidget *m_findings = nullptr;
    QPushButton *m_submit = nullptr;
    QFrame *m_done = nullptr; // after
    ui::StatusChip *m_state = nullptr;
    QLabel *m_numberTitle = nullptr;
    QLabel *m_number = nullptr;
    QLabel *m_when = nullptr;
    QLabel *m_alike = nullptr; // the applicant has another case of this kind
    QPushButton *m_print = nullptr;
    QPushButton *m_cancelPrint = nullptr;
    QLabel *m_printed = nullptr;
    QListWidget *m_papers = nullptr;
    QLabel *m_papersTitle = nullptr;
    QPushButton *m_look = nullptr;
    QPushButton *m_close = nullptr;
    ReasonsPanel *m_reasons = nullptr;
    EndingButtons *m_endings = nullptr;
    PaperView *m_paperView = nullptr;

    std::optional<core::wire::CaseRecord> m_record;
    bool m_asking = false; // for the record
    QString m_busy;
    QString m_job; // slip in the printer
    int m_jobs = 0;
    int m_timesPrinted = 0; // slips of this case, the provisional ones among them
    QString m_slipName; // of what is being printed
    QTimer m_printPatience; // after it the way out is shown
    QList<devices::ReceiptPrinter *> m_watched;
};

} // namespace yc::app
