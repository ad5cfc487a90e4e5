#pragma once

#include "base/image.h"
#include "devices/api/camera.h"
#include "devices/api/code_scanner.h"

#include <QJsonObject>

// What yichuang-camerad and its client say to each other: ipc frames whose bodies are JSON objects. Pure values.
namespace yc::devices::camera
{

enum class Say : quint16 {
    // client → camerad
    Open = 1, // {"place":…,"faces":…}: empty is the first that is found; whether it looks at people
    Live, // LiveWish
    More, // {}: the frame was taken in, the next may come
    Still, // {}
    // camerad → client; every message counts as a heartbeat
    Beat = 16, // {"phase":…}: what it is about to do or doing, and so how long silence is to be borne
    Seen, // {"cameras":[CameraSeen…]}: all that are plugged in, whenever that changes
    Opened, // {"place":…}: the one that was asked for is there
    Gone, // {"code":"D-0701"}: it is not there, or not for us; Opened follows when it is
    Frame, // {"width":…,"height":…} and one file: RGB
    Taken, // the same
    Code, // {"bytes":base64}: of a code that the live picture shows, once
    Failed, // {"code":"D-0703","detail":…}: the picture stopped, and with it a still that was asked for
    Exposure, // FaceExposure: after Opened and whenever it is another, of one that looks at people
};

enum class Phase { Idle, Opening, Starting, Streaming, Taking };

inline constexpr int MostCameras = 16;
inline constexpr int MostModes = 200; // of one camera
inline constexpr qsizetype LongestText = 200;

struct OpenWish {
    QString place;
    bool faces = false; // it looks at people, and is exposed for them
    friend bool operator==(const OpenWish &, const OpenWish &) = default;
};

struct LiveWish {
    bool live = false;
    int turns = 0; // 0…3
    QSize most{1280, 960}; // of a frame
    bool codes = false; // and read those that are held before it
    friend bool operator==(const LiveWish &, const LiveWish &) = default;
};

// Each ...FromJson: BadFrame if the object lacks what the message needs or claims what cannot be.

[[nodiscard]] QJsonObject toJson(const OpenWish &wish);
[[nodiscard]] Result<OpenWish> openWishFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const LiveWish &wish);
[[nodiscard]] Result<LiveWish> liveWishFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const QList<CameraSeen> &cameras);
[[nodiscard]] Result<QList<CameraSeen>> camerasFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(QSize picture);
[[nodiscard]] Result<QSize> pictureFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject placeToJson(const QString &place);
[[nodiscard]] Result<QString> placeFromJson(const QJsonObject &object);
// 1 to LongestCode bytes.
[[nodiscard]] QJsonObject codeToJson(const QByteArray &code);
[[nodiscard]] Result<QByteArray> codeFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const FaceExposure &exposure);
[[nodiscard]] Result<FaceExposure> faceExposureFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const DeviceError &error);
[[nodiscard]] DeviceError errorFromJson(const QJsonObject &object); // what cannot be read is CameraIo
[[nodiscard]] QJsonObject toJson(Phase phase);
[[nodiscard]] Phase phaseFromJson(const QJsonObject &object); // what cannot be read is Idle: the least patience

} // namespace yc::devices::camera
