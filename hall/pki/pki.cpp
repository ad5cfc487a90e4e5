#include "hall/pki/pki.h"

#include "core/store/disk.h"

#include <QFile>

#include <optional>

namespace yc::hall::pki
{

namespace
{

namespace seal = core::seal;

constexpr int AuthorityDays = 3650 * 2;
constexpr int CertificateDays = 825;
constexpr int RenewBeforeDays = 30;
constexpr qint64 LargestFile = 64LL * 1024;

// Everything of one kind of thing in the folder: a certificate with its key.
struct Pair {
    seal::Certificate certificate;
    seal::PrivateKey key;
};

class Folder
{
public:
    explicit Folder(QString path) : m_path(std::move(path)) { }

    [[nodiscard]] bool has(const QString &name) const { return QFile::exists(m_path + u'/' + name); }
    [[nodiscard]] Result<QByteArray> read(const QString &name) const
    {
        auto bytes = core::store::readWhole(m_path + u'/' + name, LargestFile);
        if (!bytes)
            return std::unexpected(codes::CannotKeep);
        return bytes;
    }
    [[nodiscard]] Done write(const QString &name, QByteArrayView bytes) const
    {
        if (!core::store::writeWhole(m_disk, m_path + u'/' + name, bytes))
            return std::unexpected(codes::CannotKeep);
        return {};
    }
    [[nodiscard]] Done make() const
    {
        return core::store::makeFolders(m_disk, m_path) ? Done{} : std::unexpected(codes::CannotKeep);
    }

    [[nodiscard]] Result<Pair> readPair(const QString &name) const
    {
        const auto certificate = read(name + QStringLiteral(".pem"));
        auto key = read(name + QStringLiteral(".key"));
        if (!certificate || !key)
            return std::unexpected(codes::CannotKeep);
        auto readCertificate = seal::Certificate::fromPem(*certificate);
        auto readKey = seal::PrivateKey::fromPem(SecretBytes(std::move(*key)));
        if (!readCertificate)
            return std::unexpected(readCertificate.error());
        if (!readKey)
            return std::unexpected(readKey.error());
        return Pair{std::move(*readCertificate), std::move(*readKey)};
    }
    // The key first: a certificate without its key would be believed.
    [[nodiscard]] Done writePair(const QString &name, const seal::Certificate &certificate,
                                 const seal::PrivateKey &key) const
    {
        if (const auto done = write(name + QStringLiteral(".key"), key.toPem().reveal()); !done)
            return done;
        return write(name + QStringLiteral(".pem"), certificate.toPem());
    }

private:
    QString m_path;
    core::store::Disk m_disk;
};

Result<seal::Authority> authority(const Folder &folder, const QString &file, seal::KeyKind kind, const QString &name,
                                  const QDateTime &now)
{
    if (folder.has(file + QStringLiteral(".pem"))) {
        auto pair = folder.readPair(file);
        if (!pair)
            return std::unexpected(pair.error());
        return seal::Authority::load(pair->certificate, std::move(pair->key));
    }
    auto made = seal::Authority::create(kind, name, now.addDays(-1), AuthorityDays);
    if (!made)
        return made;
    if (const auto kept = folder.writePair(file, made->certificate(), made->key()); !kept)
        return std::unexpected(kept.error());
    return made;
}

struct Wish {
    QString file;
    seal::KeyKind kind;
    QString name;
    seal::Authority::Use use;
    QStringList names;
    bool mayBeKept = true; // false: made anew although it is still good
};

Result<Pair> certified(const Folder &folder, const seal::Authority &by, const Wish &wish, const QDateTime &now)
{
    if (wish.mayBeKept && folder.has(wish.file + QStringLiteral(".pem"))) {
        auto pair = folder.readPair(wish.file);
        if (!pair)
            return pair;
        if (pair->certificate.notAfter() > now.addDays(RenewBeforeDays))
            return pair;
    }
    auto key = seal::PrivateKey::generate(wish.kind);
    const auto request = key.certificateRequest(wish.name);
    if (!request)
        return std::unexpected(request.error());
    auto certificate = by.issue(*request, wish.name, wish.use, wish.names, now.addDays(-1), CertificateDays);
    if (!certificate)
        return std::unexpected(certificate.error());
    if (const auto kept = folder.writePair(wish.file, *certificate, key); !kept)
        return std::unexpected(kept.error());
    return Pair{std::move(*certificate), std::move(key)};
}

Result<seal::Key> ownKey(const Folder &folder)
{
    const auto name = QStringLiteral("rest.key");
    if (folder.has(name)) {
        auto bytes = folder.read(name);
        if (!bytes)
            return std::unexpected(bytes.error());
        return seal::Key::fromBytes(SecretBytes(std::move(*bytes)));
    }
    auto key = seal::Key::random();
    if (const auto kept = folder.write(name, key.bytes()); !kept)
        return std::unexpected(kept.error());
    return key;
}

} // namespace

Result<std::unique_ptr<Pki>> Pki::open(const QString &path, const QStringList &serverNames, const QDateTime &now)
{
    const Folder folder(path);
    if (const auto made = folder.make(); !made)
        return std::unexpected(made.error());
    auto tls = authority(folder, QStringLiteral("ca"), seal::KeyKind::P256, QStringLiteral("Yichuang Hall CA"), now);
    if (!tls)
        return std::unexpected(tls.error());
    auto evidence = authority(folder, QStringLiteral("sm2-ca"), seal::KeyKind::Sm2,
                              QStringLiteral("Yichuang Hall Evidence CA"), now);
    if (!evidence)
        return std::unexpected(evidence.error());

    const auto namesFile = QStringLiteral("server.names");
    const auto before
        = QString::fromUtf8(folder.read(namesFile).value_or(QByteArray())).split(u'\n', Qt::SkipEmptyParts);
    auto names = serverNames.isEmpty() ? before : serverNames;
    if (names.isEmpty())
        names = {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    const bool sameNames = names == before;
    auto server = certified(folder, *tls,
                            {QStringLiteral("server"), seal::KeyKind::P256, names.first(),
                             seal::Authority::Use::TlsServer, names, sameNames},
                            now);
    if (!server)
        return std::unexpected(server.error());
    if (const auto kept = sameNames ? Done{} : folder.write(namesFile, names.join(u'\n').toUtf8()); !kept)
        return std::unexpected(kept.error());
    auto receipt = certified(folder, *evidence,
                             {QStringLiteral("receipt"),
                              seal::KeyKind::Sm2,
                              QStringLiteral("Yichuang Hall Receipts"),
                              seal::Authority::Use::Evidence,
                              {}},
                             now);
    if (!receipt)
        return std::unexpected(receipt.error());
    auto rest = ownKey(folder);
    if (!rest)
        return std::unexpected(rest.error());
    return std::unique_ptr<Pki>(new Pki(std::move(*tls), std::move(*evidence), std::move(server->certificate),
                                        std::move(server->key), std::move(receipt->certificate),
                                        std::move(receipt->key), std::move(*rest)));
}

} // namespace yc::hall::pki
