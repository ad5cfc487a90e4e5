#include "core/flow/scanned_code.h"

#include "core/domain/identity_numbers.h"
#include "core/pack/slip_code.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace yc::core::flow
{

namespace
{

const auto Mark = QStringLiteral("YC1:");

QString textOf(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (!utf8.hasError())
        return text;
    QStringDecoder chinese("GB18030");
    return chinese.isValid() ? QString(chinese(bytes)) : QString::fromLatin1(bytes);
}

bool isGood(domain::NumberVerdict verdict)
{
    return verdict == domain::NumberVerdict::Good || verdict == domain::NumberVerdict::UnusualPrefix;
}

// The one code of an organisation in it; empty: none, or more than one.
QString onlyUscc(const QString &text)
{
    static const QRegularExpression eighteen(QStringLiteral("(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])"));
    QString only;
    for (auto each = eighteen.globalMatch(text); each.hasNext();) {
        const auto found = each.next().captured();
        if (found == only || !isGood(domain::judgeUscc(found)))
            continue;
        if (!only.isEmpty())
            return {};
        only = found;
    }
    return only;
}

} // namespace

bool isOurCode(QStringView text)
{
    return text.startsWith(Mark, Qt::CaseInsensitive);
}

ScannedCode senseOf(QByteArrayView code, QDate today)
{
    using Kind = ScannedCode::Kind;
    ScannedCode sense{.text = textOf(code).trimmed()};
    if (isOurCode(sense.text)) {
        sense.text = sense.text.toUpper();
        sense.kind = pack::slipCodeFrom(sense.text.toLatin1()) ? Kind::Slip : Kind::DamagedSlip;
        return sense;
    }
    const auto bare = sense.text.size() == 18 ? sense.text.toUpper() : sense.text;
    if (isGood(domain::judgeCitizenNumber(bare, today))) {
        sense.kind = Kind::Citizen;
        sense.text = bare;
    } else if (const auto uscc = onlyUscc(bare); !uscc.isEmpty()) {
        sense.kind = Kind::Organisation;
        sense.text = uscc;
    }
    return sense;
}

} // namespace yc::core::flow
