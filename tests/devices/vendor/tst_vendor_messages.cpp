#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/vendor_messages.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::devices::card;
using namespace Qt::StringLiterals;

class TestVendorMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAskedComesBackAlike();
    void whatCannotBeAskedIsNot();
    void aHelperCanOnlySayWhatReadersHave();
    void itsNumberGoesBothWays();
};

void TestVendorMessages::whatIsAskedComesBackAlike()
{
    const vendor::OpenRequest request{.library = u"/opt/a/lib.so"_s,
                                      .port = 1016,
                                      .shape = vendor::Shape::Cvr,
                                      .folder = u"/dev/shm/x"_s,
                                      .owner = 42};
    const auto again = vendor::openRequestFromJson(vendor::toJson(request));
    QVERIFY(again);
    QCOMPARE(again->library, request.library);
    QCOMPARE(again->port, 1016);
    QVERIFY(again->shape == vendor::Shape::Cvr);
    QCOMPARE(again->folder, request.folder);
    QCOMPARE(again->owner, 42U);
    for (const auto command : {sdt::Command::ResetSam, sdt::Command::SamStatus, sdt::Command::SamNumber,
                               sdt::Command::FindCard, sdt::Command::SelectCard, sdt::Command::ReadTextAndPhoto,
                               sdt::Command::ReadLatestAddress, sdt::Command::ReadWithFingerprint})
        QVERIFY(vendor::commandFromJson(vendor::toJson(command)) == command);
    const auto opened
        = vendor::openedFromJson(vendor::toJson(vendor::Opened{.lacks = {u"SDT_X"_s}, .walls = {u"landlock"_s}}));
    QCOMPARE(opened.lacks, QStringList{u"SDT_X"_s});
    QCOMPARE(opened.walls, QStringList{u"landlock"_s});
}

void TestVendorMessages::whatCannotBeAskedIsNot()
{
    const auto good = vendor::toJson(vendor::OpenRequest{.library = u"/a"_s, .port = 1, .folder = u"/b"_s});
    QVERIFY(vendor::openRequestFromJson(good));
    const std::pair<QString, QJsonValue> wrongs[]{
        {u"library"_s, u"a"_s}, {u"library"_s, 1},    {u"port"_s, 17},  {u"port"_s, -1},
        {u"shape"_s, u"x"_s},   {u"folder"_s, u""_s}, {u"owner"_s, -1}, {u"owner"_s, qint64{1} << 33}};
    for (const auto &[key, value] : wrongs) {
        auto wrong = good;
        wrong[key] = value;
        QVERIFY2(!vendor::openRequestFromJson(wrong), qPrintable(key));
    }
    QVERIFY(!vendor::commandFromJson({}));
    QVERIFY(!vendor::commandFromJson({{u"command"_s, 0x3005}}));
}

void TestVendorMessages::aHelperCanOnlySayWhatReadersHave()
{
    const auto said = [](const QString &code, const QString &detail = {}) {
        return vendor::errorFromJson({{u"code"_s, code}, {u"detail"_s, detail}});
    };
    QVERIFY(said(u"D-0112"_s).code == devices::codes::VendorLacks);
    QVERIFY(said(u"D-0901"_s).code == devices::codes::Unplugged);
    QVERIFY(said(u"D-0301"_s).code == devices::codes::VendorCrashed);
    QVERIFY(said(u"nonsense"_s).code == devices::codes::VendorCrashed);
    QVERIFY(said(u"D-0112"_s, QString(100'000, u'x')).detail.size() == 300);
    QJsonArray many;
    for (int i = 0; i < 10'000; ++i)
        many.append(QString(1000, u'x'));
    const auto opened = vendor::openedFromJson({{u"lacks"_s, many}});
    QCOMPARE(opened.lacks.size(), 100);
    QCOMPARE(opened.lacks.first().size(), 64);
}

void TestVendorMessages::itsNumberGoesBothWays()
{
    const auto text = u"05.03-20100341-0000000123-0000000456"_s;
    const auto bytes = sdt::replyFromSamNumber(text);
    QVERIFY(bytes);
    QCOMPARE(*sdt::samNumberFromReply(*bytes), text);
    for (const auto &wrong : {u""_s, u"05.03"_s, u"05.03-20100341-0000000123-9999999999"_s,
                              u"05.03-20100341-0000000123-0000000456\n"_s, u"5.03-1-1-1"_s})
        QVERIFY2(!sdt::replyFromSamNumber(wrong), qPrintable(wrong));
}

YC_TEST(TestVendorMessages)
#include "tst_vendor_messages.moc"
