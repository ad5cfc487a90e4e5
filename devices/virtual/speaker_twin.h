#pragma once

#include "devices/virtual/twin_ends.h"

#include <QStringList>

namespace yc::devices::virtual_bench
{

// A speech module behind a call speaker as seen from the wire (SYN6288, XFS5152). It is silent, and keeps what it would
// have said; how long it speaks is counted in the questions that it is asked meanwhile.
class SpeakerTwin final : public QObject
{
    Q_OBJECT
public:
    explicit SpeakerTwin(bool checked = true, QObject *parent = nullptr);

    [[nodiscard]] bool plug() { return m_ends.plug(); }
    void unplug();
    [[nodiscard]] quint16 port() const { return m_ends.port(); }
    [[nodiscard]] QString ptyPath() const { return m_ends.ptyPath(); }

    void setQuestions(int count) { m_questions = count; } // it says so often that it speaks; -1: it never ends
    void setTellsEnd(bool on) { m_tellsEnd = on; } // and says by itself when it does
    void setUnderstands(bool on) { m_understands = on; } // false: 45 to all that is to be said
    void setSwallows(bool on) { m_swallows = on; } // says it, and does not say that it heard
    void setTwoAnswers(bool on) { m_twoAnswers = on; } // to how it is: 41 first, as the SYN6288 does
    [[nodiscard]] TwinEnds &ends() { return m_ends; }
    [[nodiscard]] const QStringList &said() const { return m_said; } // marks and all
    [[nodiscard]] bool isSpeaking() const { return m_left != 0; }

Q_SIGNALS:
    void changed();

private:
    void take(const QByteArray &bytes);
    void say(const QByteArray &rest);
    void tellHow();

    bool m_checked;
    TwinEnds m_ends;
    QByteArray m_heard;
    QStringList m_said;
    int m_questions = 1;
    int m_left = 0; // questions, until it is done
    bool m_tellsEnd = false;
    bool m_understands = true;
    bool m_swallows = false;
    bool m_twoAnswers = true;
};

} // namespace yc::devices::virtual_bench
