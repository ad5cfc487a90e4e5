#pragma once

#include "app/steps/camera_panel.h"
#include "app/steps/materials_page.h"
#include "devices/camera/helper_camera.h"
#include "devices/scan/sane_scanner.h"
#include "devices/virtual/page_painter.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/devices/camera/camera_world.h"

#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QTest>

namespace yc::tests
{

// Step 4 with a document camera: the shipping page, driver, helper and page finder over a desk that is drawn.
struct CameraPage {
    static constexpr int Patience = 20'000; // ms
    inline static const QString Photo = QStringLiteral("photo");

    DeskWorld world;
    std::unique_ptr<core::flow::Desk> desk;
    QTemporaryDir folder;
    std::unique_ptr<devices::virtual_bench::CameraFeed> feed;
    std::unique_ptr<devices::hub::Hub> hub;
    std::unique_ptr<OpenShop> shop;
    std::shared_ptr<core::flow::Intake> intake;
    std::unique_ptr<app::MaterialsPage> page;

    [[nodiscard]] bool start()
    {
        if (!world.start())
            return false;
        desk = world.signedIn();
        const auto environment = twinEnvironment(folder.filePath(QStringLiteral("desk")));
        for (auto entry = environment.begin(); entry != environment.end(); ++entry)
            qputenv(entry.key().toLatin1().constData(), entry.value().toLocal8Bit());
        return desk != nullptr;
    }
    [[nodiscard]] bool bareDesk()
    {
        feed = std::make_unique<devices::virtual_bench::CameraFeed>(folder.filePath(QStringLiteral("desk")));
        return feed->start().has_value();
    }
    void leave()
    {
        page.reset();
        shop.reset();
        hub.reset();
        intake.reset();
    }
    [[nodiscard]] bool begin()
    {
        intake = DeskWorld::begin(*desk);
        return intake->chooseItem(u"11119999MB9902000L4992002013000").has_value();
    }
    [[nodiscard]] bool show(const QJsonArray &more = {})
    {
        leave();
        const auto bin = qEnvironmentVariable("YC_BIN");
        auto drivers = devices::camera::cameraDrivers(bin + QStringLiteral("/yichuang-camerad"));
        drivers.push_back(devices::scan::saneDriver(bin + QStringLiteral("/yichuang-scand")));
        hub = std::make_unique<devices::hub::Hub>(drivers, world.clock);
        QJsonArray settings{QJsonObject{{QStringLiteral("kind"), QStringLiteral("document-camera")},
                                        {QStringLiteral("place"), QStringLiteral("camera:")}}};
        for (const auto &one : more)
            settings << one;
        hub->use(*devices::hub::plugsFromJson(settings));
        shop = std::make_unique<OpenShop>(*desk, *hub);
        shop->shop.importProgram = bin + QStringLiteral("/yichuang-imaged");
        shop->shop.scanFile = folder.filePath(QStringLiteral("scanning.json"));
        hub->start();
        if (!begin())
            return false;
        page = std::make_unique<app::MaterialsPage>(shop->shop);
        QObject::connect(intake.get(), &core::flow::Intake::changed, page.get(), [this] { page->refresh(); });
        page->open(intake);
        page->resize(1100, 640);
        page->show();
        page->enter();
        page->focusMaterial(Photo);
        return true;
    }
    // Shows the desk. What lies there is taken at once: the words that say so may be gone again.
    [[nodiscard]] bool openCamera()
    {
        page->scan(); // F4
        return panel().isVisible()
            && QTest::qWaitFor([this] { return !words().startsWith(QStringLiteral("正在打开")); }, Patience);
    }
    [[nodiscard]] QString words() const { return page->findChild<QLabel *>(QStringLiteral("camera-words"))->text(); }
    [[nodiscard]] app::CameraPanel &panel() const { return *page->findChild<app::CameraPanel *>(); }
    [[nodiscard]] qsizetype pages() const { return intake->pages(Photo).size(); }
    void press(Qt::Key key) { QTest::keyClick(page->findChild<QListWidget *>(), key); }
};

} // namespace yc::tests
