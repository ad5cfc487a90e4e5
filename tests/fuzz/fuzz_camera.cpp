// What yichuang-camerad and its client tell each other, fed with anything: what is read is written the same way again,
// and nothing beyond the bounds is read at all.
#include "base/ipc.h"
#include "devices/camera/camera_choice.h"
#include "devices/camera/camera_messages.h"

#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::devices::camera;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto body
        = ipc::objectFromBody(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!body)
        return 0;
    if (const auto cameras = camerasFromJson(*body)) {
        must(cameras->size() <= MostCameras);
        const auto again = camerasFromJson(toJson(*cameras));
        must(again && *again == *cameras);
        for (const auto at : {LooksAt::Pages, LooksAt::People}) {
            const auto *chosen = chosenOf(*cameras, {}, at);
            must(!chosen || (stillMode(chosen->modes) && liveMode(chosen->modes)));
        }
    }
    if (const auto wish = liveWishFromJson(*body)) {
        const auto again = liveWishFromJson(toJson(*wish));
        must(again && *again == *wish);
    }
    if (const auto picture = pictureFromJson(*body))
        must(picture->width() >= 1 && picture->height() <= Image::LargestSide);
    if (const auto code = codeFromJson(*body)) {
        must(!code->isEmpty() && code->size() <= devices::LongestCode);
        const auto again = codeFromJson(codeToJson(*code));
        must(again && *again == *code);
    }
    if (const auto place = placeFromJson(*body)) {
        must(place->size() <= LongestText);
        must(placeOfSysfs(*place).size() <= place->size());
    }
    const auto error = errorFromJson(*body);
    must(errorFromJson(toJson(error)).code == error.code);
    must(phaseFromJson(toJson(phaseFromJson(*body))) == phaseFromJson(*body));
    return 0;
}
