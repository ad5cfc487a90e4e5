#include "tests/support/pcscd_bed.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace yc::tests
{

namespace
{

const auto Driver = QStringLiteral("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");

// Of the process: libpcsclite remembers where it was sent.
const QString &socketFolder()
{
    static const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/yc-pcscd-XXXXXX"));
    static const QString path = folder.path();
    return path;
}

QByteArray socketName()
{
    return QFile::encodeName(socketFolder() + QStringLiteral("/pcscd.comm"));
}

// vpcd keeps one reader in its own memory: a second one needs a second library. Empty: it could not be copied.
QString driverFor(qsizetype reader)
{
    if (reader == 0)
        return Driver;
    const auto copy = socketFolder() + QStringLiteral("/vpcd%1.so").arg(reader);
    return QFile::exists(copy) || QFile::copy(Driver, copy) ? copy : QString();
}

// -1: no.
int listeningSocket()
{
    const auto name = socketName();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return -1;
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    ::unlink(name.constData());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(fd, SOMAXCONN) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

constexpr int FirstPort = 35963; // in that network; each reader has two

// Where nobody else hears vpcd, and where pcscd may write a /run of its own: a chroot does not allow the second.
// Empty: there is no such place here.
QStringList ownRoom()
{
    const QString unshare = QStringLiteral("unshare");
    const QString net = QStringLiteral("--net");
    const QStringList whole{unshare, net, QStringLiteral("--mount"), QStringLiteral("--propagation"),
                            QStringLiteral("private")};
    const auto rooms = ::geteuid() == 0 ? QList<QStringList>{whole, {unshare, net}}
                                        : QList<QStringList>{whole + QStringList{QStringLiteral("--map-root-user")}};
    for (const auto &room : rooms) {
        QProcess probe;
        probe.start(room.first(), room.sliced(1) + QStringList{QStringLiteral("true")});
        if (probe.waitForFinished() && probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0)
            return room;
    }
    return {};
}

} // namespace

PcscdBed::PcscdBed()
{
    qputenv("PCSCLITE_CSOCK_NAME", socketName());
    m_service.setProcessChannelMode(QProcess::MergedChannels);
}

PcscdBed::~PcscdBed()
{
    end();
}

QString PcscdBed::start(const QStringList &readers)
{
    end();
    if (!QFile::exists(Driver))
        return QStringLiteral("vpcd is missing: apt-get install vsmartcard-vpcd");
    const auto room = ownRoom();
    if (room.isEmpty())
        return QStringLiteral("pcscd gets no network of its own here: it needs root, or a kernel that gives users "
                              "namespaces, and unshare");
    QDir(m_settings.path()).mkpath(QStringLiteral("readers")); // pcscd reads a whole folder
    QFile settings(m_settings.filePath(QStringLiteral("readers/twins")));
    if (!settings.open(QIODevice::WriteOnly))
        return QStringLiteral("cannot write ") + settings.fileName();
    for (qsizetype i = 0; i < readers.size(); ++i) {
        settings.write(QStringLiteral("FRIENDLYNAME \"%1\"\nDEVICENAME /dev/null:%2\nLIBPATH %3\nCHANNELID %4\n\n")
                           .arg(readers[i])
                           .arg(FirstPort + 2 * i)
                           .arg(driverFor(i))
                           .arg(i + 1)
                           .toUtf8());
    }
    settings.close();
    const int fd = listeningSocket();
    if (fd < 0)
        return QStringLiteral("cannot listen in ") + socketFolder();
    m_service.setChildProcessModifier([fd] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // it never outlives the test
        ::dup2(fd, STDIN_FILENO);
    });
    // exec all the way: the process that is started becomes pcscd itself, to be signalled by its id.
    auto inside = QStringLiteral("exec 3<&0 </dev/null; /usr/bin/python3 \"$1\" \"$0\" $2 3<&- & "
                                 "exec env LISTEN_FDS=1 LISTEN_PID=$$ pcscd -f -i -c \"$0/readers\"");
    if (room.contains(QStringLiteral("--mount")))
        inside.prepend(QStringLiteral("mount -t tmpfs -o mode=755 none /run && "));
    const auto command = room
        + QStringList{QStringLiteral("sh"),
                      QStringLiteral("-c"),
                      inside,
                      m_settings.path(),
                      qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/tests/support/vpcd_relay.py"),
                      QString::number(readers.size())};
    m_service.start(command.first(), command.sliced(1));
    ::close(fd);
    QByteArray heard;
    while (!heard.contains("daemon ready") || !heard.contains("relay ready")) {
        if (!m_service.waitForReadyRead(10'000)) {
            m_service.waitForFinished(0);
            return QStringLiteral("pcscd did not start: ") + QString::fromUtf8(heard + m_service.readAll());
        }
        heard += m_service.readAll();
    }
    return {};
}

QString PcscdBed::slot(int reader) const
{
    return m_settings.filePath(QStringLiteral("slot%1").arg(reader));
}

void PcscdBed::end()
{
    if (m_service.state() == QProcess::NotRunning)
        return;
    hold(false);
    m_service.terminate();
    if (!m_service.waitForFinished(5000))
        kill();
}

void PcscdBed::kill()
{
    m_service.kill();
    m_service.waitForFinished();
}

void PcscdBed::hold(bool held)
{
    if (const auto id = m_service.processId(); id > 0)
        ::kill(static_cast<pid_t>(id), held ? SIGSTOP : SIGCONT);
}

} // namespace yc::tests
