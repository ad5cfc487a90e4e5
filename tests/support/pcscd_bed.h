#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace yc::tests
{

// A pcscd of the test's own, with vpcd's readers that are none. Its socket is one where nobody else looks: pcscd is
// handed it as by systemd (LISTEN_FDS), and libpcsclite in this process is sent there by its environment, once for all
// beds of the process, because it remembers. vpcd listens on every address, so it has a network of its own, into which
// vpcd_relay.py leads. An ordinary user needs a kernel that gives users namespaces, root needs none of users.
class PcscdBed
{
public:
    PcscdBed();
    ~PcscdBed();

    // Before PC/SC is first asked. Each reader has two slots, "NAME 00 00" and "NAME 00 01".
    // Empty: it works; else what it is that does not, in words.
    [[nodiscard]] QString start(const QStringList &readers = {QStringLiteral("Yichuang Twin")});
    void end(); // SIGTERM, as the system does
    void kill();
    void hold(bool held); // SIGSTOP, SIGCONT
    [[nodiscard]] QString slot(int reader = 0) const; // where a card is put into its first slot

private:
    QTemporaryDir m_settings;
    QProcess m_service;
};

} // namespace yc::tests
