#include "base/gb_text.h"
#include "devices/lobby/protocol/lock_board.h"
#include "devices/lobby/protocol/modbus_display.h"
#include "devices/lobby/protocol/modbus_locks.h"
#include "devices/lobby/protocol/syn_speaker.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::lobby;
using namespace Qt::Literals::StringLiterals;

// The bytes of displays, speakers and cabinets, against frames that stand in the makers' papers and in what others
// drive them with.
class TestLobbyProtocols : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnnouncementHasBounds_data();
    void anAnnouncementHasBounds();
    void aLineShowsWhatItHasRoomFor_data();
    void aLineShowsWhatItHasRoomFor();
    void whatADisplayHasNoCharactersForIsShortened();
    void speechModulesAreToldAsTheirPapersSay();
    void noTextCommandsASpeechModule();
    void answersOfASpeechModuleAreCutOutOfNoise();
    void lockBoardsAreToldAsOthersTellThem();
    void whatShutMeansIsSet();
    void aBoardsAnswersAreBelievedOnlyWhole();
    void modbusFramesAreThoseOfTheStandard();
    void modbusAnswersAreCutOutOfWhateverComes();
    void aModbusDisplayKnowsItsOwnAnswer();
    void aModbusCabinetKnowsItsOwnAnswer();
};

namespace
{

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

Announcement call(const QString &window = u"3"_s)
{
    return {.id = u"1"_s, .window = window, .ticket = u"A012"_s, .words = u"请A012号到%1号窗口"_s.arg(window)};
}

} // namespace

void TestLobbyProtocols::anAnnouncementHasBounds_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("ticket");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("fits");
    const auto words = u"请A012号到3号窗口"_s;
    QTest::newRow("as it should be") << u"3"_s << u"A012"_s << words << true;
    QTest::newRow("a named window") << u"综合服务一"_s << u"A-012"_s << words << true;
    QTest::newRow("no window") << QString() << u"A012"_s << words << false;
    QTest::newRow("a wide window") << u"综合服务一号窗口"_s << u"A012"_s << words << false;
    QTest::newRow("no ticket") << u"3"_s << u" "_s << words << false;
    QTest::newRow("a name for a ticket") << u"3"_s << u"张三"_s << words << false;
    QTest::newRow("a long ticket") << u"3"_s << u"A012345678901"_s << words << false;
    QTest::newRow("no words") << u"3"_s << u"A012"_s << QString() << false;
    QTest::newRow("a line break in them") << u"3"_s << u"A012"_s << u"请A012号\n到3号窗口"_s << false;
    QTest::newRow("a mark of direction") << u"3"_s << u"A012"_s << u"请\u202EA012号"_s << false;
    QTest::newRow("endless words") << u"3"_s << u"A012"_s << QString(LongestWords + 1, u'请') << false;
}

void TestLobbyProtocols::anAnnouncementHasBounds()
{
    QFETCH(QString, window);
    QFETCH(QString, ticket);
    QFETCH(QString, words);
    QFETCH(bool, fits);
    const Announcement what{.id = u"1"_s, .window = window, .ticket = ticket, .words = words};
    QCOMPARE(judge(what).has_value(), fits);
    QVERIFY(fits || judge(what).error() == devices::codes::AnnouncementUnfit);
    for (const bool checked : {true, false})
        QCOMPARE(SynSpeaker({.checked = checked}).tell(what).has_value(), fits);
    QCOMPARE(LineDisplay({.columns = 200}).tell(what).has_value(), fits);
}

void TestLobbyProtocols::aLineShowsWhatItHasRoomFor_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("shown"); // empty: unfit
    QTest::newRow("the sentence") << 19 << u"请A012号到3号窗口"_s;
    QTest::newRow("one column less") << 16 << u"A012 3号"_s;
    QTest::newRow("window and number") << 8 << u"A012 3号"_s;
    QTest::newRow("the number") << 7 << u"A012"_s;
    QTest::newRow("just") << 4 << u"A012"_s;
    QTest::newRow("not even that") << 3 << QString();
}

