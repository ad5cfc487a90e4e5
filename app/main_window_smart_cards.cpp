#include "app/main_window.h"

#include "app/case_room.h"
#include "app/idle_lock.h"
#include "app/pages/doctor_page.h"
#include "app/pages/lock_page.h"
#include "app/pages/sign_in_page.h"
#include "app/staff_card_watch.h"
#include "devices/api/smart_card.h"
#include "ui/guidance_line.h"

// Cards with chips that were put into a reader: each acts where the clerk is, or it is said why it cannot.
namespace yc::app
{

void MainWindow::takeSmartCards()
{
    auto *watch = new StaffCardWatch(m_shop, this);
    connect(m_signIn, &SignInPage::signedIn, watch, &StaffCardWatch::signedIn);
    connect(watch, &StaffCardWatch::lockedBecause, this, [this](const QString &words) {
        if (m_lock)
            m_lock->sayWhy(words);
    });
    connect(watch, &StaffCardWatch::wants, this, [this, said = QString()](const QString &words) mutable {
        if (!atWork())
            return;
        if (!words.isEmpty())
            m_guidance->showProblem(words);
        else if (!said.isEmpty() && m_guidance->text().contains(said))
            m_guidance->clearProblem();
        said = words;
    });
    const auto readers = m_shop.devices.smartCardReaders();
    for (auto *reader : readers) {
        connect(reader, &devices::SmartCardReader::cardRead, this, [this, watch](const auto &card) {
            if (!atWork())
                return; // before sign-in it means nothing
            m_idle->stir(); // somebody stands there and put it in
            if (m_page == m_doctor && m_doctor->isRunning())
                return; // put in to see whether it can be read
            if (watch->isExpected(*card))
                return; // theirs, put back
            m_guidance->clearProblem();
            if (const auto words = useSmartCard(*card); !words.isEmpty()) {
                m_guidance->showProblem(words);
                watchComplaint();
            }
        });
        connect(reader, &devices::SmartCardReader::failed, this, [this](const devices::DeviceError &error) {
            if (!atWork() || (m_page == m_doctor && m_doctor->isRunning()))
                return;
            m_complained = false;
            m_guidance->showProblem(error.code);
        });
    }
}

// Empty: it has done what it stands for; else why it cannot.
QString MainWindow::useSmartCard(const devices::SmartCard &card)
{
    if (card.kind == devices::SmartCardKind::Staff)
        return tr("读到的是工作证卡，这里不需要，请取出");
    if (m_page == m_room && m_room->takeSocialCard(card))
        return {};
    if (m_page != m_room && !m_room->intake()) {
        go(SideMenu::Place::Intake);
        if (m_room->takeSocialCard(card))
            return {};
    }
    return tr("读到社会保障卡，但这里没有等待录入证件的人。要为持卡人办理，请先结束手里的件");
}

} // namespace yc::app
