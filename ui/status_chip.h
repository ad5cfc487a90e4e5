#pragma once

#include "ui/case_words.h"

#include <QLabel>

namespace yc::ui
{

// A state as a word with a sign in front, so that colour is never the only cue.
class StatusChip : public QLabel
{
    Q_OBJECT
public:
    explicit StatusChip(QWidget *parent = nullptr);
    void set(Tone tone, const QString &word);
    [[nodiscard]] static QString sign(Tone tone); // ○ ✓ ! ✕
};

} // namespace yc::ui
