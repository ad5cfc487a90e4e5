#include "helpers/imaged/service.h"

#include "base/ipc.h"
#include "core/imaging/treat.h"
#include "helpers/imaged/pictures.h"
#include "helpers/imaged/walls.h"

#include <fcntl.h>
#include <opencv2/core.hpp>
#include <sys/mman.h>
#include <sys/stat.h>

namespace yc::helpers::imaged
{

namespace codes = core::pages::codes;
using core::pages::Say;
using namespace std::chrono_literals;

Service::~Service()
{
    if (!m_bytes.isEmpty())
        ::munmap(const_cast<char *>(m_bytes.data()), static_cast<std::size_t>(m_bytes.size()));
}

void Service::run()
{
    // OpenCV counts the cores while it can still read; its threads come later, behind the walls: landlock holds the
    // thread that raises it and those that it makes, not those that were there.
    (void)cv::getNumberOfCPUs();
    cv::setNumThreads(2);
    for (;;) {
        auto message = m_channel.receive(1h);
        if (!message || (*message && !take(**message)))
            return;
    }
}

bool Service::take(ipc::Message &message)
{
    const auto body = ipc::objectFromBody(message.body);
    if (!body)
        return false;
    switch (static_cast<Say>(message.kind)) {
    case Say::Open: return !m_format && message.files.size() == 1 && open(std::move(message.files.front()));
    case Say::Page: {
        const auto order = core::pages::pageOrderFromJson(*body);
        return order && m_format && page(*order);
    }
    case Say::Look: return message.files.size() == 1 && look(*body, std::move(message.files.front()));
    case Say::Opened:
    case Say::Picture:
    case Say::Failed: break; // ours to say
    }
    return false;
}

bool Service::open(ipc::File file)
{
    struct stat about = {};
    const int seals = ::fcntl(file.fd(), F_GET_SEALS);
    if (::fstat(file.fd(), &about) != 0 || seals < 0 || !(seals & F_SEAL_SHRINK))
        return false; // not what our client sends
    if (about.st_size == 0)
        return fail(-1, codes::FileDamaged);
    if (about.st_size > core::pages::LargestFile)
        return fail(-1, codes::FileTooLarge);
    const auto size = static_cast<std::size_t>(about.st_size);
    void *data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd(), 0);
    if (data == MAP_FAILED)
        return fail(-1, yc::codes::NoMemory);
    m_bytes = QByteArrayView(static_cast<const char *>(data), about.st_size);
    m_file = std::move(file);

    const auto format = formatOf(m_bytes); // a comparison of the first bytes: all that happens outside the walls
    if (!format)
        return fail(-1, format.error());
    const auto walls = *format == FileFormat::Pdf ? raiseForPdf() : raiseForPictures();
    m_walled = true;
    m_format = *format;
    Result<int> pages = 0;
    if (*format == FileFormat::Pdf) {
        auto info = pdfInfo(m_file.fd());
        if (!info)
            return fail(-1, info.error());
        m_pdf = std::move(*info);
        pages = m_pdf.pages;
    } else {
        pages = pagesOf(m_bytes, *format);
    }
    if (!pages)
        return fail(-1, pages.error());
    m_pages = *pages;
    return say(Say::Opened,
               toJson(core::pages::FileInfo{
                   .format = QString::fromLatin1(nameOf(*format)), .pages = m_pages, .walls = walls}));
}

bool Service::page(const core::pages::PageOrder &order)
{
    if (order.page >= m_pages)
        return fail(order.page, codes::FileDamaged);
    if (*m_format != FileFormat::Pdf)
        return answer(order.page, pageOf(m_bytes, *m_format, order.page), order.wish);
    const auto index = static_cast<std::size_t>(order.page);
    const auto points = index < m_pdf.points.size() ? m_pdf.points[index] : QSizeF(595, 842);
    return answer(order.page, pdfPage(m_file.fd(), order.page, points), order.wish);
}

bool Service::look(const QJsonObject &body, ipc::File file)
{
    const auto head = core::pages::pictureHeadFromJson(body);
    const auto order = core::pages::pageOrderFromJson(body);
    if (!head || !order)
        return false;
    if (!m_walled)
        (void)raiseForPictures();
    m_walled = true;
    return answer(head->page, Image::adopt(file.release(), head->size, head->format, head->dpi), order->wish);
}

bool Service::answer(int page, Result<Image> picture, const core::pages::Wish &wish)
{
    if (!picture)
        return fail(page, picture.error());
    const core::imaging::Wish treatment{.findPage = wish.findPage, .straighten = wish.straighten, .turn = wish.turn};
    Result<core::imaging::Treated> done = std::unexpected(codes::FileDamaged);
    try {
        done = core::imaging::treat(std::move(*picture), treatment);
    } catch (const cv::Exception &) { // its asserts; no input should reach one, and this page is all that it costs
    } catch (const std::bad_alloc &) {
        done = std::unexpected(codes::PageTooLarge);
    }
    if (!done)
        return fail(page, done.error() == yc::codes::NoMemory ? codes::PageTooLarge : done.error());
    const core::pages::PictureHead head{.page = page,
                                        .size = done->page.size(),
                                        .format = done->page.format(),
                                        .dpi = done->page.dpi(),
                                        .findings = done->findings};
    const int fd = done->page.fd();
    if (!say(Say::Picture, toJson(head), {&fd, 1}))
        return false;
    done->page.handOver();
    return true;
}

bool Service::say(Say what, const QJsonObject &body, std::span<const int> files)
{
    return m_channel.send(static_cast<quint16>(what), ipc::toBody(body), files).has_value();
}

bool Service::fail(int page, Code code)
{
    return say(Say::Failed, toJson(core::pages::Failure{.page = page, .code = code}));
}

} // namespace yc::helpers::imaged
