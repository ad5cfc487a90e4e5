#pragma once

#include "app/shop.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace yc::app
{

// One device tried by itself, before it is kept: is it there, does it answer. A device that this counter works with
// already is not opened a second time (readers and printers serve one client): how it is now is the answer.
class DeviceTrial : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const ui::DeviceSeen &)>;
    explicit DeviceTrial(Shop &shop, QObject *parent = nullptr);
    ~DeviceTrial() override;

    // Answers in at most seven seconds, never before it returned. A trial that is under way is dropped.
    void tryOut(const devices::Plug &plug, Answer done);
    [[nodiscard]] bool isBusy() const { return static_cast<bool>(m_done); }

private:
    void look(bool last);
    void end(const ui::DeviceSeen &seen);

    Shop &m_shop;
    std::unique_ptr<devices::hub::Hub> m_hub;
    Answer m_done;
    QTimer m_look;
    QTimer m_end;
};

} // namespace yc::app
