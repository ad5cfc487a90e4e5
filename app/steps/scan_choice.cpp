#include "app/steps/scan_choice.h"

#include "app/device_room.h"
#include "app/shop.h"
#include "ui/kept_choice.h"
#include "ui/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;
using devices::Capability;
using devices::ScanColour;
using devices::ScanSource;
using From = ScanWay::From;

namespace
{

// Of one stack: what the largest feeders of a counter hold. A page in colour is 25 megabytes until it is sealed, and
// pages may come faster than they are.
constexpr int MostPages = 100;
constexpr std::array Densities{200, 300, 400}; // dots an inch: small files, as everywhere, small print and seals
constexpr int Usual = 300;
constexpr std::array<std::pair<From, QLatin1StringView>, 4> Words{{{From::Auto, "auto"_L1},
                                                                   {From::Glass, "glass"_L1},
                                                                   {From::Feeder, "feeder"_L1},
                                                                   {From::BothSides, "both-sides"_L1}}};

constexpr auto CameraKey = "document-camera"_L1; // what is kept of it, by whoever shows its picture

bool isPossible(From from, devices::Capabilities can)
{
    switch (from) {
    case From::Auto: return can.testFlag(Capability::Feeder) && can.testFlag(Capability::Flatbed);
    case From::Glass: return can.testFlag(Capability::Flatbed);
    case From::Feeder: return can.testFlag(Capability::Feeder);
    case From::BothSides: return can.testFlag(Capability::Duplex);
    }
    return false;
}

} // namespace

ScanWay readScanWay(const QString &path, const QString &scanner)
{
    const auto json = ui::keptChoice(path)[scanner].toObject();
    ScanWay way;
    for (const auto &[from, word] : Words)
        if (json["from"_L1].toString() == word)
            way.from = from;
    way.colour = json["gray"_L1].toBool() ? ScanColour::Gray : ScanColour::Colour;
    way.stopAtDoubleFeed = json["stopAtDoubleFeed"_L1].toBool(true);
    if (const auto dpi = json["dpi"_L1].toInt(); std::ranges::find(Densities, dpi) != Densities.end())
        way.dpi = dpi;
    return way;
}

Done writeScanWay(const QString &path, const QString &scanner, const ScanWay &way)
{
    auto all = ui::keptChoice(path);
    const auto word = std::ranges::find(Words, way.from, &decltype(Words)::value_type::first)->second;
    all.insert(scanner,
               QJsonObject{{"from"_L1, word},
                           {"gray"_L1, way.colour == ScanColour::Gray},
                           {"dpi"_L1, way.dpi},
                           {"stopAtDoubleFeed"_L1, way.stopAtDoubleFeed}});
    return ui::keepChoice(path, all);
}

int nearestDpi(int wanted, const QList<int> &resolutions)
{
    const auto nearest = std::ranges::min_element(
        resolutions, {}, [wanted](int dpi) { return std::pair(std::abs(dpi - wanted), -dpi); });
    return nearest == resolutions.end() ? wanted : *nearest;
}

devices::ScanRequest requestOf(const ScanWay &way, devices::Capabilities can, const QList<int> &resolutions)
{
    devices::ScanRequest request{.colour = way.colour,
                                 .dpi = nearestDpi(way.dpi, resolutions),
                                 .mostPages = MostPages,
                                 .stopAtDoubleFeed = way.stopAtDoubleFeed};
    const bool feeder
        = can.testFlag(Capability::Feeder) && (way.from != From::Glass || !can.testFlag(Capability::Flatbed));
    if (feeder)
        request.source = way.from == From::BothSides && can.testFlag(Capability::Duplex) ? ScanSource::FeederDuplex
                                                                                         : ScanSource::Feeder;
    return request;
}

ScanChoice::ScanChoice(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_button = new QPushButton(this);
    ui::setRole(m_button, "link");
    m_button->setAccessibleName(tr("扫描方式"));
    m_button->setToolTip(tr("Shift+F4：从哪里扫、颜色、清晰度"));
    m_menu = new QMenu(this);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    const auto open = [this] { m_menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height()))); };
    connect(m_button, &QPushButton::clicked, this, open);
    auto *key = new QShortcut(Qt::SHIFT | Qt::Key_F4, this);
    connect(key, &QShortcut::activated, this, [this, open] {
        if (m_button->isVisible())
            open();
    });
    refresh();
}

