#pragma once

#include "app/shop.h"
#include "devices/api/camera.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;

namespace yc::app
{

class LiveView;

// 高拍仪: the desk under the document camera, live. A page that lies still is taken by itself where that is wished, and
// any by Space or Enter; whoever listens straightens it and puts it into the material.
class CameraPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit CameraPanel(Shop &shop, QWidget *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool takesByItself() const;
    void open();
    void close();
    void take(); // now, whatever lies there
    void turn();
    void toggleAuto();
    // What became of the last picture.
    void tellTaken(int page); // it is the material's page so and so
    void tellNoPage();
    void tellOver(); // something else, which has been said

Q_SIGNALS:
    void taking(); // a picture is asked for: taken() follows, or nothing
    void taken(const std::shared_ptr<yc::Image> &picture, bool byItself);
    void closed();
    void problem(yc::Code code);

protected:
    void hideEvent(QHideEvent *event) override; // the camera's lamp burns for nobody

private:
    void listenTo(devices::Camera *camera);
    void still(bool byItself);
    void tellState(); // opening, away, live
    void say(const QString &words, const char *role = "");
    void keep();

    Shop &m_shop;
    QPointer<devices::Camera> m_camera;
    bool m_open = false;
    bool m_taking = false;
    bool m_byItself = false; // the picture that is being taken
    bool m_wantsAgain = false; // it settled on something else meanwhile
    bool m_straightening = false; // nobody has told yet what became of the last one
    int m_turns = 0;
    LiveView *m_view = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_take = nullptr;
    QCheckBox *m_auto = nullptr;
    QPushButton *m_turn = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace yc::app
