#pragma once

#include <QHash>
#include <QObject>

class QLineEdit;
class QPlainTextEdit;

namespace yc::ui
{

// Counts every character that reaches a watched field by whatever means (keys, paste, an input method, an assistive
// technology), except what the program itself puts there inside a Quiet. The figure is the story's entered_characters.
class EnteredCharacters : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void watch(QLineEdit *field);
    void watch(QPlainTextEdit *field);
    [[nodiscard]] int count() const { return m_count; }

    // While one lives, changes are the program's own (a value from the card).
    class Quiet
    {
    public:
        explicit Quiet(EnteredCharacters *counter) : m_counter(counter)
        {
            if (m_counter)
                ++m_counter->m_quiet;
        }
        ~Quiet()
        {
            if (m_counter)
                --m_counter->m_quiet;
        }
        Quiet(const Quiet &) = delete;
        Quiet &operator=(const Quiet &) = delete;

    private:
        EnteredCharacters *m_counter;
    };

    // Characters of `after` that are not in `before`, taking the common head and tail away.
    [[nodiscard]] static qsizetype inserted(QStringView before, QStringView after);

private:
    void note(QObject *field, const QString &text);

    QHash<QObject *, QString> m_texts;
    int m_count = 0;
    int m_quiet = 0;
};

} // namespace yc::ui
