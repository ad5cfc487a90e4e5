#pragma once

#include "app/steps/signature_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "ui/ink_pad.h"
#include "ui/status_chip.h"

#include <QTest>

namespace yc::tests
{

// A page with a case that lacks nothing but the signature, shown: the real desk, the real pad, the real helper that
// opens pictures.
struct OpenSignaturePage : OpenShop {
    std::shared_ptr<core::flow::Intake> intake;
    app::SignaturePage page;

    OpenSignaturePage(core::flow::Desk &desk, devices::hub::Hub &hub)
        : OpenShop(desk, hub), intake(DeskWorld::begin(desk)), page(withImports())
    {
        auto someone = DeskWorld::card();
        const bool filled
            = intake->setApplicant(someone) && intake->chooseItem(QStringLiteral("11119999MB9902000L4992002013000"));
        intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
        intake->addPage(QStringLiteral("photo"), DeskWorld::page());
        page.open(intake);
        QObject::connect(intake.get(), &core::flow::Intake::changed, &page, [this] { page.refresh(); });
        page.resize(1000, 700);
        page.show();
        page.enter();
        if (!filled || !QTest::qWaitFor([this] { return !intake->isSavingPages(); }))
            qFatal("the case cannot be filled");
    }
    [[nodiscard]] ui::InkPad &pad() const { return *page.findChild<ui::InkPad *>(); }
    [[nodiscard]] QString chip() const { return page.findChild<ui::StatusChip *>()->text(); }
    [[nodiscard]] QPushButton *button(const QString &text) const { return buttonOf(page, text); }
    void press(const QString &text) const { button(text)->click(); }
    void stroke() const
    {
        QTest::mousePress(&pad(), Qt::LeftButton, {}, {60, 60});
        QTest::mouseRelease(&pad(), Qt::LeftButton, {}, {160, 90});
    }
    [[nodiscard]] bool isSigned() const
    {
        const auto &signature = intake->draft().signature;
        return signature && signature->shownDigest == intake->shownDigest();
    }

private:
    app::Shop &withImports()
    {
        shop.importProgram = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-imaged");
        return shop;
    }
};

} // namespace yc::tests
