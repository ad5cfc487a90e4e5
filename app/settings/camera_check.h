#pragma once

#include "app/shop.h"
#include "devices/api/camera.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace yc::app
{

class LiveView;

// 试看: what a camera sees, and of one that looks at people how it is exposed for the face before it, until somebody
// stops it, leaves, or a minute is over. Nothing of it is kept.
class CameraCheck : public QWidget
{
    Q_OBJECT
public:
    explicit CameraCheck(Shop &shop, QWidget *parent = nullptr);
    ~CameraCheck() override;

    void start(const devices::Plug &plug);
    void stop(); // and out of sight
    [[nodiscard]] bool isLooking() const { return m_hub != nullptr; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void say();

    Shop &m_shop;
    LiveView *m_view = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_words = nullptr;
    std::unique_ptr<devices::hub::Hub> m_hub;
    devices::Camera *m_camera = nullptr;
    QTimer m_end;
};

} // namespace yc::app
