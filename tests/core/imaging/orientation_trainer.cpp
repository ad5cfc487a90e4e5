// Draws pages of common characters in the fonts that are here, cuts them as core/imaging does, and fits the small
// function that says how upright a character's place looks. Writes core/imaging/orientation_table.h. Run by hand when
// the cutting changes:
//   orientation_trainer OUT.h [--without FAMILY]... [--font FILE]... [--try FILE.ppm ...]
#include "core/imaging/mat.h"
#include "core/imaging/orientation.h"
#include "tests/core/imaging/camera.h"
#include "tests/core/imaging/drawn_page.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

using namespace yc;
using namespace yc::core::imaging;

namespace
{

constexpr std::size_t Inputs = std::tuple_size_v<Strokes>;
constexpr std::size_t Hidden = 24;

struct Net {
    std::array<std::array<float, Inputs>, Hidden> inner{};
    std::array<float, Hidden> bias{};
    std::array<float, Hidden> outer{};

    float operator()(const Strokes &x, std::array<float, Hidden> &act) const
    {
        float result = 0;
        for (std::size_t h = 0; h < Hidden; ++h) {
            float sum = bias[h];
            for (std::size_t i = 0; i < Inputs; ++i)
                sum += inner[h][i] * x[i];
            act[h] = std::max(0.0f, sum);
            result += outer[h] * act[h];
        }
        return result;
    }
};

std::vector<Strokes> cellsOf(const Image &page)
{
    cv::Mat gray;
    cv::cvtColor(view(page), gray, cv::COLOR_RGB2GRAY);
    return textCells(gray, inkOf(gray)).cells;
}

void train(Net &net, std::vector<Strokes> &cells, std::mt19937 &random)
{
    std::normal_distribution<float> normal(0, 1);
    for (std::size_t h = 0; h < Hidden; ++h) {
        for (auto &w : net.inner[h])
            w = normal(random) * 0.3f;
        net.outer[h] = normal(random) * 0.5f;
    }
    constexpr int Epochs = 14;
    for (int epoch = 0; epoch < Epochs; ++epoch) {
        std::shuffle(cells.begin(), cells.end(), random);
        const float rate = 0.12f * std::pow(0.8f, static_cast<float>(epoch));
        double loss = 0;
        long right = 0;
        for (const auto &cell : cells) {
            std::array<Strokes, 4> x{};
            std::array<std::array<float, Hidden>, 4> act{};
            std::array<float, 4> p{};
            x[0] = cell;
            for (std::size_t r = 1; r < 4; ++r)
                x[r] = turnedClockwise(x[r - 1]);
            for (std::size_t r = 0; r < 4; ++r)
                p[r] = net(x[r], act[r]);
            right += std::max_element(p.begin(), p.end()) == p.begin();
            const float most = *std::max_element(p.begin(), p.end());
            float sum = 0;
            for (auto &one : p) {
                one = std::exp(one - most);
                sum += one;
            }
            for (auto &one : p)
                one /= sum;
            loss -= std::log(static_cast<double>(p[0]) + 1e-9);
            for (std::size_t r = 0; r < 4; ++r) {
                const float error = p[r] - (r == 0 ? 1.0f : 0.0f);
                for (std::size_t h = 0; h < Hidden; ++h) {
                    if (act[r][h] <= 0)
                        continue;
                    const float back = error * net.outer[h];
                    net.outer[h] -= rate * error * act[r][h];
                    net.bias[h] -= rate * back;
                    for (std::size_t i = 0; i < Inputs; ++i)
                        net.inner[h][i] -= rate * back * x[r][i];
                }
            }
        }
        const auto n = static_cast<double>(cells.size());
        std::printf("epoch %d: loss %.4f, single characters right %.1f %%\n", epoch, loss / n,
                    100.0 * static_cast<double>(right) / n);
        std::fflush(stdout);
    }
}

double accuracy(const Net &net, const std::vector<Strokes> &cells)
{
    long right = 0;
    std::array<float, Hidden> act{};
    for (const auto &cell : cells) {
        auto x = cell;
        std::array<float, 4> p{};
        for (auto &one : p) {
            one = net(x, act);
            x = turnedClockwise(x);
        }
        right += std::max_element(p.begin(), p.end()) == p.begin();
    }
    return 100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, cells.size()));
}

