#pragma once

#include "devices/api/smart_card.h"
#include "devices/smartcard/protocol/exchange.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>
#include <span>

// How a kind of card is read, as data: by which application it is known, which files are chosen, which records hold
// what. A further kind of card is one more table (social_security_card.h, staff_card.h) and, for fields that no card
// had yet, a line in card_script.cpp. Pure values.
namespace yc::devices::smartcard
{

enum class Field { CardNumber, Number, Name, Sex, Ethnicity, Birth, ValidTo, StaffNo, PublicKey };

enum class Coding {
    Characters, // GB18030 (ASCII is part of it), filled up with zeros or blanks on the right
    Digits, // two decimal digits a byte, filled up with F on the right
    Bytes, // as they are
};

struct Step {
    enum class Way {
        ChooseFile, // SELECT by file identifier, `which`
        Record, // READ RECORD by record identifier, P1 `which`; the answer is identifier, length, value
        Object, // GET DATA, `which` in P1 P2; the answer is tag (one or two bytes, as in `which`), length, value
    };
    Way way = Way::ChooseFile;
    quint16 which = 0;
    Field field = Field::Name; // the rest says nothing of a file
    Coding coding = Coding::Characters;
    qsizetype size = 0; // of the value, at most; of Bytes: exactly
    bool mayLack = false; // a card without it is good all the same
};

struct CardScript {
    SmartCardKind kind;
    std::span<const quint8> application; // AID or name, 5 to 16 bytes
    std::span<const quint8> historical; // the ATR's historical bytes begin so; empty: any card may have the application
    std::span<const Step> steps;
};

// Those that we read, in the order in which a card is asked.
[[nodiscard]] std::span<const CardScript> knownScripts();
// What this ATR allows; the others are not tried. An ATR that is none allows all: some readers make up their own.
[[nodiscard]] QList<const CardScript *> scriptsFor(QByteArrayView bytes,
                                                   std::span<const CardScript> of = knownScripts());

// One card asked along the scripts that its ATR allows: the first whose application it has. Pure, as Exchange.
class CardReading
{
public:
    enum class Outcome {
        Asking,
        Read, // card() has it
        Unknown, // it has no application that we know
        Closed, // it has one and does not say what we ask: status() tells why
        Garbled, // it answers what no such card can
    };
    explicit CardReading(QList<const CardScript *> scripts);

    [[nodiscard]] std::optional<QByteArray> next() const; // for the card; nullopt: it is over
    void take(QByteArrayView bytes);
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] quint16 status() const { return m_status; } // the last one
    [[nodiscard]] SmartCard takeCard(); // once
    ~CardReading();
    CardReading(const CardReading &) = delete;
    CardReading &operator=(const CardReading &) = delete;

private:
    void ask();
    void judge(const Answer &answer);
    [[nodiscard]] bool put(const Step &step, QByteArrayView value);

    QList<const CardScript *> m_scripts; // the first is being asked
    qsizetype m_step = -1; // -1: choosing the application
    std::unique_ptr<Exchange> m_exchange;
    Outcome m_outcome = Outcome::Asking;
    quint16 m_status = 0;
    SmartCard m_card;
};

[[nodiscard]] Command chooseApplication(const CardScript &script);

} // namespace yc::devices::smartcard
