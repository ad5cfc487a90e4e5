#pragma once

#include "app/shop.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace yc::app
{

// 试音: how loud a microphone hears what is said before it, as it is said, until somebody stops it, leaves, or half a
// minute is over. Nothing of it is kept.
class SoundCheck : public QWidget
{
    Q_OBJECT
public:
    explicit SoundCheck(Shop &shop, QWidget *parent = nullptr);
    ~SoundCheck() override;

    void start(const devices::Plug &plug);
    void stop(); // and out of sight
    [[nodiscard]] bool isListening() const { return m_hub != nullptr; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void take(const devices::SoundLevel &level);
    void say();
    void end(const QString &words, const char *role);

    Shop &m_shop;
    std::unique_ptr<devices::hub::Hub> m_hub;
    devices::Microphone *m_microphone = nullptr;
    QProgressBar *m_meter = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_words = nullptr;
    QTimer m_end;
    double m_loudest = devices::QuietestDb;
};

} // namespace yc::app