void write(const Net &net, const QString &path)
{
    float inner = 0;
    float bias = 0;
    float outer = 0;
    for (std::size_t h = 0; h < Hidden; ++h) {
        for (const float w : net.inner[h])
            inner = std::max(inner, std::abs(w));
        bias = std::max(bias, std::abs(net.bias[h]));
        outer = std::max(outer, std::abs(net.outer[h]));
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QTextStream out(&file);
    out << "#pragma once\n\n#include <array>\n#include <cstddef>\n#include <cstdint>\n\n"
           "// Made by tests/core/imaging/orientation_trainer from pages that it drew itself; not edited by hand.\n"
           "// clang-format off\nnamespace yc::core::imaging::table\n{\n\n";
    out << "inline constexpr std::size_t Hidden = " << Hidden << ";\n";
    out << QStringLiteral("inline constexpr float InnerScale = %1f;\n")
               .arg(static_cast<double>(inner / 127), 0, 'g', 8);
    out << QStringLiteral("inline constexpr float BiasScale = %1f;\n").arg(static_cast<double>(bias / 127), 0, 'g', 8);
    out << QStringLiteral("inline constexpr float OuterScale = %1f;\n")
               .arg(static_cast<double>(outer / 127), 0, 'g', 8);
    out << "// For each hidden unit " << Inputs << " weights and a bias; then a weight for each unit.\n";
    out << "inline constexpr std::array<std::int8_t, " << Hidden * (Inputs + 2) << "> Weights{\n";
    int column = 0;
    const auto put = [&](float value, float scale) {
        out << std::lround(value / scale * 127) << (++column % 24 == 0 ? ",\n" : ",");
    };
    for (std::size_t h = 0; h < Hidden; ++h) {
        for (const float w : net.inner[h])
            put(w, inner);
        put(net.bias[h], bias);
    }
    for (const float w : net.outer)
        put(w, outer);
    out << "};\n\n} // namespace yc::core::imaging::table\n";
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const auto arguments = QGuiApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    QStringList families{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Serif CJK SC")};
    QStringList heldBack;
    for (qsizetype i = 2; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == QStringLiteral("--without")) {
            families.removeAll(arguments[i + 1]);
            heldBack += arguments[i + 1];
        } else if (arguments[i] == QStringLiteral("--font")) {
            heldBack += QFontDatabase::applicationFontFamilies(QFontDatabase::addApplicationFont(arguments[i + 1]));
        }
    }
    std::mt19937 random(20261122);
    const auto alphabet = tests::commonCharacters();
    const auto pagesOf = [&](const QString &family, int pages) {
        std::vector<Strokes> all;
        std::uniform_real_distribution<double> points(8, 22);
        std::uniform_real_distribution<double> lean(-0.6, 0.6);
        std::uniform_real_distribution<double> soft(0, 1.3);
        std::uniform_real_distribution<double> noise(0, 8);
        for (int i = 0; i < pages; ++i) {
            tests::PageText text;
            text.family = family;
            text.points = points(random);
            text.weight = i % 4 == 3 ? 700 : 400;
            text.latin = i % 12 == 5;
            text.table = i % 7 == 2;
            text.lines = 60;
            if (!text.latin && i % 3 != 0)
                text.alphabet = alphabet;
            const auto page = tests::drawnPage(text, 154, random); // 1,800 pixels high
            const auto cells = cellsOf(tests::scanned(page, lean(random), soft(random), noise(random), random));
            all.insert(all.end(), cells.begin(), cells.end());
        }
        return all;
    };
    std::vector<Strokes> cells;
    for (const auto &family : families) {
        const auto more = pagesOf(family, 150);
        std::printf("%s: %zu places\n", qPrintable(family), more.size());
        cells.insert(cells.end(), more.begin(), more.end());
    }
    Net net;
    train(net, cells, random);
    for (const auto &family : heldBack)
        std::printf("held back, %s: single characters right %.1f %%\n", qPrintable(family),
                    accuracy(net, pagesOf(family, 20)));
    write(net, arguments[1]);
    return 0;
}
