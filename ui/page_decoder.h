#pragma once

#include "base/image.h"
#include "base/worker.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <functional>
#include <memory>

namespace yc::ui
{

// Pages become pictures here, never in the UI thread: JPEG bytes in, a QImage no larger than asked for out, turned.
class PageDecoder
{
public:
    using Answer = std::function<void(QImage)>; // a null image: not decodable
    // most: the picture fits into it, in device pixels; smaller pages are not enlarged. turns: quarter turns clockwise.
    // done runs in context's thread, never after context is gone.
    void decode(QByteArray jpeg, QSize most, int turns, QObject *context, Answer done);
    // The same from pixels that are still on their way to the disk: a page stands on the screen at once.
    void reduce(std::shared_ptr<const Image> page, QSize most, QObject *context, Answer done);
    // What decode() does, for the worker and for tests. Hostile sizes are refused before a pixel is unpacked.
    [[nodiscard]] static QImage decoded(const QByteArray &jpeg, QSize most, int turns);
    // What reduce() does: each pixel is the mean of the block under it, as large as still fits.
    [[nodiscard]] static QImage reduced(const Image &page, QSize most);

private:
    Worker m_worker{"yc-pages"};
};

} // namespace yc::ui
