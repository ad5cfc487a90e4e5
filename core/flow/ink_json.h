#pragma once

#include "devices/api/signature_pad.h"

#include <QByteArray>

// Ink as the blob that is filed: {"device","width","height","unit":"mm/100","points":[[x,y,t,pressure,down],…]}, t in
// ms since the first touch, pressure 0..1023. Pure.
namespace yc::core::flow
{

[[nodiscard]] QByteArray inkJson(const devices::Ink &ink);

} // namespace yc::core::flow
