#pragma once

#include "app/device_room.h"
#include "app/print_room.h"
#include "base/worker.h"
#include "core/flow/desk.h"
#include "ui/date_words.h"
#include "ui/entered_characters.h"
#include "ui/look.h"
#include "ui/page_decoder.h"
#include "ui/terminal_settings.h"
#include "ui/theme.h"

#include <chrono>
#include <functional>
#include <memory>

namespace yc::app
{

// What every page of the counter is handed; made in main() and outlives them all.
struct Shop {
    core::flow::Desk &desk;
    DeviceRoom &devices;
    ui::EnteredCharacters &entered;
    ui::PageDecoder &pages;
    Worker &papers; // lays out papers and slips, writes PDF
    PrintRoom &printing;
    ui::Theme theme;
    ui::Look look{}; // what the theme was made from
    QString lookFile{}; // where it is kept; empty: nowhere
    QString scanFile{}; // how this place scans (ScanChoice); empty: kept nowhere
    QString importProgram{}; // yichuang-imaged, for files that people bring
    std::chrono::milliseconds lockAfter = std::chrono::minutes{10}; // nobody has touched anything
    std::chrono::milliseconds signOutAfter = std::chrono::minutes{120}; // and then nobody came back
    ui::TerminalSettings settings{}; // of this terminal, as they were last kept
    ui::SettingsPlace settingsPlace{}; // and where; empty: nowhere
    std::function<std::unique_ptr<devices::hub::Hub>()>
        makeHub{}; // with the drivers of this program, to try a device by itself
    [[nodiscard]] bool mayChangeSettings() const
    {
        const auto staff = desk.staff();
        return staff && staff->roles.contains(core::flow::AdministratorRole);
    }
    [[nodiscard]] QDate today() const { return ui::hallTime(desk.clock().now()).date(); }
};

} // namespace yc::app
