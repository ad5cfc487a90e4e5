#include "devices/virtual/speaker_twin.h"

#include "devices/lobby/protocol/syn_speaker.h"

#include <QStringDecoder>

namespace yc::devices::virtual_bench
{

namespace syn = lobby::syn;

SpeakerTwin::SpeakerTwin(bool checked, QObject *parent) : QObject(parent), m_checked(checked)
{
    connect(&m_ends, &TwinEnds::arrived, this, &SpeakerTwin::take);
}

void SpeakerTwin::unplug()
{
    m_ends.unplug();
    m_heard.clear();
    m_left = 0;
}

void SpeakerTwin::take(const QByteArray &bytes)
{
    m_heard += bytes;
    while (const auto heard = syn::take(m_heard, m_checked)) {
        switch (heard->command) {
        case syn::Command::Say: say(heard->rest); break;
        case syn::Command::Stop:
            m_left = 0;
            m_ends.answer(QByteArray(1, static_cast<char>(syn::Taken)));
            break;
        case syn::Command::Ask: tellHow(); break;
        default: m_ends.answer(QByteArray(1, static_cast<char>(syn::Refused))); break;
        }
    }
}

void SpeakerTwin::say(const QByteArray &rest)
{
    if (!m_understands || rest.size() < 2)
        return m_ends.answer(QByteArray(1, static_cast<char>(syn::Refused)));
    QStringDecoder decoder("GB18030");
    m_said += decoder.decode(rest.sliced(1));
    m_left = m_questions;
    if (!m_swallows)
        m_ends.answer(QByteArray(1, static_cast<char>(syn::Taken)));
    Q_EMIT changed();
}

void SpeakerTwin::tellHow()
{
    QByteArray answer;
    if (m_checked && m_twoAnswers)
        answer.append(static_cast<char>(syn::Taken));
    answer.append(static_cast<char>(m_left == 0 ? syn::Idle : syn::Speaking));
    const bool ends = m_left == 1 && m_tellsEnd;
    if (m_left > 0)
        --m_left;
    m_ends.answer(answer);
    if (ends)
        m_ends.answer(QByteArray(1, static_cast<char>(syn::Idle)));
}

} // namespace yc::devices::virtual_bench
