#include "kiosk/parent_pipe.h"

#include <QJsonDocument>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <unistd.h>

namespace yc::kiosk
{

namespace
{
constexpr qsizetype LongestLine = 256;
}

ParentPipe::ParentPipe(QObject *parent)
    : QObject(parent), m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &ParentPipe::read);
}

void ParentPipe::tell(const QJsonObject &line)
{
    const auto bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    // Shorter than a pipe's atomic write; a shell that is gone shows by its other end.
    [[maybe_unused]] const auto written
        = ::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void ParentPipe::read()
{
    std::array<char, 512> chunk;
    const auto count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        m_notifier->setEnabled(false);
        Q_EMIT gone();
        return;
    }
    m_pending.append(chunk.data(), static_cast<qsizetype>(count));
    for (auto end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const auto words = QString::fromLatin1(m_pending.first(end)).split(u' ');
        m_pending.remove(0, end + 1);
        Q_EMIT said(words.value(0), words.value(1));
    }
    if (m_pending.size() > LongestLine)
        m_pending.clear();
}

} // namespace yc::kiosk
