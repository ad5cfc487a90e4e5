#include "tests/devices/usb/pad_test.h"

namespace yc::tests
{

using namespace devices;
using namespace devices::virtual_bench;
using namespace std::chrono_literals;

void PadTest::begin()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("pad"));
}

void PadTest::end()
{
    m_pad.reset();
    m_thread.reset();
    m_desk.reset();
    m_bed.reset();
    m_ink.clear();
    m_keys.clear();
    m_failures.clear();
    m_begun = 0;
}

void PadTest::make(quint16 product, const std::function<void(pad::StuSettings &)> &change)
{
    m_desk = std::make_unique<PadDesk>(*m_bed, product);
    QVERIFY(m_desk->plug());
    pad::StuSettings settings;
    settings.place = m_desk->place;
    settings.look = 1ms;
    settings.farewell = 300ms;
    settings.firstRetry = 20ms;
    settings.lastRetry = 80ms;
    if (change)
        change(settings);
    m_pad = std::make_unique<pad::StuPad>(settings, m_clock, m_thread->thread());
    connect(m_pad.get(), &SignaturePad::inkArrived, this,
            [this](const std::vector<InkPoint> &points) { m_ink.insert(m_ink.end(), points.begin(), points.end()); });
    connect(m_pad.get(), &SignaturePad::inkBegan, this, [this] { ++m_begun; });
    connect(m_pad.get(), &SignaturePad::keyPressed, this, [this](PadKey key) { m_keys << key; });
    connect(m_pad.get(), &SignaturePad::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_pad->start();
}

// A bar at the top where words would stand, three keys at the bottom.
std::shared_ptr<PadPage> PadTest::page(QSize size)
{
    auto picture = Image::create(size, Image::Format::Rgb24, 0);
    if (!picture)
        return nullptr;
    std::ranges::fill(picture->bytes(), std::byte{0xFF});
    for (int y = 0; y < size.height() / 8; ++y)
        std::fill_n(picture->row(y), size.width() / 2 * 3, std::byte{0});
    auto made = std::make_shared<PadPage>();
    made->picture = std::move(*picture);
    made->ink = QRect(0, size.height() / 4, size.width(), size.height() / 2);
    const int third = size.width() / 3;
    int x = 0;
    for (const auto key : {PadKey::Cancel, PadKey::Again, PadKey::Confirm}) {
        made->keys.emplace_back(key, QRect(x, size.height() * 4 / 5, third, size.height() / 5));
        x += third;
    }
    return made;
}

void PadTest::sign()
{
    QTRY_VERIFY(m_pad->screen());
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    const auto before = m_begun;
    m_pad->showPage(page());
    m_pad->beginInk();
    QTRY_COMPARE_WITH_TIMEOUT(m_begun, before + 1, 15'000); // a picture takes a busy machine seconds
}

void PadTest::write() const
{
    const auto size = m_desk->twin.pixels();
    const int y = size.height() / 2;
    m_desk->twin.stroke({{size.width() / 4, y}, {size.width() / 3, y + 4}, {size.width() / 2, y - 4}});
}

QPoint PadTest::keyPlace(PadKey key) const
{
    const auto here = page();
    for (const auto &[which, area] : here->keys)
        if (which == key)
            return area.center();
    return {};
}

void PadTest::press(PadKey key) const
{
    m_desk->twin.tap(keyPlace(key));
}

int PadTest::strokes() const
{
    return static_cast<int>(std::ranges::count_if(m_ink, [](const InkPoint &point) { return !point.down; }));
}

} // namespace yc::tests
