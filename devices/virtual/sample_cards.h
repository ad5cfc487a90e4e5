#pragma once

#include "base/code.h"
#include "devices/virtual/sdt_twin.h"

#include <QJsonObject>
#include <QStringList>

// Cards of invented people ("样例", "测试") and cards made from JSON, for the twin. All numbers are published samples
// or carry a serial that is not given out.
namespace yc::devices::virtual_bench
{

// "zhang", "li" (with a later address), "rare" (a name outside GBK), "no-font" (a private-use
// character and one of extension G in the name), "expired", "wrong-check", "hk", "foreigner-2017",
// "foreigner-2023", "damaged", "bus".
[[nodiscard]] QStringList sampleCardNames();
[[nodiscard]] QString titleOfSample(const QString &name); // for the panel, Chinese

// An unknown name: BadFile.
[[nodiscard]] Result<TwinCard> sampleCard(const QString &name);

// {"layout":"resident|hk-mo-tw|foreigner-2017|foreigner-2023","name":…,"nameLatin":…,"sexCode":…,"ethnicityCode":…,
//  "birth":…,"address":…,"latestAddress":…,"number":…,"issuer":…,"validFrom":…,"validTo":…,"nationality":…,
//  "travelPermitNumber":…,"issueCount":…,"formerNumberLink":…,"cardVersion":…,"damaged":bool,"identityCard":bool}
// A field of another name, or longer than its place on the chip: BadFile.
[[nodiscard]] Result<TwinCard> cardFromJson(const QJsonObject &fields);

// Appends the check character of GB 11643 to seventeen digits.
[[nodiscard]] QString withCheckDigit(const QString &seventeen);

} // namespace yc::devices::virtual_bench