void ScanChoice::refresh()
{
    const auto *scanner = m_shop.devices.scanner();
    const bool hasCamera = m_shop.devices.documentCamera() != nullptr;
    const auto info = scanner ? scanner->info() : devices::DeviceInfo{};
    const auto named = info.model.isEmpty() ? info.place : info.place + u' ' + info.model;
    // Before it was opened nobody knows what it can do.
    const bool known = info.can.testFlag(Capability::Flatbed) || info.can.testFlag(Capability::Feeder);
    m_button->setVisible(known || (scanner && hasCamera));
    const bool others = (scanner != nullptr) != m_hasScanner || hasCamera != m_hasCamera;
    const auto resolutions = scanner ? scanner->resolutions() : QList<int>();
    const bool another = known && (named != m_scanner || info.can != m_can || resolutions != m_resolutions);
    if (!others && !another)
        return;
    m_hasScanner = scanner != nullptr;
    m_hasCamera = hasCamera;
    if (another) {
        m_scanner = named;
        m_can = info.can;
        m_resolutions = resolutions;
        m_way = readScanWay(m_shop.scanFile, m_scanner);
    }
    m_wantsCamera = ui::keptChoice(m_shop.scanFile)[CameraKey].toObject()["chosen"_L1].toBool();
    build();
    tell();
    if (others)
        Q_EMIT deviceChanged();
}

bool ScanChoice::usesCamera() const
{
    return m_hasCamera && (m_wantsCamera || !m_hasScanner);
}

void ScanChoice::chooseCamera(bool camera)
{
    if (camera == m_wantsCamera)
        return;
    m_wantsCamera = camera;
    build();
    tell();
    Q_EMIT deviceChanged();
    if (m_shop.scanFile.isEmpty())
        return;
    auto all = ui::keptChoice(m_shop.scanFile);
    auto ours = all[CameraKey].toObject();
    ours.insert("chosen"_L1, camera);
    all.insert(CameraKey, ours);
    if (const auto kept = ui::keepChoice(m_shop.scanFile, all); !kept)
        Q_EMIT problem(kept.error());
}

void ScanChoice::build()
{
    m_menu->clear();
    const auto part = [this](const QString &title) {
        m_menu->addAction(title)->setEnabled(false);
        auto *group = new QActionGroup(m_menu);
        return group;
    };
    const auto choice = [this](QActionGroup *group, const QString &words, auto set, bool chosen) {
        auto *action = group->addAction(words);
        action->setCheckable(true);
        action->setChecked(chosen);
        m_menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, set] {
            auto way = m_way;
            set(way);
            choose(way);
        });
    };
    if (m_hasCamera && m_hasScanner) {
        auto *group = part(tr("用哪台设备"));
        for (const auto &[camera, words] : {std::pair{false, tr("扫描仪")}, std::pair{true, tr("高拍仪")}}) {
            auto *action = group->addAction(words);
            action->setCheckable(true);
            action->setChecked(m_wantsCamera == camera);
            m_menu->addAction(action);
            // The menu is made anew by it, and must not go while it is told.
            connect(
                action, &QAction::triggered, this, [this, camera] { chooseCamera(camera); }, Qt::QueuedConnection);
        }
        if (usesCamera() || m_scanner.isEmpty())
            return; // what follows is the scanner's
        m_menu->addSeparator();
    }
    const std::pair<From, QString> places[] = {{From::Auto, tr("自动：进纸器有纸用进纸器，没有用平板")},
                                               {From::Glass, tr("平板")},
                                               {From::Feeder, tr("进纸器，单面")},
                                               {From::BothSides, tr("进纸器，双面")}};
    const auto possible
        = std::ranges::count_if(places, [this](const auto &one) { return isPossible(one.first, m_can); });
    if (possible > 1) {
        auto *group = part(tr("从哪里扫"));
        for (const auto &[from, words] : places)
            if (isPossible(from, m_can))
                choice(
                    group, words, [from](ScanWay &way) { way.from = from; }, m_way.from == from);
        m_menu->addSeparator();
    }
    if (m_can.testFlag(Capability::Colour)) {
        auto *group = part(tr("颜色"));
        for (const auto &[colour, words] :
             {std::pair{ScanColour::Colour, tr("彩色")}, std::pair{ScanColour::Gray, tr("灰度，文件较小")}})
            choice(
                group, words, [colour](ScanWay &way) { way.colour = colour; }, m_way.colour == colour);
        m_menu->addSeparator();
    }
    if (m_can.testFlag(Capability::DoubleFeedDetector)) {
        auto *group = part(tr("两张纸一起进时"));
        for (const auto &[stop, words] :
             {std::pair{true, tr("停下并提示")}, std::pair{false, tr("不检测：信封、贴了纸的材料")}})
            choice(
                group, words, [stop](ScanWay &way) { way.stopAtDoubleFeed = stop; }, m_way.stopAtDoubleFeed == stop);
        m_menu->addSeparator();
    }
    buildDensities();
}

