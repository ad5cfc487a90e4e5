#pragma once

#include "devices/api/camera.h"

// Which camera is meant, and which of its modes show and take a page. Pure.
namespace yc::devices::camera
{

enum class LooksAt { Pages, People };

// The camera at this place; empty: by what it can do. Null: it is not among them.
// Pages: the one whose largest picture is the largest, for that is the one that looks down on the page where a housing
// holds two. People: one that moves smoothly and is not made for pages (five million pixels are, an A4 sheet at 200 a
// inch needs four), of several the one that shows more; where all are made for pages, the least of them, for it stands
// beside the page's own. Of equal ones the first by place. An only one serves both, also the one in a laptop's lid.
[[nodiscard]] const CameraSeen *chosenOf(const QList<CameraSeen> &cameras, const QString &place, LooksAt at);

// The largest; of equal ones JPEG, which comes faster. Null: there is none.
[[nodiscard]] const CameraMode *stillMode(const QList<CameraMode> &modes);
// Fast enough for the eye, of the still's shape so that what is seen is what is taken, and no larger than a screen
// shows.
[[nodiscard]] const CameraMode *liveMode(const QList<CameraMode> &modes);

// The camera's place from where the kernel keeps it: "/sys/devices/…/1-2.3/1-2.3:1.0/video4linux/video0" is
// "usb:1-2.3:1.0". One that is not on USB is "path:…", the whole path without the number at its end. Empty: no such
// path.
[[nodiscard]] QString placeOfSysfs(const QString &path);

} // namespace yc::devices::camera
