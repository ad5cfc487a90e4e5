#pragma once

#include <optional>
#include <string>
#include <vector>

// What lies in the feeder of the SANE twin, in a file that outlives the process: a helper that is killed leaves the
// stack as a real scanner would. Lines of words: "detector 0|1", "sheet-sensor 0|1", "glass 0|1", "turns WORD", "finest
// N", "counter N", "sheet MM GRAY [trouble]".
namespace yc::devices::virtual_bench
{

struct TwinSheet {
    int lengthMm = 297;
    int gray = 0; // all over it: what a test knows it by
    // double: the next one comes with it. jam, cover: it does not come. lost: it passes and is not delivered. stuck:
    // the driver never comes back from it. endless: its lines do not end. Each happens once.
    std::string trouble{};
};

struct TwinStack {
    bool detector = true; // has one for double feeds
    bool sheetSensor = false; // says whether sheets are left: page-loaded
    bool glass = true; // false: the feeder, and a slot for cards
    // How it reads both sides: "none", "source" (ADF Duplex), "adf-mode" (epson2), "duplex" (kvs1025). A back is by
    // BackIsDarker darker than its front.
    std::string turns = "none";
    int finest = 600; // dots an inch of the feeder; the glass has 600
    int counter = 0; // sheets in the scanner's life
    std::vector<TwinSheet> sheets{};
};

inline constexpr int BackIsDarker = 20;

[[nodiscard]] std::optional<TwinStack> readStack(const std::string &path);
[[nodiscard]] bool writeStack(const std::string &path, const TwinStack &stack); // in one step

} // namespace yc::devices::virtual_bench
