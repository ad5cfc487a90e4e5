#pragma once

#include <QtGlobal>

// How long a text may be where somebody writes it and the hall reads it: one place, so that nobody writes what the hall
// refuses. In UTF-16 units, as hall/openapi.yaml's maxLength is meant. Limits of a person's or a form's text stand with
// core/domain.
namespace yc::core::wire
{

inline constexpr qsizetype MostReasons = 100; // of a correction or refusal
inline constexpr qsizetype LongestReason = 2'000; // each; the law's words and a note, too
inline constexpr qsizetype LongestWithdrawalReason = 500;
inline constexpr qsizetype LongestStaffNo = 32;
inline constexpr qsizetype LongestPin = 64;

} // namespace yc::core::wire
