#include "ui/key_burst.h"

#include "base/secret.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextEdit>

#include <chrono>

namespace yc::ui
{

namespace
{

using namespace std::chrono_literals;

constexpr qsizetype FewestKeys = 6;
constexpr quint64 MostApart = 35; // ms, by the time that the keyboard's driver gave each key
constexpr auto Wait = 60ms; // longer: the next key may have come and not been looked at yet
constexpr qsizetype MostKeys = 4096;

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_CapsLock || key == Qt::Key_Control || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr;
}

bool isCharacter(const QKeyEvent &key)
{
    return key.text().size() == 1 && key.text().front().isPrint()
        && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

bool closes(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab;
}

bool isSecret(const QWidget *where)
{
    const auto *line = qobject_cast<const QLineEdit *>(where);
    return (line && line->echoMode() != QLineEdit::Normal)
        || (where->inputMethodHints() & (Qt::ImhHiddenText | Qt::ImhSensitiveData));
}

} // namespace

struct KeyBurst::Field {
    QString text;
    int position = 0;
    int anchor = 0;

    // Nothing: characters typed there go nowhere.
    static std::unique_ptr<Field> of(const QWidget *where)
    {
        if (const auto *line = qobject_cast<const QLineEdit *>(where); line && !line->isReadOnly()) {
            const bool marked = line->hasSelectedText();
            const int start = marked ? line->selectionStart() : line->cursorPosition();
            return std::make_unique<Field>(line->text(), marked ? line->selectionEnd() : start, start);
        }
        if (const auto *plain = qobject_cast<const QPlainTextEdit *>(where); plain && !plain->isReadOnly()) {
            const auto cursor = plain->textCursor();
            return std::make_unique<Field>(plain->toPlainText(), cursor.position(), cursor.anchor());
        }
        if (const auto *rich = qobject_cast<const QTextEdit *>(where); rich && !rich->isReadOnly())
            return std::make_unique<Field>(QString(), 0, 0);
        return nullptr;
    }
    Field(QString before, int cursor, int other) : text(std::move(before)), position(cursor), anchor(other) { }
    ~Field() { yc::wipe(text); } // shared with the field's own, it is only let go
    Field(const Field &) = delete;
    Field &operator=(const Field &) = delete;

    // As a person would: whoever listens to what is typed hears of it.
    void putBack(QWidget *where) const
    {
        if (auto *line = qobject_cast<QLineEdit *>(where)) {
            line->selectAll();
            line->insert(text);
            if (anchor != position)
                line->setSelection(anchor, position - anchor);
            else
                line->setCursorPosition(position);
        } else if (auto *plain = qobject_cast<QPlainTextEdit *>(where)) {
            auto cursor = plain->textCursor();
            cursor.select(QTextCursor::Document);
            cursor.insertText(text);
            cursor.setPosition(anchor);
            cursor.setPosition(position, QTextCursor::KeepAnchor);
            plain->setTextCursor(cursor);
        }
    }
};

KeyBurst::KeyBurst(IsOurs isOurs, QObject *parent) : QObject(parent), m_isOurs(std::move(isOurs))
{
    m_over.setSingleShot(true);
    m_over.setTimerType(Qt::PreciseTimer);
    connect(&m_over, &QTimer::timeout, this, &KeyBurst::letGo);
}

KeyBurst::~KeyBurst()
{
    forget();
}

bool KeyBurst::eventFilter(QObject *watched, QEvent *event)
{
    if (m_replaying || (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        || !watched->isWidgetType())
        return false;
    auto &key = *static_cast<QKeyEvent *>(event);
    auto *where = static_cast<QWidget *>(watched);
    if (key.timestamp() == 0 || (m_seen == event && m_seenBy && m_seenBy != where && where->isAncestorOf(m_seenBy)))
        return false; // nobody struck it, or it was looked at and is on its way up
    m_seen = event;
    m_seenBy = where;
    if (isModifier(key.key()))
        return false;
    if (event->type() == QEvent::KeyRelease) {
        if (m_held.empty())
            return false;
        hold(key); // behind its press
        return true;
    }
    return take(where, key);
}

bool KeyBurst::take(QWidget *where, QKeyEvent &key)
{
    const bool follows = !m_text.isEmpty() && m_where == where && key.timestamp() >= m_last
        && key.timestamp() - m_last <= MostApart && m_text.size() < MostKeys;
    if (follows && closes(key) && m_text.size() >= FewestKeys)
        return close();
    if (!isCharacter(key) || key.isAutoRepeat() || isSecret(where)) {
        letGo();
        return false;
    }
    if (!follows) {
        letGo();
        m_where = where;
        m_field = Field::of(where);
    }
    m_text += key.text();
    m_last = key.timestamp();
    m_over.start(Wait);
    if (m_field)
        return false;
    hold(key);
    return true;
}

bool KeyBurst::close()
{
    if (m_field && !m_isOurs(m_text)) {
        forget();
        return false; // what the field was to be given; Enter goes on to the next
    }
    auto text = std::exchange(m_text, {});
    const auto where = m_where;
    const auto field = std::move(m_field);
    forget();
    if (field && where)
        field->putBack(where);
    Q_EMIT scanned(text);
    yc::wipe(text);
    return true;
}

void KeyBurst::hold(const QKeyEvent &key)
{
    m_held.emplace_back(static_cast<QKeyEvent *>(key.clone()));
}

void KeyBurst::letGo()
{
    const auto held = std::exchange(m_held, {});
    const auto where = m_where;
    forget();
    const QScopedValueRollback replaying(m_replaying, true);
    for (const auto &key : held)
        if (where)
            QCoreApplication::sendEvent(where, key.get());
}

void KeyBurst::forget()
{
    m_over.stop();
    m_held.clear();
    m_field.reset();
    m_where.clear();
    yc::wipe(m_text);
}

} // namespace yc::ui
