#pragma once

#include "tests/app/open_shop.h"

#include <QTemporaryDir>

namespace yc::tests
{

// A counter that was never enrolled, with a vault of its own and no devices: the real desk, the real hub.
struct FreshDesk {
    QTemporaryDir folder;
    SystemClock clock;
    core::flow::Desk desk;
    devices::hub::Hub hub;

    static core::flow::DeskSettings settings(const QString &folder)
    {
        core::flow::DeskSettings made;
        made.vaultFolder = folder;
        made.keysInFile = true;
        return made;
    }
    FreshDesk() : desk(settings(folder.filePath(QStringLiteral("vault"))), clock), hub({}, clock) { }
};
struct FreshCounter : FreshDesk, OpenShop {
    FreshCounter() : OpenShop(desk, hub) { }
};

} // namespace yc::tests
