#include "devices/virtual/stu_twin.h"

#include "devices/pad/protocol/stu_crypto.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace yc::devices::virtual_bench
{

using namespace pad::stu;

// Written down from the manual's table by itself, not from the driver's: what both believe has to be true twice. Pen
// units are the writing areas of the data sheets at 2540 to the inch.
struct StuTwin::Kind {
    quint16 product;
    const char *name;
    QSize pen;
    int pressure;
    QSize screen;
    quint8 encodings; // as its capability says them; 0: it says nothing about it
    bool later; // than the 520A
    bool colour;
    OptionMode option;
};

const std::array<StuTwin::Kind, 6> StuTwin::Kinds{{
    {0x00A2, "STU-300", {9900, 2500}, 511, {396, 100}, 0, false, false, OptionMode::None},
    {0x00A1, "STU-500", {10240, 7680}, 511, {640, 480}, 0, false, false, OptionMode::None},
    {0x00A3, "STU-520A", {10400, 6240}, 511, {800, 480}, 0x01, false, true, OptionMode::Sequence},
    {0x00A4, "STU-430", {9600, 6000}, 1023, {320, 200}, 0x03, true, false, OptionMode::TimeCountSequence},
    {0x00A5, "STU-530", {10800, 6480}, 1023, {800, 480}, 0x0F, true, true, OptionMode::TimeCountSequence},
    {0x00A8, "STU-540", {10800, 6480}, 1023, {800, 480}, 0x0F, true, true, OptionMode::TimeCountSequence},
}};

namespace
{

constexpr quint16 Product520 = 0x00A3;
constexpr quint16 Product540 = 0x00A8;
// The largest prime of 128 bits.
const auto Prime = QByteArray::fromHex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF61");
const auto Base = QByteArray::fromHex("0003");

QByteArray randomBytes(int size)
{
    QByteArray bytes(size, '\0');
    for (auto &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    return bytes;
}

QByteArray numbered(Report report, const QByteArray &body)
{
    return QByteArray(1, static_cast<char>(report)) + body;
}

QRgb pixelOf(const QByteArray &picture, Encoding encoding, QSize size, int x, int y)
{
    const auto byte = [&](qsizetype at) { return at < picture.size() ? static_cast<quint8>(picture[at]) : 0xFF; };
    const qsizetype width = size.width();
    switch (encoding) {
    case Encoding::Mono:
        return (byte((width + 7) / 8 * y + x / 8) & 0x80 >> x % 8) != 0 ? qRgb(255, 255, 255) : qRgb(0, 0, 0);
    case Encoding::Colour16: {
        const auto packed = byte(2 * (width * y + x)) << 8 | byte(2 * (width * y + x) + 1);
        return qRgb((packed >> 11) * 255 / 31, (packed >> 5 & 0x3F) * 255 / 63, (packed & 0x1F) * 255 / 31);
    }
    case Encoding::Colour24: {
        const auto at = 3 * (width * y + x);
        return qRgb(byte(at + 2), byte(at + 1), byte(at));
    }
    }
    return qRgb(255, 255, 255);
}

} // namespace

QList<quint16> StuTwin::products()
{
    QList<quint16> all;
    for (const auto &kind : Kinds)
        all << kind.product;
    return all;
}

StuTwin::StuTwin(quint16 product)
    : m_kind(std::ranges::find(Kinds, product, &Kind::product)), m_capability{.maxX = m_kind->pen.width(),
                                                                              .maxY = m_kind->pen.height(),
                                                                              .maxPressure = m_kind->pressure,
                                                                              .screen = m_kind->screen,
                                                                              .unitsPerInch = 2540,
                                                                              .encodings = m_kind->encodings}
{
    powerUp();
}

void StuTwin::speakTo(std::function<void(const QByteArray &)> ear)
{
    const std::scoped_lock lock(m_mutex);
    m_ear = std::move(ear);
}

void StuTwin::powerUp()
{
    const std::scoped_lock lock(m_mutex);
    m_screen = QImage(m_capability.screen, QImage::Format_RGB32);
    m_screen.fill(QColor(0x30, 0x60, 0x90)); // the maker's own picture
    m_state = m_faults.busy > 0 ? State::BootImage : State::Ready;
    m_busyWith = State::BootImage;
    m_busyFor = m_faults.busy;
    m_area = QRect({}, m_capability.screen);
    m_inking = true;
    m_option = OptionMode::None;
    m_lastResult = 0;
    m_key.clear();
    m_keyStatus = {};
    m_half.reset();
    m_penAt.reset();
}

bool StuTwin::has(quint8 number) const
{
    static const QSet<quint8> everybody{0x01, 0x03, 0x04, 0x08, 0x09, 0x0A, 0x10, 0x15,
                                        0x16, 0x20, 0x21, 0x22, 0x25, 0x26, 0x27};
    static const QSet<quint8> firstCipher{0x13, 0x14, 0x1A, 0x1B};
    static const QSet<quint8> from520{0x28, 0x2A, 0x32};
    static const QSet<quint8> colours{0x29, 0x2B, 0x2C};
    static const QSet<quint8> later{0x0B, 0x23, 0x24, 0x2D, 0x2F, 0x33, 0x34, 0x40, 0x50};
    static const QSet<quint8> only540{0x06, 0x0C, 0x0D, 0x0E, 0x0F, 0x90, 0x91, 0x92, 0x93,
                                      0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B};
    const bool is520 = m_kind->product == Product520;
    return everybody.contains(number) || (firstCipher.contains(number) && !m_kind->later)
        || (from520.contains(number) && (is520 || m_kind->later)) || (colours.contains(number) && m_kind->colour)
        || (later.contains(number) && m_kind->later) || (number == 0x2E && m_kind->later && m_kind->colour)
        || ((number == 0x30 || number == 0x31) && is520) || (only540.contains(number) && m_kind->product == Product540);
}

std::optional<QByteArray> StuTwin::asked(quint8 number)
{
    const std::scoped_lock lock(m_mutex);
    if (!has(number)) {
        m_unknown.insert(number);
        answer(Outcome::WrongReport);
        return std::nullopt;
    }
    switch (static_cast<Report>(number)) {
    case Report::Status: {
        const auto state = isBusy() ? m_busyWith : m_state;
        if (m_busyFor > 0 && --m_busyFor == 0 && m_state == State::BootImage)
            m_state = State::Ready;
        return toBytes(Status{.state = state, .lastResult = m_lastResult});
    }
    case Report::Information:
        return toBytes(Information{.model = QString::fromLatin1(m_kind->name), .major = 2, .minor = 5});
    case Report::Capability: return toBytes(m_capability, m_kind->later || m_kind->product == Product520);
    case Report::Uid: return QByteArray::fromHex("0A00000042");
    case Report::Uid2: return numbered(Report::Uid2, "YC00000042");
    case Report::InkingMode: return inkingMode(m_inking);
    case Report::PenDataOptionMode: return optionMode(m_option);
    case Report::HandwritingDisplayArea: return handwritingArea(m_area);
    case Report::DhPrime: return numbered(Report::DhPrime, m_faults.noPrime ? QByteArray(16, '\0') : Prime);
    case Report::DhBase: return numbered(Report::DhBase, Base);
    case Report::DevicePublicKey: return numbered(Report::DevicePublicKey, m_publicKey);
    case Report::EncryptionCommand: return toBytes(m_keyAnswer);
    case Report::EncryptionStatus: {
        const auto status = m_keyStatus;
        if (m_keyStatus.ciphered == KeyStatus::Calculating && --m_busyFor <= 0) {
            m_busyFor = 0;
            m_keyStatus.ciphered = KeyStatus::Ready;
        }
        return toBytes(status);
    }
    default: return std::nullopt; // can only be told
    }
}

bool StuTwin::told(const QByteArray &report)
{
    const std::scoped_lock lock(m_mutex);
    const auto number = static_cast<quint8>(report[0]);
    if (!has(number)) {
        m_unknown.insert(number);
        answer(Outcome::WrongReport);
        return true; // as the real ones: taken, not done
    }
    if (m_faults.refused && number == static_cast<quint8>(*m_faults.refused)) {
        answer(Outcome::WrongState);
        return true;
    }
    if (isBusy() && static_cast<Report>(number) != Report::ImageDataBlock) {
        answer(Outcome::WrongState);
        return true;
    }
    static const QSet<quint8> flash{0x0A, 0x0C, 0x1A, 0x1B, 0x29, 0x2B, 0x2C, 0x2E};
    m_flashWrites += flash.contains(number);
    answer(Outcome::Ok);
    run(report);
    return true;
}

void StuTwin::run(const QByteArray &report)
{
    switch (static_cast<Report>(static_cast<quint8>(report[0]))) {
    case Report::Reset:
        clear();
        m_state = State::Ready;
        m_inking = true;
        m_option = OptionMode::None;
        m_area = QRect({}, m_capability.screen);
        m_key.clear();
        m_keyStatus = {};
        break;
    case Report::ClearScreen: clear(); break;
    case Report::InkingMode: m_inking = report[1] != 0; break;
    case Report::InkThreshold: break;
    case Report::HandwritingDisplayArea:
        if (const auto area = handwritingAreaFrom(report); area && QRect({}, m_capability.screen).contains(*area))
            m_area = *area;
        else
            answer(Outcome::ImageParameters);
        break;
    case Report::PenDataOptionMode:
        if (static_cast<quint8>(report[1]) <= static_cast<quint8>(m_kind->option))
            m_option = static_cast<OptionMode>(report[1]);
        else
            answer(Outcome::BadParameter);
        break;
    case Report::StartImageData: {
        const auto encoding = static_cast<Encoding>(report[1]);
        const bool shows = encoding == Encoding::Mono || (encoding == Encoding::Colour16 && m_kind->colour)
            || (encoding == Encoding::Colour24 && m_kind->colour && m_kind->later);
        if (m_state != State::Ready)
            return answer(Outcome::WrongState);
        if (!shows)
            return answer(Outcome::WrongEncoding);
        m_encoding = encoding;
        m_picture.clear();
        m_state = State::Image;
        break;
    }
    case Report::ImageDataBlock: takeBlock(report); break;
    case Report::EndImageData: endPicture(report[1] == 0); break;
    case Report::HostPublicKey: exchange(report.sliced(1)); break;
    case Report::EncryptionCommand:
        if (const auto message = keyMessageFrom(report))
            runKeyCommand(*message);
        else
            answer(Outcome::BadParameter);
        break;
    case Report::StartCapture: startCapture(report); break;
    case Report::EndCapture:
        if (m_state == State::Capture)
            m_state = State::Ready;
        m_half.reset();
        break;
    default: break;
    }
}

void StuTwin::clear()
{
    m_screen.fill(Qt::white);
    m_busyWith = State::Image;
    m_busyFor = m_faults.busy;
    m_penAt.reset();
}

void StuTwin::takeBlock(const QByteArray &report)
{
    const auto most = m_kind->product == Product540 ? LargeBlock : SmallBlock;
    const auto block = blockIn(report);
    if (m_state != State::Image)
        return answer(Outcome::WrongState);
    if (block.isEmpty() || report.size() > most + 3)
        return answer(Outcome::BadParameter);
    if (m_picture.size() + block.size() > pictureSize(m_capability.screen, *m_encoding))
        return answer(Outcome::ImageTooLong);
    m_picture += block;
}

void StuTwin::endPicture(bool show)
{
    if (m_state != State::Image)
        return answer(Outcome::WrongState);
    m_state = State::Ready;
    if (!show)
        return;
    for (int y = 0; y < m_screen.height(); ++y)
        for (int x = 0; x < m_screen.width(); ++x)
            m_screen.setPixel(x, y, pixelOf(m_picture, *m_encoding, m_screen.size(), x, y));
    m_busyWith = State::Image;
    m_busyFor = m_faults.busy;
    ++m_picturesTaken;
}

void StuTwin::exchange(const QByteArray &hostKey)
{
    const auto mine = makeDhPair(Prime, Base);
    const auto shared = mine ? sharedKey(*mine, hostKey, Prime) : std::nullopt;
    if (!shared)
        return answer(Outcome::BadParameter);
    m_publicKey = m_faults.emptyKey ? QByteArray(15, '\0') + '\1' : mine->open;
    m_key = shared->reveal();
    ++m_keysMade;
    m_busyWith = State::Calculating;
    m_busyFor = m_faults.busy;
}

void StuTwin::runKeyCommand(const KeyMessage &message)
{
    switch (message.command) {
    case KeyCommand::SetType:
        m_keyStatus = {.symmetric = message.parameter, .asymmetric = message.lengthOrIndex};
        m_exponent.clear();
        m_modulus.clear();
        m_key.clear();
        return;
    case KeyCommand::SetBlock: {
        const auto data = message.data.first(std::min<qsizetype>(message.lengthOrIndex, KeyBlock));
        if (message.parameter == static_cast<quint8>(KeyPart::Exponent))
            m_exponent = data;
        else if (message.parameter == static_cast<quint8>(KeyPart::Modulus))
            m_modulus += data;
        m_keyStatus.exponent = m_exponent.isEmpty() ? KeyStatus::NotReady : KeyStatus::Ready;
        m_keyStatus.modulus = m_modulus.size() == Rsa ? KeyStatus::Ready : KeyStatus::NotReady;
        return;
    }
    case KeyCommand::Generate: {
        if (m_keyStatus.symmetric != Aes256 || m_keyStatus.asymmetric != Rsa2048Oaep || m_modulus.size() != Rsa)
            return answer(Outcome::BadParameter);
        m_key = randomBytes(32);
        m_ciphered = rsaSeal(m_modulus, m_exponent, m_key);
        ++m_keysMade;
        m_busyFor = m_faults.busy;
        m_keyStatus.ciphered = m_faults.keyFails ? quint8{0xFE} : KeyStatus::Calculating;
        if (m_faults.keyFails)
            m_busyFor = 0;
        return;
    }
    case KeyCommand::GetBlock: {
        const auto block = m_ciphered.mid(qsizetype{message.lengthOrIndex} * KeyBlock, KeyBlock);
        m_keyAnswer = {.command = KeyCommand::GetBlock,
                       .parameter = message.parameter,
                       .lengthOrIndex = static_cast<quint8>(block.size()),
                       .data = block};
        return;
    }
    case KeyCommand::GetStatus: return;
    }
}

void StuTwin::startCapture(const QByteArray &report)
{
    if (m_key.isEmpty() || m_state != State::Ready || report.size() < 5)
        return answer(Outcome::WrongState);
    m_session = 0;
    for (int i = 1; i < 5; ++i)
        m_session = m_session << 8 | static_cast<quint8>(report[i]);
    m_state = State::Capture;
}

} // namespace yc::devices::virtual_bench
