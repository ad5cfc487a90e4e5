#pragma once

#include "app/shop.h"

namespace yc::app
{

// The hall is told how the devices and the printer of papers are, as long as `context` lives.
void keepTelling(Shop &shop, QObject *context);

} // namespace yc::app
