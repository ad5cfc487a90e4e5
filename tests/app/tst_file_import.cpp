#include "app/steps/file_import.h"
#include "app/steps/materials_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/helpers/made_files.h"
#include "tests/support/register.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <algorithm>

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
        QTRY_VERIFY(open.page.findChild<QFileDialog *>() && open.page.findChild<QFileDialog *>()->isVisible());
        auto *dialog = open.page.findChild<QFileDialog *>();
        QVERIFY(dialog->testOption(QFileDialog::DontUseNativeDialog));
        const auto path = open.onStick(QStringLiteral("选.png"), tests::pngFile({200, 200}));
        Q_EMIT dialog->filesSelected({path});
        dialog->close();
        QVERIFY(open.settled());
        QCOMPARE(open.intake->pages(Photo).size(), 1);
    }
    void whatIsPluggedInIsFound()
    {
        const QTemporaryDir root;
        const QDir top(root.path());
        const app::FileOwner owner{.root = root.path(),
                                   .user = QStringLiteral("clerk"),
                                   .runtime = root.filePath(QStringLiteral("run/user/4711"))};
        using Kind = app::FilePlace::Kind;
        auto found = app::filePlaces(owner);
        QVERIFY(found.all.isEmpty() && !found.telephonesCanCome && !found.somethingIsPluggedIn());
        QVERIFY(top.mkpath(QStringLiteral("run/user/4711/gvfs")));
        QVERIFY(app::filePlaces(owner).telephonesCanCome);
        for (const auto *folder : {"media/clerk/KINGSTON", "run/media/clerk/样例盘", "media/somebody/THEIRS",
                                   "run/user/4711/gvfs/mtp:host=Xiaomi_Mi_10_1a2b3c4d",
                                   "run/user/4711/gvfs/gphoto2:host=%5Busb%3A001%2C005%5D",
                                   "run/user/4711/gvfs/afc:host=Apple_Inc._iPhone_00008030001A",
                                   "run/user/4711/gvfs/smb-share:server=nas,share=papers"})
            QVERIFY(top.mkpath(QString::fromUtf8(folder)));
        found = app::filePlaces(owner);
        QStringList told;
        for (const auto &place : found.all)
            told += QString::number(static_cast<int>(place.kind)) + place.name;
        QCOMPARE(
            told,
            (QStringList{QStringLiteral("0KINGSTON"), QStringLiteral("0样例盘"), QStringLiteral("1Apple Inc. iPhone"),
                         QStringLiteral("1"), QStringLiteral("1Xiaomi Mi 10"), QStringLiteral("2papers")}));
        QVERIFY(found.somethingIsPluggedIn());
        QCOMPARE(found.all.first().kind, Kind::Stick);
        QCOMPARE(found.all.first().folder, top.filePath(QStringLiteral("media/clerk/KINGSTON")));
        const auto words = app::FileImport::placesWords(found);
        QVERIFY2(words.contains(
                     QStringLiteral("U盘“KINGSTON”、U盘“样例盘”、手机“Apple Inc. iPhone”、手机、手机“Xiaomi Mi 10”")),
                 qPrintable(words));
        found.all = {found.all.last()}; // a share is nothing that somebody brought
        QVERIFY(app::FileImport::placesWords(found).contains(QStringLiteral("没有找到U盘或手机")));
        QVERIFY(!app::FileImport::placesWords(found).contains(QStringLiteral("gvfs")));
        QVERIFY(app::FileImport::placesWords({}).contains(QStringLiteral("gvfs-fuse")));
        QVERIFY(!app::FileOwner::own().user.isEmpty());
    }
    void aStickThatComesWhileTheChooserIsOpenIsShown()
    {
        OpenPage open(*m_desk, *m_hub);
        const QTemporaryDir root;
        open.import->lookAs({.root = root.path(),
                             .user = QStringLiteral("clerk"),
                             .runtime = root.filePath(QStringLiteral("run/user/4711"))});
        open.import->choose();
        QTRY_VERIFY(open.page.findChild<QFileDialog *>() && open.page.findChild<QFileDialog *>()->isVisible());
        auto *dialog = open.page.findChild<QFileDialog *>();
        const auto says = [dialog](const QString &words) {
            const auto labels = dialog->findChildren<QLabel *>();
            return std::ranges::any_of(
                labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
        };
        QVERIFY(says(QStringLiteral("没有找到U盘或手机")));
        const auto stick = QDir(root.path()).filePath(QStringLiteral("media/clerk/KINGSTON"));
        QVERIFY(QDir().mkpath(stick));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("已找到U盘“KINGSTON”")), 10'000);
        QCOMPARE(dialog->directory().absolutePath(), stick);
        QCOMPARE(dialog->sidebarUrls().first(), QUrl::fromLocalFile(stick));
        dialog->reject();
        QVERIFY(!dialog->isVisible());
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
