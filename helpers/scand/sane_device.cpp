#include "helpers/scand/sane_device.h"

#include "base/log.h"
#include "devices/scan/escl_status.h"
#include "helpers/scand/scanner_words.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <sane/saneopts.h>
#include <utility>

namespace yc::helpers::scand
{

namespace
{

using devices::Capability;
using devices::ScanColour;
using devices::ScanSource;

constexpr double A4Width = 210.0; // mm
constexpr double A4Height = 297.0;
constexpr double LongestSheet = 420.0;

// Drivers' own names; SANE has none for these. fujitsu: what to do ("Default", "Continue", "Stop") and by what it is
// noticed; canon_dr: by what alone. Either reports a double feed as a jam, and fujitsu's sensor tells the two apart.
// By length is left alone: stacks hold sheets of several lengths. Source: the options of SANE 1.2.1's back ends.
const auto DoubleFeedAction = QStringLiteral("df-action");
const auto DoubleFeedByThickness = QStringLiteral("df-thickness");
const auto DoubleFeedSensor = QStringLiteral("double-feed");
const auto CoverSensor = QStringLiteral("cover-open");
const auto LengthDetection = QStringLiteral("ald");
const auto PageHeight = QStringLiteral("page-height"); // SANE's well-known option
const auto TotalCounter = QStringLiteral("total-counter"); // canon_dr
// Whether sheets are in the feeder: fujitsu, epjitsu and others; canon_dr.
const QStringList SheetSensors{QStringLiteral("page-loaded"), QStringLiteral("adf-loaded")};
// Both sides, where that is no source: epson2, magicolor, kodakaio; kvs1025 and its family, bh, matsushita.
const auto AdfMode = QStringLiteral("adf-mode");
const auto DuplexSwitch = QStringLiteral("duplex");

// What airscan calls its scanners' addresses by, where it looks for it.
QByteArray airscanSettings()
{
    constexpr qint64 Most = 256LL * 1024;
    QByteArray all;
    const auto folders = qEnvironmentVariable("SANE_CONFIG_DIR", QStringLiteral("/etc/sane.d")).split(u':');
    for (const auto &folder : folders) {
        QFile file(folder + QStringLiteral("/airscan.conf"));
        if (file.open(QIODevice::ReadOnly))
            all += file.read(Most) + '\n';
    }
    return all;
}

std::optional<FrameShape> shapeOf(const SANE_Parameters &parameters)
{
    FrameShape shape{.depth = parameters.depth,
                     .width = parameters.pixels_per_line,
                     .lines = parameters.lines,
                     .bytesPerLine = parameters.bytes_per_line};
    switch (parameters.format) {
    case SANE_FRAME_GRAY: shape.kind = FrameShape::Kind::Gray; return shape;
    case SANE_FRAME_RGB: shape.kind = FrameShape::Kind::Rgb; return shape;
    case SANE_FRAME_RED: shape.kind = FrameShape::Kind::Red; return shape;
    case SANE_FRAME_GREEN: shape.kind = FrameShape::Kind::Green; return shape;
    case SANE_FRAME_BLUE: shape.kind = FrameShape::Kind::Blue; return shape;
    }
    return std::nullopt;
}

QList<devices::scan::ListedScanner> listed()
{
    const SANE_Device **list = nullptr;
    if (sane_get_devices(&list, SANE_FALSE) != SANE_STATUS_GOOD)
        list = nullptr;
    QList<devices::scan::ListedScanner> all;
    for (; list && *list; ++list)
        all << devices::scan::ListedScanner{.name = QString::fromUtf8((*list)->name),
                                            .maker = QString::fromUtf8((*list)->vendor),
                                            .model = QString::fromUtf8((*list)->model),
                                            .type = QString::fromUtf8((*list)->type)};
    devices::scan::addWhatUsbSays(all);
    return all;
}

} // namespace

Code codeOf(SANE_Status status)
{
    switch (status) {
    case SANE_STATUS_JAMMED: return devices::codes::ScannerJammed;
    case SANE_STATUS_NO_DOCS: return devices::codes::ScannerNoPaper;
    case SANE_STATUS_COVER_OPEN: return devices::codes::ScannerCoverOpen;
    case SANE_STATUS_DEVICE_BUSY: return devices::codes::ScannerBusy;
    case SANE_STATUS_CANCELLED: return yc::codes::Cancelled;
    case SANE_STATUS_NO_MEM: return yc::codes::NoMemory;
    case SANE_STATUS_ACCESS_DENIED: return devices::codes::ScannerAbsent;
    case SANE_STATUS_EOF: return devices::codes::PageEmpty;
    case SANE_STATUS_GOOD:
    case SANE_STATUS_UNSUPPORTED:
    case SANE_STATUS_INVAL:
    case SANE_STATUS_IO_ERROR: break;
    }
    return devices::codes::ScannerIo;
}

Result<SaneDevice> SaneDevice::open(const QString &wanted, const QString &known)
{
    SaneDevice device;
    device.m_attached = devices::scan::attachedAddresses(); // before the list: what goes meanwhile is missed later
    const auto scanners = listed();
    const auto which = devices::scan::scannerAmong(scanners, wanted, known);
    QString type;
    if (which) {
        const auto &scanner = scanners[*which];
        device.m_name = scanner.name;
        device.m_maker = scanner.maker;
        device.m_model = scanner.model;
        device.m_serial = scanner.serial;
        device.m_place = devices::scan::stablePlace(scanners, *which);
        type = scanner.type;
    } else if (!devices::scan::isStablePlace(wanted)) {
        device.m_name = wanted; // may open though it is not in the list: network scanners are found by name alone
    }
    if (device.m_name.isEmpty()
        || sane_open(device.m_name.toUtf8().constData(), &device.m_handle) != SANE_STATUS_GOOD) {
        device.m_handle = nullptr;
        return std::unexpected(devices::codes::ScannerAbsent);
    }
    device.m_ahead = device.m_name.startsWith(QLatin1StringView("airscan:")); // seen with sane-airscan 0.99.27
    device.m_address = devices::scan::esclAddress(device.m_name, type, airscanSettings());
    device.learn();
    log::write(log::Level::Info, "scand", "scanner-opened", {{QStringLiteral("place"), device.m_place}});
    return device;
}

SaneDevice::SaneDevice(SaneDevice &&other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_maker(std::move(other.m_maker)),
      m_model(std::move(other.m_model)), m_name(std::move(other.m_name)), m_serial(std::move(other.m_serial)),
      m_place(std::move(other.m_place)), m_attached(std::move(other.m_attached)), m_can(other.m_can),
      m_resolutions(std::move(other.m_resolutions)), m_feeder(other.m_feeder), m_toGray(other.m_toGray),
      m_ahead(other.m_ahead), m_address(std::move(other.m_address))
{
}

bool SaneDevice::isOnNetwork() const
{
    // airscan, SANE's own eSCL, and scanners that another machine shares.
    return m_name.startsWith(QLatin1StringView("airscan:")) || m_name.startsWith(QLatin1StringView("escl:"))
        || m_name.startsWith(QLatin1StringView("net:"));
}

bool SaneDevice::mayBePulledOut() const
{
    return devices::scan::mayBePulledOut(m_name, m_attached, devices::scan::attachedAddresses());
}

SaneDevice::~SaneDevice()
{
    if (m_handle)
        sane_close(m_handle);
}

int SaneDevice::indexOf(const QString &option) const
{
    for (int i = 1; const auto *one = sane_get_option_descriptor(m_handle, i); ++i) {
        if (one->name && option == QLatin1String(one->name) && SANE_OPTION_IS_ACTIVE(one->cap))
            return i;
    }
    return -1;
}

QStringList SaneDevice::choices(const QString &option) const
{
    QStringList all;
    const int index = indexOf(option);
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    if (!one || one->constraint_type != SANE_CONSTRAINT_STRING_LIST)
        return all;
    for (const auto *choice = one->constraint.string_list; *choice; ++choice)
        all << QString::fromUtf8(*choice);
    return all;
}

// Once, when it is opened: some of it is seen only with another source chosen.
void SaneDevice::learn()
{
    const auto Source = QStringLiteral(SANE_NAME_SCAN_SOURCE);
    const auto sources = choices(Source);
    const auto feeder = std::find_if(sources.begin(), sources.end(), isFeeder);
    m_can.setFlag(Capability::Feeder, feeder != sources.end());
    m_can.setFlag(Capability::Duplex, std::any_of(sources.begin(), sources.end(), isDuplex));
    // One of which no source says what it is has a glass, as most have.
    m_can.setFlag(Capability::Flatbed, feeder == sources.end() || std::any_of(sources.begin(), sources.end(), isGlass));
    const auto modes = choices(QStringLiteral(SANE_NAME_SCAN_MODE));
    m_can.setFlag(Capability::Colour, modes.isEmpty() || !choiceOf(modes, QStringLiteral("Color")).isEmpty());
    m_can.setFlag(Capability::DoubleFeedDetector, indexOf(DoubleFeedAction) > 0 || indexOf(DoubleFeedByThickness) > 0);
    if (feeder == sources.end()) {
        m_resolutions = resolutionsHere();
        return;
    }
    const auto before = textOf(Source);
    if (const auto glass = std::find_if(sources.begin(), sources.end(), isGlass); glass != sources.end()) {
        set(Source, *glass);
        m_resolutions = resolutionsHere();
    }
    set(Source, *feeder);
    m_resolutions = sharedOf(m_resolutions, resolutionsHere()); // which of the two is scanned from is known later
    if (!m_can.testFlag(Capability::Duplex))
        m_can.setFlag(Capability::Duplex,
                      !choiceOf(choices(AdfMode), QStringLiteral("Duplex")).isEmpty() || isSwitch(DuplexSwitch));
    if (!before.isEmpty())
        set(Source, before);
}

QList<int> SaneDevice::resolutionsHere() const
{
    const int index = indexOf(QStringLiteral(SANE_NAME_SCAN_RESOLUTION));
    return index > 0 ? resolutionsOf(*sane_get_option_descriptor(m_handle, index)) : QList<int>();
}

void SaneDevice::prepare(const devices::ScanRequest &request, const QJsonObject &extra)
{
    const auto sources = choices(QStringLiteral(SANE_NAME_SCAN_SOURCE));
    const bool wantsFeeder = request.source != ScanSource::Flatbed;
    const bool wantsDuplex = request.source == ScanSource::FeederDuplex;
    m_feeder = false;
    bool turned = false; // by the source itself
    for (const bool duplex : {wantsDuplex, false}) { // a feeder that cannot turn sheets still feeds them
        const auto source = std::find_if(sources.begin(), sources.end(), [&](const QString &one) {
            return wantsFeeder ? isFeeder(one) && isDuplex(one) == duplex : isGlass(one);
        });
        if (source == sources.end())
            continue;
        set(QStringLiteral(SANE_NAME_SCAN_SOURCE), *source);
        m_feeder = wantsFeeder;
        turned = duplex;
        break;
    }
    turnSheets(m_feeder && wantsDuplex && !turned);

    const bool gray = request.colour == ScanColour::Gray;
    const auto mode = choiceOf(choices(QStringLiteral(SANE_NAME_SCAN_MODE)),
                               gray ? QStringLiteral("Gray") : QStringLiteral("Color"));
    m_toGray = gray;
    if (!mode.isEmpty())
        set(QStringLiteral(SANE_NAME_SCAN_MODE), mode);
    set(QStringLiteral(SANE_NAME_BIT_DEPTH), 8);
    set(QStringLiteral(SANE_NAME_SCAN_RESOLUTION), request.dpi);
    set(QStringLiteral(SANE_NAME_SCAN_TL_X), 0);
    set(QStringLiteral(SANE_NAME_SCAN_TL_Y), 0);
    set(QStringLiteral(SANE_NAME_SCAN_BR_X), A4Width);
    // A feeder that measures its sheets gives each in its own length: one that is too long is seen (fujitsu's).
    const bool measures = m_feeder && indexOf(LengthDetection) > 0;
    if (measures) {
        set(LengthDetection, true);
        set(PageHeight, LongestSheet);
    }
    set(QStringLiteral(SANE_NAME_SCAN_BR_Y), measures ? LongestSheet : A4Height);
    detectDoubleFeeds(request.stopAtDoubleFeed);
    for (auto option = extra.begin(); option != extra.end(); ++option)
        set(option.key(), option.value());
}

void SaneDevice::detectDoubleFeeds(bool on)
{
    // The action first: by what it is noticed can be set only then.
    set(DoubleFeedAction, on ? QStringLiteral("Stop") : QStringLiteral("Continue"));
    set(DoubleFeedByThickness, on);
}

// Where both sides are an option beside the source; elsewhere there is nothing to set.
void SaneDevice::turnSheets(bool both)
{
    const auto mode = choiceOf(choices(AdfMode), both ? QStringLiteral("Duplex") : QStringLiteral("Simplex"));
    if (!mode.isEmpty())
        set(AdfMode, mode);
    if (isSwitch(DuplexSwitch))
        set(DuplexSwitch, both);
}

bool SaneDevice::isSwitch(const QString &option) const
{
    const int index = indexOf(option);
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    return one && one->type == SANE_TYPE_BOOL && SANE_OPTION_IS_SETTABLE(one->cap);
}

QString SaneDevice::textOf(const QString &option) const
{
    const int index = indexOf(option);
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    if (!one || one->type != SANE_TYPE_STRING || one->size <= 0)
        return {};
    QByteArray text(one->size + 1, '\0'); // some fill it to its end
    if (sane_control_option(m_handle, index, SANE_ACTION_GET_VALUE, text.data(), nullptr) != SANE_STATUS_GOOD)
        return {};
    return QString::fromUtf8(text.constData());
}

std::optional<SANE_Word> SaneDevice::wordOf(const QString &option) const
{
    const int index = indexOf(option);
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    SANE_Word word = 0;
    if (!one || one->size != sizeof word || (one->type != SANE_TYPE_INT && one->type != SANE_TYPE_BOOL)
        || sane_control_option(m_handle, index, SANE_ACTION_GET_VALUE, &word, nullptr) != SANE_STATUS_GOOD)
        return std::nullopt;
    return word;
}

Code SaneDevice::seenBySensors(Code failure) const
{
    if (failure != devices::codes::ScannerJammed)
        return failure;
    if (wordOf(DoubleFeedSensor).value_or(SANE_FALSE) == SANE_TRUE)
        return devices::codes::ScannerDoubleFed;
    if (wordOf(CoverSensor).value_or(SANE_FALSE) == SANE_TRUE)
        return devices::codes::ScannerCoverOpen;
    return failure;
}

std::optional<qint64> SaneDevice::counter() const
{
    const auto count = wordOf(TotalCounter);
    return count && *count > 0 ? std::optional<qint64>(*count) : std::nullopt; // 0: asked, and not known
}

std::optional<bool> SaneDevice::hasSheets() const
{
    for (const auto &sensor : SheetSensors) {
        if (const auto loaded = wordOf(sensor))
            return *loaded == SANE_TRUE;
    }
    return std::nullopt;
}

void SaneDevice::set(const QString &option, const QJsonValue &value)
{
    const int index = indexOf(option);
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    if (!one || !SANE_OPTION_IS_SETTABLE(one->cap))
        return;
    switch (one->type) {
    case SANE_TYPE_BOOL: {
        SANE_Bool flag = value.toBool() ? SANE_TRUE : SANE_FALSE;
        sane_control_option(m_handle, index, SANE_ACTION_SET_VALUE, &flag, nullptr);
        return;
    }
    case SANE_TYPE_INT:
    case SANE_TYPE_FIXED:
        if (one->size == sizeof(SANE_Word))
            setNumber(index, value.toDouble());
        return;
    case SANE_TYPE_STRING: {
        // The driver writes back what it took, into a buffer of the size it names.
        auto text = value.toString().toUtf8();
        if (text.size() >= one->size)
            return;
        text.resize(one->size, '\0');
        sane_control_option(m_handle, index, SANE_ACTION_SET_VALUE, text.data(), nullptr);
        return;
    }
    case SANE_TYPE_BUTTON:
    case SANE_TYPE_GROUP: return;
    }
}

void SaneDevice::setNumber(int index, double value)
{
    const auto *one = sane_get_option_descriptor(m_handle, index);
    const bool fixed = one->type == SANE_TYPE_FIXED;
    const auto toWord
        = [&](double number) { return fixed ? SANE_FIX(number) : static_cast<SANE_Word>(std::lround(number)); };
    SANE_Word word = toWord(value);
    if (one->constraint_type == SANE_CONSTRAINT_RANGE) {
        word = std::clamp(word, one->constraint.range->min, one->constraint.range->max);
    } else if (one->constraint_type == SANE_CONSTRAINT_WORD_LIST && one->constraint.word_list[0] > 0) {
        const auto *first = one->constraint.word_list + 1;
        word = *std::min_element(first, first + one->constraint.word_list[0], [&](SANE_Word a, SANE_Word b) {
            return std::abs(static_cast<double>(a) - word) < std::abs(static_cast<double>(b) - word);
        });
    }
    sane_control_option(m_handle, index, SANE_ACTION_SET_VALUE, &word, nullptr);
}

int SaneDevice::resolutionNow() const
{
    const int index = indexOf(QStringLiteral(SANE_NAME_SCAN_RESOLUTION));
    const auto *one = index > 0 ? sane_get_option_descriptor(m_handle, index) : nullptr;
    SANE_Word word = 0;
    if (!one || one->size != sizeof word
        || sane_control_option(m_handle, index, SANE_ACTION_GET_VALUE, &word, nullptr) != SANE_STATUS_GOOD)
        return 0;
    return one->type == SANE_TYPE_FIXED ? static_cast<int>(std::lround(SANE_UNFIX(word))) : word;
}

Result<Image> SaneDevice::readPage(const Pump &pump)
{
    PageBuilder page(resolutionNow(), m_toGray);
    std::vector<unsigned char> piece(256UL * 1024);
    SANE_Parameters parameters{};
    do {
        if (const auto status = sane_start(m_handle); status != SANE_STATUS_GOOD)
            return std::unexpected(codeOf(status));
        if (const auto status = sane_get_parameters(m_handle, &parameters); status != SANE_STATUS_GOOD)
            return std::unexpected(codeOf(status));
        const auto shape = shapeOf(parameters);
        if (!shape)
            return std::unexpected(devices::codes::ScannerIo);
        if (const auto begun = page.beginFrame(*shape); !begun)
            return std::unexpected(begun.error());
        for (;;) {
            if (!pump(page.linesDone(), page.linesAll()))
                return std::unexpected(yc::codes::Cancelled);
            SANE_Int size = 0;
            const auto status = sane_read(m_handle, piece.data(), static_cast<SANE_Int>(piece.size()), &size);
            if (status == SANE_STATUS_EOF)
                break;
            if (status != SANE_STATUS_GOOD)
                return std::unexpected(codeOf(status));
            if (const auto added = page.add({piece.data(), static_cast<std::size_t>(size)}); !added)
                return std::unexpected(added.error());
        }
    } while (!parameters.last_frame);
    // From here on the page is on its way to the screen: what ./dev bench measures from.
    log::write(log::Level::Info, "scand", "page-scanned", {{QStringLiteral("lines"), page.linesDone()}});
    auto image = page.finish();
    m_blank = image && page.isBlank();
    return image;
}

void SaneDevice::cancel()
{
    sane_cancel(m_handle);
}

} // namespace yc::helpers::scand
