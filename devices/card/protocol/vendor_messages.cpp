#include "devices/card/protocol/vendor_messages.h"

#include "devices/card/protocol/vendor_abi.h"

#include <QJsonArray>

#include <array>

namespace yc::devices::card::vendor
{

namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype LongestDetail = 300;
constexpr qsizetype LongestWord = 64;
constexpr qsizetype MostWords = 100;

constexpr std::array Commands{sdt::Command::ResetSam,          sdt::Command::SamStatus,
                              sdt::Command::SamNumber,         sdt::Command::FindCard,
                              sdt::Command::SelectCard,        sdt::Command::ReadTextAndPhoto,
                              sdt::Command::ReadLatestAddress, sdt::Command::ReadWithFingerprint};
// All that a helper may say of its library.
constexpr std::array Failures{codes::VendorUntrusted, codes::VendorUnloadable, codes::VendorLacks,
                              codes::VendorCrashed,   codes::OpenRefused,      codes::Unplugged};

QStringList words(const QJsonValue &value)
{
    QStringList list;
    for (const auto &word : value.toArray()) {
        if (list.size() == MostWords)
            break;
        list << word.toString().left(LongestWord);
    }
    return list;
}

} // namespace

std::optional<Shape> shapeNamed(const QString &word)
{
    for (const auto shape : {Shape::Sdt, Shape::Cvr}) {
        if (word == shapeWord(shape))
            return shape;
    }
    return std::nullopt;
}

QString shapeWord(Shape shape)
{
    switch (shape) {
    case Shape::Sdt: return u"sdt"_s;
    case Shape::Cvr: return u"cvr"_s;
    }
    return {};
}

QJsonObject toJson(const OpenRequest &request)
{
    return {{"library"_L1, request.library},
            {"port"_L1, request.port},
            {"shape"_L1, shapeWord(request.shape)},
            {"folder"_L1, request.folder},
            {"owner"_L1, static_cast<qint64>(request.owner)}};
}

Result<OpenRequest> openRequestFromJson(const QJsonObject &object)
{
    const auto shape = shapeNamed(object["shape"_L1].toString());
    const auto owner = object["owner"_L1].toInteger(-1);
    OpenRequest request{.library = object["library"_L1].toString(),
                        .port = object["port"_L1].toInt(),
                        .shape = shape.value_or(Shape::Sdt),
                        .folder = object["folder"_L1].toString(),
                        .owner = static_cast<quint32>(owner)};
    if (!shape || !request.library.startsWith(u'/') || !request.folder.startsWith(u'/') || !isPort(request.port)
        || owner < 0 || owner > 0xFFFFFFFFLL)
        return std::unexpected(yc::codes::BadFrame);
    return request;
}

QJsonObject toJson(const Opened &opened)
{
    return {{"lacks"_L1, QJsonArray::fromStringList(opened.lacks)},
            {"walls"_L1, QJsonArray::fromStringList(opened.walls)}};
}

Opened openedFromJson(const QJsonObject &object)
{
    return {.lacks = words(object["lacks"_L1]), .walls = words(object["walls"_L1])};
}

QJsonObject toJson(sdt::Command command)
{
    return {{"command"_L1, static_cast<int>(command)}};
}

Result<sdt::Command> commandFromJson(const QJsonObject &object)
{
    const auto number = object["command"_L1].toInt();
    for (const auto command : Commands) {
        if (static_cast<int>(command) == number)
            return command;
    }
    return std::unexpected(yc::codes::BadFrame);
}

QJsonObject toJson(const DeviceError &error)
{
    return {{"code"_L1, toString(error.code)}, {"detail"_L1, error.detail}};
}

DeviceError errorFromJson(const QJsonObject &object)
{
    DeviceError error{codes::VendorCrashed, object["detail"_L1].toString().left(LongestDetail)};
    const auto said = codeFromString(object["code"_L1].toString());
    for (const auto code : Failures) {
        if (said && *said == code)
            error.code = code;
    }
    return error;
}

} // namespace yc::devices::card::vendor
