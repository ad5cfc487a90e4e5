#include "devices/virtual/page_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <algorithm>
#include <vector>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr int Margin = 240;

QFont serif(int pixels, bool bold = false)
{
    QFont font(QStringLiteral("Noto Serif CJK SC"));
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

QFont handwriting(int pixels)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(pixels);
    font.setItalic(true);
    return font;
}

void title(QPainter &painter, int top, const QString &text)
{
    painter.setFont(serif(96, true));
    painter.drawText(QRect(0, top, A4At300.width(), 140), Qt::AlignCenter, text);
}

struct Row {
    QString label;
    QString value;
};

int table(QPainter &painter, int top, const std::vector<Row> &rows)
{
    constexpr int height = 150;
    constexpr int labelWidth = 480;
    const int width = A4At300.width() - 2 * Margin;
    painter.setPen(QPen(Qt::black, 4));
    for (const auto &row : rows) {
        painter.setPen(QPen(Qt::black, 4));
        painter.drawRect(Margin, top, labelWidth, height);
        painter.drawRect(Margin + labelWidth, top, width - labelWidth, height);
        painter.setFont(serif(52));
        painter.drawText(QRect(Margin, top, labelWidth, height), Qt::AlignCenter, row.label);
        painter.setPen(QColor(20, 30, 110)); // filled in with a pen
        painter.setFont(handwriting(56));
        painter.drawText(QRect(Margin + labelWidth + 40, top, width - labelWidth - 60, height),
                         Qt::AlignVCenter | Qt::TextWordWrap, row.value);
        top += height;
    }
    return top;
}

void paragraph(QPainter &painter, QRect area, const QString &text)
{
    painter.setPen(Qt::black);
    painter.setFont(serif(54));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
}

void seal(QPainter &painter, QPoint centre, const QString &text)
{
    painter.setPen(QPen(QColor(200, 30, 30), 14));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 230, 230);
    painter.setFont(serif(60, true));
    painter.drawText(QRect(centre - QPoint(220, 60), QSize(440, 120)), Qt::AlignCenter, text);
}

void applicationForm1(QPainter &painter)
{
    title(painter, 260, QStringLiteral("个体工商户登记申请书"));
    const int below = table(painter, 520,
                            {{QStringLiteral("经营者姓名"), QStringLiteral("张样例")},
                             {QStringLiteral("公民身份号码"), QStringLiteral("11010519491231002X")},
                             {QStringLiteral("住所"), QStringLiteral("北京市朝阳区样例街道测试路１号院２号楼３０１室")},
                             {QStringLiteral("字号名称"), QStringLiteral("朝阳区样例便民小吃店")},
                             {QStringLiteral("经营场所"), QStringLiteral("北京市朝阳区测试路８号底商")},
                             {QStringLiteral("经营范围"), QStringLiteral("小吃服务；预包装食品销售")},
                             {QStringLiteral("从业人数"), QStringLiteral("２人")},
                             {QStringLiteral("资金数额"), QStringLiteral("人民币５万元")},
                             {QStringLiteral("联系电话"), QStringLiteral("000-00000000")}});
    paragraph(painter, {Margin, below + 90, A4At300.width() - 2 * Margin, 700},
              QStringLiteral("　　本人依照《促进个体工商户发展条例》申请登记，承诺所提交的材料真实、合法、有效，"
                             "并对其真实性承担责任。"));
    painter.setFont(handwriting(90));
    painter.setPen(QColor(20, 30, 110));
    painter.drawText(QPoint(1500, below + 760), QStringLiteral("张样例"));
    paragraph(painter, {1200, below + 820, 1000, 100}, QStringLiteral("二〇二六年三月二日"));
}

void applicationForm2(QPainter &painter)
{
    title(painter, 260, QStringLiteral("申请书（续页）"));
    const int below = table(painter, 520,
                            {{QStringLiteral("场所面积"), QStringLiteral("３６平方米")},
                             {QStringLiteral("使用方式"), QStringLiteral("租赁，至二〇二八年")},
                             {QStringLiteral("委托代理人"), QStringLiteral("李测试")},
                             {QStringLiteral("代理权限"), QStringLiteral("代为提交材料、领取结果")}});
    paragraph(
        painter, {Margin, below + 90, A4At300.width() - 2 * Margin, 1200},
        QStringLiteral("填表说明：\n一、请用黑色或蓝黑色墨水填写，字迹清楚。\n二、经营范围参照《国民经济行业分类》。"
                       "\n三、本页与首页一并提交。"));
}

void idCopy(QPainter &painter)
{
    title(painter, 260, QStringLiteral("居民身份证复印件"));
    for (const int top : {620, 1500}) {
        painter.setPen(QPen(QColor(90, 90, 90), 6));
        painter.setBrush(QColor(225, 235, 240));
        painter.drawRoundedRect(QRect(730, top, 1011, 638), 36, 36); // 85.6 × 54 mm
        painter.setBrush(Qt::NoBrush);
        painter.setPen(Qt::black);
        painter.setFont(serif(44));
        if (top == 620) {
            painter.drawText(
                QRect(790, top + 60, 600, 420), Qt::AlignLeft,
                QStringLiteral(
                    "姓名　张样例\n\n性别　女　民族　汉\n\n出生　1949 年 12 月 31 日\n\n住址　北京市朝阳区样例街道"));
            painter.drawText(QPoint(790, top + 590), QStringLiteral("公民身份号码　11010519491231002X"));
            painter.fillRect(QRect(1420, top + 90, 260, 340), QColor(170, 180, 190));
        } else {
            painter.drawText(QRect(730, top + 120, 1011, 120), Qt::AlignCenter, QStringLiteral("样例　居民身份证"));
            painter.drawText(QPoint(900, top + 470), QStringLiteral("签发机关　北京市公安局朝阳分局"));
            painter.drawText(QPoint(900, top + 560), QStringLiteral("有效期限　2020.01.01-长期"));
        }
    }
    paragraph(painter, {Margin, 2400, 2000, 200}, QStringLiteral("与原件一致，仅供办理登记使用。"));
}

