// What clang-tidy reads once for every file instead of once in every file (tests/lint/tidy.py precompiles it). No file
// of the house includes it: gcc sees to it that each one includes what it uses.
#include <QtCore>
#include <QtNetwork>
#include <QtTest>
#include <QtWidgets>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <deque>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
