#include "base/private_folder.h"
#include "base/secret.h"
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/vendor_abi.h"
#include "helpers/vendord/cvr_person.h"
#include "helpers/vendord/guarded_bytes.h"
#include "helpers/vendord/makers_reader.h"

#include <QDirIterator>
#include <QFile>

// "cvr": finds and selects in one, reads into files and fields.
namespace yc::helpers::vendord
{

namespace
{

namespace abi = devices::card::vendor::cvr_abi;
namespace sdt = devices::card::sdt;
using devices::DeviceError;
using devices::codes::OpenRefused;
using devices::codes::Unplugged;
using sdt::Command;
using sdt::Status;

constexpr int Good = 1;
constexpr int CardNotSelected = 3;
constexpr int NoReader = 4;
constexpr int TextAndPhoto = 2; // as on the chip: neither put into words nor decoded
constexpr int LatestAddress = 3;

constexpr qsizetype AddressSize = 70;
constexpr qsizetype LongestPicture = 1024; // photo and fingerprint
constexpr int RoomForText = 256; // what programs tell that there is; there is more

struct Functions {
    abi::InitComm *initComm;
    abi::Authenticate *authenticate;
    abi::ReadContent *readContent;
    abi::ReadFpContent *readFpContent;
    abi::GetSamId *getSamId;
    abi::GetBytes *getCertType;
    abi::GetText *getPeopleName;
    abi::GetText *getPeopleSex;
    abi::GetText *getPeopleNation;
    abi::GetText *getPeopleBirthday;
    abi::GetText *getPeopleAddress;
    abi::GetText *getPeopleIdCode;
    abi::GetText *getDepartment;
    abi::GetText *getStartDate;
    abi::GetText *getEndDate;
    abi::GetText *getPassCheckId;
};

class CvrReader final : public MakersReader
{
public:
    CvrReader(const Functions &functions, QString folder) : m_call(functions), m_folder(std::move(folder)) { }
    Answer answer(Command command) override;

private:
    Answer number();
    Answer find();
    Answer read(Command command);
    Answer latestAddress();
    [[nodiscard]] QByteArray file(const QString &name, qsizetype most) const;
    [[nodiscard]] Result<QByteArray> text() const;
    [[nodiscard]] CvrPerson person() const;

