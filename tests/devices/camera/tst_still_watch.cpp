#include "devices/camera/still_watch.h"
#include "devices/virtual/camera_feed.h"
#include "devices/virtual/page_painter.h"
#include "tests/support/register.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace yc;
using namespace yc::devices::camera;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using Verdict = StillWatch::Verdict;

namespace
{
constexpr QSize Frame{480, 360};
}

// Drawn motion before the watch, ten frames a second, with a sensor's noise on every one.
class TestStillWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aPageIsTakenWhenTheHandIsGone();
    void itIsTakenOnceUntilItIsChanged();
    void aHandThatOnlyPointsTakesNothing();
    void thePageThatWasTakenByHandIsNotTakenAgain();
    void theNextPageInTheSamePlaceIsAnother();
    void aSlowPushIsMotion();
    void theLampOverheadIsNoMotion();
    void aCoveredLensIsBlack();
    void whatIsNoPictureNeverSettles();

private:
    Verdict look(const QImage &picture, double light);
    Verdict see(const DeskMoment &moment, double light = 1);
    int settledWhile(const DeskMoment &moment, int frames);
    void push(const QImage &page);

    StillWatch m_watch;
    std::chrono::milliseconds m_now{};
    std::mt19937 m_random{7};
    std::vector<double> m_noise; // a sensor's, over and over from another place
    QImage m_page = makePage(QStringLiteral("application-form-1")).scaledToHeight(700, Qt::SmoothTransformation);
    QImage m_other = makePage(QStringLiteral("application-form-2")).scaledToHeight(700, Qt::SmoothTransformation);
};

void TestStillWatch::init()
{
    std::normal_distribution<double> noise(0, 3);
    m_noise.resize(9973);
    std::ranges::generate(m_noise, [&] { return noise(m_random); });
    m_watch = StillWatch();
    m_now = 0ms;
}

Verdict TestStillWatch::look(const QImage &picture, double light)
{
    auto frame = Image::create(picture.size(), Image::Format::Rgb24, 0);
    std::uniform_int_distribution<std::size_t> anywhere(0, m_noise.size() - 1);
    for (int y = 0; y < picture.height(); ++y) {
        const auto *from = picture.constScanLine(y);
        auto *to = frame->row(y);
        auto grain = anywhere(m_random);
        for (int x = 0; x < picture.width() * 3; ++x, grain = (grain + 1) % m_noise.size())
            to[x] = static_cast<std::byte>(std::clamp(from[x] * light + m_noise[grain], 0.0, 255.0));
    }
    m_now += 100ms;
    return m_watch.look(*frame, m_now);
}

Verdict TestStillWatch::see(const DeskMoment &moment, double light)
{
    return look(drawnDesk(moment, Frame), light);
}

int TestStillWatch::settledWhile(const DeskMoment &moment, int frames)
{
    const auto picture = drawnDesk(moment, Frame);
    int settled = 0;
    for (int i = 0; i < frames; ++i)
        settled += look(picture, 1) == Verdict::Settled;
    return settled;
}

void TestStillWatch::push(const QImage &page)
{
    for (const double away : {1.0, 0.7, 0.4, 0.1, 0.0})
        QCOMPARE(see({.page = page, .away = away, .hand = 0.8 - away / 2}), Verdict::Moving);
    for (const double hand : {0.7, 0.5, 0.2})
        QCOMPARE(see({.page = page, .hand = hand}), Verdict::Moving);
}

void TestStillWatch::aPageIsTakenWhenTheHandIsGone()
{
    QCOMPARE(settledWhile({}, 20), 1); // the bare desk
    push(m_page);
    QCOMPARE(see({.page = m_page}), Verdict::Moving); // the hand left
    for (int i = 0; i < 6; ++i)
        QCOMPARE(see({.page = m_page}), Verdict::Settling);
    QCOMPARE(see({.page = m_page}), Verdict::Settled);
    QCOMPARE(see({.page = m_page}), Verdict::Lying);
}

void TestStillWatch::itIsTakenOnceUntilItIsChanged()
{
    push(m_page);
    QCOMPARE(settledWhile({.page = m_page}, 100), 1);
    push(m_other);
    QCOMPARE(settledWhile({.page = m_other}, 100), 1);
    QCOMPARE(settledWhile({}, 30), 1); // taken away: the desk again
    QCOMPARE(settledWhile({.page = m_other}, 30), 1); // and put back: whoever does that wants it
}

void TestStillWatch::aHandThatOnlyPointsTakesNothing()
{
    QCOMPARE(settledWhile({.page = m_page}, 20), 1);
    for (const double hand : {0.2, 0.5, 0.7, 0.4})
        QCOMPARE(see({.page = m_page, .hand = hand}), Verdict::Moving);
    QCOMPARE(settledWhile({.page = m_page}, 30), 0);
}

void TestStillWatch::thePageThatWasTakenByHandIsNotTakenAgain()
{
    QCOMPARE(see({.page = m_page}), Verdict::Moving);
    QCOMPARE(see({.page = m_page}), Verdict::Settling);
    m_watch.taken(); // the clerk did not wait
    QCOMPARE(settledWhile({.page = m_page}, 30), 0);
    m_watch.reset(); // into another material
    QCOMPARE(settledWhile({.page = m_page}, 30), 1);
}

void TestStillWatch::theNextPageInTheSamePlaceIsAnother()
{
    QCOMPARE(settledWhile({.page = m_page, .lean = 0}, 20), 1);
    QCOMPARE(see({.page = m_other, .lean = 0, .hand = 0.6}), Verdict::Moving);
    QCOMPARE(settledWhile({.page = m_other, .lean = 0}, 20), 1);
}

void TestStillWatch::aSlowPushIsMotion()
{
    QCOMPARE(settledWhile({.page = m_page}, 20), 1);
    for (int i = 1; i <= 40; ++i)
        QVERIFY(see({.page = m_page, .away = i * 0.004}) != Verdict::Settled); // a millimetre and a bit each time
}

void TestStillWatch::theLampOverheadIsNoMotion()
{
    QCOMPARE(settledWhile({.page = m_page}, 20), 1);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(see({.page = m_page}, 1.0 - (i % 3) * 0.02), Verdict::Lying);
}

void TestStillWatch::aCoveredLensIsBlack()
{
    QCOMPARE(settledWhile({.page = m_page}, 20), 1);
    QCOMPARE(see({.page = m_page}, 0.01), Verdict::Black);
    QCOMPARE(see({.page = m_page}), Verdict::Moving);
    QCOMPARE(settledWhile({.page = m_page}, 20), 0); // uncovered, it is the page that was taken
}

void TestStillWatch::whatIsNoPictureNeverSettles()
{
    const auto dot = Image::create({4, 4}, Image::Format::Gray8, 0);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(m_watch.look(*dot, m_now += 100ms), Verdict::Moving);
}

YC_TEST(TestStillWatch)
#include "tst_still_watch.moc"
