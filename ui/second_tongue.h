#pragma once

#include "core/domain/catalogue.h"
#include "ui/translations.h"

#include <QTranslator>

namespace yc::ui
{

// A second language for one window beside those that Tongue speaks for: the person on the other side of the counter
// reads theirs while the clerk goes on in their own. Qt translates for the whole program, so this one is asked before
// all others and answers only while a Speaking lives, in the UI thread: what is worded in between, by tr(), said() or
// any of the ...Words() functions, is in the person's language. What is painted later has its words already.
// Nothing else may run in between: a signal that reaches the clerk's pages from there would make them speak it too.
class SecondTongue : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    // Beside whatever is installed before it; again after another was. Costs one question per text elsewhere.
    void install();
    // False: the English texts are not in this build, and the language stays as it is.
    [[nodiscard]] bool speak(Language language);
    [[nodiscard]] Language language() const { return m_language; }
    void take(const core::domain::Translations &translations) { m_translations = translations; } // of the catalogue

    class Speaking
    {
    public:
        explicit Speaking(SecondTongue &tongue) : m_tongue(tongue) { ++m_tongue.m_speaking; }
        ~Speaking() { --m_tongue.m_speaking; }
        Speaking(const Speaking &) = delete;
        Speaking &operator=(const Speaking &) = delete;

    private:
        SecondTongue &m_tongue;
    };

    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation = nullptr,
                                    int n = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    Language m_language = Language::Chinese;
    QTranslator m_english;
    core::domain::Translations m_translations;
    int m_speaking = 0;
};

} // namespace yc::ui
