// Submitting a case of ten pages on loopback, as a counter does it (core/sync over core/link, out of a sealed vault),
// and the same kind of case laid ready for curl. Prints one JSON object:
//   {"ours_ms":[…],"tls":{"authority":…,"certificate":…,"key":…},"curl":[{"id":…,"manifest":file,"blobs":[{"name":…,"file":…}]}]}
// Every case has pages of its own, so nothing was uploaded before.
//
//   bench_submit --hall URL --code CODE --dir FOLDER [--cases N]

#include "core/link/enrolment.h"
#include "core/seal/digest.h"
#include "core/sync/outbox_runner.h"
#include "core/wire/case_wire.h"
#include "core/wire/shown_text.h"
#include "tests/core/domain/sample_catalogue.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace
{

using namespace yc;
using namespace yc::core;

constexpr int Pages = 10;
constexpr qsizetype PageBytes = 982'000; // A4, 300 dpi, JPEG at quality 80
const auto StaffNo = QStringLiteral("0317");

[[noreturn]] void giveUp(const char *what, Code code = {'B', 0})
{
    std::fprintf(stderr, "bench_submit: %s: %s\n", what, qPrintable(toString(code)));
    std::exit(1);
}

QByteArray someBytes(qsizetype count)
{
    QByteArray bytes((count + 3) / 4 * 4, Qt::Uninitialized);
    auto *words = reinterpret_cast<quint32 *>(bytes.data());
    QRandomGenerator::global()->fillRange(words, bytes.size() / 4);
    bytes.truncate(count);
    return bytes;
}

domain::Person applicant()
{
    domain::Person person;
    person.number = QStringLiteral("11010519491231002X"); // published sample
    person.name = QStringLiteral("张样例");
    person.sex = domain::Sex::Female;
    person.ethnicity = QStringLiteral("汉");
    person.birth = QDate(1949, 12, 31);
    person.address = QStringLiteral("样例省样例市样例县测试路1号");
    person.issuer = QStringLiteral("样例县公安局");
    person.validFrom = QDate(2015, 1, 1);
    person.nationality = QStringLiteral("CHN");
    person.proof = domain::IdentityProof::ByChip;
    return person;
}

struct Made {
    wire::Manifest manifest;
    QList<QByteArray> blobs; // by their order in names
    QStringList names;
};

// 老年人优待证: everything but the photographs comes from the card; ten of them are handed in.
Made makeCase(const QString &terminalId)
{
    Made made;
    const auto blob = [&made](QByteArray bytes) {
        made.names.append(seal::hex(seal::sm3(bytes)));
        made.blobs.append(std::move(bytes));
        return made.names.last();
    };
    auto &draft = made.manifest.draft;
    draft.id = QUuid::createUuid();
    draft.begunAt = QDateTime::currentDateTimeUtc();
    draft.itemCode = QStringLiteral("11119999MB9902000L4992002013000");
    draft.itemVersion = 1;
    draft.applicant = applicant();
    const auto fill = [&draft](const char *field, const QString &text, domain::Source source) {
        domain::FilledValue value;
        value.text = text;
        value.source = source;
        draft.form.emplace(QString::fromLatin1(field), std::move(value));
    };
    fill("name", draft.applicant->name, domain::Source::Card);
    fill("number", draft.applicant->number, domain::Source::Card);
    fill("sex", QStringLiteral("2"), domain::Source::Card);
    fill("birth", QStringLiteral("1949-12-31"), domain::Source::Card);
    fill("address", draft.applicant->address, domain::Source::Card);
    fill("phone", QStringLiteral("13800000000"), domain::Source::Typed);
    domain::Filing filing;
    filing.materialId = QStringLiteral("photo");
    for (int i = 0; i < Pages; ++i) {
        domain::Page page;
        page.blob = blob(someBytes(PageBytes));
        page.mediaType = QStringLiteral("image/jpeg");
        page.size = {2480, 3508};
        page.dpi = 300;
        page.bytes = PageBytes;
        filing.pages.append(page);
    }
    draft.filings.append(filing);
    domain::Signature signature;
    signature.inkBlob = blob(someBytes(4'000));
    signature.imageBlob = blob(someBytes(9'000));
    signature.at = QDateTime::currentDateTimeUtc();
    signature.device = QStringLiteral("bench");
    const auto &items = tests::sampleCatalogue().items;
    const auto item = std::ranges::find(items, draft.itemCode, &domain::ServiceItem::code);
    if (item == items.end())
        giveUp("the catalogue has no such item");
    signature.shownDigest = blob(wire::shownText(draft, *item, signature.at.toOffsetFromUtc(8 * 3600).date()));
    draft.signature = std::move(signature);
    made.manifest.terminalId = terminalId;
    made.manifest.staffNo = StaffNo;
    made.manifest.submittedAt = QDateTime::currentDateTimeUtc();
    return made;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        giveUp("cannot write a file");
}

vault::CaseRow rowOf(const Made &made)
{
    const auto &draft = made.manifest.draft;
    vault::CaseRow row;
    row.id = draft.id;
    row.state = domain::toText(domain::CaseState::Owed);
    row.itemCode = draft.itemCode;
    row.itemName = QStringLiteral("老年人优待证");
    row.applicantName = draft.applicant->name;
    row.applicantNumber = draft.applicant->number;
    row.begunAt = draft.begunAt;
    row.changedAt = draft.begunAt;
    row.step = 5;
    return row;
}

// What curl is to send: manifest and blobs as files.
QJsonObject layForCurl(const Made &made, const QDir &folder)
{
    QJsonArray blobs;
    for (qsizetype i = 0; i < made.names.size(); ++i) {
        writeFile(folder.filePath(made.names[i]), made.blobs[i]);
        blobs.append(QJsonObject{{QStringLiteral("name"), made.names[i]},
                                 {QStringLiteral("file"), folder.filePath(made.names[i])},
                                 {QStringLiteral("bytes"), made.blobs[i].size()}});
    }
    const auto id = made.manifest.draft.id.toString(QUuid::WithoutBraces);
    writeFile(folder.filePath(id), wire::encode(made.manifest));
    return {{QStringLiteral("id"), id},
            {QStringLiteral("manifest"), folder.filePath(id)},
            {QStringLiteral("blobs"), blobs}};
}

QByteArray pem(const QByteArray &der)
{
    const auto certificate = seal::Certificate::fromDer(der);
    if (!certificate)
        giveUp("a certificate that cannot be read", certificate.error());
    return certificate->toPem();
}

class Bench : public QObject
{
public:
    Bench(QUrl hall, QString code, const QDir &folder, int cases)
        : m_hall(std::move(hall)), m_code(std::move(code)), m_folder(folder), m_left(cases)
    {
    }

    void begin()
    {
        m_vault.open(m_folder.filePath(QStringLiteral("vault")), vault::KeyPlace::File, m_clock, this,
                     [this](Done done) {
                         if (!done)
                             giveUp("the vault does not open", done.error());
                         m_vault.run(
                             [](vault::Vault &vault) -> Done {
                                 vault::UserRecord user;
                                 user.staffNo = StaffNo;
                                 user.name = QStringLiteral("样例");
                                 user.offlineUntil = QDateTime::currentDateTimeUtc().addDays(1);
                                 if (const auto enrolled = vault.enrolUser(user, SecretText(QStringLiteral("270814")));
                                     !enrolled)
                                     return enrolled;
                                 const auto unlocked = vault.unlock(StaffNo, SecretText(QStringLiteral("270814")));
                                 return unlocked ? Done() : std::unexpected(unlocked.error());
                             },
                             this,
                             [this](Done unlocked) {
                                 if (!unlocked)
                                     giveUp("the vault does not unlock", unlocked.error());
                                 enrol();
                             });
                     });
    }

private:
    void enrol()
    {
        link::enrol(m_link, m_worker, m_clock, m_hall, m_code, this,
                    [this](link::Answered<std::shared_ptr<link::TerminalIdentity>> answer) {
                        if (!answer)
                            giveUp("the hall does not enrol", answer.error().code);
                        m_identity = *answer;
                        m_runner.believe({m_identity->evidenceAuthority, m_identity->hallEvidence});
                        connect(&m_runner, &sync::OutboxRunner::settled, this, [this] { settled(); });
                        connect(&m_runner, &sync::OutboxRunner::postponed, this,
                                [](const QUuid &, const link::Failure &failure) { giveUp("postponed", failure.code); });
                        m_runner.start();
                        next();
                    });
    }

    void next()
    {
        auto made = std::make_shared<Made>(makeCase(m_identity->terminalId));
        // Pages are sealed as they are scanned, long before the clerk submits: not part of the time.
        m_vault.run(
            [made](vault::Vault &vault) -> Done {
                for (const auto &blob : made->blobs) {
                    if (const auto put = vault.putBlob(blob); !put)
                        return std::unexpected(put.error());
                }
                return vault.saveCase(rowOf(*made), QJsonDocument(wire::toJson(made->manifest.draft)).toJson());
            },
            this,
            [this, made](Done saved) {
                if (!saved)
                    giveUp("the case is not saved", saved.error());
                m_timer.start();
                m_vault.run(
                    [made](vault::Vault &vault) -> Done {
                        vault::OwedCase owed;
                        owed.caseId = made->manifest.draft.id;
                        owed.manifest = wire::encode(made->manifest);
                        owed.blobs = wire::blobsOf(made->manifest.draft);
                        return vault.submit(rowOf(*made), QJsonDocument(wire::toJson(made->manifest.draft)).toJson(),
                                            owed);
                    },
                    this,
                    [this](Done submitted) {
                        if (!submitted)
                            giveUp("not submitted", submitted.error());
                        m_runner.look();
                    });
            });
    }

    void settled()
    {
        m_took.append(static_cast<double>(m_timer.nsecsElapsed()) / 1e6);
        m_forCurl.append(layForCurl(makeCase(m_identity->terminalId), m_folder));
        if (--m_left > 0)
            next();
        else
            tell();
    }

    void tell()
    {
        const auto path = [this](const char *name) { return m_folder.filePath(QString::fromLatin1(name)); };
        writeFile(path("authority.pem"), pem(m_identity->authority));
        writeFile(path("tls.pem"), pem(m_identity->tls));
        writeFile(path("tls.key"), m_identity->tlsKey.reveal());
        const QJsonObject said{{QStringLiteral("ours_ms"), m_took},
                               {QStringLiteral("tls"),
                                QJsonObject{{QStringLiteral("authority"), path("authority.pem")},
                                            {QStringLiteral("certificate"), path("tls.pem")},
                                            {QStringLiteral("key"), path("tls.key")}}},
                               {QStringLiteral("curl"), m_forCurl}};
        std::puts(QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
        QCoreApplication::quit();
    }

    SystemClock m_clock;
    QUrl m_hall;
    QString m_code;
    QDir m_folder;
    int m_left;
    Worker m_worker{"bench"};
    sync::VaultRoom m_vault;
    link::HallLink m_link{m_clock};
    sync::OutboxRunner m_runner{m_link, m_vault, m_clock, [] { return 0.5; }};
    std::shared_ptr<link::TerminalIdentity> m_identity;
    QElapsedTimer m_timer;
    QJsonArray m_took;
    QJsonArray m_forCurl;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet("YC_SOURCE"))
        qputenv("YC_SOURCE", YC_SOURCE); // the catalogue of this checkout, as its hall has it
    QCommandLineParser options;
    const QCommandLineOption hall(QStringLiteral("hall"), QString(), QStringLiteral("url"));
    const QCommandLineOption code(QStringLiteral("code"), QString(), QStringLiteral("code"));
    const QCommandLineOption folder(QStringLiteral("dir"), QString(), QStringLiteral("folder"));
    const QCommandLineOption cases(QStringLiteral("cases"), QString(), QStringLiteral("n"), QStringLiteral("3"));
    options.addOptions({hall, code, folder, cases});
    options.process(application);
    if (!QDir().mkpath(options.value(folder)))
        giveUp("no such folder");
    Bench bench(QUrl(options.value(hall)), options.value(code), QDir(QDir(options.value(folder)).absolutePath()),
                options.value(cases).toInt());
    bench.begin();
    return QCoreApplication::exec();
}
