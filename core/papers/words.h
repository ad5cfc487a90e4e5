#pragma once

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>

// Values as a paper says them.
namespace yc::core::papers
{

// 2026年11月21日
[[nodiscard]] QString dayWords(QDate day);
// ISO days and times become Chinese words of Beijing time ("2026年11月21日 14:02"); anything else is itself.
// onlyDay leaves the time of day out.
[[nodiscard]] QString valueWords(const QString &value, bool onlyDay = false);

// "于{receivedOn:day}提出的" with the values in place; nullopt if one of them is absent or empty.
[[nodiscard]] std::optional<QString> fillIn(const QString &pattern, const QJsonObject &values);

} // namespace yc::core::papers
