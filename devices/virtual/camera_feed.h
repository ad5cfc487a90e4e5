#pragma once

#include "base/code.h"

#include <QImage>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

namespace yc::devices::virtual_bench
{

// A desk as a person works at it, a moment of it. Lengths in parts of the picture's height.
struct DeskMoment {
    QImage page; // A4; null: bare wood
    double away = 0; // how far the page has still to be pushed in, towards the clerk
    double lean = 1.5; // degrees, clockwise
    double hand = -1; // how far a hand reaches in; below 0: none
};
// What a camera above the desk sees. The page lies along the picture, its head to the left, as it does under most
// document cameras: long side to long side.
[[nodiscard]] QImage drawnDesk(const DeskMoment &moment, QSize size);

// A housing with two cameras, of which one looks down on a desk and the other at whoever sits there, for GStreamer
// (devices/virtual/camera, which reads this folder). GUI thread.
class CameraFeed final : public QObject
{
    Q_OBJECT
public:
    // Where the two are plugged in.
    static constexpr auto DeskPlace = "usb:1-2.3:1.0";
    static constexpr auto FacePlace = "usb:1-2.3:1.2";

    explicit CameraFeed(QString folder, QObject *parent = nullptr);

    [[nodiscard]] Done start(); // BadFile if the folder cannot be written
    // {"place":…,"face":…,"environment":{…}}: how a program finds it, if GST_PLUGIN_PATH leads to the plug-in.
    [[nodiscard]] QJsonObject place() const;

    [[nodiscard]] Done lay(const QImage &page); // it lies there
    void layByHand(const QImage &page); // a hand pushes it in and goes; settledDown() when it lies
    [[nodiscard]] bool isHandGone() const { return !m_hand.isActive(); }
    [[nodiscard]] Done clear();
    // "": none; "frozen", "wrong-size", "mute", "huge", "cut", "none", "jumping": see camera/desk.h; "black": something
    // covers the lens.
    [[nodiscard]] Done setFault(const QString &fault); // BadFile: no such fault
    // What the other one looks at: a person before a bright door, or the door alone; taken with this exposure (1: well
    // for the face); and where its controls are, "/dev/video7".
    [[nodiscard]] Done setPerson(bool there);
    [[nodiscard]] Done setExposure(double exposure);
    [[nodiscard]] Done setFaceNode(const QString &node);
    [[nodiscard]] Done unplug();
    [[nodiscard]] Done plug();

Q_SIGNALS:
    void settledDown();

private:
    [[nodiscard]] Done writeCameras();
    [[nodiscard]] Done writeDesk(const DeskMoment &moment, bool full);
    void moveOn();

    QString m_folder;
    QImage m_page;
    QImage m_coming;
    QTimer m_hand;
    int m_step = 0;
    QString m_fault;
    QString m_faceNode;
    bool m_plugged = true;
};

} // namespace yc::devices::virtual_bench