void licence(QPainter &painter)
{
    painter.setPen(QPen(QColor(190, 150, 60), 24));
    painter.drawRect(Margin - 60, 200, A4At300.width() - 2 * Margin + 120, 3000);
    title(painter, 420, QStringLiteral("营 业 执 照（样例）"));
    const int below = table(painter, 760,
                            {{QStringLiteral("统一代码"), QStringLiteral("91350100M000100Y43")},
                             {QStringLiteral("名称"), QStringLiteral("样例测试有限公司")},
                             {QStringLiteral("类型"), QStringLiteral("有限责任公司")},
                             {QStringLiteral("法定代表人"), QStringLiteral("李测试")},
                             {QStringLiteral("注册资本"), QStringLiteral("壹佰万元整")}});
    seal(painter, {1800, below + 700}, QStringLiteral("样例专用章"));
}

void letter(QPainter &painter)
{
    title(painter, 320, QStringLiteral("情况说明"));
    paragraph(painter, {Margin, 640, A4At300.width() - 2 * Margin, 2000},
              QStringLiteral("　　本人王样例，因住所装修，暂居测试小区３号楼，原登记地址不变，特此说明。\n\n"
                             "　　以上情况属实，如有不实，愿承担相应责任。"));
    seal(painter, {1750, 1900}, QStringLiteral("样例社区"));
}

// Ridges of red stamp ink, thicker here and thinner there, inside an oval as large as a finger's end.
void fingerprint(QPainter &painter)
{
    paragraph(painter, {Margin, 300, A4At300.width() - 2 * Margin, 200}, QStringLiteral("捺印（右手食指）："));
    const QPointF centre(1240, 900);
    painter.save();
    QPainterPath oval;
    oval.addEllipse(centre, 95, 130);
    painter.setClipPath(oval);
    painter.setBrush(Qt::NoBrush);
    for (int ridge = 1; ridge < 32; ++ridge) {
        painter.setPen(QPen(QColor(190, 25 + ridge % 3 * 15, 35), 2.2 + ridge % 4 * 0.5));
        painter.drawEllipse(centre + QPointF(ridge % 2, 0.9 * ridge), 3.1 * ridge, 5.2 * ridge);
    }
    painter.restore();
}

void stamped(QPainter &painter)
{
    title(painter, 320, QStringLiteral("用印页"));
    paragraph(painter, {Margin, 640, A4At300.width() - 2 * Margin, 300},
              QStringLiteral("　　本单位已核对申请内容，确认无误。"));
    seal(painter, {1650, 1400}, QStringLiteral("样例商贸"));
    painter.setFont(serif(110));
    painter.drawText(QRect(1550, 1200, 200, 150), Qt::AlignCenter, QStringLiteral("★"));
}

struct Made {
    QString name;
    QString title;
    void (*paint)(QPainter &);
};

const std::vector<Made> &made()
{
    static const std::vector<Made> all{
        {QStringLiteral("application-form-1"), QStringLiteral("申请书首页"), applicationForm1},
        {QStringLiteral("application-form-2"), QStringLiteral("申请书续页"), applicationForm2},
        {QStringLiteral("id-copy"), QStringLiteral("身份证复印件"), idCopy},
        {QStringLiteral("licence"), QStringLiteral("营业执照"), licence},
        {QStringLiteral("letter"), QStringLiteral("情况说明"), letter},
        {QStringLiteral("fingerprint"), QStringLiteral("指纹捺印页"), fingerprint},
        {QStringLiteral("stamped"), QStringLiteral("单位用印页"), stamped},
    };
    return all;
}

// Grain and tint: no scanner sees 255 everywhere, and compression figures on pure white mean nothing.
void weather(QImage &page, quint32 seed)
{
    QRandomGenerator random(seed);
    for (int y = 0; y < page.height(); ++y) {
        auto *row = page.scanLine(y);
        quint32 bits = 0;
        for (int x = 0; x < page.width() * 3; ++x) {
            if (x % 16 == 0)
                bits = random.generate();
            const int darker = static_cast<int>(bits & 3U) + 5;
            bits >>= 2;
            row[x] = static_cast<uchar>(std::max(row[x] - darker, 0));
        }
    }
}

} // namespace

QStringList madePageNames()
{
    QStringList names;
    for (const auto &one : made())
        names << one.name;
    return names;
}

QString titleOfMadePage(const QString &name)
{
    for (const auto &one : made()) {
        if (one.name == name)
            return one.title;
    }
    return {};
}

QImage makePage(const QString &name)
{
    quint32 seed = 1;
    for (const auto &one : made()) {
        ++seed;
        if (one.name != name)
            continue;
        QImage page(A4At300, QImage::Format_RGB888);
        page.fill(QColor(252, 251, 247));
        QPainter painter(&page);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.translate(A4At300.width() / 2.0, A4At300.height() / 2.0);
        painter.rotate(seed % 2 ? 0.4 : -0.3); // nobody lays a sheet down straight
        painter.translate(-A4At300.width() / 2.0, -A4At300.height() / 2.0);
        one.paint(painter);
        painter.end();
        weather(page, seed);
        return page;
    }
    return {};
}

QImage lid()
{
    QImage page(A4At300, QImage::Format_RGB888);
    page.fill(QColor(236, 236, 238));
    return page;
}

} // namespace yc::devices::virtual_bench
