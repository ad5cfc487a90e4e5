#pragma once

#include "app/shop.h"
#include "devices/print/cups/cups_printer.h"

#include <QPushButton>

// What a page of the counter is handed, real and whole, over a desk and a hub that the test brings.
namespace yc::tests
{

struct OpenShop {
    app::DeviceRoom devices;
    ui::EnteredCharacters entered;
    ui::PageDecoder pages;
    Worker papers{"papers"};
    devices::print::CupsPrinter printer; // not started, and at a port where nobody is
    app::PrintRoom printing;
    app::Shop shop;

    OpenShop(core::flow::Desk &desk, devices::hub::Hub &hub, const QString &printServer = QStringLiteral("127.0.0.1:9"))
        : devices(hub), printer({.server = printServer}, desk.clock()), printing(printer, desk, papers, {}),
          shop{desk, devices, entered, pages, papers, printing, *ui::loadTheme(ui::ThemeName::Light)}
    {
    }
};

// Null: nothing below is called so.
[[nodiscard]] inline QPushButton *buttonOf(const QWidget &page, const QString &text)
{
    for (auto *button : page.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace yc::tests
