#pragma once

#include "devices/pad/protocol/stu_report.h"
#include "devices/pad/protocol/stu_screen.h"

#include <array>

// Which model knows what: no pad is ever told what it does not know. Source: reference.md D.1.
namespace yc::devices::pad::stu
{

inline constexpr quint16 Vendor = 0x056A;

enum class Cipher { V1, V2 }; // Diffie-Hellman and AES-128; RSA and AES

struct Model {
    quint16 product;
    const char *name;
    Cipher cipher;
    std::optional<Encoding> colour; // none: black and white alone
    OptionMode option; // the most that its pen data can say
    bool displayArea; // ink can be kept to a part of the screen
    int block; // bytes of a picture in one report
};

// The 430V is a 430 that can also be a serial device; as a HID device it is the same.
inline constexpr std::array Models{
    Model{0x00A1, "STU-500", Cipher::V1, std::nullopt, OptionMode::None, false, SmallBlock},
    Model{0x00A2, "STU-300", Cipher::V1, std::nullopt, OptionMode::None, false, SmallBlock},
    Model{0x00A3, "STU-520A", Cipher::V1, Encoding::Colour16, OptionMode::TimeCount, true, SmallBlock},
    Model{0x00A4, "STU-430", Cipher::V2, std::nullopt, OptionMode::TimeCountSequence, true, SmallBlock},
    Model{0x00A5, "STU-530", Cipher::V2, Encoding::Colour24, OptionMode::TimeCountSequence, true, SmallBlock},
    Model{0x00A6, "STU-430V", Cipher::V2, std::nullopt, OptionMode::TimeCountSequence, true, SmallBlock},
    Model{0x00A8, "STU-540", Cipher::V2, Encoding::Colour24, OptionMode::TimeCountSequence, true, LargeBlock},
};

[[nodiscard]] const Model *modelOf(quint16 product); // null: not driven
[[nodiscard]] bool knows(const Model &model, Report report);

} // namespace yc::devices::pad::stu
