#include "devices/virtual/stack_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sane/sane.h>
#include <sane/saneopts.h>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

// The twin of a feeder scanner behind SANE's own library, with the options by which drivers of such scanners tell what
// SANE has no word for: df-action, df-thickness, double-feed, cover-open, ald, page-loaded (fujitsu), total-counter
// (canon_dr), adf-mode (epson2) and duplex (kvs1025).
namespace
{

using yc::devices::virtual_bench::BackIsDarker;
using yc::devices::virtual_bench::readStack;
using yc::devices::virtual_bench::TwinStack;
using yc::devices::virtual_bench::writeStack;

enum Option : SANE_Int {
    Count,
    Source,
    Mode,
    Resolution,
    Left,
    Top,
    Right,
    Bottom,
    PageHeight,
    LengthDetection,
    DoubleFeedAction,
    ByThickness,
    DoubleFeedSensor,
    CoverSensor,
    TotalCounter,
    PageLoaded,
    AdfMode,
    Duplex,
    Options
};

constexpr double MmInInch = 25.4;
constexpr int Overlap = 80; // mm that the second of two sheets stands out behind the first

constexpr auto Flatbed = "Flatbed";
constexpr auto OneSide = "ADF Front";
constexpr auto BothSides = "ADF Duplex";
constexpr auto CardSlot = "Card Front";
std::array<SANE_String_Const, 3> adfModes{"Simplex", "Duplex", nullptr};
std::array<SANE_String_Const, 3> modes{"Gray", "Color", nullptr};
std::array<SANE_String_Const, 4> actions{"Default", "Continue", "Stop", nullptr};
constexpr SANE_Word Finest = 600;
const SANE_Range lengths{0, SANE_FIX(1000), 0};
constexpr SANE_Int TextSize = 16;

struct Scanner {
    std::array<SANE_Option_Descriptor, Options> options{};
    std::array<SANE_Word, Options> words{};
    std::array<std::string, Options> texts{};
    std::vector<SANE_String_Const> sources{};
    SANE_Range resolutions{};
    bool scanning = false;
    SANE_Parameters parameters{};
    SANE_Byte gray = 0;
    bool stuck = false;
    bool endless = false;
    bool backIsNext = false; // of the sheet whose front was read
    int left = 0; // bytes of the page
};

Scanner *open()
{
    static Scanner scanner;
    return &scanner;
}

std::string inFolder(const char *file)
{
    const char *folder = std::getenv("SANE_CONFIG_DIR");
    return std::string(folder ? folder : ".") + '/' + file;
}

std::string stackPath()
{
    return inFolder("yichuang.stack");
}

// What is plugged in: a line each, "libusb:001:004 MODEL" or "hang", where the list never comes. Without the file one
// scanner is, for ever.
struct Plugged {
    std::string name;
    std::string model;
};

std::vector<Plugged> pluggedIn()
{
    std::ifstream file(inFolder("yichuang.devices"));
    if (!file)
        return {{"0", "Virtual feeder"}};
    std::vector<Plugged> all;
    for (std::string line; std::getline(file, line);) {
        while (line == "hang")
            ::pause();
        const auto blank = line.find(' ');
        if (blank != std::string::npos)
            all.push_back({line.substr(0, blank), line.substr(blank + 1)});
    }
    return all;
}

// For tests, who see what was asked of this driver.
void note(const std::string &what)
{
    std::ofstream(inFolder("yichuang.calls"), std::ios::app) << what << '\n';
}

TwinStack stackNow()
{
    return readStack(stackPath()).value_or(TwinStack{});
}

bool usesFeeder(const Scanner &scanner)
{
    return scanner.texts[Source].starts_with("ADF");
}

void describe(Scanner &scanner)
{
    const auto set
        = [&](Option which, const char *name, SANE_Value_Type type, SANE_Int cap) -> SANE_Option_Descriptor & {
        auto &one = scanner.options[which];
        one = {};
        one.name = name;
        one.title = one.desc = name;
        one.type = type;
        one.size = type == SANE_TYPE_STRING ? TextSize : static_cast<SANE_Int>(sizeof(SANE_Word));
        one.cap = cap;
        return one;
    };
    constexpr SANE_Int Settable = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT;
    const auto list = [&](Option which, const char *name, SANE_String_Const *choices, SANE_Int cap) {
        auto &one = set(which, name, SANE_TYPE_STRING, cap);
        one.constraint_type = SANE_CONSTRAINT_STRING_LIST;
        one.constraint.string_list = choices;
    };
    const auto length = [&](Option which, const char *name) {
        auto &one = set(which, name, SANE_TYPE_FIXED, Settable);
        one.unit = SANE_UNIT_MM;
        one.constraint_type = SANE_CONSTRAINT_RANGE;
        one.constraint.range = &lengths;
    };
    const auto stack = stackNow();
    const bool feeds = usesFeeder(scanner);
    const bool detector = stack.detector;
    const bool detects = detector && scanner.texts[DoubleFeedAction] != "Default";
    set(Count, "", SANE_TYPE_INT, SANE_CAP_SOFT_DETECT);
    scanner.sources = {stack.glass ? Flatbed : CardSlot, OneSide};
    if (stack.turns == "source")
        scanner.sources.push_back(BothSides);
    scanner.sources.push_back(nullptr);
    list(Source, SANE_NAME_SCAN_SOURCE, scanner.sources.data(), Settable);
    list(Mode, SANE_NAME_SCAN_MODE, modes.data(), Settable);
    auto &dpi = set(Resolution, SANE_NAME_SCAN_RESOLUTION, SANE_TYPE_INT, Settable);
    dpi.unit = SANE_UNIT_DPI;
    dpi.constraint_type = SANE_CONSTRAINT_RANGE;
    scanner.resolutions = {50, feeds ? stack.finest : Finest, 1};
    dpi.constraint.range = &scanner.resolutions;
    length(Left, SANE_NAME_SCAN_TL_X);
    length(Top, SANE_NAME_SCAN_TL_Y);
    length(Right, SANE_NAME_SCAN_BR_X);
    length(Bottom, SANE_NAME_SCAN_BR_Y);
    length(PageHeight, SANE_NAME_PAGE_HEIGHT);
    set(LengthDetection, "ald", SANE_TYPE_BOOL, Settable);
    list(DoubleFeedAction, "df-action", actions.data(), detector ? Settable : SANE_CAP_INACTIVE);
    set(ByThickness, "df-thickness", SANE_TYPE_BOOL, detects ? Settable : Settable | SANE_CAP_INACTIVE);
    set(DoubleFeedSensor, "double-feed", SANE_TYPE_BOOL, SANE_CAP_SOFT_DETECT | SANE_CAP_HARD_SELECT);
    set(CoverSensor, "cover-open", SANE_TYPE_BOOL, SANE_CAP_SOFT_DETECT | SANE_CAP_HARD_SELECT);
    set(TotalCounter, "total-counter", SANE_TYPE_INT, SANE_CAP_SOFT_DETECT);
    set(PageLoaded, "page-loaded", SANE_TYPE_BOOL,
        SANE_CAP_SOFT_DETECT | SANE_CAP_HARD_SELECT | (stack.sheetSensor ? 0 : SANE_CAP_INACTIVE));
    // There only while the feeder is chosen.
    list(AdfMode, "adf-mode", adfModes.data(), Settable | (feeds && stack.turns == "adf-mode" ? 0 : SANE_CAP_INACTIVE));
    set(Duplex, "duplex", SANE_TYPE_BOOL, Settable | (stack.turns == "duplex" ? 0 : SANE_CAP_INACTIVE));
}

bool turnsSheets(const Scanner &scanner)
{
    const auto turns = stackNow().turns;
    return usesFeeder(scanner)
        && (scanner.texts[Source] == BothSides || (turns == "adf-mode" && scanner.texts[AdfMode] == "Duplex")
            || (turns == "duplex" && scanner.words[Duplex]));
}

int dots(double mm, int dpi)
{
    return static_cast<int>(std::lround(mm * dpi / MmInInch));
}

// The next sheet of the stack, as far as it comes.
SANE_Status feed(Scanner &scanner, double &lengthMm)
{
    auto stack = stackNow();
    const auto done
        = [&](SANE_Status status) { return writeStack(stackPath(), stack) ? status : SANE_STATUS_IO_ERROR; };
    for (;;) {
        if (stack.sheets.empty())
            return done(SANE_STATUS_NO_DOCS);
        auto &sheet = stack.sheets.front();
        const auto trouble = std::exchange(sheet.trouble, {});
        lengthMm = sheet.lengthMm;
        scanner.gray = static_cast<SANE_Byte>(sheet.gray);
        if (trouble == "jam")
            return done(SANE_STATUS_JAMMED);
        if (trouble == "cover") { // as fujitsu says it: a jam, and its sensor knows better
            scanner.words[CoverSensor] = SANE_TRUE;
            return done(SANE_STATUS_JAMMED);
        }
        if (trouble == "lost") {
            stack.sheets.erase(stack.sheets.begin());
            ++stack.counter;
            continue;
        }
        if (trouble == "double" && stack.sheets.size() > 1) {
            if (stack.detector && scanner.texts[DoubleFeedAction] == "Stop" && scanner.words[ByThickness]) {
                scanner.words[DoubleFeedSensor] = SANE_TRUE;
                return done(SANE_STATUS_JAMMED);
            }
            lengthMm += Overlap;
            stack.sheets.erase(stack.sheets.begin() + 1);
        }
        scanner.stuck = trouble == "stuck";
        scanner.endless = trouble == "endless";
        return done(SANE_STATUS_GOOD);
    }
}

// It has left the feeder when the whole of it was read.
void passed()
{
    auto stack = stackNow();
    if (!stack.sheets.empty())
        stack.sheets.erase(stack.sheets.begin());
    ++stack.counter;
    (void)writeStack(stackPath(), stack);
}

} // namespace

