#include "devices/camera/camera_messages.h"

#include <QJsonArray>

#include <array>

namespace yc::devices::camera
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::array PhaseNames{"idle", "opening", "starting", "streaming", "taking"};
constexpr std::array MeansNames{"none", "time", "bias", "backlight", "brightness"};
constexpr std::array DoingNames{"automatic", "steering", "holding", "at-limit", "given-up"};
static_assert(MeansNames.size() == static_cast<std::size_t>(FaceExposure::Means::Brightness) + 1
              && DoingNames.size() == static_cast<std::size_t>(FaceExposure::Doing::GivenUp) + 1);

// Of one of those tables, as the enumeration that it is written in the order of.
template <typename T, std::size_t Size>
std::optional<T> named(const std::array<const char *, Size> &names, const QJsonValue &value)
{
    const auto name = value.toString();
    for (std::size_t i = 0; i < Size; ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<T>(i);
    }
    return std::nullopt;
}

bool isSize(QSize size)
{
    return size.width() >= 1 && size.height() >= 1 && size.width() <= Image::LargestSide
        && size.height() <= Image::LargestSide;
}

QString textOf(const QJsonValue &value)
{
    return value.toString().left(LongestText);
}

QSize sizeOf(const QJsonObject &object)
{
    return {object["width"_L1].toInt(), object["height"_L1].toInt()};
}

Result<QList<CameraMode>> modesFrom(const QJsonArray &array)
{
    if (array.size() > MostModes)
        return std::unexpected(yc::codes::BadFrame);
    QList<CameraMode> modes;
    for (const auto &value : array) {
        const auto object = value.toObject();
        const CameraMode mode{.size = sizeOf(object),
                              .jpeg = object["jpeg"_L1].toBool(),
                              .framesPer100s = object["framesPer100s"_L1].toInt()};
        if (!isSize(mode.size) || mode.framesPer100s < 0)
            return std::unexpected(yc::codes::BadFrame);
        modes << mode;
    }
    return modes;
}

} // namespace

QJsonObject toJson(const OpenWish &wish)
{
    return {{"place"_L1, wish.place}, {"faces"_L1, wish.faces}};
}

Result<OpenWish> openWishFromJson(const QJsonObject &object)
{
    const auto place = placeFromJson(object);
    if (!place || !object["faces"_L1].isBool())
        return std::unexpected(yc::codes::BadFrame);
    return OpenWish{.place = *place, .faces = object["faces"_L1].toBool()};
}

QJsonObject toJson(const LiveWish &wish)
{
    return {{"live"_L1, wish.live},
            {"turns"_L1, wish.turns},
            {"width"_L1, wish.most.width()},
            {"height"_L1, wish.most.height()},
            {"codes"_L1, wish.codes}};
}

Result<LiveWish> liveWishFromJson(const QJsonObject &object)
{
    const LiveWish wish{.live = object["live"_L1].toBool(),
                        .turns = object["turns"_L1].toInt(-1),
                        .most = sizeOf(object),
                        .codes = object["codes"_L1].toBool()};
    if (!object["live"_L1].isBool() || wish.turns < 0 || wish.turns > 3 || !isSize(wish.most))
        return std::unexpected(yc::codes::BadFrame);
    return wish;
}

QJsonObject toJson(const QList<CameraSeen> &cameras)
{
    QJsonArray all;
    for (const auto &camera : cameras) {
        QJsonArray modes;
        for (const auto &mode : camera.modes)
            modes << QJsonObject{{"width"_L1, mode.size.width()},
                                 {"height"_L1, mode.size.height()},
                                 {"jpeg"_L1, mode.jpeg},
                                 {"framesPer100s"_L1, mode.framesPer100s}};
        all << QJsonObject{{"place"_L1, camera.place},
                           {"maker"_L1, camera.maker},
                           {"model"_L1, camera.model},
                           {"serial"_L1, camera.serial},
                           {"modes"_L1, modes}};
    }
    return {{"cameras"_L1, all}};
}

Result<QList<CameraSeen>> camerasFromJson(const QJsonObject &object)
{
    if (!object["cameras"_L1].isArray())
        return std::unexpected(yc::codes::BadFrame);
    const auto all = object["cameras"_L1].toArray();
    if (all.size() > MostCameras)
        return std::unexpected(yc::codes::BadFrame);
    QList<CameraSeen> cameras;
    for (const auto &value : all) {
        const auto one = value.toObject();
        auto modes = modesFrom(one["modes"_L1].toArray());
        CameraSeen camera{.place = textOf(one["place"_L1]),
                          .maker = textOf(one["maker"_L1]),
                          .model = textOf(one["model"_L1]),
                          .serial = textOf(one["serial"_L1])};
        if (!modes || camera.place.isEmpty())
            return std::unexpected(yc::codes::BadFrame);
        camera.modes = std::move(*modes);
        cameras << camera;
    }
    return cameras;
}

QJsonObject toJson(QSize picture)
{
    return {{"width"_L1, picture.width()}, {"height"_L1, picture.height()}};
}

Result<QSize> pictureFromJson(const QJsonObject &object)
{
    const auto size = sizeOf(object);
    if (!isSize(size))
        return std::unexpected(yc::codes::BadFrame);
    return size;
}

QJsonObject placeToJson(const QString &place)
{
    return {{"place"_L1, place}};
}

Result<QString> placeFromJson(const QJsonObject &object)
{
    if (!object["place"_L1].isString())
        return std::unexpected(yc::codes::BadFrame);
    return textOf(object["place"_L1]);
}

QJsonObject codeToJson(const QByteArray &code)
{
    return {{"bytes"_L1, QString::fromLatin1(code.toBase64())}};
}

Result<QByteArray> codeFromJson(const QJsonObject &object)
{
    const auto text = object["bytes"_L1].toString().toLatin1();
    auto code = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (code.decodingStatus != QByteArray::Base64DecodingStatus::Ok || code.decoded.isEmpty()
        || code.decoded.size() > LongestCode)
        return std::unexpected(yc::codes::BadFrame);
    return std::move(code.decoded);
}

QJsonObject toJson(const FaceExposure &exposure)
{
    return {{"means"_L1, QLatin1String(MeansNames[static_cast<std::size_t>(exposure.means)])},
            {"doing"_L1, QLatin1String(DoingNames[static_cast<std::size_t>(exposure.doing)])},
            {"byFace"_L1, exposure.byFace}};
}

Result<FaceExposure> faceExposureFromJson(const QJsonObject &object)
{
    const auto means = named<FaceExposure::Means>(MeansNames, object["means"_L1]);
    const auto doing = named<FaceExposure::Doing>(DoingNames, object["doing"_L1]);
    if (!means || !doing || !object["byFace"_L1].isBool())
        return std::unexpected(yc::codes::BadFrame);
    return FaceExposure{.means = *means, .doing = *doing, .byFace = object["byFace"_L1].toBool()};
}

QJsonObject toJson(const DeviceError &error)
{
    return {{"code"_L1, toString(error.code)}, {"detail"_L1, error.detail}};
}

DeviceError errorFromJson(const QJsonObject &object)
{
    return {codeFromString(object["code"_L1].toString()).value_or(codes::CameraIo), textOf(object["detail"_L1])};
}

QJsonObject toJson(Phase phase)
{
    return {{"phase"_L1, QLatin1String(PhaseNames[static_cast<std::size_t>(phase)])}};
}

Phase phaseFromJson(const QJsonObject &object)
{
    return named<Phase>(PhaseNames, object["phase"_L1]).value_or(Phase::Idle);
}

} // namespace yc::devices::camera
