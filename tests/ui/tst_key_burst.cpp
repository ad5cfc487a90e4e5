#include "tests/support/register.h"
#include "ui/key_burst.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace yc;

// Keys as the system gives them, each with the time at which it was struck; no time passes in these tests but that.
class TestKeyBurst : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aScanIsTakenWhereNothingIsTyped_data();
    void aScanIsTakenWhereNothingIsTyped();
    void aFastTypistIsNoScanner();
    void fewKeysAreNoScan();
    void aHeldKeyIsNoScan();
    void whatIsHeldBackComesInItsOrder();
    void oneSlowKeyMakesItTyping();
    void ourCodeLeavesTheFieldAsItWas_data();
    void ourCodeLeavesTheFieldAsItWas();
    void anyOtherScanStaysInTheField();
    void aFieldForASecretIsNeverLookedAt();
    void whatAnInputMethodComposesPasses();
    void keysOfNoDevicePass();
    void shortcutsPass();
    void theFocusMovesInTheMiddle();

private:
    void strike(QWidget *where, int key, const QString &text, int apart, bool repeat = false,
                Qt::KeyboardModifiers with = {});
    void type(QWidget *where, const QString &text, int apart);
    void enter(QWidget *where, int apart = 5) { strike(where, Qt::Key_Return, QStringLiteral("\r"), apart); }
    [[nodiscard]] QStringList scans() const;

    struct Keys : QWidget { // a page with single keys of its own
        QString got;
        int entered = 0;
        void keyPressEvent(QKeyEvent *event) override
        {
            if (event->key() == Qt::Key_Return)
                ++entered;
            else
                got += event->text();
        }
    };
    std::unique_ptr<QWidget> m_window;
    Keys *m_keys = nullptr;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_plain = nullptr;
    std::unique_ptr<ui::KeyBurst> m_burst;
    std::unique_ptr<QSignalSpy> m_spy;
    quint64 m_now = 1000;
};

void TestKeyBurst::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_keys = new Keys;
    m_line = new QLineEdit;
    m_plain = new QPlainTextEdit;
    for (auto *widget :
         {static_cast<QWidget *>(m_keys), static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_plain)})
        column->addWidget(widget);
    m_burst = std::make_unique<ui::KeyBurst>([](const QString &text) { return text.startsWith(u"YC1:"); });
    qApp->installEventFilter(m_burst.get());
    m_spy = std::make_unique<QSignalSpy>(m_burst.get(), &ui::KeyBurst::scanned);
    m_now += 10'000;
}

void TestKeyBurst::cleanup()
{
    m_spy.reset();
    m_burst.reset();
    m_window.reset();
}

void TestKeyBurst::strike(QWidget *where, int key, const QString &text, int apart, bool repeat,
                          Qt::KeyboardModifiers with)
{
    m_now += static_cast<quint64>(apart);
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, with, text, repeat);
        event.setTimestamp(m_now);
        QApplication::sendEvent(where, &event);
    }
}

void TestKeyBurst::type(QWidget *where, const QString &text, int apart)
{
    for (const auto c : text) {
        if (c.isUpper())
            strike(where, Qt::Key_Shift, {}, 0);
        strike(where, c.toUpper().unicode(), c, apart);
    }
}

QStringList TestKeyBurst::scans() const
{
    QStringList list;
    for (const auto &one : *m_spy)
        list << one.front().toString();
    return list;
}

void TestKeyBurst::aScanIsTakenWhereNothingIsTyped_data()
{
    QTest::addColumn<int>("apart");
    QTest::addColumn<int>("closing");
    QTest::newRow("at once, Enter") << 0 << int(Qt::Key_Return);
    QTest::newRow("as slow as they come") << 35 << int(Qt::Key_Enter);
    QTest::newRow("closed by Tab") << 8 << int(Qt::Key_Tab);
}

void TestKeyBurst::aScanIsTakenWhereNothingIsTyped()
{
    QFETCH(int, apart);
    QFETCH(int, closing);
    const QStringList codes{QStringLiteral("91350100M000100Y43"), QStringLiteral("690123")};
    for (const auto &code : codes) {
        type(m_keys, code, apart);
        strike(m_keys, closing, QStringLiteral("\r"), apart);
        m_now += 500;
    }
    QCOMPARE(scans(), codes);
    QCOMPARE(m_keys->got, QString()); // nothing of it moved anything
    QCOMPARE(m_keys->entered, 0);
}