void TestLobbyProtocols::aLineShowsWhatItHasRoomFor()
{
    QFETCH(int, columns);
    QFETCH(QString, shown);
    const auto told = LineDisplay({.columns = columns}).tell(call());
    QCOMPARE(told.has_value(), !shown.isEmpty());
    if (told)
        QCOMPARE(*told, *gb2312Bytes(shown) + "\r\n");
    else
        QVERIFY(told.error() == devices::codes::AnnouncementUnfit);
    QCOMPARE(LineDisplay({.columns = 19, .end = "\r"}).tell(call())->right(1), QByteArray("\r"));
}

// 𠀀 has four bytes in GB18030, 镕 two beyond GB 2312.
void TestLobbyProtocols::whatADisplayHasNoCharactersForIsShortened()
{
    QCOMPARE(*LineDisplay({.columns = 40}).tell(call(u"镕"_s)), QByteArray("A012\r\n"));
    QCOMPARE(*LineDisplay({.columns = 40, .coding = Coding::Gbk}).tell(call(u"镕"_s)),
             *gbkBytes(u"请A012号到镕号窗口"_s) + "\r\n");
    QCOMPARE(*LineDisplay({.columns = 40, .coding = Coding::Gbk}).tell(call(u"𠀀"_s)), QByteArray("A012\r\n"));
    QCOMPARE(*LineDisplay({.columns = 40, .coding = Coding::Utf8}).tell(call(u"𠀀"_s)),
             u"请A012号到𠀀号窗口\r\n"_s.toUtf8());
    QVERIFY(!gb2312Bytes(u"镕"_s));
    QCOMPARE(*gb2312Bytes(u"请"_s), bytes("c7eb"));
}

void TestLobbyProtocols::speechModulesAreToldAsTheirPapersSay()
{
    // 宇音天下, the data sheet's own
    QCOMPARE(syn::frame(syn::Command::Say, QByteArray(1, '\0') + *gb2312Bytes(u"宇音天下"_s), true),
             bytes("fd000b0100d3eed2f4cceccfc2c1"));
    QCOMPARE(syn::frame(syn::Command::Say, QByteArray(1, '\0') + *gb2312Bytes(u"宇音天下"_s), false),
             bytes("fd000a0100d3eed2f4ccec cfc2"));
    QCOMPARE(SynSpeaker().ask(), bytes("fd000221de"));
    QCOMPARE(SynSpeaker().clear(), bytes("fd000202fd"));
    QCOMPARE(SynSpeaker({.checked = false}).ask(), bytes("fd000121"));
    const auto told = SynSpeaker({.loud = 10}).tell(call());
    auto heard = *told + *told;
    for (int i = 0; i < 2; ++i) {
        const auto said = syn::take(heard, true);
        QVERIFY(said && said->command == syn::Command::Say);
        QCOMPARE(said->rest, QByteArray(1, '\0') + *gb2312Bytes(u"[v16][n1]请A012号到3号窗口"_s));
    }
    QVERIFY(heard.isEmpty());
}

void TestLobbyProtocols::noTextCommandsASpeechModule()
{
    auto what = call();
    what.words = u"请[v0]A012号[s1]到窗口"_s;
    const auto told = SynSpeaker().tell(what);
    QVERIFY(told);
    QCOMPARE(told->count('['), 2); // our own
    what.words = u"请A012号到镕号窗口"_s; // beyond GB 2312: by its GBK number
    QCOMPARE(SynSpeaker().tell(what)->at(4), static_cast<char>(syn::Gbk));
    what.words = u"请A012号到𠀀号窗口"_s;
    QVERIFY(SynSpeaker().tell(what).error() == devices::codes::AnnouncementUnfit);
    what.words = QString(LongestWords, u'请'); // as long as may be: within one frame
    QVERIFY(SynSpeaker().tell(what)->size() < syn::LongestText);
}

