#include "base/clock.h"
#include "core/seal/digest.h"
#include "core/vault/vault.h"

#include <QCoreApplication>
#include <QTextStream>

#include <thread>

// Asks for the terminal's key of a folder in the keychain of the session that it is started in, from a thread that ends
// (as the vault's worker does), and opens the vault with it. Says the key's digest, or the code.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (const auto &folder : QCoreApplication::arguments().sliced(1)) {
        std::thread([&folder] {
            const auto key = yc::core::vault::terminalKey(yc::core::vault::KeyPlace::Keychain, folder);
            QTextStream(stdout) << (key ? yc::core::seal::hex(yc::core::seal::sm3(key->bytes()))
                                        : yc::toString(key.error()))
                                << '\n';
            const yc::SystemClock clock;
            if (key && !yc::core::vault::Vault::open(folder, key->duplicate(), clock))
                QTextStream(stdout) << "the vault does not open\n";
        }).join();
    }
    return 0;
}
