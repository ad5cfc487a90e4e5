#include "core/flow/desk.h"
#include "core/flow/desk_rooms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

// What lies in the pick-up cabinets of this terminal: a thing of the terminal, for whoever works here tomorrow has to
// give it out too.
namespace yc::core::flow
{

using namespace Qt::Literals::StringLiterals;
using domain::CabinetBook;
using domain::Deposit;

namespace
{

const auto Name = u"cabinet-book"_s;

QByteArray toJson(const CabinetBook &book)
{
    QJsonArray list;
    for (const auto &one : book.all())
        list += QJsonObject{{u"cabinet"_s, one.cabinet},
                            {u"door"_s, one.door},
                            {u"number"_s, one.number},
                            {u"at"_s, one.at.toUTC().toString(Qt::ISODate)},
                            {u"until"_s, one.until.toString(Qt::ISODate)}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

Result<CabinetBook> fromJson(const QByteArray &json)
{
    const auto read = QJsonDocument::fromJson(json);
    if (!read.isArray())
        return std::unexpected(yc::codes::BadFile);
    CabinetBook book;
    const auto list = read.array();
    for (const auto &entry : list) {
        const auto object = entry.toObject();
        const Deposit deposit{.cabinet = object[u"cabinet"_s].toString(),
                              .door = object[u"door"_s].toInt(),
                              .number = object[u"number"_s].toString(),
                              .at = QDateTime::fromString(object[u"at"_s].toString(), Qt::ISODate),
                              .until = QDate::fromString(object[u"until"_s].toString(), Qt::ISODate)};
        if (deposit.cabinet.isEmpty() || deposit.door < 1 || !deposit.at.isValid() || !deposit.until.isValid()
            || !book.put(deposit, deposit.at.date()))
            return std::unexpected(yc::codes::BadFile);
    }
    return book;
}

Result<CabinetBook> readBook(vault::Vault &vault)
{
    const auto kept = vault.get(Name);
    if (!kept && kept.error() == vault::codes::NotFound)
        return CabinetBook();
    if (!kept)
        return std::unexpected(kept.error());
    return fromJson(kept->reveal());
}

// The entry first: what the book says of a door is never without one.
Result<CabinetBook> writeBook(vault::Vault &vault, CabinetBook book, const QString &staffNo, const QString &event,
                              const Deposit &deposit)
{
    const auto subject = u"%1 %2"_s.arg(deposit.number).arg(deposit.door);
    if (const auto noted = vault.note({.at = {}, .staffNo = staffNo, .event = event, .subject = subject}); !noted)
        return std::unexpected(noted.error());
    if (const auto kept = vault.put(Name, toJson(book)); !kept)
        return std::unexpected(kept.error());
    return book;
}

} // namespace

Code codeOf(domain::NoDeposit why)
{
    switch (why) {
    case domain::NoDeposit::NoNumber: return codes::NoCaseNumber;
    case domain::NoDeposit::PersonsNumber: return codes::PersonsNumber;
    case domain::NoDeposit::DoorTaken: break;
    }
    return codes::DoorTaken;
}

void Desk::cabinetBook(QObject *context, Answer<CabinetBook> done)
{
    m_rooms->vault.run([](vault::Vault &vault) { return readBook(vault); }, context, std::move(done));
}

void Desk::putIntoCabinet(const QString &cabinet, int door, const QString &number, int keepDays, QObject *context,
                          Answer<CabinetBook> done)
{
    const auto who = staff();
    const auto now = m_rooms->clock.now();
    const auto today = now.toOffsetFromUtc(8 * 3600).date(); // of the hall: China has one zone
    const Deposit deposit{.cabinet = cabinet,
                          .door = door,
                          .number = number,
                          .at = now.toUTC(),
                          .until = today.addDays(std::clamp(keepDays, 1, domain::MostKeepDays))};
    m_rooms->vault.run(
        [deposit, today, no = who ? who->no : QString()](vault::Vault &vault) -> Result<CabinetBook> {
            if (no.isEmpty())
                return std::unexpected(codes::NotSignedIn);
            auto book = readBook(vault);
            if (!book)
                return book;
            const auto put = book->put(deposit, today);
            if (!put)
                return std::unexpected(codeOf(put.error()));
            return writeBook(vault, *std::move(book), no, u"cabinet-put"_s, *put);
        },
        context, std::move(done));
}

void Desk::takenFromCabinet(const QString &cabinet, int door, QObject *context, Answer<CabinetBook> done)
{
    const auto who = staff();
    m_rooms->vault.run(
        [cabinet, door, no = who ? who->no : QString()](vault::Vault &vault) -> Result<CabinetBook> {
            if (no.isEmpty())
                return std::unexpected(codes::NotSignedIn);
            auto book = readBook(vault);
            if (!book)
                return book;
            const auto taken = book->take(cabinet, door);
            if (!taken)
                return book; // it was told twice
            return writeBook(vault, *std::move(book), no, u"cabinet-taken"_s, *taken);
        },
        context, std::move(done));
}

} // namespace yc::core::flow