void TestLobbyProtocols::answersOfASpeechModuleAreCutOutOfNoise()
{
    using Said = AnnouncerProtocol::Said;
    SynSpeaker speaker;
    auto heard = bytes("4a0041ff4e4f45");
    for (const auto said : {Said::Taken, Said::Speaking, Said::Idle, Said::Refused})
        QVERIFY(speaker.take(heard) == said);
    QVERIFY(!speaker.take(heard));
    auto torn = SynSpeaker().ask() + bytes("fd000221dd") + SynSpeaker().ask().first(4);
    QVERIFY(syn::take(torn, true));
    QVERIFY(!syn::take(torn, true)); // its check byte is wrong, and the next is not whole
    QCOMPARE(torn, bytes("fd000221"));
}

void TestLobbyProtocols::lockBoardsAreToldAsOthersTellThem()
{
    LockBoard cabinet;
    QCOMPARE(cabinet.open(1), bytes("8a0101119b"));
    QCOMPARE(cabinet.open(6), bytes("8a0106119c"));
    QCOMPARE(cabinet.ask(1), bytes("80010133b3"));
    QCOMPARE(cabinet.open(25), bytes("8a0201 1198")); // the second board's first
    QCOMPARE(LockBoard({.locks = 12}).open(22), bytes("8a020a1193"));
    QCOMPARE(cabinet.mostDoors(), 24 * 255);
    // No door's question opens all of a board, which is what lock 0 would mean.
    for (int door = 1; door <= cabinet.mostDoors(); ++door)
        QVERIFY(cabinet.open(door)[2] != 0 && cabinet.ask(door)[2] != 0);
}

void TestLobbyProtocols::whatShutMeansIsSet()
{
    using What = CabinetProtocol::Said::What;
    for (const bool shutIs11 : {true, false}) {
        LockBoard cabinet({.shutIs11 = shutIs11});
        auto heard = bytes("80010111 91") + bytes("80010100 80");
        QVERIFY(cabinet.take(heard)->what == (shutIs11 ? What::Shut : What::Open));
        QVERIFY(cabinet.take(heard)->what == (shutIs11 ? What::Open : What::Shut));
        heard = bytes("8a0101008a"); // it heard; whether the door opened it is not believed
        QVERIFY(cabinet.take(heard)->what == What::Taken);
    }
}

void TestLobbyProtocols::aBoardsAnswersAreBelievedOnlyWhole()
{
    LockBoard cabinet({.locks = 12, .firstBoard = 2});
    auto heard = bytes("8002") + bytes("8002051196"); // torn, then whole
    const auto said = cabinet.take(heard);
    QVERIFY(said);
    QCOMPARE(said->door, 5);
    QVERIFY(heard.isEmpty());
    for (const auto *wrong : {"8002051197", "8001051195", "80020d119e", "8002001193", "80020577f0", "8002053 3b4"}) {
        heard = bytes(wrong); // check, board, lock, lock, state, our own question
        QVERIFY2(!cabinet.take(heard), wrong);
    }
    heard = bytes("8203041194"); // told by itself, of the second board
    QCOMPARE(cabinet.take(heard)->door, 16);
}

void TestLobbyProtocols::modbusFramesAreThoseOfTheStandard()
{
    using namespace modbus;
    QCOMPARE(frame(Framing::Rtu, readRegister(0)), bytes("010300000001840a"));
    QCOMPARE(frame(Framing::Rtu, {.unit = 1, .function = 6, .data = bytes("0014000a")}), bytes("01060014000a49c9"));
    QCOMPARE(writeCoil(0xAC).data, bytes("00acff00"));
    QCOMPARE(writeRegisters(1, bytes("000a0102")).data, bytes("000100020 4000a0102"));
    auto asked = readInput(0xC4);
    asked.transaction = 0x1234;
    asked.unit = 0x11;
    QCOMPARE(frame(Framing::Tcp, asked), bytes("123400000006 1102 00c40001"));
    QVERIFY(framingOf({}, true) == Framing::Tcp && framingOf({}, false) == Framing::Rtu);
    QVERIFY(framingOf(u"rtu"_s, true) == Framing::Rtu && framingOf(u"tcp"_s, false) == Framing::Tcp);
}

