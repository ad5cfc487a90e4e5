#include "base/closed_memory.h"
#include "base/log.h"
#include "core/papers/stand_in.h"
#include "hall/render/requests.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <sys/prctl.h>
#include <unistd.h>

namespace
{

// Lines off a pipe as they come. A line longer than allowed is handed on cut, one byte too long, and its rest dropped.
class Lines
{
public:
    std::optional<QByteArray> next()
    {
        QByteArray line;
        for (;;) {
            const auto end = m_pending.indexOf('\n');
            const auto part = end < 0 ? m_pending : m_pending.first(end);
            line += part.first(std::min(part.size(), yc::hall::render::LongestRequest + 1 - line.size()));
            m_pending.remove(0, end < 0 ? m_pending.size() : end + 1);
            if (end >= 0)
                return line;
            std::array<char, 65536> chunk;
            ssize_t count = 0;
            do
                count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
            while (count < 0 && errno == EINTR);
            if (count <= 0) // what was left without an end is no request
                return std::nullopt;
            m_pending = QByteArray(chunk.data(), static_cast<qsizetype>(count));
        }
    }

private:
    QByteArray m_pending;
};

bool writeAll(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto count
            = ::write(STDOUT_FILENO, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += static_cast<qsizetype>(count);
    }
    return true;
}

} // namespace

// Plain blocking reads: there is one task, and the hall waits for it. No event loop runs.
int main(int argc, char **argv)
{
    yc::closeMemory();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // ends with the hall, even when the hall is killed
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QHashSeed::setDeterministicGlobalSeed(); // the order of fonts in a PDF follows a hash
    const QGuiApplication application(argc, argv);
    yc::log::takeQtMessages();
    yc::core::papers::installStandIns(yc::core::papers::standInFonts());

    Lines lines;
    while (const auto line = lines.next()) {
        const auto frame = yc::hall::render::answer(*line);
        if (frame.front() == 'E')
            yc::log::write(yc::log::Level::Warning, "render", "refused",
                           {{QStringLiteral("answer"), QString::fromUtf8(frame.sliced(5))}});
        if (!writeAll(frame))
            return 1; // the hall is gone
    }
    return 0;
}
