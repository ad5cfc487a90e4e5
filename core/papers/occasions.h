#pragma once

#include "core/domain/item.h"

#include <QStringList>

#include <optional>

// When a material is asked for, in the words of the item's own questions and fields: a rule (Material::appliesWhen) as
// somebody can be told it who has answered nothing yet.
namespace yc::core::papers
{

struct Occasion {
    QString asked; // a question's or a field's words: 为谁办理？
    bool but = false; // every answer but these
    QStringList answers; // their words, at least one
};
using Together = QList<Occasion>; // all of them
using Occasions = QList<Together>; // any of them; empty: always
// nullopt: it hangs on what is not chosen among answers (an age, an amount), or on too much to be said.
[[nodiscard]] std::optional<Occasions> occasionsOf(const domain::ServiceItem &item,
                                                   const domain::rules::Expression &when);

[[nodiscard]] QString withoutMark(QString question); // 为谁办理, in any language

// In the language of the papers: 仅限：为谁办理：未成年子女. Empty: always.
[[nodiscard]] QString occasionWords(const domain::ServiceItem &item, const domain::rules::Expression &when);

} // namespace yc::core::papers
