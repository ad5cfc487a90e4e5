#include "kiosk/shell.h"

#include "base/log.h"
#include "core/wire/problem.h"
#include "kiosk/card_picture.h"
#include "kiosk/screens.h"
#include "ui/failure_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace yc::kiosk
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::chrono::seconds TryAgainAfter{30};

QLabel *centred(const QString &text, const char *role, QWidget *parent, const QString &name)
{
    auto *made = new QLabel(text, parent);
    made->setObjectName(name);
    made->setAccessibleName(text);
    made->setAlignment(Qt::AlignCenter);
    made->setWordWrap(true);
    ui::setRole(made, role);
    return made;
}

} // namespace

Shell::Shell(core::flow::KioskDesk &desk, SessionProcess &session, ui::TerminalSettings settings,
             std::function<bool(bool)> speak, QObject *parent)
    : QObject(parent), m_desk(desk), m_session(session), m_settings(std::move(settings)), m_speak(std::move(speak))
{
    m_frame.setObjectName(u"kioskShell"_s);
    m_frame.setWindowFlags(Qt::Window | Qt::FramelessWindowHint);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Shell::start);
    connect(&m_frame, &Frame::languageAsked, this, [this] { setEnglish(!m_english); });
    connect(&m_frame, &Frame::helpAsked, this, [] { log::write(log::Level::Info, "kiosk", "help-asked"); });
    connect(&m_desk, &core::flow::KioskDesk::started, this, &Shell::prepare);
    connect(&m_desk, &core::flow::KioskDesk::startFailed, this, &Shell::showTrouble);
    connect(&m_desk, &core::flow::KioskDesk::shutOut, this, [this] {
        m_shutOut = true;
        showTrouble(core::wire::codes::TerminalShut);
    });

    connect(&m_session, &SessionProcess::shown, this, [this] {
        m_shown = true;
        ++m_sessions;
        m_frame.hideSheet();
    });
    connect(&m_session, &SessionProcess::ended, this, [this](const QJsonObject &told) {
        const auto why = told.value(u"why"_s).toString();
        m_ended.insert(why, m_ended.value(why).toInt() + 1);
        m_slips += told.value(u"printed"_s).toInt();
        m_sessionStallMs = std::max(m_sessionStallMs, told.value(u"stallMs"_s).toDouble());
        sessionOver();
    });
    connect(&m_session, &SessionProcess::died, this, [this] {
        ++m_died;
        if (m_shown)
            m_frame.showSheet(u"diedSheet"_s, tr("刚才的查询已中断，信息已从本机清除。\n请取走身份证后重新开始。"),
                              tr("知道了"));
        sessionOver();
    });
}

void Shell::start()
{
    m_frame.cover();
    showStarting(tr("正在启动…"));
    m_desk.start();
}

void Shell::prepare()
{
    if (m_desk.isEnrolled()) {
        m_session.start();
        showHome();
        return;
    }
    if (m_settings.hall.isEmpty() || m_settings.terminalCode.isEmpty()) {
        showTrouble(core::flow::codes::NotEnrolled);
        return;
    }
    showStarting(tr("正在接入政务大厅…"));
    m_desk.enrol(m_settings.hall, m_settings.terminalCode, this, [this](Result<core::flow::TerminalInfo> done) {
        if (!done) {
            showTrouble(done.error());
            return;
        }
        m_session.start();
        showHome();
    });
}

void Shell::showStarting(const QString &words)
{
    m_frame.setPlace({});
    m_frame.setBackEnabled(false);
    m_frame.setContent(messageScreen({.name = u"starting"_s, .title = words, .lines = {tr("请稍候。")}}));
}

void Shell::showTrouble(Code code)
{
    log::write(log::Level::Warning, "kiosk", "out-of-service", {{u"code"_s, toString(code)}});
    const auto words = ui::failureWords(code);
    m_frame.setPlace(tr("暂停服务"));
    m_frame.setContent(messageScreen({.name = u"trouble"_s,
                                      .sign = u"!"_s,
                                      .title = tr("本机暂停服务"),
                                      .lines = {tr("请到人工窗口办理。"), words.words},
                                      .code = toString(code),
                                      .actions = {{u"troubleAgain"_s, tr("再试一次"), [this] { start(); }, true}}}));
    if (!m_shutOut)
        m_again.start(TryAgainAfter);
}

void Shell::showHome()
{
    m_again.stop();
    m_frame.setHall(m_desk.terminal().nodeName);
    m_frame.setPlace(tr("自助服务"));
    m_frame.setLanguageButton(m_english ? u"中文"_s : u"English"_s);
    m_frame.setBackEnabled(false);
    auto *screen = new QWidget;
    screen->setObjectName(u"home"_s);
    auto *column = new QVBoxLayout(screen);
    column->setSpacing(40);
    column->addStretch(1);
    column->addWidget(centred(tr("请选择您要办理的业务"), "title", screen, u"homeTitle"_s));
    auto *progress = new ChoiceButton(u"▤"_s, tr("办件进度"),
                                      tr("查看您的办件到了哪一步，可打印查询单。约1分钟，需身份证"), screen);
    progress->setObjectName(u"homeProgress"_s);
    connect(progress, &QPushButton::clicked, this, [this] { m_session.show(m_english ? u"en"_s : u"zh"_s); });
    column->addWidget(progress);
    column->addSpacing(16);
    auto *picture = new CardPicture(screen);
    picture->setMinimumHeight(240);
    picture->setAccessibleName(tr("读卡区示意图"));
    column->addWidget(picture, 3);
    column->addWidget(centred(tr("也可以直接将身份证平放在读卡区"), "lead", screen, u"homeCard"_s));
    column->addWidget(centred(tr("其他业务请到人工窗口办理。"), "caption", screen, u"homeOther"_s));
    column->addStretch(1);
    m_frame.setContent(screen);
    progress->setFocus();
}

void Shell::setEnglish(bool english)
{
    if (!m_speak(english))
        return;
    m_english = english;
    m_frame.retranslate();
    m_session.speak(english ? u"en"_s : u"zh"_s);
    showHome();
}

void Shell::sessionOver()
{
    if (!m_shown)
        return;
    m_shown = false;
    if (m_english)
        setEnglish(false); // the next person begins as everybody does
    m_frame.cover();
}

QJsonObject Shell::report() const
{
    return {{u"sessions"_s, m_sessions},
            {u"sessions_died"_s, m_died},
            {u"ended"_s, m_ended},
            {u"slips_printed"_s, m_slips},
            {u"session_max_ui_stall_ms"_s, m_sessionStallMs}};
}

} // namespace yc::kiosk
