#pragma once

#include "core/wire/case_wire.h"

#include <QRandomGenerator>

namespace yc::tests
{

// Cases of all shapes out of a seed: empty ones, foreigners, many pages, texts with every kind of character.
[[nodiscard]] core::domain::CaseDraft anyDraft(QRandomGenerator &random);
[[nodiscard]] core::wire::Manifest anyManifest(QRandomGenerator &random);
// Always the same, with something in every field; the golden files are made of it.
[[nodiscard]] core::wire::Manifest goldenManifest();

} // namespace yc::tests
