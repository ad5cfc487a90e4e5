#pragma once

#include "core/domain/typed_text.h"

#include <QObject>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace yc::ui
{

class EnteredCharacters;

// Makes what stands in a field fit and gives the words about what was done to it; empty: nothing was. Whoever calls it
// from the field's textChanged keeps it from calling itself. `counter` may be null.
[[nodiscard]] QString makeFit(QLineEdit &field, core::domain::TypedKind kind, qsizetype longest,
                              EnteredCharacters *counter);
[[nodiscard]] QString makeFit(QPlainTextEdit &field, core::domain::TypedKind kind, qsizetype longest,
                              EnteredCharacters *counter);

// A field whose text is made fit whenever it changes, by whatever means, with a word about what was left out. Lives
// with the field. Made before anybody else listens to the field, so that whoever asks the field for its text gets what
// is fit; with a counter it is watched, too.
class FitText : public QObject
{
    Q_OBJECT
public:
    FitText(QLineEdit *field, core::domain::TypedKind kind, qsizetype longest, EnteredCharacters *counter = nullptr);
    FitText(QPlainTextEdit *field, qsizetype longest, EnteredCharacters *counter = nullptr); // of several lines

    // For the owner to put below the field; hidden while there is nothing to say.
    [[nodiscard]] QLabel *words() const { return m_words; }

private:
    void say(const QString &words);
    template <typename Field> void listen(Field *field, core::domain::TypedKind kind, qsizetype longest);

    EnteredCharacters *m_counter;
    QLabel *m_words;
    QString m_description; // the field's own, for when there is nothing to say
    bool m_making = false; // changes are our own
};

// The same for words to find something by: full-width figures would find nothing. Gives the words' label.
[[nodiscard]] QLabel *fitSearch(QLineEdit *field, EnteredCharacters *counter = nullptr, qsizetype longest = 100);

} // namespace yc::ui