void TestKeyBurst::aFastTypistIsNoScanner()
{
    // 120 words a minute is a key each 100 ms; fingers roll over two or three keys much faster than that.
    for (const int apart : {100, 60, 40, 36}) {
        m_keys->got.clear();
        type(m_keys, QStringLiteral("material7"), apart);
        enter(m_keys, apart);
        QCOMPARE(m_keys->got, QStringLiteral("material7"));
        m_line->clear();
        type(m_line, QStringLiteral("YC1:ABCDEF"), apart);
        enter(m_line, apart);
        QCOMPARE(m_line->text(), QStringLiteral("YC1:ABCDEF"));
        m_now += 500;
    }
    m_keys->got.clear();
    for (const auto *rolled : {"the", "re", "is", "one"}) {
        m_now += 90;
        type(m_keys, QString::fromLatin1(rolled), 12);
    }
    enter(m_keys);
    QCOMPARE(m_keys->got, QStringLiteral("thereisone"));
    QCOMPARE(m_keys->entered, 5);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::fewKeysAreNoScan()
{
    type(m_keys, QStringLiteral("12345"), 2);
    enter(m_keys);
    QCOMPARE(m_keys->got, QStringLiteral("12345"));
    QCOMPARE(m_keys->entered, 1);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::aHeldKeyIsNoScan()
{
    strike(m_keys, Qt::Key_7, QStringLiteral("7"), 0);
    for (int i = 0; i < 20; ++i)
        strike(m_keys, Qt::Key_7, QStringLiteral("7"), 30, true);
    enter(m_keys);
    QCOMPARE(m_keys->got, QString(21, u'7'));
    QCOMPARE(m_keys->entered, 1);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::whatIsHeldBackComesInItsOrder()
{
    type(m_keys, QStringLiteral("ab"), 5);
    QCOMPARE(m_keys->got, QString()); // not for longer than this moment
    QTRY_COMPARE(m_keys->got, QStringLiteral("ab"));
    type(m_keys, QStringLiteral("1"), 500);
    strike(m_keys, Qt::Key_Left, {}, 5); // nothing of a scan: what waits goes before it
    QCOMPARE(m_keys->got, QStringLiteral("ab1"));
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::oneSlowKeyMakesItTyping()
{
    type(m_keys, QStringLiteral("abcdef"), 10);
    type(m_keys, QStringLiteral("g"), 36);
    type(m_keys, QStringLiteral("hi"), 10);
    enter(m_keys);
    QCOMPARE(m_keys->got, QStringLiteral("abcdefghi"));
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::ourCodeLeavesTheFieldAsItWas_data()
{
    QTest::addColumn<bool>("plain");
    QTest::newRow("one line") << false;
    QTest::newRow("several lines") << true;
}

void TestKeyBurst::ourCodeLeavesTheFieldAsItWas()
{
    QFETCH(bool, plain);
    QWidget *where = plain ? static_cast<QWidget *>(m_plain) : m_line;
    const auto text = [&] { return plain ? m_plain->toPlainText() : m_line->text(); };
    m_line->setText(QStringLiteral("样例路9号"));
    m_line->setSelection(3, 1); // what is typed would take its place
    m_plain->setPlainText(QStringLiteral("样例路9号"));
    auto cursor = m_plain->textCursor();
    cursor.setPosition(3);
    cursor.setPosition(4, QTextCursor::KeepAnchor);
    m_plain->setTextCursor(cursor);
    const QSignalSpy heard(m_line, &QLineEdit::textEdited); // so the form has what stands there
    type(where, QStringLiteral("YC1:ABC+/$"), 3);
    QCOMPARE(text(), QStringLiteral("样例路YC1:ABC+/$号")); // it may yet be somebody's typing
    enter(where);
    QCOMPARE(scans(), QStringList{QStringLiteral("YC1:ABC+/$")});
    QCOMPARE(text(), QStringLiteral("样例路9号"));
    QCOMPARE(plain ? m_plain->textCursor().selectedText() : m_line->selectedText(), QStringLiteral("9"));
    if (plain)
        return;
    QCOMPARE(heard.constLast().front().toString(), QStringLiteral("样例路9号"));
}

void TestKeyBurst::anyOtherScanStaysInTheField()
{
    const QSignalSpy entered(m_line, &QLineEdit::returnPressed);
    type(m_line, QStringLiteral("91350100M000100Y43"), 3);
    enter(m_line);
    QCOMPARE(m_line->text(), QStringLiteral("91350100M000100Y43"));
    QCOMPARE(entered.size(), 1);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::aFieldForASecretIsNeverLookedAt()
{
    m_line->setEchoMode(QLineEdit::Password);
    const QSignalSpy entered(m_line, &QLineEdit::returnPressed);
    type(m_line, QStringLiteral("YC1:123456"), 3);
    enter(m_line);
    QCOMPARE(m_line->text(), QStringLiteral("YC1:123456"));
    QCOMPARE(entered.size(), 1);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::whatAnInputMethodComposesPasses()
{
    QInputMethodEvent composing(QStringLiteral("yang li"), {});
    QApplication::sendEvent(m_line, &composing);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("样例测试人员"));
    QApplication::sendEvent(m_line, &done);
    enter(m_line);
    QCOMPARE(m_line->text(), QStringLiteral("样例测试人员"));
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::keysOfNoDevicePass()
{
    QTest::keyClicks(m_keys, QStringLiteral("12345678")); // as assistive technology and our own keyboard give them
    QTest::keyClick(m_keys, Qt::Key_Return);
    QCOMPARE(m_keys->got, QStringLiteral("12345678"));
    QCOMPARE(m_keys->entered, 1);
    QVERIFY(scans().isEmpty());
}

void TestKeyBurst::shortcutsPass()
{
    type(m_keys, QStringLiteral("12345"), 5);
    strike(m_keys, Qt::Key_K, QStringLiteral("\x0b"), 5, false, Qt::ControlModifier);
    QCOMPARE(m_keys->got, QStringLiteral("12345\x0b"));
    enter(m_keys);
    QCOMPARE(m_keys->entered, 1);
    QVERIFY(scans().isEmpty());
}

// What a half scan opened or closed: the rest is not taken for a whole one.
void TestKeyBurst::theFocusMovesInTheMiddle()
{
    type(m_keys, QStringLiteral("123456"), 5);
    type(m_line, QStringLiteral("789"), 5);
    enter(m_line);
    QCOMPARE(m_keys->got, QStringLiteral("123456"));
    QCOMPARE(m_line->text(), QStringLiteral("789"));
    QVERIFY(scans().isEmpty());
}

YC_TEST(TestKeyBurst)
#include "tst_key_burst.moc"
