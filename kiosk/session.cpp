#include "kiosk/session.h"

#include "base/log.h"
#include "kiosk/progress.h"
#include "kiosk/screens.h"
#include "ui/case_words.h"
#include "ui/failure_words.h"

#include <QLabel>
#include <QUuid>

namespace yc::kiosk
{

using namespace Qt::Literals::StringLiterals;
using devices::DeviceState;
using devices::Guidance;

namespace
{

constexpr int BeijingOffset = 8 * 3600;

bool isAway(DeviceState state)
{
    return state == DeviceState::Absent || state == DeviceState::Fault || state == DeviceState::Recovering;
}

// What a citizen cannot mend: the slip would wait for somebody who is not there.
bool asksForStaff(Guidance guidance)
{
    return guidance == Guidance::ReplaceRoll || guidance == Guidance::CloseCover || guidance == Guidance::ClearJam;
}

} // namespace

Session::Session(SessionRooms rooms, SessionTimes times, QObject *parent)
    : QObject(parent), m_rooms(std::move(rooms)), m_times(times), m_idle(times.idle)
{
    m_frame.setObjectName(u"kioskSession"_s);
    m_frame.setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    m_lastWord.setSingleShot(true);
    m_printPatience.setSingleShot(true);
    connect(&m_lastWord, &QTimer::timeout, this, [this] { happen(Event::Over); });
    connect(&m_printPatience, &QTimer::timeout, this, [this] {
        if (m_rooms.printer)
            m_rooms.printer->cancel(m_job);
        m_failure = devices::codes::SlipExpired;
        happen(Event::PrintFailed);
    });
    connect(&m_frame, &Frame::back, this, [this] { happen(Event::Back); });
    connect(&m_frame, &Frame::home, this, [this] { happen(Event::Home); });
    connect(&m_frame, &Frame::helpAsked, this, [] { log::write(log::Level::Info, "kiosk", "help-asked"); });
    connect(&m_idle, &IdleWatch::countdown, this, [this](int seconds) {
        //: %1 seconds
        const auto words = tr("还需要继续吗？\n%1秒后自动退出，您的信息将从本机清除。").arg(seconds);
        if (m_frame.findChild<QWidget *>(u"idleSheet"_s))
            m_frame.setSheetWords(words);
        else
            m_frame.showSheet(u"idleSheet"_s, words, tr("继续"));
    });
    connect(&m_idle, &IdleWatch::resumed, &m_frame, &Frame::hideSheet);
    connect(&m_idle, &IdleWatch::over, this, [this] {
        m_frame.hideSheet();
        happen(Event::IdleOver);
    });

    if (auto *reader = m_rooms.reader) {
        using core::flow::CardStand;
        m_stand = std::make_unique<CardStand>(*reader, [this](const auto &card, const CardStand::Say &say) {
            takeCard(*card, say);
            card->wipe();
        });
        connect(m_stand.get(), &CardStand::lifted, this, [this] {
            if (m_state == State::TakeCard)
                m_lastWord.start(m_slipWaits ? m_times.lastWord : m_times.afterLifting);
        });
        connect(m_stand.get(), &CardStand::changed, this, &Session::readerChanged);
    }
    if (auto *printer = m_rooms.printer) {
        m_slipWaits = printer->health().guidance == Guidance::TakeSlip;
        connect(printer, &devices::ReceiptPrinter::printed, this, [this](const QString &job) {
            ++m_slipsPrinted; // also one that came out after its page was left
            if (job == m_job)
                happen(Event::PrintDone);
        });
        connect(printer, &devices::ReceiptPrinter::notPrinted, this,
                [this](const QString &job, const devices::DeviceError &error) {
                    if (job != m_job)
                        return;
                    m_failure = error.code;
                    happen(Event::PrintFailed);
                });
        connect(printer, &devices::ReceiptPrinter::taken, this, [this](const QString &job) {
            if (job != m_job)
                return;
            m_slipTaken = true;
            if (m_state == State::Printed)
                showPrinted();
        });
        connect(printer, &devices::ReceiptPrinter::guidanceChanged, this, [this](Guidance guidance) {
            m_slipWaits = guidance == Guidance::TakeSlip;
            if (m_state == State::TakeCard)
                return showLastWord();
            if (m_state != State::Printing || !asksForStaff(guidance))
                return;
            m_rooms.printer->cancel(m_job);
            m_failure
                = guidance == Guidance::CloseCover ? devices::codes::PrinterCoverOpen : devices::codes::PrinterPaperOut;
            happen(Event::PrintFailed);
        });
    }
}

Session::~Session()
{
    forget();
}

void Session::begin()
{
    happen(Event::Shown);
}

bool Session::readerWorks() const
{
    return m_stand && m_stand->state() != core::flow::card_reading::State::Unavailable;
}

bool Session::printerWorks() const
{
    if (!m_rooms.printer)
        return false;
    const auto health = m_rooms.printer->health();
    return !isAway(health.state) && !asksForStaff(health.guidance);
}

void Session::readerChanged()
{
    if (m_state != State::PlaceCard)
        return;
    const auto asks = m_stand->guidance();
    const auto works = readerWorks();
    auto *words = m_frame.findChild<QLabel *>(u"placeCardWords"_s);
    auto *content = m_frame.content();
    if (!words || !content || content->property("works").toBool() != works) {
        auto *screen = placeCardScreen(asks, works);
        screen->setProperty("works", works);
        m_frame.setContent(screen);
        return;
    }
    words->setText(placeCardWords(asks, works));
    words->setAccessibleName(words->text());
}

void Session::takeCard(const devices::IdentityCard &card, const core::flow::CardStand::Say &say)
{
    // Two persons never mix: the cases of the one are open and another card is put down.
    if (m_state != State::Waiting && m_state != State::PlaceCard && m_state != State::CardRefused) {
        m_why = u"other-card"_s;
        say(std::nullopt);
        happen(Event::CardTaken);
        return;
    }
    const auto today = m_rooms.clock.now().toOffsetFromUtc(BeijingOffset).date();
    auto read = core::flow::personFromCard(card, today);
    m_findings.clear();
    if (!read) {
        m_failure = read.error();
        say(std::unexpected(read.error()));
        happen(Event::CardUnfit);
        return;
    }
    m_findings = read->findings;
    say(m_findings);
    if (!m_findings.isEmpty()) {
        read->person.wipe();
        m_failure = core::flow::codes::CardRefused;
        happen(Event::CardUnfit);
        return;
    }
    m_person = std::move(read->person);
    happen(Event::CardTaken);
}

void Session::happen(Event event)
{
    const auto to = next(m_state, event);
    if (!to)
        return;
    if (m_why.isEmpty()) {
        if (event == Event::IdleOver)
            m_why = u"idle"_s;
        else if (event == Event::Home || event == Event::Back)
            m_why = *to == State::TakeCard || *to == State::Ended ? u"home"_s : QString();
        else if (event == Event::Over)
            m_why = u"done"_s;
    }
    if (m_state == State::Printing && event == Event::Back && m_rooms.printer)
        m_rooms.printer->cancel(m_job); // if it still waits; what is on its way comes out
    const bool first = m_state == State::Waiting;
    m_state = *to;
    if (first) {
        Q_EMIT aboutToShow();
        m_frame.retranslate();
    }
    enter();
    if (first && m_state != State::Ended) {
        m_frame.cover();
        Q_EMIT shown();
    }
}

void Session::enter()
{
    m_printPatience.stop();
    m_frame.setHall(m_rooms.hallName());
    m_frame.setPlace(tr("办件进度"));
    m_frame.setBackEnabled(m_state != State::TakeCard);
    if (m_state == State::TakeCard || m_state == State::Ended)
        m_idle.stop();
    else
        m_idle.start();

    switch (m_state) {
    case State::Waiting: break;
    case State::PlaceCard:
        if (m_stand)
            readerChanged();
        else
            m_frame.setContent(placeCardScreen(Guidance::None, false));
        break;
    case State::CardRefused: {
        QStringList lines;
        for (const auto finding : m_findings)
            lines += ui::cardFindingWords(finding);
        if (lines.isEmpty())
            lines = {ui::failureWords(m_failure).words, ui::failureWords(m_failure).remedy};
        lines += tr("您可以换一张证件，或到人工窗口查询。");
        m_frame.setContent(messageScreen({.name = u"cardRefused"_s,
                                          .sign = u"!"_s,
                                          .title = tr("这张证件不能用于查询"),
                                          .lines = lines,
                                          .code = toString(m_failure)}));
        break;
    }
    case State::Asking:
        m_frame.setContent(messageScreen({.name = u"asking"_s,
                                          .title = tr("正在查询您的办件…"),
                                          .lines = {tr("正在向政务大厅查询，一般只需几秒。")}}));
        ask();
        break;
    case State::HallAway:
        m_frame.setContent(
            messageScreen({.name = u"hallAway"_s,
                           .sign = u"!"_s,
                           .title = tr("暂时无法查询"),
                           .lines = {ui::failureWords(m_failure).words, tr("您仍可到任一开放窗口查询，或稍后再来。")},
                           .code = toString(m_failure),
                           .actions = {{u"hallAgain"_s, tr("再试一次"), [this] { happen(Event::Retry); }, true}}}));
        break;
    case State::Cases: showCases(); break;
    case State::Detail:
        m_frame.setContent(caseScreen(m_cases[m_chosen], printerWorks(), [this] { happen(Event::Print); }));
        break;
    case State::Printing:
        m_frame.setContent(messageScreen(
            {.name = u"printing"_s, .title = tr("正在打印查询单…"), .lines = {tr("请在下方出纸口等候。")}}));
        print();
        break;
    case State::Printed: showPrinted(); break;
    case State::NotPrinted:
        m_frame.setContent(
            messageScreen({.name = u"notPrinted"_s,
                           .sign = u"!"_s,
                           .title = tr("没有打印出来，请记下办件编号"),
                           .lines = {ui::failureWords(m_failure).words, tr("凭办件编号和身份证可在任一窗口查询。")},
                           .number = m_cases[m_chosen].number,
                           .code = toString(m_failure),
                           .actions = {{u"printAgain"_s, tr("再试一次"), [this] { happen(Event::Retry); }, true}}}));
        break;
    case State::TakeCard:
        forget();
        showLastWord();
        m_lastWord.start(m_times.lastWord);
        break;
    case State::Ended:
        forget();
        m_frame.hide();
        Q_EMIT ended(m_why.isEmpty() ? u"done"_s : m_why);
        break;
    }
}

void Session::showPrinted()
{
    m_frame.setContent(
        messageScreen({.name = u"printed"_s,
                       .sign = u"✓"_s,
                       .title = m_slipTaken ? tr("查询单已取走") : tr("请取走查询单"),
                       .lines = {tr("还需要办理其他业务吗？")},
                       .actions = {{u"printedDone"_s, tr("办完了，退出"), [this] { happen(Event::Home); }, true},
                                   {u"printedMore"_s, tr("继续查看办件"), [this] { happen(Event::Back); }, false}}}));
}

// What lies in the printer's mouth has a case's number on it, and whoever comes next would find it.
void Session::showLastWord()
{
    m_frame.setContent(messageScreen(
        {.name = u"takeCard"_s,
         .sign = m_slipWaits ? u"!"_s : u"✓"_s,
         .title = m_slipWaits ? tr("请取走您的身份证和查询单") : tr("请取走您的身份证"),
         .lines = {m_slipWaits ? tr("查询单还在下方出纸口，请一并取走。") : tr("如有纸张和其他随身物品，请一并带走。"),
                   tr("您的信息已从本机清除。")}}));
}

void Session::ask()
{
    const int question = ++m_question;
    m_rooms.ask(*m_person, this, [this, question](Result<QList<core::wire::CaseRecord>> answer) {
        if (question != m_question || m_state != State::Asking)
            return;
        if (!answer) {
            m_failure = answer.error();
            happen(Event::HallFailed);
            return;
        }
        forgetPerson(); // asked and answered
        m_cases = std::move(*answer);
        m_page = 0;
        happen(Event::Answered);
    });
}

void Session::showCases()
{
    if (m_cases.isEmpty()) {
        m_frame.setContent(
            messageScreen({.name = u"noCases"_s,
                           .title = tr("没有查到您的办件"),
                           .lines = {tr("如果刚刚提交，请过几分钟再查。"), tr("需要办理业务，请到任一开放窗口。")}}));
        return;
    }
    m_frame.setContent(casesScreen(
        m_cases, m_page,
        [this](qsizetype index) {
            m_chosen = index;
            happen(Event::Chosen);
        },
        [this](int page) {
            m_page = page;
            showCases();
        }));
}

void Session::print()
{
    m_job = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_slipTaken = false;
    if (!m_rooms.printer) {
        m_failure = devices::codes::PrinterSilent;
        QMetaObject::invokeMethod(
            this, [this] { happen(Event::PrintFailed); }, Qt::QueuedConnection);
        return;
    }
    m_printPatience.start(m_times.printPatience);
    const auto values = slipValues(m_cases[m_chosen], m_rooms.hallName(), m_rooms.clock.now());
    m_rooms.papers.run(
        [values, width = m_rooms.printer->widthDots(), job = m_job] { return slipOf(values, width, job); }, this,
        [this, job = m_job](Result<devices::Slip> slip) {
            if (job != m_job || m_state != State::Printing)
                return;
            if (!slip) {
                m_failure = slip.error();
                happen(Event::PrintFailed);
                return;
            }
            slip->expiresAfter = m_times.printPatience;
            m_rooms.printer->print(std::move(*slip));
        });
}

void Session::forgetPerson()
{
    if (m_person)
        m_person->wipe();
    m_person.reset();
}

void Session::forget()
{
    ++m_question;
    forgetPerson();
    for (auto &record : m_cases) {
        for (auto *text :
             {&record.number, &record.itemCode, &record.itemName, &record.applicantMasked, &record.windowNo})
            yc::wipe(*text);
    }
    m_cases.clear();
    m_findings.clear();
    m_job.clear();
}

} // namespace yc::kiosk
