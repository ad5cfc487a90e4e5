#include "app/main_window.h"

#include "app/case_room.h"
#include "app/idle_lock.h"
#include "app/pages/code_page.h"
#include "app/pages/doctor_page.h"
#include "app/pages/find_page.h"
#include "core/flow/scanned_code.h"
#include "devices/api/code_scanner.h"
#include "ui/guidance_line.h"
#include "ui/key_burst.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStackedWidget>

// Codes that were held before a scanner, over a line of its own or typed by it: each acts where the clerk is, or it is
// said why it cannot.
namespace yc::app
{

using core::flow::ScannedCode;

void MainWindow::takeCodes()
{
    for (auto *scanner : m_shop.devices.codeScanners()) {
        connect(scanner, &devices::CodeScanner::codeRead, this, [this](const auto &code) {
            if (atWork())
                m_idle->stir(); // somebody stands there and holds it
            if (m_page != m_doctor || !m_doctor->isRunning())
                takeCode(code->bytes);
        });
        connect(scanner, &devices::CodeScanner::failed, this, [this](const devices::DeviceError &error) {
            if (!atWork() || m_page == m_doctor)
                return;
            m_complained = false;
            m_guidance->showProblem(error.code);
        });
    }
    connect(new QShortcut(Qt::ALT | Qt::Key_Q, this), &QShortcut::activated, this, &MainWindow::toCodeCamera);
    auto *typing = new ui::KeyBurst(core::flow::isOurCode, this);
    qApp->installEventFilter(typing);
    connect(typing, &ui::KeyBurst::scanned, this, [this](const QString &text) {
        // A window of its own in front, or the applicant's: not what the clerk means.
        if (isActiveWindow() && m_page == m_doctor && m_doctor->isRunning())
            m_doctor->takeTyped(text.size());
        else if (isActiveWindow())
            takeCode(text.toUtf8());
    });
}

void MainWindow::takeCode(const QByteArray &code)
{
    auto sense = core::flow::senseOf(code, m_shop.today());
    if (atWork())
        m_guidance->clearProblem();
    if (const auto words = useCode(sense); !words.isEmpty()) {
        m_guidance->showProblem(words);
        watchComplaint();
    }
    sense.wipe();
}

void MainWindow::toCodeCamera()
{
    if (!atWork() || !m_code || m_page == m_code)
        return;
    if (!m_shop.devices.documentCamera()) {
        m_guidance->showProblem(tr("这台终端没有接高拍仪。请用扫码枪，或按 Ctrl+K 输入凭证上的编号"));
        return watchComplaint();
    }
    m_beforeCode = m_page;
    m_codeFocus = QApplication::focusWidget();
    showPage(m_code);
}

// Back to where the code is wanted, as it was left.
void MainWindow::leaveCodeCamera()
{
    if (m_page != m_code)
        return;
    const auto focus = m_codeFocus;
    showPage(m_beforeCode ? m_beforeCode : m_room);
    if (focus && focus->isVisible())
        focus->setFocus();
}

// Empty: it has done what it stands for; else why it cannot.
QString MainWindow::useCode(const ScannedCode &sense)
{
    using Kind = ScannedCode::Kind;
    if (!atWork())
        return m_shop.desk.isLocked() ? tr("请先解锁，再扫码") : tr("请先登录，再扫码");
    switch (sense.kind) {
    case Kind::DamagedSlip: return tr("凭证上的二维码没有读完整，请重新扫描，或按 Ctrl+K 输入凭证上的编号");
    case Kind::Slip: {
        // The case in hand is not left for one that somebody only held there: Enter says that it is meant.
        const auto *inHand = m_room->intake();
        const bool free = !inHand || inHand->state() != core::domain::CaseState::Draft;
        toFind();
        m_find->takeCode(sense.text, free);
        return {};
    }
    case Kind::Organisation:
    case Kind::Citizen:
        if (m_page == m_room && m_room->takeCode(sense))
            return {};
        break;
    case Kind::Other: break;
    }
    if (typeInto(QApplication::focusWidget(), sense.text))
        return {};
    if (m_page != m_room && !m_room->intake() && sense.kind != Kind::Other) {
        go(SideMenu::Place::Intake);
        if (m_room->takeCode(sense))
            return {};
    }
    switch (sense.kind) {
    case Kind::Organisation:
        return tr("扫到的是统一社会信用代码，本件的申请人已经录入。要填到某一栏，请先点进那一栏再扫");
    case Kind::Citizen: return tr("扫到的是身份证号码，这里没有要录入的证件。要填到某一栏，请先点进那一栏再扫");
    default: break;
    }
    return tr("扫到的码在这里用不上。可以扫本大厅凭证上的二维码；要填到某一栏，请先点进那一栏再扫");
}

// What a scanner that types would have done.
bool MainWindow::typeInto(QWidget *field, const QString &text)
{
    if (!field || field->window() != this || text.isEmpty() || text.contains(u'\n'))
        return false;
    if (auto *line = qobject_cast<QLineEdit *>(field); line && !line->isReadOnly()) {
        if (line->echoMode() != QLineEdit::Normal)
            return false; // a secret is typed by whoever knows it
        line->insert(text);
        return true;
    }
    if (auto *plain = qobject_cast<QPlainTextEdit *>(field); plain && !plain->isReadOnly()) {
        plain->insertPlainText(text);
        return true;
    }
    return false;
}

} // namespace yc::app
