#pragma once

#include "core/domain/catalogue.h"

#include <QHash>

#include <memory>
#include <vector>

namespace yc::core::domain
{

// Reads Han aloud, a syllable a character, and remembers every character that it has read: loading ICU's table costs
// tens of milliseconds, the table itself is asked once a character. Not for use from two threads at once.
class Romaniser
{
public:
    Romaniser();
    ~Romaniser();
    Romaniser(const Romaniser &) = delete;
    Romaniser &operator=(const Romaniser &) = delete;

    // One entry a character of words that has a reading or is a letter or digit: lower case, ü as v. Other characters
    // (brackets, dots) are left out: nobody types them. A Han character without a reading is its own entry.
    [[nodiscard]] std::vector<QString> syllables(QStringView words);

private:
    struct Icu;
    [[nodiscard]] QString read(char32_t han);
    std::unique_ptr<Icu> m_icu;
    QHash<char32_t, QString> m_known;
};

} // namespace yc::core::domain
