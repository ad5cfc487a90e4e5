#include "core/pages/file_messages.h"

#include <QJsonArray>

namespace yc::core::pages
{

namespace
{

QJsonArray toArray(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

// Few and short: a helper that was taken over must not fill the client's log.
QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    const auto array = value.toArray();
    for (const auto &one : array)
        if (texts.size() < 16 && one.toString().size() <= 32)
            texts += one.toString();
    return texts;
}

// A whole number within limits, or nothing.
std::optional<int> number(const QJsonObject &object, QLatin1String name, int least, int most)
{
    const auto value = object.value(name);
    const double number = value.toDouble(-1e18);
    if (!value.isDouble() || number < least || number > most || number != static_cast<double>(static_cast<int>(number)))
        return std::nullopt;
    return static_cast<int>(number);
}

constexpr int MostPageNumber = 1'000'000;

} // namespace

QJsonObject toJson(const PageOrder &order)
{
    return {{QStringLiteral("page"), order.page},
            {QStringLiteral("find"), order.wish.findPage},
            {QStringLiteral("straighten"), order.wish.straighten},
            {QStringLiteral("turn"), order.wish.turn}};
}

Result<PageOrder> pageOrderFromJson(const QJsonObject &object)
{
    const auto page = number(object, QLatin1String("page"), 0, MostPageNumber);
    if (!page)
        return std::unexpected(yc::codes::BadFrame);
    return PageOrder{.page = *page,
                     .wish = {.findPage = object.value(QLatin1String("find")).toBool(true),
                              .straighten = object.value(QLatin1String("straighten")).toBool(true),
                              .turn = object.value(QLatin1String("turn")).toBool(true)}};
}

QJsonObject toJson(const FileInfo &info)
{
    return {{QStringLiteral("format"), info.format},
            {QStringLiteral("pages"), info.pages},
            {QStringLiteral("walls"), toArray(info.walls)}};
}

Result<FileInfo> fileInfoFromJson(const QJsonObject &object)
{
    const auto pages = number(object, QLatin1String("pages"), 1, MostPageNumber);
    const auto format = object.value(QLatin1String("format")).toString();
    if (!pages || format.isEmpty() || format.size() > 16)
        return std::unexpected(yc::codes::BadFrame);
    return FileInfo{.format = format, .pages = *pages, .walls = textsFrom(object.value(QLatin1String("walls")))};
}

QJsonObject toJson(const PictureHead &head)
{
    return {{QStringLiteral("page"), head.page},
            {QStringLiteral("width"), head.size.width()},
            {QStringLiteral("height"), head.size.height()},
            {QStringLiteral("colour"), head.format == Image::Format::Rgb24},
            {QStringLiteral("dpi"), head.dpi},
            {QStringLiteral("findings"), toArray(domain::toTexts(head.findings))}};
}

Result<PictureHead> pictureHeadFromJson(const QJsonObject &object)
{
    const auto page = number(object, QLatin1String("page"), 0, MostPageNumber);
    const auto width = number(object, QLatin1String("width"), 1, Image::LargestSide);
    const auto height = number(object, QLatin1String("height"), 1, Image::LargestSide);
    const auto dpi = number(object, QLatin1String("dpi"), 0, 10'000);
    if (!page || !width || !height || !dpi)
        return std::unexpected(yc::codes::BadFrame);
    return PictureHead{.page = *page,
                       .size = {*width, *height},
                       .format
                       = object.value(QLatin1String("colour")).toBool() ? Image::Format::Rgb24 : Image::Format::Gray8,
                       .dpi = *dpi,
                       .findings = domain::pageFindingsFrom(textsFrom(object.value(QLatin1String("findings"))))};
}

QJsonObject toJson(const Failure &failure)
{
    return {{QStringLiteral("page"), failure.page}, {QStringLiteral("code"), toString(failure.code)}};
}

Result<Failure> failureFromJson(const QJsonObject &object)
{
    const auto page = number(object, QLatin1String("page"), -1, MostPageNumber);
    const auto code = codeFromString(object.value(QLatin1String("code")).toString());
    if (!page || !code)
        return std::unexpected(yc::codes::BadFrame);
    return Failure{.page = *page, .code = *code};
}

} // namespace yc::core::pages
