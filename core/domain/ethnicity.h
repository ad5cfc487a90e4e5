#pragma once

#include <QString>
#include <QStringView>

#include <optional>

// GB/T 3304: the two digits on a card and the word people read (reference.md A.8).
namespace yc::core::domain
{

// "01" → 汉. Codes beyond the table come back as they are: a card is never refused for its ethnicity.
[[nodiscard]] QString ethnicityOf(QStringView code);
// 汉 or 汉族 → "01"; nullopt for words that the table does not have.
[[nodiscard]] std::optional<QString> ethnicityCode(QStringView words);

} // namespace yc::core::domain
