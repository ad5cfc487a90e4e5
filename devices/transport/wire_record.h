#pragma once

#include "base/clock.h"
#include "devices/transport/byte_stream.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace yc::devices::transport
{

// What a protocol allows to be written of its bytes: as many as went over the wire, those that are of a person put out
// by others. What cannot be judged yet is held until it can. One object hears both directions of one line from its
// opening to its end, because what an answer holds is often told by the question alone. Used in the device's thread.
class WireMask
{
public:
    WireMask() = default;
    virtual ~WireMask() = default;
    WireMask(const WireMask &) = delete;
    WireMask &operator=(const WireMask &) = delete;
    [[nodiscard]] virtual QByteArray sent(QByteArrayView bytes) = 0; // to the device
    [[nodiscard]] virtual QByteArray heard(QByteArrayView bytes) = 0; // from it
};
template <typename Masked> class MaskOf final : public WireMask // a protocol's, which knows nothing of streams
{
public:
    [[nodiscard]] QByteArray sent(QByteArrayView bytes) override { return m_masked.sent(bytes); }
    [[nodiscard]] QByteArray heard(QByteArrayView bytes) override { return m_masked.heard(bytes); }

private:
    Masked m_masked;
};

// Where a line is written down, for whoever has to find out why a device does not do as it should.
struct WireRecord {
    QString folder; // empty: nowhere
    QString protocol; // "sdt"; stands in the file's name
    std::shared_ptr<WireMask> mask; // null: every byte becomes a zero
    const Clock *clock = nullptr;
};

// A record is a text file, NAME.wire, readable by its owner alone:
//
//   yichuang-wire 1 sdt
//   0 opening                      a time counts from here, in ms
//   3 opened
//   12 > aaaaaa96690003200122      to the device, bytes in hexadecimal; " +253" behind them: as many zeros more
//   14 < aaaaaa9669000400008084    from it
//   9000 lost D-0901
//
// A HID device that is told and asked by feature reports (hid_reports.h) has two lines more, and each is one report:
//
//   20 ? 03 0300000000             report 03 was asked for, and what it was; without: refused
//   21 ! 2000                      told, and refused
//
// and a reader of cards with chips (devices/smartcard) what PC/SC says of it, commands and answers behind > and <:
//
//   30 reader NAME                 it is there; "gone": not any more
//   40 card 3b81…                  a card lies there, with this ATR; "mute": without any; "empty": none
//   45 connected                   it is ours; "released": others'
//   50 trouble held                a call came back otherwise
//
// devices/virtual/replay_twin.h plays the device's part of one, pad_replay.h and card_replay.h those two. A record that
// reached LongestRecord says "full" and ends.
inline constexpr qint64 LongestRecord = qint64{16} * 1024 * 1024;

// The option of a plug that says the folder (driver.h); put there by --record-wire, for all of them.
inline const auto RecordOption = QStringLiteral("recordTo");

// The stream itself, or one that writes down what goes through it. A folder that cannot be written to is logged, and
// the device works all the same.
[[nodiscard]] std::unique_ptr<ByteStream> recorded(std::unique_ptr<ByteStream> stream, const Place &place,
                                                   const WireRecord &record);
// The same for what lies behind no wire: the place as the settings write it.
[[nodiscard]] std::unique_ptr<ByteStream> recorded(std::unique_ptr<ByteStream> stream, const QString &place,
                                                   const WireRecord &record);

} // namespace yc::devices::transport