void TestLobbyProtocols::modbusAnswersAreCutOutOfWhateverComes()
{
    using namespace modbus;
    const Message answer{.unit = 1, .function = 2, .data = bytes("0101")};
    const Message refusal{.unit = 1, .function = 0x82, .data = bytes("02")};
    for (const auto framing : {Framing::Rtu, Framing::Tcp}) {
        auto heard = bytes("00ff55") + frame(framing, answer) + frame(framing, refusal);
        QCOMPARE(take(framing, false, heard), std::optional(answer));
        QCOMPARE(take(framing, false, heard), std::optional(refusal));
        QVERIFY(heard.isEmpty());
        const auto whole = frame(framing, answer);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            heard = whole.first(size);
            QVERIFY(!take(framing, false, heard));
            heard += whole.sliced(size);
            QCOMPARE(take(framing, false, heard), std::optional(answer)); // split at every byte
        }
    }
    auto wrong = frame(Framing::Rtu, answer);
    wrong.back() = static_cast<char>(wrong.back() ^ 1);
    QVERIFY(!take(Framing::Rtu, false, wrong));
    auto lying = bytes("000100000fff0102"); // a length that cannot be
    QVERIFY(!take(Framing::Tcp, false, lying));
    QVERIFY(lying.size() < 8);
}

void TestLobbyProtocols::aModbusDisplayKnowsItsOwnAnswer()
{
    using Said = AnnouncerProtocol::Said;
    using namespace modbus;
    for (const auto framing : {Framing::Rtu, Framing::Tcp}) {
        ModbusDisplay display({.framing = framing, .unit = 5, .address = 0x20, .columns = 8});
        auto told = *display.tell(call());
        const auto written = take(framing, true, told);
        QVERIFY(written);
        QCOMPARE(written->unit, quint8{5});
        QCOMPARE(written->data, bytes("00200004 08") + *gb2312Bytes(u"A012 3号"_s));
        auto answer = *written;
        answer.data = written->data.first(4);
        auto heard = frame(framing, answer);
        QVERIFY(display.take(heard) == Said::Taken);
        auto other = answer;
        other.unit = 6;
        heard = frame(framing, other);
        QVERIFY(!display.take(heard));
        other = answer;
        other.data = bytes("00210004");
        heard = frame(framing, other);
        QVERIFY(display.take(heard) == Said::Refused);
        other = {.unit = 5, .function = 0x90, .data = bytes("02"), .transaction = answer.transaction};
        heard = frame(framing, other);
        QVERIFY(display.take(heard) == Said::Refused);
        QVERIFY(!display.ask().isEmpty());
        heard = frame(framing, answer);
        QVERIFY(!display.take(heard)); // to the question before
    }
    ModbusDisplay odd({.columns = 5});
    auto told = odd.clear();
    QCOMPARE(take(Framing::Rtu, true, told)->data.sliced(5), QByteArray("      "));
}

void TestLobbyProtocols::aModbusCabinetKnowsItsOwnAnswer()
{
    using What = CabinetProtocol::Said::What;
    using namespace modbus;
    ModbusCabinet cabinet({.framing = Framing::Rtu, .unit = 1, .coil = 0x10, .input = 0x40});
    auto told = cabinet.open(3);
    auto heard = told; // the answer is the question
    QCOMPARE(take(Framing::Rtu, true, told)->data, bytes("0012ff00"));
    auto said = cabinet.take(heard);
    QVERIFY(said && said->what == What::Taken && said->door == 3);
    told = cabinet.ask(3);
    QCOMPARE(take(Framing::Rtu, true, told)->data, bytes("00420001"));
    for (const auto &[data, what] : {std::pair{bytes("0101"), What::Shut}, std::pair{bytes("0100"), What::Open},
                                     std::pair{bytes("00"), What::Refused}}) {
        heard = frame(Framing::Rtu, {.unit = 1, .function = 2, .data = data});
        said = cabinet.take(heard);
        QVERIFY(said && said->what == what && said->door == 3);
    }
    QVERIFY(cabinet.mostDoors() > 60000);
}

YC_TEST(TestLobbyProtocols)
#include "tst_lobby_protocols.moc"
