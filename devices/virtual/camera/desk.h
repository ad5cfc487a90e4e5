#pragma once

#include <optional>
#include <string>
#include <vector>

// What the bench says of its cameras, read from the folder that YC_CAMERA_TWIN names:
//
//   cameras     one line a camera, in UTF-8: name | maker | serial | sysfs path | footage | fault | node
//   NAME.jpg    what the camera with this footage sees, at full size; NAME-live.jpg the same, smaller
//
//   face.room   what a camera with footage "face" looks at: a byte a pixel, light in stops (person_painter.h)
//   exposure    of that camera, as a number: 1 is well exposed for the face
//
// Files are replaced in one step. The node is where its controls are, "/dev/video7"; empty: none. Faults: "", "frozen"
// (no picture any more), "wrong-size" (small pictures where large ones were promised), "mute" (never starts, as a
// driver that waits for a dead device). Bytes that lie: "huge" (a head that claims 65,500 pixels each way), "cut" (half
// of a JPEG), "none" (no JPEG at all), "jumping" (now the small picture, now the large one).
namespace yc::devices::virtual_camera
{

struct TwinCamera {
    std::string name;
    std::string maker;
    std::string serial;
    std::string sysfs;
    std::string footage;
    std::string fault;
    std::string node;
};

// Sizes that camera_feed draws, and the source promises.
inline constexpr int FullWidth = 2592;
inline constexpr int FullHeight = 1944;
inline constexpr int LiveWidth = 1280;
inline constexpr int LiveHeight = 960;
inline constexpr int RawWidth = 640;
inline constexpr int RawHeight = 480;
// Of face.room, as person_painter.h draws it.
inline constexpr int StepsInAStop = 16;
inline constexpr int WhiteStep = 170;

[[nodiscard]] std::string deskFolder(); // empty: no bench
[[nodiscard]] std::vector<TwinCamera> camerasOnDesk();
[[nodiscard]] std::optional<TwinCamera> cameraAt(const std::string &sysfs); // nothing: pulled out
[[nodiscard]] std::string bytesOf(const std::string &path); // empty: no such file

} // namespace yc::devices::virtual_camera
