#pragma once

#include "app/page.h"
#include "devices/api/camera.h"

#include <QPointer>

class QLabel;

namespace yc::app
{

class LiveView;

// 用高拍仪读码 Alt+Q: the document camera as a code scanner, for counters that have no other. Shows what it sees until
// a code was read or the clerk leaves; what the code stands for is the window's to find out.
class CodePage : public Page
{
    Q_OBJECT
public:
    explicit CodePage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override { return devices::Kind::DocumentCamera; }
    void enter() override;
    bool goBack() override;

Q_SIGNALS:
    void codeRead(const std::shared_ptr<yc::devices::ReadCode> &code);
    void left(); // without one

protected:
    void hideEvent(QHideEvent *event) override; // the camera's lamp burns for nobody

private:
    void stop();
    void tellState();

    QPointer<devices::Camera> m_camera;
    LiveView *m_view = nullptr;
    QLabel *m_words = nullptr;
};

} // namespace yc::app
