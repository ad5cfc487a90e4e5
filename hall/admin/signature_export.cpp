#include "hall/admin/signature_export.h"

#include "base/log.h"
#include "core/domain/signers.h"
#include "core/pack/filed_ink.h"
#include "core/wire/case_wire.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace yc::hall::admin
{

namespace
{

using namespace Qt::Literals::StringLiterals;
namespace domain = core::domain;

Done writeNew(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    // From its first byte on nobody else's to read; what is there already is somebody's.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.flush()) {
        if (file.isOpen())
            file.remove();
        return std::unexpected(yc::codes::BadFile);
    }
    return {};
}

Result<core::wire::Manifest> manifestOf(store::Store &store, const QString &caseNumber)
{
    Result<core::wire::Manifest> manifest = std::unexpected(codes::Unknown);
    const auto done = store.read([&](store::Rows &rows) {
        if (const auto row = rows.caseByNumber(caseNumber))
            manifest = core::wire::manifestFrom(rows.caseFile(row->id).manifest);
        return true;
    });
    return done ? std::move(manifest) : std::unexpected(done.error());
}

} // namespace

Result<QJsonObject> exportSignatures(Bench &bench, const QString &caseNumber, const QString &folder)
{
    if (caseNumber.isEmpty() || folder.isEmpty())
        return std::unexpected(codes::Usage);
    const auto manifest = manifestOf(bench.store, caseNumber);
    if (!manifest)
        return std::unexpected(manifest.error());
    QJsonArray files;
    for (const auto *signature : domain::signaturesOf(manifest->draft)) {
        if (signature->inkBlob.isEmpty())
            continue;
        const auto ink = bench.store.blob(signature->inkBlob);
        if (!ink)
            return std::unexpected(ink.error());
        const auto series = core::pack::seriesFromFiledInk(*ink);
        if (!series)
            return std::unexpected(series.error());
        const auto name = u"%1-%2.iso19794-7"_s.arg(caseNumber).arg(files.size() + 1);
        if (const auto written = writeNew(QDir(folder).filePath(name), core::pack::toBytes(*series)); !written)
            return std::unexpected(written.error());
        files.append(QJsonObject{{u"file"_s, name},
                                 {u"by"_s, signature->by},
                                 {u"way"_s, domain::toText(signature->way)},
                                 {u"points"_s, static_cast<qint64>(series->points.size())}});
    }
    if (files.isEmpty())
        return std::unexpected(codes::Unknown);
    log::write(log::Level::Info, "admin", "signatures-exported", {{u"case"_s, caseNumber}, {u"files"_s, files.size()}});
    return QJsonObject{{u"case"_s, caseNumber}, {u"signatures"_s, files}};
}

} // namespace yc::hall::admin
