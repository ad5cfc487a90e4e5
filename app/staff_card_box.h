#pragma once

#include "app/shop.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;

namespace yc::devices
{
struct SmartCard;
class SmartCardReader;
} // namespace yc::devices

namespace yc::app
{

// Asks for the staff card 工作证卡 of whoever signs in, and has it sign a challenge: one that lies in a reader already,
// or the next that is put in. Says what is in the way: no reader, another kind of card, another person's, one taken out
// too early. Waits until there is a proof or somebody gives up; the card may be put in again as often as they like.
class StaffCardBox : public QWidget
{
    Q_OBJECT
public:
    explicit StaffCardBox(Shop &shop, QWidget *parent = nullptr);
    void want(const QByteArray &challenge, const QString &staffNo);
    void stop(); // nothing is wanted any more
    [[nodiscard]] bool isWanting() const { return !m_challenge.isEmpty(); }

Q_SIGNALS:
    void proven(const QByteArray &signature);
    void gaveUp();

private:
    void take(devices::SmartCardReader *reader);
    void cameIn(devices::SmartCardReader *reader, const devices::SmartCard &card);
    void ask(devices::SmartCardReader *reader);
    enum class About { Reader, Card, Haste }; // what the words are of, and with it what takes them away
    void say(About about, const QString &words);
    void sayWhatIsWanted();

    QLabel *m_words = nullptr;
    QPushButton *m_cancel = nullptr;
    QList<devices::SmartCardReader *> m_readers;
    QHash<devices::SmartCardReader *, QString> m_lying; // the number on the staff card in that reader
    QByteArray m_challenge;
    QString m_staffNo;
    About m_about = About::Reader;
    bool m_asked = false; // a card is signing
};

} // namespace yc::app
