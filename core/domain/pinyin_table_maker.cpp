// Asks ICU's Han-Latin once, at build time, how every character of the first Han block is read, and writes the answers
// as a table: loading ICU's rules takes some 200 ms, which no client should spend at every start.
//
//   pinyin_table_maker OUT.inc      52 kB of table: 20,992 readings out of some 400 syllables

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace
{

constexpr UChar32 First = 0x4E00;
constexpr UChar32 Last = 0x9FFF;

// āáǎà → a, ǖǘǚǜü → v: as it is typed, not as it is printed. Anything that is no syllable: empty.
std::string typed(const icu::UnicodeString &latin, const icu::Normalizer2 &decompose)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto parts = decompose.normalize(latin, status);
    std::string plain;
    for (int32_t i = 0; i < parts.length(); ++i) {
        const char16_t unit = parts[i];
        if (unit == 0x0308 && !plain.empty() && plain.back() == 'u')
            plain.back() = 'v';
        else if (unit >= u'a' && unit <= u'z')
            plain += static_cast<char>(unit);
        else if (u_charType(unit) != U_NON_SPACING_MARK)
            return {};
    }
    return plain;
}

} // namespace

int main(int argc, char **argv)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
    const auto *decompose = icu::Normalizer2::getNFDInstance(status);
    if (argc != 2 || U_FAILURE(status) || !latin || !decompose)
        return 1;

    std::map<std::string, std::size_t> known{{"", 0}};
    std::vector<std::string> syllables{""};
    std::vector<std::size_t> readings;
    for (UChar32 han = First; han <= Last; ++han) {
        icu::UnicodeString units(han);
        latin->transliterate(units);
        const auto syllable = typed(units, *decompose);
        const auto [found, isNew] = known.emplace(syllable, syllables.size());
        if (isNew)
            syllables.push_back(syllable);
        readings.push_back(found->second);
    }

    std::ofstream out(argv[1]);
    out << "// Made by pinyin_table_maker.cpp.\nconstexpr char32_t FirstHan = " << First << ";\n";
    out << "constexpr const char *syllableTable[] = {";
    for (const auto &syllable : syllables)
        out << '"' << syllable << "\",\n";
    out << "};\nconstexpr std::uint16_t readingTable[] = {";
    for (std::size_t i = 0; i < readings.size(); ++i)
        out << readings[i] << (i % 20 == 19 ? ",\n" : ",");
    out << "};\n";
    return out.good() ? 0 : 1;
}
