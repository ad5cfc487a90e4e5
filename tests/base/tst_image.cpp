#include "base/image.h"
#include "tests/support/register.h"

#include <QTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

class TestImage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pixelsCrossByDescriptor();
    void aPictureTooLargeIsRefusedNotTried();
    void aDescriptorSmallerThanItClaimsIsRefused();
    void handedOverPixelsStay();
};

void TestImage::pixelsCrossByDescriptor()
{
    auto sent = yc::Image::create({10, 4}, yc::Image::Format::Rgb24, 300);
    QVERIFY(sent);
    sent->row(3)[29] = std::byte{0x5A};
    const auto got = yc::Image::adopt(::dup(sent->fd()), {10, 4}, yc::Image::Format::Rgb24, 300);
    QVERIFY(got);
    QCOMPARE(std::to_integer<int>(got->row(3)[29]), 0x5A);
}

void TestImage::aPictureTooLargeIsRefusedNotTried()
{
    QVERIFY(yc::Image::create({40'000, 40'000}, yc::Image::Format::Rgb24, 300).error() == yc::codes::NoMemory);
    QVERIFY(yc::Image::create({0, 10}, yc::Image::Format::Gray8, 300).error() == yc::codes::NoMemory);
}

void TestImage::aDescriptorSmallerThanItClaimsIsRefused()
{
    const int fd = ::memfd_create("lie", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    QCOMPARE(::ftruncate(fd, 100), 0);
    ::fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
    QVERIFY(yc::Image::adopt(fd, {100, 100}, yc::Image::Format::Gray8, 300).error() == yc::codes::BadFrame);
}

void TestImage::handedOverPixelsStay()
{
    auto sent = yc::Image::create({8, 8}, yc::Image::Format::Gray8, 0);
    QVERIFY(sent);
    sent->row(0)[0] = std::byte{7};
    auto got = yc::Image::adopt(::dup(sent->fd()), {8, 8}, yc::Image::Format::Gray8, 0);
    sent->handOver();
    QVERIFY(sent->isNull());
    QCOMPARE(std::to_integer<int>(got->row(0)[0]), 7);
}

YC_TEST(TestImage)
#include "tst_image.moc"
