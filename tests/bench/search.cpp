// Search as you type over 5,000 items: every prefix of every query is one keystroke. Prints one JSON object. The time
// is the thread's own (what it did, not what it waited for on a busy machine), as for the UI's stalls. The items are
// made from the words that halls use (services.md): what is done × to what × for whom, each with a code, an alias and
// two topics, so that many match and few are meant.

#include "core/domain/catalogue.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace
{

using yc::core::domain::Catalogue;
using yc::core::domain::ServiceItem;

constexpr int ItemCount = 5000;

const QStringList &deeds()
{
    static const QStringList all{QStringLiteral("设立登记"), QStringLiteral("变更登记"), QStringLiteral("注销登记"),
                                 QStringLiteral("补领"),     QStringLiteral("换领"),     QStringLiteral("申请"),
                                 QStringLiteral("确认"),     QStringLiteral("核定"),     QStringLiteral("审批"),
                                 QStringLiteral("备案"),     QStringLiteral("转移接续"), QStringLiteral("停发")};
    return all;
}

const QStringList &things()
{
    static const QStringList all{
        QStringLiteral("个体工商户"),       QStringLiteral("居民身份证"),       QStringLiteral("最低生活保障"),
        QStringLiteral("残疾人证"),         QStringLiteral("老年人优待证"),     QStringLiteral("城乡居民基本养老保险"),
        QStringLiteral("城乡居民医疗保险"), QStringLiteral("失业保险金"),       QStringLiteral("公租房租赁补贴"),
        QStringLiteral("食品经营许可"),     QStringLiteral("公共场所卫生许可"), QStringLiteral("户口迁移"),
        QStringLiteral("生育登记"),         QStringLiteral("婚姻登记"),         QStringLiteral("不动产权证书"),
        QStringLiteral("道路运输证"),       QStringLiteral("农村宅基地"),       QStringLiteral("林木采伐许可"),
        QStringLiteral("民办非企业单位"),   QStringLiteral("临时救助"),         QStringLiteral("就业失业登记")};
    return all;
}

const QStringList &whose()
{
    static const QStringList all{QStringLiteral("本人"),   QStringLiteral("未成年人"), QStringLiteral("退役军人"),
                                 QStringLiteral("高龄"),   QStringLiteral("企业"),     QStringLiteral("农村居民"),
                                 QStringLiteral("新生儿"), QStringLiteral("外来人员"), QStringLiteral("港澳台居民"),
                                 QStringLiteral("学生")};
    return all;
}

double ownMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QList<ServiceItem> manyItems()
{
    QList<ServiceItem> items;
    items.reserve(ItemCount);
    for (int n = 0; n < ItemCount; ++n) {
        const auto &deed = deeds()[n % deeds().size()];
        const auto &thing = things()[(n / deeds().size()) % things().size()];
        const auto &who = whose()[(n / (deeds().size() * things().size())) % whose().size()];
        ServiceItem item;
        item.code = QStringLiteral("11370000MB%1").arg(n, 8, 10, QLatin1Char('0'));
        item.effectiveFrom = QDate(2026, 1, 1);
        item.name = thing + deed + QStringLiteral("（") + who + QStringLiteral("）");
        item.aliases = {QStringLiteral("办") + thing};
        item.topics = {who, thing};
        item.department = QStringLiteral("示例县第%1局").arg(n % 40);
        items.append(std::move(item));
    }
    return items;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const double before = ownMs();
    const Catalogue catalogue(QStringLiteral("bench"), manyItems(), {});
    const double builtMs = ownMs() - before;

    const QStringList queries{QStringLiteral("最低生活保障申请"),
                              QStringLiteral("补领身份证"),
                              QStringLiteral("sfzbl"),
                              QStringLiteral("jumingshenfenzheng"),
                              QStringLiteral("zdshbz"),
                              QStringLiteral("11370000MB00004321"),
                              QStringLiteral("老年人"),
                              QStringLiteral("退役军人"),
                              QStringLiteral("食品经营许可 变更"),
                              QStringLiteral("没有这样的事项"),
                              QStringLiteral("gongzufang"),
                              QStringLiteral("x")};
    const QDate day(2026, 11, 21);
    std::vector<double> keystrokes;
    qsizetype hits = 0;
    double slowest = 0;
    QString slowestQuery;
    for (int round = 0; round < 5; ++round) {
        for (const auto &query : queries) {
            for (qsizetype length = 1; length <= query.size(); ++length) {
                const double asked = ownMs();
                hits += catalogue.search(QStringView(query).left(length), day).size();
                const double took = ownMs() - asked;
                if (keystrokes.empty() || took > slowest) {
                    slowest = took;
                    slowestQuery = query.left(length);
                }
                keystrokes.push_back(took);
            }
        }
    }
    std::ranges::sort(keystrokes);
    const auto part = [&keystrokes](double share) {
        return keystrokes[static_cast<std::size_t>(share * static_cast<double>(keystrokes.size() - 1))];
    };
    const QJsonObject said{
        {QStringLiteral("items"), ItemCount},  {QStringLiteral("keystrokes"), static_cast<qint64>(keystrokes.size())},
        {QStringLiteral("hits"), hits},        {QStringLiteral("index_ms"), builtMs},
        {QStringLiteral("p50_ms"), part(0.5)}, {QStringLiteral("p99_ms"), part(0.99)},
        {QStringLiteral("max_ms"), slowest},   {QStringLiteral("slowest"), slowestQuery}};
    std::puts(QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
    return 0;
}