    Functions m_call;
    QString m_folder;
    bool m_selected = false;
};

Answer CvrReader::answer(Command command)
{
    switch (command) {
    case Command::SamStatus:
    case Command::ResetSam: return sdt::encode(Status::Done); // it has no such thing
    case Command::SamNumber: return number();
    case Command::FindCard: return find();
    case Command::SelectCard: return sdt::encode(m_selected ? Status::Done : Status::SelectFailed);
    case Command::ReadTextAndPhoto:
    case Command::ReadWithFingerprint: return read(command);
    case Command::ReadLatestAddress: return latestAddress();
    }
    return sdt::encode(Status::UnknownCommand);
}

Answer CvrReader::number()
{
    GuardedBytes text;
    if (!m_call.getSamId || m_call.getSamId(text.text()) != Good)
        return sdt::encode(Status::NoSuchItem);
    const auto number = sdt::replyFromSamNumber(QString::fromLatin1(text.textOfIt()).trimmed());
    return number ? sdt::encode(Status::Done, *number) : sdt::encode(Status::NoSuchItem);
}

Answer CvrReader::find()
{
    const int said = m_call.authenticate();
    m_selected = said == Good;
    if (said == NoReader)
        return std::unexpected(DeviceError{Unplugged, QStringLiteral("CVR_Authenticate: %1").arg(said)});
    return said == Good || said == CardNotSelected ? sdt::encode(Status::CardFound, QByteArray(4, '\0'))
                                                   : sdt::encode(Status::NoCard);
}

Answer CvrReader::read(Command command)
{
    const bool withFingerprint = command == Command::ReadWithFingerprint;
    if (withFingerprint && !m_call.readFpContent)
        return sdt::encode(Status::FingerprintInvalid); // asked again without
    emptyFolder(m_folder); // never yesterday's card
    const int said = withFingerprint ? m_call.readFpContent() : m_call.readContent(TextAndPhoto);
    auto text = said == Good ? this->text() : Result<QByteArray>(std::unexpected(yc::codes::BadFile));
    sdt::CardBlocks blocks{.text = text.value_or(QByteArray()),
                           .photo = file(QStringLiteral("xp.wlt"), LongestPicture),
                           .fingerprint
                           = withFingerprint ? file(QStringLiteral("fp.dat"), LongestPicture) : QByteArray()};
    emptyFolder(m_folder);
    auto frame = sdt::encode(said == Good ? Status::InfoLength : Status::ReadFailed);
    if (text) {
        wipe(*text);
        auto data = sdt::replyFromBlocks(
            blocks, withFingerprint ? sdt::ReadKind::WithFingerprint : sdt::ReadKind::TextAndPhoto);
        frame = sdt::encode(Status::Done, data);
        wipe(data);
    }
    for (auto *bytes : {&blocks.text, &blocks.photo, &blocks.fingerprint})
        wipe(*bytes);
    return frame;
}

Answer CvrReader::latestAddress()
{
    emptyFolder(m_folder);
    auto address
        = m_call.readContent(LatestAddress) == Good ? file(QStringLiteral("newadd.txt"), AddressSize) : QByteArray();
    emptyFolder(m_folder);
    auto frame = address.size() == AddressSize ? sdt::encode(Status::Done, address) : sdt::encode(Status::NoSuchItem);
    wipe(address);
    return frame;
}

// Wherever below our folder the library put it, and however it writes the name. Longer than it can be: none.
QByteArray CvrReader::file(const QString &name, qsizetype most) const
{
    for (QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        files.next();
        if (files.fileName().compare(name, Qt::CaseInsensitive) != 0)
            continue;
        QFile found(files.filePath());
        if (found.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && found.size() <= most)
            return found.read(most);
    }
    return {};
}

// The file, if it is as on the chip; else the fields.
Result<QByteArray> CvrReader::text() const
{
    auto raw = file(QStringLiteral("wz.txt"), devices::card::CardTextSize);
    if (raw.size() == devices::card::CardTextSize && devices::card::decodeCardText(raw))
        return raw;
    wipe(raw);
    auto person = this->person();
    auto made = cardTextOf(person);
    person.wipe();
    return made;
}

CvrPerson CvrReader::person() const
{
    const auto text = [](abi::GetText *call) {
        GuardedBytes room;
        int size = RoomForText; // what it says afterwards is not asked: texts end with a zero
        return call && call(room.text(), &size) == Good ? room.textOfIt() : QByteArray();
    };
    GuardedBytes type;
    int size = RoomForText;
    const bool typed = m_call.getCertType && m_call.getCertType(type.bytes(), &size) == Good;
    return {.type = typed ? type.textOfIt() : QByteArray(),
            .name = text(m_call.getPeopleName),
            .sex = text(m_call.getPeopleSex),
            .nation = text(m_call.getPeopleNation),
            .birth = text(m_call.getPeopleBirthday),
            .address = text(m_call.getPeopleAddress),
            .number = text(m_call.getPeopleIdCode),
            .issuer = text(m_call.getDepartment),
            .validFrom = text(m_call.getStartDate),
            .validTo = text(m_call.getEndDate),
            .permit = text(m_call.getPassCheckId)};
}

} // namespace

Opened openCvr(MakerLibrary &library, int port, const QString &folder)
{
    const auto text = [&library](const char *name) { return library.wanted<abi::GetText>(name); };
    const Functions functions{
        .initComm = library.needed<abi::InitComm>("CVR_InitComm"),
        .authenticate = library.needed<abi::Authenticate>("CVR_Authenticate"),
        .readContent = library.needed<abi::ReadContent>("CVR_Read_Content"),
        .readFpContent = library.wanted<abi::ReadFpContent>("CVR_Read_FPContent"),
        .getSamId = library.wanted<abi::GetSamId>("CVR_GetSAMID"),
        .getCertType = library.wanted<abi::GetBytes>("GetCertType"),
        .getPeopleName = text("GetPeopleName"),
        .getPeopleSex = text("GetPeopleSex"),
        .getPeopleNation = text("GetPeopleNation"),
        .getPeopleBirthday = text("GetPeopleBirthday"),
        .getPeopleAddress = text("GetPeopleAddress"),
        .getPeopleIdCode = text("GetPeopleIDCode"),
        .getDepartment = text("GetDepartment"),
        .getStartDate = text("GetStartDate"),
        .getEndDate = text("GetEndDate"),
        .getPassCheckId = text("GetPassCheckID"),
    };
    if (const auto all = library.hasAllNeeded(); !all)
        return std::unexpected(all.error());
    if (const int said = functions.initComm(port); said != Good)
        return std::unexpected(DeviceError{OpenRefused, QStringLiteral("CVR_InitComm(%1): %2").arg(port).arg(said)});
    return std::make_unique<CvrReader>(functions, folder);
}

} // namespace yc::helpers::vendord
