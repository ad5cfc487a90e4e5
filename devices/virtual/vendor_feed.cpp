#include "devices/virtual/vendor_feed.h"

#include "base/gb_text.h"
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_reply.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace yc::devices::virtual_bench
{

using namespace Qt::StringLiterals;

namespace
{

// As libraries put dates into words.
QString dotted(const QString &date)
{
    return date.size() == 8 ? date.first(4) + u'.' + date.mid(4, 2) + u'.' + date.mid(6, 2) : date;
}

QByteArray fieldsOf(const IdentityCard &card)
{
    const bool permit = card.layout == CardLayout::HkMoTwResidence;
    const QList<QPair<QString, QString>> fields{
        {u"type"_s, permit ? u"J"_s : u" "_s},
        {u"name"_s, card.name},
        {u"sex"_s, card.sexCode == u"2" ? u"女"_s : u"男"_s},
        {u"nation"_s, card.ethnicityCode == u"01" ? u"汉"_s : card.ethnicityCode},
        {u"birth"_s, dotted(card.birth)},
        {u"address"_s, card.address},
        {u"number"_s, card.number},
        {u"issuer"_s, card.issuer},
        {u"from"_s, dotted(card.validFrom)},
        {u"to"_s, dotted(card.validTo)},
        {u"permit"_s, card.travelPermitNumber},
    };
    QByteArray lines;
    for (const auto &[name, text] : fields)
        lines += name.toLatin1() + '=' + gbkBytes(text).value_or("?") + '\n';
    return lines;
}

} // namespace

Done VendorFeed::install(const QString &library)
{
    // Beside the programs, where the build puts them.
    const QDir built(QDir(qEnvironmentVariable("YC_BIN", QCoreApplication::applicationDirPath()) + u"/../vendor"_s));
    const auto name = u"lib"_s + library + u".so"_s;
    m_library = QDir(m_folder).filePath(name);
    QFile::remove(m_library);
    if (!QDir().mkpath(m_folder) || !QFile::copy(built.filePath(name), m_library)
        || !QFile::setPermissions(m_library, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return std::unexpected(yc::codes::BadFile);
    return {};
}

Done VendorFeed::lay(const TwinCard &card)
{
    const auto read = card::decodeCardText(card.text);
    const auto address = card.latestAddress.isEmpty()
        ? QByteArray()
        : card::sdt::replyFromLatestAddress(card.latestAddress).value_or("");
    for (const auto &[name, bytes] : {std::pair{u"photo"_s, card.photo},
                                      {u"fingerprint"_s, card.fingerprint},
                                      {u"address"_s, address},
                                      {u"serial"_s, card.serial},
                                      {u"fields"_s, read ? fieldsOf(*read) : QByteArray()},
                                      {u"text"_s, card.text}}) { // the last: with it the card lies there
        if (const auto done = write(name, bytes); !done)
            return done;
    }
    return {};
}

void VendorFeed::lift()
{
    for (const auto &name : {u"text"_s, u"photo"_s, u"fingerprint"_s, u"address"_s, u"serial"_s, u"fields"_s})
        remove(name);
}

Done VendorFeed::setFault(const QString &fault)
{
    return write(u"fault"_s, fault.toUtf8());
}

Done VendorFeed::unplug()
{
    return write(u"away"_s, {});
}

void VendorFeed::plug()
{
    remove(u"away"_s);
}

Done VendorFeed::write(const QString &name, const QByteArray &bytes) const
{
    QSaveFile file(QDir(m_folder).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(yc::codes::BadFile);
    return {};
}

void VendorFeed::remove(const QString &name) const
{
    QFile::remove(QDir(m_folder).filePath(name));
}

} // namespace yc::devices::virtual_bench
