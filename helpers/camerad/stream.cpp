#include "helpers/camerad/stream.h"

#include "helpers/camerad/jpeg_frame.h"

#include <array>
#include <cstring>

namespace yc::helpers::camerad
{

namespace
{

constexpr int MostTorn = 10; // a second or two: one now and then is torn on its way by USB
constexpr std::array Turns{"identity", "90r", "180", "90l"}; // GstVideoOrientationMethod

QString tailOf(const Stream::Wish &wish)
{
    const auto &size = wish.mode.size;
    QString tail = QStringLiteral("capsfilter caps=%1,width=%2,height=%3 ! ")
                       .arg(wish.mode.jpeg ? QStringLiteral("image/jpeg") : QStringLiteral("video/x-raw"))
                       .arg(size.width())
                       .arg(size.height());
    if (wish.mode.jpeg)
        tail += QStringLiteral("jpegdec name=jpeg ! ");
    if (wish.most && (size.width() > wish.most->width() || size.height() > wish.most->height())) {
        const auto small = size.scaled(*wish.most, Qt::KeepAspectRatio).expandedTo({2, 2});
        tail += QStringLiteral("videoscale ! video/x-raw,width=%1,height=%2,pixel-aspect-ratio=1/1 ! ")
                    .arg(small.width())
                    .arg(small.height());
    }
    tail += QStringLiteral("videoconvert ! ");
    if (wish.turns != 0)
        tail += QStringLiteral("videoflip video-direction=%1 ! ")
                    .arg(QLatin1String(Turns[static_cast<std::size_t>(wish.turns)]));
    return tail
        + QStringLiteral("video/x-raw,format=RGB ! appsink name=sink max-buffers=1 drop=true sync=false "
                         "enable-last-sample=false");
}

Code codeOf(const GError *error)
{
    if (error->domain == GST_RESOURCE_ERROR) {
        if (error->code == GST_RESOURCE_ERROR_BUSY)
            return devices::codes::CameraBusy;
        if (error->code == GST_RESOURCE_ERROR_NOT_AUTHORIZED)
            return devices::codes::NoRights;
        return devices::codes::CameraSilent;
    }
    return devices::codes::CameraIo;
}

// Rows of plain RGB begin at multiples of four bytes, as nobody asked for anything else.
Result<Image> imageOf(GstSample *sample)
{
    const auto *caps = gst_sample_get_caps(sample);
    auto *buffer = gst_sample_get_buffer(sample);
    int width = 0;
    int height = 0;
    if (!caps || !buffer || gst_caps_get_size(caps) == 0)
        return std::unexpected(devices::codes::CameraIo);
    const auto *shape = gst_caps_get_structure(caps, 0);
    if (!gst_structure_get_int(shape, "width", &width) || !gst_structure_get_int(shape, "height", &height))
        return std::unexpected(devices::codes::CameraIo);
    auto image = Image::create({width, height}, Image::Format::Rgb24, 0);
    if (!image)
        return image;
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_READ))
        return std::unexpected(devices::codes::CameraIo);
    const auto row = static_cast<std::size_t>(width) * 3;
    const auto stride = (row + 3) / 4 * 4;
    const bool whole = map.size >= stride * static_cast<std::size_t>(height);
    for (int y = 0; whole && y < height; ++y)
        std::memcpy(image->row(y), map.data + stride * static_cast<std::size_t>(y), row);
    gst_buffer_unmap(buffer, &map);
    if (!whole)
        return std::unexpected(devices::codes::CameraIo);
    return image;
}

} // namespace

Result<std::unique_ptr<Stream>> Stream::start(GstElement *source, const Wish &wish)
{
    std::unique_ptr<Stream> stream(new Stream);
    GError *error = nullptr;
    auto *tail = gst_parse_bin_from_description(tailOf(wish).toUtf8().constData(), TRUE, &error);
    g_clear_error(&error);
    if (!source || !tail) {
        for (auto *one : {source, tail})
            if (one)
                gst_object_unref(gst_object_ref_sink(one));
        return std::unexpected(devices::codes::CameraIo);
    }
    stream->m_pipeline.reset(GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new(nullptr))));
    stream->m_sink.reset(gst_bin_get_by_name(GST_BIN(tail), "sink"));
    stream->m_bus.reset(gst_element_get_bus(stream->m_pipeline.get()));
    stream->m_promised = wish.mode.size;
    if (const Owned<GstElement> decoder(gst_bin_get_by_name(GST_BIN(tail), "jpeg")); decoder) {
        const Owned<GstPad> pad(gst_element_get_static_pad(decoder.get(), "sink"));
        gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, look, stream.get(), nullptr);
    }
    gst_bin_add_many(GST_BIN(stream->m_pipeline.get()), source, tail, nullptr);
    if (!gst_element_link(source, tail))
        return std::unexpected(devices::codes::CameraIo);
    if (gst_element_set_state(stream->m_pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
        return std::unexpected(stream->failure().value_or(devices::codes::CameraSilent));
    return stream;
}

Stream::~Stream()
{
    if (m_pipeline)
        gst_element_set_state(m_pipeline.get(), GST_STATE_NULL);
}

// In the stream's thread, which ends before this does. What is no picture never comes to the decoder.
GstPadProbeReturn Stream::look(GstPad *, GstPadProbeInfo *info, gpointer data)
{
    auto *stream = static_cast<Stream *>(data);
    GstMapInfo map;
    auto *buffer = gst_pad_probe_info_get_buffer(info);
    if (!buffer || !gst_buffer_map(buffer, &map, GST_MAP_READ))
        return GST_PAD_PROBE_DROP;
    const auto frame = jpegFrame({map.data, map.size}, stream->m_promised);
    gst_buffer_unmap(buffer, &map);
    stream->m_ends = stream->m_ends || frame == JpegFrame::Whole;
    // One whose first pictures all lack their end never writes it.
    if (frame == JpegFrame::WithoutEnd && !stream->m_ends)
        return ++stream->m_endless > MostTorn ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
    stream->m_torn = frame == JpegFrame::Whole ? 0 : stream->m_torn + 1;
    return frame == JpegFrame::Whole ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

std::optional<Code> Stream::failure()
{
    if (m_torn >= MostTorn)
        return devices::codes::CameraIo;
    const auto wanted = static_cast<GstMessageType>(GST_MESSAGE_ERROR | GST_MESSAGE_EOS);
    const Owned<GstMessage> message(gst_bus_pop_filtered(m_bus.get(), wanted));
    if (!message)
        return std::nullopt;
    if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS)
        return devices::codes::CameraSilent;
    GError *error = nullptr;
    gst_message_parse_error(message.get(), &error, nullptr);
    const auto code = codeOf(error);
    m_detail = QString::fromUtf8(g_quark_to_string(error->domain)) + u' ' + QString::number(error->code);
    g_clear_error(&error);
    return code;
}

Result<std::optional<Image>> Stream::take()
{
    if (const auto code = failure())
        return std::unexpected(*code);
    GstSample *pulled = nullptr;
    g_signal_emit_by_name(m_sink.get(), "try-pull-sample", guint64{0}, &pulled);
    const Owned<GstSample> sample(pulled);
    if (!sample)
        return std::nullopt;
    auto image = imageOf(sample.get());
    if (!image)
        return std::unexpected(image.error());
    return std::optional(std::move(*image));
}

} // namespace yc::helpers::camerad
