// Fills a clerk's vault with cases that were taken here and ended long ago, some still open: each with its row, draft,
// receipt and record, and its ink as a sealed blob, all written through core/vault's own interface. The bench opens the
// counter over it. Prints {"cases":N,"seconds":…}.
//
//   bench_vault --vault FOLDER --staff NO --pin PIN --cases N
//
// The terminal is enrolled and the clerk has signed in there before: the vault's keys are theirs.

#include "core/vault/vault.h"
#include "core/seal/digest.h"
#include "core/store/disk.h"
#include "core/wire/case_wire.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace
{

using namespace yc;
using namespace yc::core;

[[noreturn]] void giveUp(const char *what, Code code)
{
    std::fprintf(stderr, "bench_vault: %s: %s\n", what, qPrintable(toString(code)));
    std::exit(1);
}

// Nothing here has to outlive a power cut; what is written is the same.
class QuickDisk : public store::Disk
{
public:
    [[nodiscard]] int sync(int) const override { return 0; }
};

struct Item {
    const char *code;
    const char *name;
};
constexpr std::array Items{
    Item{"11119999MB9902000L4992002013000", "老年人优待证"},
    Item{"11119999MB9902000L4992011001000", "最低生活保障对象认定"},
    Item{"11119999MB9903000H4992014001000", "城乡居民养老保险待遇申领"},
};

// Serials from 900 on are not given out; the last digit is what GB 11643 computes.
QString numberOf(int serial)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const auto birth = QDate(1940, 1, 1).addDays(serial);
    const auto digits
        = QStringLiteral("110105") + birth.toString(QStringLiteral("yyyyMMdd")) + QString::number(900 + serial % 100);
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += digits[static_cast<qsizetype>(i)].digitValue() * weights[i];
    return digits + QLatin1Char("10X98765432"[sum % 11]);
}

domain::Person personOf(int serial)
{
    domain::Person person;
    person.number = numberOf(serial);
    person.name = QStringLiteral("样例") + QChar(0x4E00 + serial % 5000);
    person.sex = serial % 2 == 0 ? domain::Sex::Female : domain::Sex::Male;
    person.ethnicity = QStringLiteral("汉");
    person.birth = QDate(1940, 1, 1).addDays(serial);
    person.address = QStringLiteral("样例省样例市样例县测试路%1号").arg(serial + 1);
    person.issuer = QStringLiteral("样例县公安局");
    person.validFrom = QDate(2015, 1, 1);
    person.nationality = QStringLiteral("CHN");
    person.proof = domain::IdentityProof::ByChip;
    return person;
}

domain::CaseDraft draftOf(int serial, const Item &item, const QDateTime &at, const QString &ink)
{
    domain::CaseDraft draft;
    draft.id = QUuid::createUuid();
    draft.begunAt = at;
    draft.itemCode = QString::fromLatin1(item.code);
    draft.itemVersion = 1;
    draft.applicant = personOf(serial);
    const auto fill = [&draft](const char *field, const QString &text, domain::Source source) {
        domain::FilledValue value;
        value.text = text;
        value.source = source;
        draft.form.emplace(QString::fromLatin1(field), std::move(value));
    };
    fill("name", draft.applicant->name, domain::Source::Card);
    fill("number", draft.applicant->number, domain::Source::Card);
    fill("birth", draft.applicant->birth.toString(Qt::ISODate), domain::Source::Card);
    fill("address", draft.applicant->address, domain::Source::Card);
    fill("phone", QStringLiteral("13800000000"), domain::Source::Typed);
    domain::Signature signature;
    signature.inkBlob = ink;
    signature.imageBlob = ink;
    signature.shownDigest = seal::hex(seal::sm3("what was shown"));
    signature.at = at;
    signature.device = QStringLiteral("bench");
    draft.signature = signature;
    return draft;
}

