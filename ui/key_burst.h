#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace yc::ui
{

// Tells a code scanner that types, as most do, from a person: six characters or more, each within 35 ms of the one
// before, closed by Enter or Tab. Nobody types so, not for six keys running; a key that is held down repeats about as
// fast and says that it does.
//
// It watches the whole application, once it is that one's event filter:
//  - In a field for text what is typed stands there at once, whoever typed it: a number that is scanned into its field
//    belongs there. Only what isOurs() knows is taken out again when its Enter comes, and told.
//  - Elsewhere a key could move something, so a character waits for a moment whether others follow; a scan is taken
//    whole, anything else goes on its way in order, untouched.
//  - A field for a secret is never looked at, nor are characters that an input method composes, nor keys that no device
//    struck (they carry no time).
class KeyBurst : public QObject
{
    Q_OBJECT
public:
    using IsOurs = std::function<bool(const QString &text)>;
    explicit KeyBurst(IsOurs isOurs, QObject *parent = nullptr);
    ~KeyBurst() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void scanned(const QString &text); // without what closed it

private:
    struct Field; // where it is typed into, and what stood there before

    bool take(QWidget *where, QKeyEvent &key);
    bool close();
    void hold(const QKeyEvent &key);
    void letGo(); // what waits goes on its way
    void forget();

    IsOurs m_isOurs;
    QString m_text; // of the burst so far
    quint64 m_last = 0; // when its last key was struck, ms
    QPointer<QWidget> m_where;
    std::unique_ptr<Field> m_field; // null: it is held back
    std::vector<std::unique_ptr<QKeyEvent>> m_held; // presses and releases in their order
    bool m_replaying = false;
    const QEvent *m_seen = nullptr; // may be on its way up through the parents of
    QPointer<QWidget> m_seenBy;
    QTimer m_over;
};

} // namespace yc::ui
