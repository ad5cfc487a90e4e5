#include "devices/transport/wire_file.h"

#include "base/log.h"
#include "devices/transport/wire_record.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace yc::devices::transport
{

namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype ManyZeros = 16; // a masked picture is nothing else

// One file a device, for as long as its place is the same: what was plugged in again goes on in it.
QString fileFor(const WireRecord &record, QString place)
{
    static const QRegularExpression odd(u"[^0-9A-Za-z.-]+"_s);
    return QDir(record.folder).filePath(record.protocol + u'-' + place.replace(odd, u"_"_s) + u".wire"_s);
}

} // namespace

WireFile::WireFile(const QString &place, const WireRecord &record) : m_clock(record.clock)
{
    if (record.folder.isEmpty() || !m_clock)
        return;
    m_began = m_clock->sinceStart();
    m_file.setFileName(fileFor(record, place));
    const bool fresh = !m_file.exists();
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        log::write(log::Level::Warning, "devices", "wire-not-recorded", {{u"protocol"_s, record.protocol}});
        m_file.close();
    } else if (fresh) {
        m_file.write("yichuang-wire 1 " + record.protocol.toLatin1() + '\n');
    }
}

void WireFile::note(const QByteArray &what)
{
    if (!m_file.isOpen())
        return;
    const auto at = QByteArray::number(qint64((m_clock->sinceStart() - m_began).count()));
    if (m_file.size() + at.size() + what.size() > LongestRecord) {
        m_file.write(at + " full\n");
        return m_file.close();
    }
    m_file.write(at + ' ' + what + '\n');
    m_file.flush(); // what came before a crash is what somebody looks for
}

void WireFile::bytes(char way, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        note(way + (' ' + text(bytes)));
}

QByteArray WireFile::text(const QByteArray &bytes)
{
    const auto last = std::find_if(bytes.crbegin(), bytes.crend(), [](char one) { return one != '\0'; });
    const auto zeros = std::min<qsizetype>(last - bytes.crbegin(), bytes.size() - 1); // one byte is always spelled
    if (zeros < ManyZeros)
        return bytes.toHex();
    return bytes.first(bytes.size() - zeros).toHex() + " +" + QByteArray::number(zeros);
}

} // namespace yc::devices::transport
