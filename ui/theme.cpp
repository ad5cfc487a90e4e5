#include "ui/theme.h"

#include "core/papers/stand_in.h"

#include "ui/icons.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <cmath>

// Outside any namespace: rcc's symbol is global. A static library's resources are named, or the linker drops them.
static void takeResources()
{
    Q_INIT_RESOURCE(yc_ui);
}

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QStringView Tokens[]
    = {u"window",   u"surface", u"sunken",   u"bar",        u"onBar",       u"text",  u"muted",     u"line",
       u"edge",     u"accent",  u"onAccent", u"accentSoft", u"accentHover", u"wrong", u"wrongSoft", u"soon",
       u"soonSoft", u"done",    u"doneSoft", u"off",        u"offFill",     u"focus"};

QString keyOf(ThemeName name)
{
    switch (name) {
    case ThemeName::Light: return u"light"_s;
    case ThemeName::Dark: return u"dark"_s;
    case ThemeName::Contrast: return u"contrast"_s;
    }
    return u"light"_s;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor Theme::colour(QStringView token) const
{
    const auto found = colours.constFind(token.toString());
    Q_ASSERT(found != colours.constEnd());
    return found == colours.constEnd() ? QColor(Qt::black) : *found;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, colour(u"window"));
    palette.setColor(QPalette::WindowText, colour(u"text"));
    palette.setColor(QPalette::Base, colour(u"surface"));
    palette.setColor(QPalette::AlternateBase, colour(u"sunken"));
    palette.setColor(QPalette::Text, colour(u"text"));
    palette.setColor(QPalette::PlaceholderText, colour(u"off"));
    palette.setColor(QPalette::Button, colour(u"surface"));
    palette.setColor(QPalette::ButtonText, colour(u"text"));
    palette.setColor(QPalette::Highlight, colour(u"accent"));
    palette.setColor(QPalette::HighlightedText, colour(u"onAccent"));
    palette.setColor(QPalette::ToolTipBase, colour(u"surface"));
    palette.setColor(QPalette::ToolTipText, colour(u"text"));
    palette.setColor(QPalette::Link, colour(u"accent"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(u"off"));
    return palette;
}

Result<Theme> themeFrom(const QByteArray &json, ThemeName name)
{
    const auto root = QJsonDocument::fromJson(json).object();
    const auto type = root[u"type"_s].toObject();
    const auto space = root[u"space"_s].toObject();
    const auto colours = root[u"themes"_s].toObject()[keyOf(name)].toObject();
    Theme theme;
    theme.family = type[u"family"_s].toString();
    const std::pair<int *, QJsonValue> sizes[] = {{&theme.smallPx, type[u"small"_s]},
                                                  {&theme.basePx, type[u"base"_s]},
                                                  {&theme.valuePx, type[u"value"_s]},
                                                  {&theme.titlePx, type[u"title"_s]},
                                                  {&theme.bigPx, type[u"big"_s]},
                                                  {&theme.barPx, type[u"bar"_s]},
                                                  {&theme.sayPx, type[u"say"_s]},
                                                  {&theme.keyPx, type[u"key"_s]},
                                                  {&theme.largePercent, type[u"largePercent"_s]},
                                                  {&theme.kioskBasePx, type[u"kioskBase"_s]},
                                                  {&theme.kioskTitlePx, type[u"kioskTitle"_s]},
                                                  {&theme.gridPx, space[u"grid"_s]},
                                                  {&theme.cornerPx, space[u"corner"_s]},
                                                  {&theme.focusPx, space[u"focus"_s]}};
    for (const auto &[size, value] : sizes) {
        *size = value.toInt();
        if (*size <= 0)
            return std::unexpected(codes::BadFile);
    }
    for (const auto token : Tokens) {
        const QColor colour(colours[token].toString());
        if (!colour.isValid())
            return std::unexpected(codes::BadFile);
        theme.colours.insert(token.toString(), colour);
    }
    if (theme.family.isEmpty())
        return std::unexpected(codes::BadFile);
    return theme;
}

Theme enlarged(Theme theme)
{
    for (auto *size : {&theme.smallPx, &theme.basePx, &theme.valuePx, &theme.titlePx, &theme.bigPx, &theme.barPx,
                       &theme.sayPx, &theme.keyPx})
        *size = *size * theme.largePercent / 100;
    return theme;
}

QByteArray tokensJson()
{
    takeResources();
    QFile file(u":/yc/theme/tokens.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Theme> loadTheme(ThemeName name)
{
    return themeFrom(tokensJson(), name);
}

std::vector<std::pair<QString, QString>> readablePairs(const QByteArray &json)
{
    std::vector<std::pair<QString, QString>> pairs;
    const auto list = QJsonDocument::fromJson(json).object()[u"pairs"_s].toArray();
    for (const auto &pair : list)
        pairs.emplace_back(pair.toArray().at(0).toString(), pair.toArray().at(1).toString());
    return pairs;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto one = luminance(a) + 0.05;
    const auto other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

void apply(const Theme &theme, QApplication &application)
{
    takeResources();
    // One style everywhere: what the desktop happens to be set to must not change a counter's look.
    constexpr auto Styled = "ycStyled";
    if (!application.property(Styled).toBool())
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    application.setProperty(Styled, true); // another theme later changes colours and sizes, never the style
    QFont font;
    font.setFamilies(QStringList(theme.family) + core::papers::standInFamilies());
    font.setPixelSize(theme.basePx);
    font.setStyleStrategy(QFont::PreferAntialias);
    // Noto Sans CJK's figures are tabular by themselves; kerning would pull them together again.
    font.setKerning(false);
    QApplication::setFont(font);
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(theme.styleSheet());
    recolourSigns(theme.colour(u"text"));
}

void setRole(QWidget *widget, const char *role)
{
    if (widget->property("role").toByteArray() == role)
        return;
    widget->setProperty("role", QByteArray(role));
    // Style sheets look at properties only when a widget is polished.
    if (widget->testAttribute(Qt::WA_WState_Polished)) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

} // namespace yc::ui
