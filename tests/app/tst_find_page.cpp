#include "app/pages/find_page.h"
#include "core/pack/slip_code.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace core;
using tests::DeskWorld;

class TestFindPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theCodeOfASlipFindsItsCase();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
};

void TestFindPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
}

// A code scanner is a keyboard: it types the code of the slip that the applicant brought, and Enter.
void TestFindPage::theCodeOfASlipFindsItsCase()
{
    const auto intake = DeskWorld::filled(*m_desk, 51);
    QVERIFY(intake);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(submitted && submitted->received);
    const auto text = pack::encode({.kind = pack::SlipKind::ReceivingSlip,
                                    .issuedAt = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC),
                                    .certificateId = QByteArray(8, '\1'),
                                    .digestPrefix = QByteArray(16, '\2'),
                                    .caseNumber = submitted->number},
                                   QByteArray(64, '\x5a'));
    QVERIFY(text);
    tests::OpenShop open(*m_desk, *m_hub);
    app::FindPage page(open.shop);
    page.enter();
    auto *field = page.findChild<QLineEdit *>();
    auto *list = page.findChild<QListWidget *>();
    const auto says = [&page](const QString &words) {
        for (const auto *label : page.findChildren<QLabel *>())
            if (label->text().contains(words) && !label->isHidden())
                return true;
        return false;
    };
    const auto code = QString::fromLatin1(*text);
    field->setText(code.chopped(3)); // the scanner is still typing, or the slip is torn
    QVERIFY(says(QStringLiteral("没有读完整")));
    QCOMPARE(list->count(), 0);
    QSignalSpy wanted(&page, &app::FindPage::caseWanted);
    QVERIFY(page.goOn()); // nothing to go to
    field->setText(code);
    QCOMPARE(field->text(), code); // nothing of it is cut
    QVERIFY(!says(QStringLiteral("没有读完整")));
    QVERIFY(page.goOn()); // the Enter that ends a scan comes before the answer
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toUuid(), intake->id());
    auto torn = code;
    torn[40] = torn[40] == u'A' ? u'B' : u'A';
    field->setText(torn);
    QVERIFY(says(QStringLiteral("没有读完整")));
}

YC_TEST(TestFindPage)
#include "tst_find_page.moc"