extern "C" {

SANE_Status sane_yichuang_init(SANE_Int *version, SANE_Auth_Callback /*authorise*/)
{
    if (version)
        *version = SANE_VERSION_CODE(1, 0, 0);
    return SANE_STATUS_GOOD;
}

void sane_yichuang_exit() { }

SANE_Status sane_yichuang_get_devices(const SANE_Device ***list, SANE_Bool /*localOnly*/)
{
    static std::vector<Plugged> plugged;
    static std::vector<SANE_Device> devices;
    static std::vector<const SANE_Device *> pointers;
    note("list");
    plugged = pluggedIn();
    devices.clear();
    for (const auto &one : plugged)
        devices.push_back({one.name.c_str(), "Yichuang", one.model.c_str(), "feeder scanner"});
    pointers.clear();
    for (const auto &one : devices)
        pointers.push_back(&one);
    pointers.push_back(nullptr);
    *list = pointers.data();
    return SANE_STATUS_GOOD;
}

SANE_Status sane_yichuang_open(SANE_String_Const name, SANE_Handle *handle)
{
    const auto plugged = pluggedIn();
    if (std::ranges::none_of(plugged, [&](const auto &one) { return one.name == name; }))
        return SANE_STATUS_INVAL;
    note(std::string("open ") + name);
    auto *scanner = open();
    *scanner = {};
    scanner->words[Count] = Options;
    scanner->words[Resolution] = 300;
    scanner->words[Right] = SANE_FIX(210);
    scanner->words[Bottom] = SANE_FIX(297);
    scanner->words[PageHeight] = SANE_FIX(297);
    scanner->texts[Source] = stackNow().glass ? Flatbed : CardSlot;
    scanner->texts[AdfMode] = adfModes[0];
    scanner->texts[Mode] = modes[0];
    scanner->texts[DoubleFeedAction] = actions[0];
    describe(*scanner);
    *handle = scanner;
    return SANE_STATUS_GOOD;
}

void sane_yichuang_close(SANE_Handle /*handle*/)
{
    note("close");
}

const SANE_Option_Descriptor *sane_yichuang_get_option_descriptor(SANE_Handle handle, SANE_Int option)
{
    return option < 0 || option >= Options ? nullptr
                                           : &static_cast<Scanner *>(handle)->options[static_cast<std::size_t>(option)];
}

SANE_Status sane_yichuang_control_option(SANE_Handle handle, SANE_Int option, SANE_Action action, void *value,
                                         SANE_Int *info)
{
    auto &scanner = *static_cast<Scanner *>(handle);
    if (info)
        *info = 0;
    if (option < 0 || option >= Options || action == SANE_ACTION_SET_AUTO)
        return SANE_STATUS_INVAL;
    const auto at = static_cast<std::size_t>(option);
    const auto &one = scanner.options[at];
    if (!SANE_OPTION_IS_ACTIVE(one.cap) || (action == SANE_ACTION_SET_VALUE && !SANE_OPTION_IS_SETTABLE(one.cap)))
        return SANE_STATUS_INVAL;
    if (option == TotalCounter)
        scanner.words[at] = stackNow().counter;
    if (option == PageLoaded)
        scanner.words[at] = stackNow().sheets.empty() ? SANE_FALSE : SANE_TRUE;
    if (action == SANE_ACTION_GET_VALUE) {
        if (one.type == SANE_TYPE_STRING)
            std::strncpy(static_cast<char *>(value), scanner.texts[at].c_str(), TextSize);
        else
            std::memcpy(value, &scanner.words[at], sizeof(SANE_Word));
        return SANE_STATUS_GOOD;
    }
    if (one.type == SANE_TYPE_STRING)
        scanner.texts[at] = static_cast<const char *>(value);
    else
        std::memcpy(&scanner.words[at], value, sizeof(SANE_Word));
    // No picture is longer than the page that the feeder was told of.
    scanner.words[Bottom] = std::min(scanner.words[Bottom], scanner.words[PageHeight]);
    describe(scanner);
    if (info)
        *info = SANE_INFO_RELOAD_OPTIONS;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_yichuang_start(SANE_Handle handle)
{
    auto &scanner = *static_cast<Scanner *>(handle);
    note("start");
    scanner.words[DoubleFeedSensor] = scanner.words[CoverSensor] = SANE_FALSE;
    scanner.stuck = scanner.endless = false;
    if (scanner.texts[Source] == CardSlot)
        return SANE_STATUS_NO_DOCS;
    double length = 297;
    if (scanner.backIsNext) {
        length = stackNow().sheets.front().lengthMm;
        scanner.gray = static_cast<SANE_Byte>(scanner.gray - BackIsDarker);
    } else if (usesFeeder(scanner)) {
        if (const auto status = feed(scanner, length); status != SANE_STATUS_GOOD)
            return status;
    }
    const int dpi = scanner.words[Resolution];
    const double wanted = SANE_UNFIX(scanner.words[Bottom]) - SANE_UNFIX(scanner.words[Top]);
    auto &page = scanner.parameters;
    page = {};
    page.format = scanner.texts[Mode] == "Color" ? SANE_FRAME_RGB : SANE_FRAME_GRAY;
    page.last_frame = SANE_TRUE;
    page.depth = 8;
    page.pixels_per_line = dots(SANE_UNFIX(scanner.words[Right]) - SANE_UNFIX(scanner.words[Left]), dpi);
    page.bytes_per_line = page.pixels_per_line * (page.format == SANE_FRAME_RGB ? 3 : 1);
    page.lines = dots(scanner.words[LengthDetection] ? std::min(wanted, length) : wanted, dpi);
    scanner.left = page.lines * page.bytes_per_line;
    if (scanner.endless)
        page.lines = -1;
    scanner.scanning = true;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_yichuang_get_parameters(SANE_Handle handle, SANE_Parameters *parameters)
{
    *parameters = static_cast<Scanner *>(handle)->parameters;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_yichuang_read(SANE_Handle handle, SANE_Byte *data, SANE_Int most, SANE_Int *size)
{
    auto &scanner = *static_cast<Scanner *>(handle);
    *size = 0;
    if (!scanner.scanning)
        return SANE_STATUS_CANCELLED;
    while (scanner.stuck)
        ::pause();
    if (scanner.left == 0 && !scanner.endless) {
        scanner.scanning = false;
        scanner.backIsNext = turnsSheets(scanner) && !scanner.backIsNext;
        if (usesFeeder(scanner) && !scanner.backIsNext)
            passed();
        return SANE_STATUS_EOF;
    }
    *size = scanner.endless ? most : std::min(most, scanner.left);
    std::memset(data, scanner.gray, static_cast<std::size_t>(*size));
    if (!scanner.endless)
        scanner.left -= *size;
    return SANE_STATUS_GOOD;
}

void sane_yichuang_cancel(SANE_Handle handle)
{
    auto &scanner = *static_cast<Scanner *>(handle);
    note("cancel");
    scanner.scanning = false;
    if (std::exchange(scanner.backIsNext, false))
        passed(); // it is through, and nobody reads its back any more
    // Whoever asks the sensors later hears that all is well.
    scanner.words[DoubleFeedSensor] = scanner.words[CoverSensor] = SANE_FALSE;
}

SANE_Status sane_yichuang_set_io_mode(SANE_Handle /*handle*/, SANE_Bool nonBlocking)
{
    return nonBlocking ? SANE_STATUS_UNSUPPORTED : SANE_STATUS_GOOD;
}

SANE_Status sane_yichuang_get_select_fd(SANE_Handle /*handle*/, SANE_Int * /*fd*/)
{
    return SANE_STATUS_UNSUPPORTED;
}

} // extern "C"
