#include "core/pages/file_reader.h"

#include "base/ipc.h"
#include "base/log.h"
#include "core/pages/file_bytes.h"

#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <fcntl.h>
#include <linux/close_range.h>
#include <unistd.h>

namespace yc::core::pages
{

using namespace std::chrono_literals;

namespace
{
constexpr int LastPatience = 1000; // ms; a killed process goes at once unless the kernel holds it
}

FileReader::FileReader(ReaderSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] { lost(codes::PageHung); });
}

FileReader::~FileReader()
{
    endHelper();
    // What is still dying is killed already. Its thread may be at its end, with nobody left to hear of it.
    for (auto *process : findChildren<QProcess *>(Qt::FindDirectChildrenOnly)) {
        if (process->state() == QProcess::NotRunning || process->waitForFinished(LastPatience))
            delete process;
        else
            process->setParent(nullptr); // the kernel does not let go of it; ~QProcess would wait for that
    }
}

qint64 FileReader::helperPid() const
{
    return m_process ? m_process->processId() : 0;
}

void FileReader::read(const Order &order)
{
    if (m_order)
        return;
    m_order = order;
    m_told = false;
    m_read = 0;
    m_losses = 0;
    m_page = std::max(0, order.first);
    m_end = m_page;
    if (m_order->picture) {
        m_told = true; // there is nothing to be opened
        m_page = 0;
        m_end = 1;
        return startHelper();
    }
    if (!m_order->bytes) {
        auto bytes = bytesOfFile(order.path);
        if (!bytes)
            return end(bytes.error());
        m_order->bytes = std::make_shared<ipc::File>(std::move(*bytes));
    }
    startHelper();
}

void FileReader::cancel()
{
    if (m_order)
        end(yc::codes::Cancelled);
}

