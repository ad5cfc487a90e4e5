#pragma once

#include "core/domain/catalogue.h"

#include <QTranslator>

namespace yc::ui
{

// What the catalogue says (names, labels, questions, answers, materials), in the language of the windows. Words that
// the hall has not translated stay Chinese; so do papers and records, which take the words as they stand in the
// catalogue.
[[nodiscard]] QString said(const QString &words);
[[nodiscard]] core::domain::FormField said(core::domain::FormField field); // label, help, unit and choices

// The hall's translations beside the client's own: install it once, take() whenever a catalogue comes. Which language
// it answers in follows QLocale, as Tongue sets it.
class CatalogueTongue : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    void take(const core::domain::Translations &translations) { m_translations = translations; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation = nullptr,
                                    int n = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; } // an empty one would never be asked again

private:
    core::domain::Translations m_translations;
};

} // namespace yc::ui
