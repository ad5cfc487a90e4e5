#pragma once

#include "app/shop.h"

#include <QPushButton>

// What a page of the counter is handed, real and whole, over a desk and a hub that the test brings.
namespace yc::tests
{

struct OpenShop {
    app::DeviceRoom devices;
    ui::EnteredCharacters entered;
    ui::PageDecoder pages;
    Worker papers{"papers"};
    app::Shop shop;

    OpenShop(core::flow::Desk &desk, devices::hub::Hub &hub)
        : devices(hub), shop{desk, devices, entered, pages, papers, *ui::loadTheme(ui::ThemeName::Light)}
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
