#pragma once

#include "devices/api/camera.h"

// Which camera is meant, and which of its modes show and take a page. Pure.
namespace yc::devices::camera
{

// The camera at this place; empty: the one whose largest picture is the largest, for that is the one that looks down
// on the page where a housing holds two, and of equal ones the first by place. Null: it is not among them.
[[nodiscard]] const CameraSeen *chosenOf(const QList<CameraSeen> &cameras, const QString &place);

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
