#pragma once

#include "base/image.h"
#include "base/worker.h"
#include "devices/api/camera.h"

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace yc::app
{

// What a camera shows, as large as there is room: each picture is made to fit in a thread of its own, and the camera is
// asked for the next one when this one stands on the screen. While it shows nothing, why stands in its place.
class LiveView final : public QWidget
{
    Q_OBJECT
public:
    explicit LiveView(QWidget *parent = nullptr);

    // From its next turn on the camera is live, and was told before how it is to look. Frames of other cameras are not
    // shown any more.
    void open(devices::Camera *camera);
    void close(); // what lay there is not kept
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool shows() const { return m_shows; } // what the camera sees stands there
    void flash(); // one was taken

    struct Standing {
        QString words;
        const char *role = ""; // of a label
    };
    // What is to be said of the camera itself; nothing: it shows.
    [[nodiscard]] std::optional<Standing> standing() const;
    QSize sizeHint() const override { return {480, 360}; }

Q_SIGNALS:
    void shown(); // one more picture
    void standingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void listenTo(devices::Camera *camera);
    void show(const std::shared_ptr<Image> &frame);
    void setNotice(const QString &words); // instead of a picture
    [[nodiscard]] QString openingWords() const;

    std::unique_ptr<Worker> m_worker; // with the first picture
    QPointer<devices::Camera> m_camera;
    bool m_open = false;
    bool m_shows = false;
    QImage m_fitted;
    QString m_notice;
    QTimer m_flash;
};

} // namespace yc::app