void FileReader::startHelper()
{
    auto ends = ipc::Channel::makePair();
    if (!ends)
        return end(ends.error());
    const auto theirs = ends->second.takeSocket();
    m_channel.emplace(std::move(ends->first));
    m_notifier = new QSocketNotifier(m_channel->fd(), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &FileReader::readMessages);

    m_process = new QProcess(this);
    // Nothing of ours goes along but the socket: no environment, no words from a hostile file into our log.
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_process->setProcessEnvironment(environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([fd = theirs.fd()] {
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        ::fcntl(fd, F_SETFD, 0);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(codes::DecoderAbsent);
    });
    connect(m_process, &QProcess::finished, this, [this, process = m_process] {
        readMessages(); // its last words may still lie in the socket
        if (m_process == process) // else they ended the order, and perhaps another runs
            lost(codes::DecoderGone);
    });
    m_timer->start(m_order->picture ? m_settings.pagePatience : m_settings.openPatience);
    m_process->start(m_settings.program, {QStringLiteral("--socket"), QString::number(theirs.fd())});
    if (!m_order || !m_process)
        return; // did not start
    if (!giveWork())
        lost(codes::DecoderGone);
}

bool FileReader::giveWork()
{
    if (!m_order->picture) {
        const int bytes = m_order->bytes->fd();
        return send(Say::Open, {}, {&bytes, 1});
    }
    // A copy: who is given a picture's memory overwrites it in the end.
    const auto &picture = *m_order->picture;
    auto copy = Image::create(picture.size(), picture.format(), picture.dpi());
    if (!copy)
        return false;
    std::ranges::copy(picture.bytes(), copy->bytes().begin());
    auto body = toJson(PageOrder{.page = 0, .wish = m_order->wish});
    const auto head = toJson(PictureHead{
        .page = 0, .size = picture.size(), .format = picture.format(), .dpi = picture.dpi(), .findings = {}});
    for (auto entry = head.begin(); entry != head.end(); ++entry)
        body.insert(entry.key(), entry.value());
    const int pixels = copy->fd();
    const bool sent = send(Say::Look, body, {&pixels, 1});
    copy->handOver();
    return sent;
}

void FileReader::endHelper()
{
    m_timer->stop();
    // Perhaps it is the one that called: not now.
    if (auto *notifier = std::exchange(m_notifier, nullptr)) {
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
    m_channel.reset();
    auto *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    // It has nothing to lose, and finishes dying by itself.
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

bool FileReader::send(Say what, const QJsonObject &body, std::span<const int> files)
{
    // A few bytes into an empty socket: it does not wait.
    return m_channel && m_channel->send(static_cast<quint16>(what), ipc::toBody(body), files, 0ms).has_value();
}

void FileReader::readMessages()
{
    while (m_channel) {
        auto message = m_channel->receive();
        if (!message) {
            if (message.error() != yc::codes::PeerGone || !m_process || m_process->state() == QProcess::NotRunning)
                return lost(codes::DecoderGone);
            if (m_notifier)
                m_notifier->setEnabled(false); // finished() follows
            return;
        }
        if (!*message)
            return;
        take(std::move(**message));
    }
}

void FileReader::take(ipc::Message message)
{
    const auto body = ipc::objectFromBody(message.body);
    if (!body)
        return lost(codes::DecoderGone);
    switch (static_cast<Say>(message.kind)) {
    case Say::Opened:
        if (const auto info = fileInfoFromJson(*body))
            return takeOpened(*info);
        break;
    case Say::Picture:
        if (const auto head = pictureHeadFromJson(*body))
            return takePicture(*head, message);
        break;
    case Say::Failed:
        if (const auto failure = failureFromJson(*body))
            return takeFailure(*failure);
        break;
    case Say::Open:
    case Say::Page:
    case Say::Look: break; // ours to say
    }
    lost(codes::DecoderGone);
}

void FileReader::takeOpened(const FileInfo &info)
{
    if (!m_told) {
        m_told = true;
        m_end = static_cast<int>(std::min<qint64>(info.pages, static_cast<qint64>(m_page) + m_order->most));
        if (!info.walls.contains(QStringLiteral("seccomp")))
            log::write(log::Level::Warning, "pages", "decoder-unwalled",
                       {{QStringLiteral("walls"), info.walls.join(QLatin1Char(','))}});
        Q_EMIT opened(info, m_order->bytes);
        if (!m_order)
            return; // cancelled by whoever listened
        if (m_order->first == 0 && info.pages > m_order->most && !m_order->takeFirstPages)
            return end(codes::TooManyPages);
    }
    next();
}

void FileReader::next()
{
    if (m_page >= m_end)
        return end(std::nullopt);
    m_timer->start(m_settings.pagePatience);
    if (!send(Say::Page, toJson(PageOrder{.page = m_page, .wish = m_order->wish})))
        lost(codes::DecoderGone);
}

void FileReader::takePicture(const PictureHead &head, ipc::Message &message)
{
    if (!m_told || head.page != m_page || message.files.size() != 1)
        return lost(codes::DecoderGone);
    auto image = Image::adopt(message.files.front().release(), head.size, head.format, head.dpi);
    if (!image)
        return lost(codes::DecoderGone);
    m_losses = 0;
    ++m_page;
    ++m_read;
    Q_EMIT pageRead(head.page, std::make_shared<Image>(std::move(*image)), head.findings);
    if (m_order)
        next();
}

void FileReader::takeFailure(const Failure &failure)
{
    if (failure.page < 0)
        return end(failure.code);
    if (!m_told || failure.page != m_page)
        return lost(codes::DecoderGone);
    ++m_page;
    Q_EMIT pageFailed(failure.page, failure.code);
    if (m_order)
        next();
}

void FileReader::lost(Code code)
{
    if (!m_order)
        return;
    log::write(log::Level::Warning, "pages", "decoder-lost",
               {{QStringLiteral("code"), toString(code)}, {QStringLiteral("page"), m_page}});
    endHelper();
    ++m_losses;
    if (!m_told) // it never got as far as a page
        return end(code);
    const int page = m_page++;
    Q_EMIT pageFailed(page, code);
    if (!m_order)
        return;
    if (m_page >= m_end)
        return end(std::nullopt);
    if (m_losses >= m_settings.lossesInRow)
        return end(code);
    startHelper();
}

void FileReader::end(const std::optional<Code> &failure)
{
    endHelper();
    m_order.reset();
    if (failure)
        Q_EMIT failed(*failure);
    else
        Q_EMIT finished(m_read);
}

} // namespace yc::core::pages
