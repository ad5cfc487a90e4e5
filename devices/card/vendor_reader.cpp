#include "devices/card/vendor_reader.h"

#include "devices/card/protocol/vendor_abi.h"
#include "devices/card/vendor_stream.h"

#include <QDir>

namespace yc::devices::card
{

namespace
{

constexpr QStringView Vendor = u"vendor:";
constexpr std::chrono::milliseconds AfterTheWatchdog{1000};

} // namespace

Result<VendorPlace> vendorPlaceFromText(const QString &text)
{
    const auto refused = std::unexpected(codes::BadPlace);
    if (!text.startsWith(Vendor))
        return refused;
    VendorPlace place;
    place.library = text.sliced(Vendor.size());
    if (const auto hash = place.library.lastIndexOf(u'#'); hash >= 0) {
        bool number = false;
        place.port = place.library.sliced(hash + 1).toInt(&number);
        if (!number || !vendor::isPort(place.port))
            return refused;
        place.library.truncate(hash);
    }
    if (place.library.size() < 2 || !place.library.startsWith(u'/') || QDir::cleanPath(place.library) != place.library)
        return refused;
    return place;
}

SdtSettings throughLibrary(const VendorSettings &library, SdtSettings settings)
{
    settings.makeStream = [library] { return std::make_unique<VendorStream>(library); };
    settings.model = QStringLiteral("%1 (%2)").arg(library.place.library.section(u'/', -1),
                                                   vendor::shapeWord(library.shape).toUpper());
    settings.openTimeout = std::max(settings.openTimeout, library.opening + AfterTheWatchdog);
    settings.shortTimeout = std::max(settings.shortTimeout, library.call + AfterTheWatchdog);
    settings.readTimeout = std::max(settings.readTimeout, library.reading + AfterTheWatchdog);
    return settings;
}

Driver vendorDriver(const QString &program)
{
    return {
        .name = QStringLiteral("vendor"),
        .kind = Kind::CardReader,
        .make = [program](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            const auto place = vendorPlaceFromText(plug.place);
            const auto shape
                = vendor::shapeNamed(plug.options.value(QStringLiteral("shape")).toString(QStringLiteral("sdt")));
            if (!place || !shape)
                return std::unexpected(codes::BadPlace);
            VendorSettings library;
            library.program = program;
            library.place = *place;
            library.shape = *shape;
            return std::make_unique<SdtReader>(throughLibrary(library, sdtSettings(plug)), clock, thread);
        },
    };
}

} // namespace yc::devices::card
