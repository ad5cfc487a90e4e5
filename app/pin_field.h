#pragma once

#include "base/secret.h"

#include <QObject>

class QLabel;
class QLineEdit;

namespace yc::app
{

// What stands in the field, as a copy of its own: one that is shared with the field could not be wiped by whoever holds
// it.
[[nodiscard]] SecretText secretIn(const QLineEdit &field);
// Empties it, and overwrites what stood there as far as Qt hands it out.
void blank(QLineEdit &field);

// Makes a field one for a secret. What can be no PIN (longer than the hall takes, or with characters that nobody sees)
// is refused as a whole, with words: cut or cleaned it would be another PIN, and nobody could see why it is wrong.
// Lives with the field; made before anybody else listens to it.
class PinGuard : public QObject
{
    Q_OBJECT
public:
    explicit PinGuard(QLineEdit *field);
    // For the owner to put below the field; hidden while there is nothing to say.
    [[nodiscard]] QLabel *words() const { return m_words; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void judge();
    void say(const QString &words);

    QLineEdit *m_field;
    QLabel *m_words;
    bool m_blanking = false; // the change is our own
};

} // namespace yc::app
