#include "devices/virtual/stack_file.h"

#include <cstdio>
#include <fstream>
#include <sstream>

namespace yc::devices::virtual_bench
{

std::optional<TwinStack> readStack(const std::string &path)
{
    std::ifstream file(path);
    if (!file)
        return std::nullopt;
    TwinStack stack;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string what;
        words >> what;
        if (what == "detector")
            words >> stack.detector;
        else if (what == "sheet-sensor")
            words >> stack.sheetSensor;
        else if (what == "glass")
            words >> stack.glass;
        else if (what == "turns")
            words >> stack.turns;
        else if (what == "finest")
            words >> stack.finest;
        else if (what == "counter")
            words >> stack.counter;
        else if (what == "sheet") {
            TwinSheet sheet;
            words >> sheet.lengthMm >> sheet.gray >> sheet.trouble;
            stack.sheets.push_back(sheet);
        }
    }
    return stack;
}

bool writeStack(const std::string &path, const TwinStack &stack)
{
    const auto next = path + ".new";
    {
        std::ofstream file(next);
        file << "detector " << stack.detector << "\nsheet-sensor " << stack.sheetSensor << "\nglass " << stack.glass
             << "\nturns " << stack.turns << "\nfinest " << stack.finest << "\ncounter " << stack.counter << '\n';
        for (const auto &sheet : stack.sheets)
            file << "sheet " << sheet.lengthMm << ' ' << sheet.gray << ' ' << sheet.trouble << '\n';
        if (!file.flush())
            return false;
    }
    return std::rename(next.c_str(), path.c_str()) == 0;
}

} // namespace yc::devices::virtual_bench