// Of every hundred: ninety are done, six run, three wait for the clerk, one is a draft.
QString stateOf(int serial)
{
    const auto of = serial % 100;
    return domain::toText(of < 90       ? domain::CaseState::Closed
                              : of < 96 ? domain::CaseState::Accepted
                              : of < 99 ? domain::CaseState::Received
                                        : domain::CaseState::Draft);
}

void fill(vault::Vault &vault, int count)
{
    const auto now = QDateTime::currentDateTimeUtc();
    for (int serial = 0; serial < count; ++serial) {
        const auto at = now.addSecs(-60LL * 25 * (count - serial) - 86'400);
        const auto &item = Items[static_cast<std::size_t>(serial) % Items.size()];
        const auto ink = vault.putBlob(seal::hex(seal::sm3(QByteArray::number(serial))).toUtf8().repeated(32));
        if (!ink)
            giveUp("no blob", ink.error());
        const auto draft = draftOf(serial, item, at, *ink);
        vault::CaseRow row;
        row.id = draft.id;
        row.state = stateOf(serial);
        row.itemCode = draft.itemCode;
        row.itemName = QString::fromUtf8(item.name);
        row.applicantName = draft.applicant->name;
        row.applicantNumber = draft.applicant->number;
        row.begunAt = at;
        row.changedAt = at;
        row.step = 5;
        const bool isDraft = row.state == domain::toText(domain::CaseState::Draft);
        if (!isDraft)
            row.number = QStringLiteral("1119999%1").arg(serial, 10, 10, QLatin1Char('0'));
        // As core/flow lays a draft to rest (core/flow/draft_file.h).
        const QJsonObject file{{QStringLiteral("draft"), wire::toJson(draft)},
                               {QStringLiteral("typed"), 11},
                               {QStringLiteral("sent"), QString()}};
        if (const auto done = vault.saveCase(row, QJsonDocument(file).toJson(QJsonDocument::Compact)); !done)
            giveUp("no case", done.error());
        if (isDraft)
            continue;
        const QJsonObject record{{QStringLiteral("id"), draft.id.toString(QUuid::WithoutBraces)},
                                 {QStringLiteral("number"), row.number},
                                 {QStringLiteral("state"), row.state},
                                 {QStringLiteral("due"), at.date().addDays(20).toString(Qt::ISODate)}};
        const auto json = QJsonDocument(record).toJson(QJsonDocument::Compact);
        for (const char *kind : {"receipt", "record"}) {
            if (const auto done = vault.attach(draft.id, QString::fromLatin1(kind), json); !done)
                giveUp("no attachment", done.error());
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption folder(QStringLiteral("vault"), QString(), QStringLiteral("folder"));
    const QCommandLineOption staff(QStringLiteral("staff"), QString(), QStringLiteral("no"));
    const QCommandLineOption pin(QStringLiteral("pin"), QString(), QStringLiteral("pin"));
    const QCommandLineOption cases(QStringLiteral("cases"), QString(), QStringLiteral("n"), QStringLiteral("10000"));
    options.addOptions({folder, staff, pin, cases});
    options.process(application);

    const SystemClock clock;
    const QuickDisk disk;
    vault::VaultOptions quick;
    quick.disk = &disk;
    auto key = vault::terminalKey(vault::KeyPlace::File, options.value(folder));
    if (!key)
        giveUp("no terminal key", key.error());
    auto vault = vault::Vault::open(options.value(folder), *std::move(key), clock, quick);
    if (!vault)
        giveUp("the vault does not open", vault.error());
    if (const auto user = (*vault)->unlock(options.value(staff), SecretText(options.value(pin))); !user)
        giveUp("the vault does not unlock", user.error());
    QElapsedTimer timer;
    timer.start();
    const int count = options.value(cases).toInt();
    fill(**vault, count);
    std::printf("{\"cases\":%d,\"seconds\":%.1f}\n", count, static_cast<double>(timer.elapsed()) / 1000);
    return 0;
}
