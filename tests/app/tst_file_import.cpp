#include "app/steps/file_import.h"
#include "app/steps/materials_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/helpers/made_files.h"
#include "tests/support/register.h"

#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace yc;
using namespace core;
using domain::PageFinding;
using tests::DeskWorld;

static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");
static const QString Photo = QStringLiteral("photo");

namespace
{

// The materials page of a real case, with yichuang-imaged behind it.
struct OpenPage : tests::OpenShop {
    std::shared_ptr<flow::Intake> intake;
    app::MaterialsPage page;
    app::FileImport *import;
    QTemporaryDir stick;

    OpenPage(flow::Desk &desk, devices::hub::Hub &hub)
        : OpenShop(desk, hub), intake(DeskWorld::begin(desk)), page((shop.importProgram = program(), shop)),
          import(page.findChild<app::FileImport *>())
    {
        auto someone = DeskWorld::card();
        if (!intake->setApplicant(someone) || !intake->chooseItem(ElderCard))
            qFatal("the case cannot be begun");
        page.open(intake);
        QObject::connect(intake.get(), &flow::Intake::changed, &page, [this] { page.refresh(); });
        page.resize(1200, 760);
        page.show();
        page.refresh();
        page.focusMaterial(Photo);
    }
    static QString program() { return qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-imaged"); }
    [[nodiscard]] QString onStick(const QString &name, const QByteArray &bytes) const
    {
        QFile file(stick.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no stick");
        return file.fileName();
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return !import->isBusy() && !intake->isSavingPages(); }, 40'000);
    }
    [[nodiscard]] QPushButton *button(const QString &text) const { return tests::buttonOf(page, text); }
};

} // namespace

class TestFileImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_world.start(), qPrintable(m_world.why()));
        m_desk = m_world.signedIn();
        QVERIFY2(m_desk, qPrintable(m_world.why()));
        m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    }
    void pagesOfAllFilesGoIntoTheMaterialInHand()
    {
        OpenPage open(*m_desk, *m_hub);
        open.import->bring({open.onStick(QStringLiteral("照片.jpg"), tests::jpegFile({300, 400})),
                            open.onStick(QStringLiteral("传真.tif"), tests::tiffFile({300, 400}, 3)),
                            open.onStick(QStringLiteral("合同.pdf"), tests::pdfFile(2))});
        QVERIFY(open.import->isBusy());
        QVERIFY(open.settled());
        const auto pages = open.intake->pages(Photo);
        QCOMPARE(pages.size(), 6);
        for (const auto &view : pages) {
            QCOMPARE(view.page.mediaType, QStringLiteral("image/jpeg")); // what is kept is ours, never the file
            QVERIFY(!view.page.blob.isEmpty());
            QVERIFY(view.notes.source > 0);
        }
        QCOMPARE(pages[4].page.dpi, 300);
    }
    void whatWasTurnedIsSaidAndCanBeTakenBack()
    {
        OpenPage open(*m_desk, *m_hub);
        // A page of large words, upside down: poppler draws it, we turn it.
        QByteArray words("BT /F 16 Tf -1 0 0 -1 520 40 Tm 26 TL ");
        for (int i = 0; i < 28; ++i)
            words += "(The applicant hands in the papers and answers for them.) ' ";
        words += "ET";
        open.import->bring({open.onStick(QStringLiteral("倒.pdf"), tests::pdfFile(1, {595, 842}, words))});
        QVERIFY(open.settled());
        auto pages = open.intake->pages(Photo);
        QCOMPARE(pages.size(), 1);
        QVERIFY2(pages[0].notes.findings.testFlag(PageFinding::Turned),
                 qPrintable(domain::toTexts(pages[0].notes.findings).join(QLatin1Char(' '))));
        QVERIFY(open.import->findChild<QLabel *>()->text().contains(QStringLiteral("已自动转正")));
        const auto turned = pages[0].page.blob;
        auto *back = open.button(QStringLiteral("恢复原样"));
        QVERIFY(back && back->isVisible());
        back->click();
        QVERIFY(open.settled());
        pages = open.intake->pages(Photo);
        QCOMPARE(pages.size(), 1);
        QVERIFY(pages[0].page.blob != turned);
        QVERIFY(!pages[0].notes.findings.testFlag(PageFinding::Turned));
        auto *again = open.button(QStringLiteral("自动摆正"));
        QVERIFY(again && again->isVisible());
        again->click();
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo)[0].page.blob, turned);
    }
    void anEmptyPageIsTakenAndSaidToBeEmpty()
    {
        OpenPage open(*m_desk, *m_hub);
        open.import->bring({open.onStick(QStringLiteral("空.pdf"), tests::pdfFile(1, {595, 842}, "0 0 m"))});
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), 1);
        QVERIFY(app::hasFault(open.intake->pages(Photo)[0].notes.findings));
        QVERIFY(open.import->findChild<QLabel *>()->text().contains(QStringLiteral("空白页")));
    }
    void whatCannotBeTakenIsAProblemAndTheRestComes()
    {
        OpenPage open(*m_desk, *m_hub);
        QSignalSpy problems(open.import, &app::FileImport::problem);
        open.import->bring({open.onStick(QStringLiteral("照片.jpg"),
                                         QByteArray("\x7F"
                                                    "ELF\x02\x01\x01",
                                                    7)),
                            QStringLiteral("/media/gone/材料.pdf"),
                            open.onStick(QStringLiteral("好.png"), tests::pngFile({300, 300}))});
        QVERIFY(open.settled());
        QCOMPARE(problems.size(), 2);
        QCOMPARE(toString(problems[0][0].value<Code>()), QStringLiteral("P-0301"));
        QCOMPARE(toString(problems[1][0].value<Code>()), QStringLiteral("P-0309"));
        QCOMPARE(open.intake->pages(Photo).size(), 1);
    }
    void theFirstPagesOfTooManyAreOffered()
    {
        OpenPage open(*m_desk, *m_hub);
        QSignalSpy problems(open.import, &app::FileImport::problem);
        open.import->bring({open.onStick(QStringLiteral("长.tif"), tests::tiffFile({80, 80}, 130))});
        QVERIFY(open.settled());
        QCOMPARE(toString(problems[0][0].value<Code>()), QStringLiteral("P-0304"));
        QVERIFY(open.intake->pages(Photo).isEmpty());
        auto *first = open.button(QStringLiteral("只导入前 100 页"));
        QVERIFY(first && first->isVisible());
        first->click();
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), 100);
        QVERIFY(!first->isVisible());
    }
    void escStopsWhatIsBeingBrought()
    {
        OpenPage open(*m_desk, *m_hub);
        QSignalSpy problems(open.import, &app::FileImport::problem);
        QSignalSpy added(open.import, &app::FileImport::pageAdded);
        open.import->bring({open.onStick(QStringLiteral("长.tif"), tests::tiffFile({80, 80}, 90)),
                            open.onStick(QStringLiteral("后.png"), tests::pngFile({100, 100}))});
        QVERIFY(added.wait(20'000));
        QVERIFY(open.page.goBack());
        const auto now = open.intake->pages(Photo).size();
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), now);
        QCOMPARE(problems.size(), 0); // what one does oneself is no failure
        QVERIFY(!open.page.goBack());
    }
    void filesCanBeDroppedAndAreNeverMovedAway()
    {
        OpenPage open(*m_desk, *m_hub);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(open.onStick(QStringLiteral("拖.png"), tests::pngFile({200, 200})))});
        QDragEnterEvent enter({40, 40}, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&open.page, &enter);
        QVERIFY(enter.isAccepted());
        QCOMPARE(enter.dropAction(), Qt::CopyAction);
        QDropEvent drop({40, 40}, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&open.page, &drop);
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), 1);
        QMimeData text;
        text.setText(QStringLiteral("words"));
        QDragEnterEvent other({40, 40}, Qt::CopyAction, &text, Qt::LeftButton, {});
        other.ignore();
        QCoreApplication::sendEvent(&open.page, &other);
        QVERIFY(!other.isAccepted());
    }
    void theChooserReturnsAtOnce()
    {
        OpenPage open(*m_desk, *m_hub);
        QVERIFY(open.import->button()->isEnabled());
        open.import->button()->click();
        auto *dialog = open.page.findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->testOption(QFileDialog::DontUseNativeDialog));
        const auto path = open.onStick(QStringLiteral("选.png"), tests::pngFile({200, 200}));
        Q_EMIT dialog->filesSelected({path});
        dialog->close();
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), 1);
    }
    void anotherCaseGetsNothingOfTheLastOnes()
    {
        OpenPage open(*m_desk, *m_hub);
        open.import->bring({open.onStick(QStringLiteral("长.tif"), tests::tiffFile({80, 80}, 60))});
        const auto other = DeskWorld::begin(*m_desk);
        auto someone = DeskWorld::card(3);
        QVERIFY(other->setApplicant(someone) && other->chooseItem(ElderCard));
        open.page.open(other);
        QTRY_VERIFY_WITH_TIMEOUT(!open.import->isBusy(), 40'000);
        QVERIFY(other->pages(Photo).isEmpty());
        QVERIFY(!open.button(QStringLiteral("自动摆正")) || !open.button(QStringLiteral("自动摆正"))->isVisible());
    }

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
};

YC_TEST(TestFileImport)
#include "tst_file_import.moc"