// Each number that this scanner has once: 300 first, which another may come down or up to.
void ScanChoice::buildDensities()
{
    m_menu->addAction(tr("清晰度"))->setEnabled(false);
    auto *group = new QActionGroup(m_menu);
    const auto usual = nearestDpi(Usual, m_resolutions);
    const auto now = nearestDpi(m_way.dpi, m_resolutions);
    for (const int wanted : Densities) {
        const auto dpi = nearestDpi(wanted, m_resolutions);
        if (wanted != Usual && dpi == usual)
            continue;
        const auto words = dpi < usual ? tr("%1 dpi，文件较小") : dpi > usual ? tr("%1 dpi，小字和印章") : u"%1 dpi"_s;
        auto *action = group->addAction(words.arg(dpi));
        action->setCheckable(true);
        action->setChecked(dpi == now);
        m_menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, wanted] {
            auto way = m_way;
            way.dpi = wanted;
            choose(way);
        });
    }
}

void ScanChoice::choose(const ScanWay &way)
{
    if (way == m_way)
        return;
    m_way = way;
    tell();
    if (m_shop.scanFile.isEmpty())
        return;
    if (const auto kept = writeScanWay(m_shop.scanFile, m_scanner, m_way); !kept)
        Q_EMIT problem(kept.error());
}

void ScanChoice::tell()
{
    if (usesCamera() || m_scanner.isEmpty()) {
        m_button->setText(usesCamera() ? tr("用高拍仪") : tr("用扫描仪"));
        m_button->setAccessibleName(tr("扫描方式：%1").arg(m_button->text()));
        return;
    }
    const auto request = this->request();
    QString from;
    if (isPossible(From::Auto, m_can) && m_way.from == From::Auto)
        from = tr("自动选择来源");
    else if (request.source == ScanSource::Flatbed)
        from = tr("平板");
    else
        from = request.source == ScanSource::FeederDuplex ? tr("进纸器，双面") : tr("进纸器，单面");
    const auto colour
        = request.colour == ScanColour::Gray || !m_can.testFlag(Capability::Colour) ? tr("灰度") : tr("彩色");
    m_button->setText(QStringLiteral("%1 · %2 · %3 dpi").arg(from, colour).arg(request.dpi));
    m_button->setAccessibleName(tr("扫描方式：%1").arg(m_button->text()));
}

devices::ScanRequest ScanChoice::request() const
{
    const auto *scanner = m_shop.devices.scanner();
    return requestOf(m_way, scanner ? scanner->info().can : m_can, scanner ? scanner->resolutions() : m_resolutions);
}

std::optional<devices::ScanRequest> ScanChoice::afterEmptyFeeder(const devices::ScanRequest &tried) const
{
    if (m_way.from != From::Auto || !isPossible(From::Auto, m_can) || tried.source == ScanSource::Flatbed)
        return std::nullopt;
    auto glass = tried;
    glass.source = ScanSource::Flatbed;
    return glass;
}

} // namespace yc::app
