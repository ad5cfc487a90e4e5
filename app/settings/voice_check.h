#pragma once

#include "app/shop.h"

#include <QObject>

#include <functional>

namespace yc::app
{

// A sample call over a loudspeaker of this machine, before it is kept. The sound service plays for several at once, so
// one that this counter works with is no trouble.
class VoiceCheck : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const QString &words, bool good)>;
    explicit VoiceCheck(Shop &shop, QObject *parent = nullptr);
    ~VoiceCheck() override;

    // Answers when it was said, or why not, never before it returned. One that is under way is dropped.
    void tryOut(const devices::Plug &plug, Answer done);
    void stop(); // in the middle of a word, without an answer

private:
    void end(const QString &words, bool good);

    Shop &m_shop;
    std::unique_ptr<devices::hub::Hub> m_hub;
    Answer m_done;
};

} // namespace yc::app
