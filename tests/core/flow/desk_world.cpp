#include "tests/core/flow/desk_world.h"

#include "core/domain/identity_numbers.h"

#include <QDir>
#include <QSignalSpy>

#include <cstring>

namespace yc::tests
{

using namespace core::flow;

namespace
{

const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");

} // namespace

DeskWorld::DeskWorld() : m_hall(m_folder.path()) { }

bool DeskWorld::start()
{
    if (!m_hall.prepare() || !m_hall.start()) {
        m_why = m_hall.output();
        return false;
    }
    m_proxy = std::make_unique<FaultProxy>(m_hall.port());
    auto desk = openDesk();
    if (!desk)
        return false;
    const auto enrolled = ask<TerminalInfo>([&](QObject *context, Answer<TerminalInfo> done) {
        desk->enrol(url(), m_hall.terminalCode(QStringLiteral("counter")), context, std::move(done));
    });
    if (!enrolled) {
        m_why = QStringLiteral("enrolment: ") + toString(enrolled.error());
        return false;
    }
    const auto clerk = m_hall.staff(QStringLiteral("clerk"));
    staffNo = clerk.no;
    const auto first = signIn(*desk, clerk.no, clerk.pin);
    if (!first || *first != SignIn::MustChangePin) {
        m_why = QStringLiteral("first sign-in: ")
            + (first ? QStringLiteral("not asked for a PIN") : toString(first.error()));
        return false;
    }
    const auto changed = ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
        desk->changePin(SecretText(clerk.pin), SecretText(Pin), context, std::move(done));
    });
    if (!changed || *changed != SignIn::Done) {
        m_why = QStringLiteral("first PIN: ") + (changed ? QStringLiteral("asked again") : toString(changed.error()));
        return false;
    }
    if (!QTest::qWaitFor([&] { return desk->catalogue() != nullptr; }, 10'000)) {
        m_why = QStringLiteral("no catalogue came");
        return false;
    }
    return true;
}

QUrl DeskWorld::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_proxy->port()));
}

DeskSettings DeskWorld::settings() const
{
    return {.vaultFolder = m_folder.path() + QStringLiteral("/vault"),
            .keysInFile = true,
            .hall = m_proxy ? url() : QUrl(),
            .pollSeconds = 1};
}

std::unique_ptr<Desk> DeskWorld::openDesk()
{
    auto desk = std::make_unique<Desk>(settings(), clock);
    QSignalSpy started(desk.get(), &Desk::started);
    QString failed;
    QObject::connect(desk.get(), &Desk::startFailed, desk.get(), [&](Code code) { failed = toString(code); });
    desk->start();
    if (!QTest::qWaitFor([&] { return !started.isEmpty() || !failed.isEmpty(); }, 10'000) || !failed.isEmpty()) {
        m_why = QStringLiteral("start: ") + failed;
        return nullptr;
    }
    desk->disconnect(SIGNAL(startFailed(yc::Code)));
    return desk;
}

std::unique_ptr<Desk> DeskWorld::signedIn()
{
    auto desk = openDesk();
    if (!desk)
        return nullptr;
    const auto in = signIn(*desk, staffNo, Pin);
    if (!in) {
        m_why = QStringLiteral("sign-in: ") + toString(in.error());
        return nullptr;
    }
    if (!QTest::qWaitFor([&] { return desk->catalogue() != nullptr; }, 10'000)) {
        m_why = QStringLiteral("no catalogue");
        return nullptr;
    }
    return desk;
}

Result<SignIn> DeskWorld::signIn(Desk &desk, const QString &no, const QString &pin)
{
    return ask<SignIn>(
        [&](QObject *context, Answer<SignIn> done) { desk.signIn(no, SecretText(pin), context, std::move(done)); });
}

devices::IdentityCard DeskWorld::card(int serial)
{
    devices::IdentityCard card;
    card.layout = devices::CardLayout::Resident;
    card.name = QStringLiteral("样例");
    card.ethnicityCode = QStringLiteral("01");
    card.birth = QStringLiteral("19491231");
    card.sexCode = serial % 2 == 0 ? QStringLiteral("2") : QStringLiteral("1");
    card.address = QStringLiteral("示例省示例县示例镇1号");
    const auto body = QStringLiteral("11010519491231%1").arg(serial, 3, 10, QLatin1Char('0'));
    card.number = body + core::domain::citizenCheck(body);
    card.issuer = QStringLiteral("示例县公安局");
    card.validFrom = QStringLiteral("20200101");
    card.validTo = QStringLiteral("长期");
    card.photo = SecretBytes(QByteArray(1024, 'p'));
    return card;
}

std::shared_ptr<Image> DeskWorld::page(int shade)
{
    auto image = Image::create({240, 320}, Image::Format::Rgb24, 100);
    for (int y = 0; y < 320; ++y)
        std::memset(image->row(y), (shade + y) % 256, static_cast<std::size_t>(image->stride()));
    return std::make_shared<Image>(*std::move(image));
}

devices::Ink DeskWorld::ink()
{
    devices::Ink ink;
    ink.device = QStringLiteral("mouse");
    ink.widthMm100 = 8000;
    ink.heightMm100 = 4000;
    for (int i = 0; i < 50; ++i)
        ink.points.push_back({.x = i * 100, .y = 2000 + i * 10, .t = i * 8, .pressure = 512, .down = true});
    return ink;
}

std::shared_ptr<Intake> DeskWorld::begin(Desk &desk)
{
    const auto intake = ask<std::shared_ptr<Intake>>(
        [&](QObject *context, Answer<std::shared_ptr<Intake>> done) { desk.begin(context, std::move(done)); });
    return intake ? *intake : nullptr;
}

std::shared_ptr<Intake> DeskWorld::filled(Desk &desk, int serial)
{
    auto intake = begin(desk);
    auto someone = card(serial);
    if (!intake || !intake->setApplicant(someone) || !intake->chooseItem(ElderCard))
        return nullptr;
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    intake->addPage(QStringLiteral("photo"), page(serial));
    if (!QTest::qWaitFor([&] { return !intake->pages(QStringLiteral("photo")).first().saving; }, 10'000))
        return nullptr;
    if (!intake->sign(ink(), QByteArray("\x89PNG not quite"), intake->shownDigest()))
        return nullptr;
    if (!QTest::qWaitFor([&] { return intake->findings().isEmpty(); }, 10'000))
        return nullptr;
    return intake;
}

Result<Intake::Submitted> DeskWorld::submit(Intake &intake)
{
    return ask<Intake::Submitted>(
        [&](QObject *context, Answer<Intake::Submitted> done) { intake.submit(context, std::move(done)); });
}

} // namespace yc::tests
