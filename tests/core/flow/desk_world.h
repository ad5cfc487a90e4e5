#pragma once

#include "core/flow/desk.h"
#include "core/flow/intake.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/real_hall.h"
#include "tests/support/set_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

// A counter's world: the real hall, a line to it that can be made to fail, a vault's folder, and hands that do what a
// clerk does. One for a test class; desks come and go on the same folder.
namespace yc::tests
{

inline const QString Pin = QStringLiteral("482915");

class DeskWorld
{
public:
    DeskWorld();

    [[nodiscard]] bool start(); // the hall up, a desk enrolled, the first clerk's PIN chosen; false: why() says
    [[nodiscard]] QString why() const { return m_why; }

    [[nodiscard]] core::flow::DeskSettings settings() const;
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] std::unique_ptr<core::flow::Desk> openDesk(); // started; nullptr: why()
    [[nodiscard]] std::unique_ptr<core::flow::Desk> signedIn(); // the same with the clerk in

    RealHall &hall() { return m_hall; }
    FaultProxy &proxy() { return *m_proxy; }
    QString staffNo;
    SetClock clock; // of every desk

    // A card of a made-up person; serial changes the number, check digit right.
    [[nodiscard]] static devices::IdentityCard card(int serial = 2);
    [[nodiscard]] static std::shared_ptr<Image> page(int shade = 200);
    [[nodiscard]] static devices::Ink ink();

    // Waits for an answer: call(context, done) as all of the desk's functions are shaped.
    template <typename T, typename Call> static Result<T> ask(Call call, int milliseconds = 15'000)
    {
        QObject context;
        std::optional<Result<T>> got;
        call(&context, [&](Result<T> answer) { got = std::move(answer); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, milliseconds))
            return std::unexpected(Code{'F', 999});
        return std::move(*got);
    }
    [[nodiscard]] static Result<core::flow::SignIn> signIn(core::flow::Desk &desk, const QString &no,
                                                           const QString &pin);
    [[nodiscard]] static std::shared_ptr<core::flow::Intake> begin(core::flow::Desk &desk);
    // Card, item 老年人优待证, telephone, photograph, signature: ready to be submitted.
    [[nodiscard]] static std::shared_ptr<core::flow::Intake> filled(core::flow::Desk &desk, int serial = 2);
    [[nodiscard]] static Result<core::flow::Intake::Submitted> submit(core::flow::Intake &intake);

private:
    QTemporaryDir m_folder;
    RealHall m_hall;
    std::unique_ptr<FaultProxy> m_proxy;
    QString m_why;
};

} // namespace yc::tests
