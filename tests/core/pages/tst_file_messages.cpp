#include "base/ipc.h"
#include "core/pages/file_messages.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core::pages;
namespace said = yc::core::pages::codes;
using core::domain::PageFinding;

class TestFileMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void messagesComeBackAsTheyWent()
    {
        const PageOrder order{.page = 7, .wish = {.findPage = false, .straighten = true, .turn = false}};
        const auto orderBack = pageOrderFromJson(*ipc::objectFromBody(ipc::toBody(toJson(order))));
        QCOMPARE(orderBack->page, 7);
        QVERIFY(orderBack->wish == order.wish);
        const PictureHead head{.page = 3,
                               .size = {2480, 3508},
                               .format = Image::Format::Rgb24,
                               .dpi = 300,
                               .findings = PageFinding::Blurred | PageFinding::Straightened};
        const auto headBack = pictureHeadFromJson(*ipc::objectFromBody(ipc::toBody(toJson(head))));
        QCOMPARE(headBack->size, head.size);
        QCOMPARE(headBack->format, head.format);
        QCOMPARE(headBack->dpi, 300);
        QCOMPARE(headBack->findings, head.findings);
        const auto info = fileInfoFromJson(
            toJson(FileInfo{.format = QStringLiteral("pdf"), .pages = 2000, .walls = {QStringLiteral("seccomp")}}));
        QCOMPARE(info->pages, 2000);
        QCOMPARE(info->walls, QStringList{QStringLiteral("seccomp")});
        const auto failure = failureFromJson(toJson(core::pages::Failure{.page = -1, .code = said::FileLocked}));
        QCOMPARE(failure->page, -1);
        QCOMPARE(toString(failure->code), toString(said::FileLocked));
    }
    void everyFindingHasANameOfItsOwn()
    {
        using core::domain::PageFindings;
        int names = 0;
        for (int bit = 0; bit < 16; ++bit) {
            const auto one = PageFindings::fromInt(1 << bit);
            const auto texts = core::domain::toTexts(one);
            QVERIFY(texts.size() <= 1);
            if (texts.isEmpty())
                continue;
            ++names;
            QCOMPARE(core::domain::pageFindingsFrom(texts), one);
        }
        QCOMPARE(names, 9);
        QCOMPARE(core::domain::pageFindingsFrom({QStringLiteral("invented")}), PageFindings());
    }
    void aHelperThatLiesIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no size") << QByteArray(R"({"page":0,"dpi":300})");
        QTest::newRow("too wide") << QByteArray(R"({"page":0,"width":20001,"height":10,"dpi":300})");
        QTest::newRow("nothing high") << QByteArray(R"({"page":0,"width":10,"height":0,"dpi":300})");
        QTest::newRow("half a pixel") << QByteArray(R"({"page":0,"width":10.5,"height":10,"dpi":300})");
        QTest::newRow("a page before the first") << QByteArray(R"({"page":-1,"width":10,"height":10,"dpi":300})");
        QTest::newRow("without end") << QByteArray(R"({"page":0,"width":1e300,"height":10,"dpi":300})");
        QTest::newRow("words") << QByteArray(R"({"page":"0","width":10,"height":10,"dpi":300})");
        QTest::newRow("dots like dust") << QByteArray(R"({"page":0,"width":10,"height":10,"dpi":99999})");
    }
    void aHelperThatLiesIsNotBelieved()
    {
        QFETCH(QByteArray, body);
        YC_FAILS(pictureHeadFromJson(*ipc::objectFromBody(body)), yc::codes::BadFrame);
    }
    void whatIsNoMessageIsABadFrame()
    {
        YC_FAILS(ipc::objectFromBody("[]"), yc::codes::BadFrame);
        YC_FAILS(ipc::objectFromBody(""), yc::codes::BadFrame);
        YC_FAILS(fileInfoFromJson({{QStringLiteral("pages"), 0}, {QStringLiteral("format"), QStringLiteral("pdf")}}),
                 yc::codes::BadFrame);
        YC_FAILS(failureFromJson({{QStringLiteral("page"), 0}, {QStringLiteral("code"), QStringLiteral("oops")}}),
                 yc::codes::BadFrame);
    }
};

YC_TEST(TestFileMessages)
#include "tst_file_messages.moc"
