// A round trip on the emulated USB bus: through our transport, with its event loop and signals, and through plain
// libusb, which waits for each transfer. By turns, against one device that answers at once. To be started with
// umockdev's preload. Prints one JSON object.

#include "devices/transport/usb_stream.h"
#include "devices/virtual/usb/usb_device.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <libusb-1.0/libusb.h>
#include <mutex>
#include <thread>
#include <vector>

namespace
{

using namespace yc::devices;
using namespace yc::devices::virtual_bench;

constexpr quint16 Vendor = 0x0400;
constexpr quint16 Product = 0xC35A;
constexpr quint8 In = 0x81;
constexpr quint8 Out = 0x02;
constexpr int Turns = 10;
constexpr int InATurn = 100;
const QByteArray Question("\xAA\xAA\xAA\x96\x69\x00\x03\x20\x01\x22", 10);

// The device's own pace: what it hears it says again, from a thread of its own.
class Echo
{
public:
    explicit Echo(UsbDevice &device) : m_device(device), m_thread([this] { run(); }) { }
    ~Echo()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    Echo(const Echo &) = delete;
    Echo &operator=(const Echo &) = delete;
    void hear(const QByteArray &bytes)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_heard.push_back(bytes);
        }
        m_wake.notify_one();
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait(lock, [this] { return m_ending || !m_heard.empty(); });
            if (m_ending)
                return;
            const auto bytes = m_heard.front();
            m_heard.pop_front();
            lock.unlock();
            m_device.send(In, bytes);
            lock.lock();
        }
    }

    UsbDevice &m_device;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<QByteArray> m_heard;
    bool m_ending = false;
    std::thread m_thread; // last: it uses the others
};

using Times = std::vector<double>; // ms

bool plainTurn(Times &times)
{
    libusb_context *context = nullptr;
    if (libusb_init(&context) != 0)
        return false;
    auto *handle = libusb_open_device_with_vid_pid(context, Vendor, Product);
    bool fine = handle && libusb_claim_interface(handle, 0) == 0;
    std::array<unsigned char, 64> answer{};
    for (int i = 0; fine && i < InATurn; ++i) {
        int done = 0;
        QByteArray asked = Question;
        QElapsedTimer timer;
        timer.start();
        fine = libusb_bulk_transfer(handle, Out, reinterpret_cast<unsigned char *>(asked.data()),
                                    static_cast<int>(asked.size()), &done, 1000)
                == 0
            && libusb_bulk_transfer(handle, In, answer.data(), static_cast<int>(answer.size()), &done, 1000) == 0
            && done == asked.size();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    if (handle)
        libusb_close(handle);
    libusb_exit(context);
    return fine;
}

bool ourTurn(Times &times)
{
    transport::UsbStream stream({.vendor = Vendor, .product = Product, .serial = {}, .port = {}});
    QEventLoop loop;
    QElapsedTimer timer;
    QByteArray came;
    int left = InATurn;
    const auto ask = [&] {
        came.clear();
        timer.start();
        stream.write(Question);
    };
    QObject::connect(&stream, &transport::ByteStream::opened, &loop, ask);
    QObject::connect(&stream, &transport::ByteStream::arrived, &loop, [&](const QByteArray &bytes) {
        came += bytes;
        if (came.size() < Question.size())
            return;
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (--left > 0)
            ask();
        else
            loop.exit(0);
    });
    QObject::connect(&stream, &transport::ByteStream::lost, &loop, [&loop] { loop.exit(1); });
    stream.open();
    const bool fine = loop.exec() == 0;
    stream.close();
    return fine;
}

double median(Times times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!UsbBed::isPossible()) {
        std::fputs("start it with umockdev's preload\n", stderr);
        return 2;
    }
    UsbBed bed;
    UsbDevice device(bed, twoPipeReader());
    Echo echo(device);
    device.setEars({.heard = [&echo](quint8, const QByteArray &bytes) { echo.hear(bytes); }});
    if (!device.plug())
        return 2;
    Times plain;
    Times ours;
    for (int turn = 0; turn < Turns; ++turn) {
        if (!plainTurn(plain) || !ourTurn(ours)) {
            std::fputs("a round trip failed\n", stderr);
            return 1;
        }
    }
    const QJsonObject told{{QStringLiteral("plain_ms"), median(plain)},
                           {QStringLiteral("ours_ms"), median(ours)},
                           {QStringLiteral("added_ms"), median(ours) - median(plain)},
                           {QStringLiteral("round_trips"), static_cast<int>(ours.size())}};
    std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return 0;
}
