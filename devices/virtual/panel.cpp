#include "devices/virtual/panel.h"

#include "devices/virtual/bench.h"
#include "devices/virtual/page_painter.h"
#include "devices/virtual/sample_cards.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr int ButtonsARow = 3;
constexpr int SlipWidth = 288;

QJsonObject command(const char *what, std::initializer_list<std::pair<QString, QJsonValue>> more = {})
{
    QJsonObject object{{QStringLiteral("do"), QLatin1String(what)}};
    for (const auto &[key, value] : more)
        object.insert(key, value);
    return object;
}

QJsonObject printerState(const char *state)
{
    return command("printer", {{QStringLiteral("state"), QLatin1String(state)}});
}

QJsonObject paperState(const char *state)
{
    return command("paper", {{QStringLiteral("state"), QLatin1String(state)}});
}

QJsonObject plugOf(const char *what, const char *device)
{
    return command(what, {{QStringLiteral("device"), QLatin1String(device)}});
}

} // namespace

Panel::Panel(Bench &bench)
    : m_bench(bench), m_said(new QLabel(this)), m_slip(new QLabel(this)), m_groups(new QWidget(this))
{
    setWindowTitle(QStringLiteral("虚拟设备台"));
    setWindowFlag(Qt::WindowStaysOnTopHint); // the counter takes the whole screen
    new QVBoxLayout(m_groups);

    QList<std::pair<QString, QJsonObject>> cards;
    for (const auto &name : sampleCardNames())
        cards << std::pair{titleOfSample(name), command("put-card", {{QStringLiteral("sample"), name}})};
    cards << std::pair{QStringLiteral("取走"), command("lift-card")}
          << std::pair{QStringLiteral("放两张"), command("two-cards")}
          << std::pair{QStringLiteral("损坏"), command("damage-card")}
          << std::pair{QStringLiteral("读到一半取走"),
                       command("withdraw-after-bytes", {{QStringLiteral("bytes"), 500}})};
    addGroup(QStringLiteral("身份证阅读器"), cards);

    QList<std::pair<QString, QJsonObject>> pages;
    for (const auto &name : madePageNames())
        pages << std::pair{titleOfMadePage(name), command("page", {{QStringLiteral("made"), name}})};
    pages << std::pair{QStringLiteral("拿走纸张"), command("page")}
          << std::pair{QStringLiteral("卡死"), command("page", {{QStringLiteral("fault"), QStringLiteral("hang")}})};
    addGroup(QStringLiteral("扫描仪玻璃板"), pages);

    QList<std::pair<QString, QJsonObject>> desk;
    for (const auto *name : {"application-form-1", "id-copy", "licence"})
        desk << std::pair{titleOfMadePage(QLatin1String(name)),
                          command("desk", {{QStringLiteral("made"), QLatin1String(name)}})};
    desk << std::pair{QStringLiteral("拿走纸张"), command("desk")}
         << std::pair{QStringLiteral("遮住镜头"), command("desk", {{QStringLiteral("fault"), QStringLiteral("black")}})}
         << std::pair{QStringLiteral("镜头正常"), command("desk", {{QStringLiteral("fault"), QString()}})};
    addGroup(QStringLiteral("高拍仪台面"), desk);

    addGroup(QStringLiteral("凭条打印机"),
             {{QStringLiteral("正常"), printerState("ok")},
              {QStringLiteral("纸将尽"), printerState("near-end")},
              {QStringLiteral("缺纸"), printerState("paper-out")},
              {QStringLiteral("开盖"), printerState("cover")},
              {QStringLiteral("切刀卡住"), printerState("cutter")},
              {QStringLiteral("不应答"), printerState("silent")},
              {QStringLiteral("取走凭条"), command("take-slip")}});

    addGroup(QStringLiteral("文书打印机"),
             {{QStringLiteral("正常"), paperState("ok")},
              {QStringLiteral("缺纸"), paperState("no-paper")},
              {QStringLiteral("卡纸"), paperState("jam")},
              {QStringLiteral("开盖"), paperState("cover")},
              {QStringLiteral("没有连上"), paperState("offline")},
              {QStringLiteral("墨粉用完"), paperState("toner")}});

    const auto scanned = [](const char *text) {
        return command("scan-code", {{QStringLiteral("text"), QLatin1String(text)}});
    };
    addGroup(QStringLiteral("扫码器"),
             {{QStringLiteral("营业执照"), scanned("91990100M00010000G")},
              {QStringLiteral("身份证号"), scanned("11010519491231002X")},
              {QStringLiteral("商品条码"), scanned("6901234567892")}});

    const auto door = [](int number, const char *hand) {
        return command("door", {{QStringLiteral("number"), number}, {QStringLiteral("hand"), QLatin1String(hand)}});
    };
    addGroup(QStringLiteral("取件柜 1 号门"),
             {{QStringLiteral("关门"), door(1, "shut")},
              {QStringLiteral("放入"), door(1, "put")},
              {QStringLiteral("取走"), door(1, "take")},
              {QStringLiteral("撬开"), door(1, "force")},
              {QStringLiteral("卡住"), door(1, "jam")},
              {QStringLiteral("修好"), door(1, "free")}});

    addGroup(QStringLiteral("插拔"),
             {{QStringLiteral("拔阅读器"), plugOf("unplug", "reader")},
              {QStringLiteral("拔打印机"), plugOf("unplug", "printer")},
              {QStringLiteral("拔扫描仪"), plugOf("unplug", "scanner")},
              {QStringLiteral("插阅读器"), plugOf("plug", "reader")},
              {QStringLiteral("插打印机"), plugOf("plug", "printer")},
              {QStringLiteral("插扫描仪"), plugOf("plug", "scanner")},
              {QStringLiteral("拔高拍仪"), plugOf("unplug", "camera")},
              {QStringLiteral("插高拍仪"), plugOf("plug", "camera")},
              {QStringLiteral("拔叫号屏"), plugOf("unplug", "display")},
              {QStringLiteral("插叫号屏"), plugOf("plug", "display")},
              {QStringLiteral("拔取件柜"), plugOf("unplug", "cabinet")},
              {QStringLiteral("插取件柜"), plugOf("plug", "cabinet")}});

    auto *left = new QVBoxLayout;
    left->addWidget(m_groups);
    left->addWidget(m_said);
    left->addStretch();
    auto *all = new QHBoxLayout(this);
    all->addLayout(left);
    all->addWidget(m_slip);
    m_slip->setMinimumWidth(SlipWidth);
    m_slip->setAlignment(Qt::AlignTop);
    m_slip->setAccessibleName(QStringLiteral("最近一张凭条"));

    connect(&m_bench, &Bench::performed, this, [this](const QJsonObject &what, const QJsonObject &answer) {
        m_said->setText(QString::fromUtf8(QJsonDocument(what).toJson(QJsonDocument::Compact)) + QStringLiteral(" → ")
                        + QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)).left(80));
    });
    connect(&m_bench.printer(), &EscPosTwin::slipCut, this, &Panel::showLastSlip);
}

void Panel::addGroup(const QString &title, const QList<std::pair<QString, QJsonObject>> &commands)
{
    auto *box = new QGroupBox(title, m_groups);
    auto *grid = new QGridLayout(box);
    for (qsizetype i = 0; i < commands.size(); ++i) {
        auto *button = new QPushButton(commands[i].first, box);
        connect(button, &QPushButton::clicked, this, [this, what = commands[i].second] { m_bench.perform(what); });
        grid->addWidget(button, static_cast<int>(i) / ButtonsARow, static_cast<int>(i) % ButtonsARow);
    }
    m_groups->layout()->addWidget(box);
}

void Panel::showLastSlip()
{
    const auto &image = m_bench.printer().slips().back().image;
    m_slip->setPixmap(QPixmap::fromImage(image).scaledToWidth(SlipWidth, Qt::SmoothTransformation));
}

} // namespace yc::devices::virtual_bench
