#include "tests/bench/filled_vault.h"

#include "core/seal/digest.h"
#include "core/wire/case_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace yc::bench
{

using namespace yc::core;

void giveUp(const char *what, Code code)
{
    std::fprintf(stderr, "bench: %s: %s\n", what, qPrintable(toString(code)));
    std::exit(1);
}

namespace
{

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
    constexpr int days = 25'000; // of births: beyond them the serials go on
    const auto birth = QDate(1940, 1, 1).addDays(serial % days);
    const auto digits = QStringLiteral("110105") + birth.toString(QStringLiteral("yyyyMMdd"))
        + QString::number(900 + (serial + serial / days) % 100);
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
    person.birth = QDate(1940, 1, 1).addDays(serial % 25'000);
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
    draft.signature = std::move(signature);
    return draft;
}

// Of every ten: six are done, two run, one waits for the clerk, one is a draft. More is open than at any counter, so
// that ten cases already make a list.
QString stateOf(int serial)
{
    const auto of = serial % 10;
    return domain::toText(of < 6       ? domain::CaseState::Closed
                              : of < 8 ? domain::CaseState::Accepted
                              : of < 9 ? domain::CaseState::Received
                                       : domain::CaseState::Draft);
}

} // namespace

void fill(vault::Vault &vault, int count, Rest rest)
{
    const auto now = QDateTime::currentDateTimeUtc();
    Result<QString> ink;
    for (int serial = 0; serial < count; ++serial) {
        const auto at = now.addSecs(-60LL * 25 * (count - serial) - 86'400);
        const auto &item = Items[static_cast<std::size_t>(serial) % Items.size()];
        if (rest == Rest::WithInk || serial == 0)
            ink = vault.putBlob(seal::hex(seal::sm3(QByteArray::number(serial))).toUtf8().repeated(32));
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
        row.phone = QStringLiteral("138%1").arg(serial, 8, 10, QLatin1Char('0'));
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
        if (isDraft || rest == Rest::RowsOnly)
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
    // As the counter does it between two citizens.
    for (bool more = true; more;) {
        const auto packed = vault.packSome();
        if (!packed)
            giveUp("rows do not pack", packed.error());
        more = *packed;
    }
}

} // namespace yc::bench
