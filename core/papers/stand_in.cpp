#include "core/papers/stand_in.h"

#include <QFontDatabase>

#include <fontconfig/fontconfig.h>

#include <array>
#include <memory>

namespace yc::core::papers
{

namespace
{

struct Range {
    char32_t from;
    char32_t to;
};

// GB 18030-2022 asks for all CJK blocks up to extension F, its private-use part holds what older registers used.
constexpr std::array Basic{Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xE000, 0xF8FF}, Range{0xF900, 0xFAFF},
                           Range{0x30000, 0x323AF}}; // extensions G and H
constexpr std::array Second{Range{0x20000, 0x2A6DF}, Range{0x2A700, 0x2EE5D}, Range{0x2F800, 0x2FA1F}};

template <auto Free> struct Frees {
    template <typename T> void operator()(T *one) const { Free(one); }
};
template <typename T, auto Free> using Held = std::unique_ptr<T, Frees<Free>>;

Held<FcCharSet, FcCharSetDestroy> drawn()
{
    Held<FcCharSet, FcCharSetDestroy> all(FcCharSetCreate());
    const Held<FcPattern, FcPatternDestroy> any(FcPatternCreate());
    const Held<FcObjectSet, FcObjectSetDestroy> wanted(FcObjectSetBuild(FC_CHARSET, nullptr));
    const Held<FcFontSet, FcFontSetDestroy> fonts(FcFontList(nullptr, any.get(), wanted.get()));
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcCharSet *has = nullptr; // belongs to the font
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &has) == FcResultMatch)
            FcCharSetMerge(all.get(), has, nullptr);
    }
    return all;
}

template <size_t N> QList<char32_t> lacking(const FcCharSet *drawn, const std::array<Range, N> &ranges)
{
    QList<char32_t> characters;
    for (const auto &range : ranges)
        for (auto c = range.from; c <= range.to; ++c)
            if (!FcCharSetHasChar(drawn, c))
                characters += c;
    return characters;
}

} // namespace

QStringList standInFamilies()
{
    return {QStringLiteral("Yichuang Stand-in"), QStringLiteral("Yichuang Stand-in 2")};
}

QList<QByteArray> standInFonts()
{
    const auto all = drawn();
    return {codeFont(standInFamilies().constFirst(), lacking(all.get(), Basic)),
            codeFont(standInFamilies().constLast(), lacking(all.get(), Second))};
}

void installStandIns(const QList<QByteArray> &fonts)
{
    for (const auto &font : fonts)
        if (!font.isEmpty())
            QFontDatabase::addApplicationFontFromData(font);
    // What was drawn before keeps the engines that it found (Qt 6.4); a font that goes makes everybody look again.
    const auto none = QFontDatabase::addApplicationFontFromData(codeFont(QStringLiteral("Yichuang None"), {0xE000}));
    QFontDatabase::removeApplicationFont(none);
}

} // namespace yc::core::papers
