#include "core/domain/catalogue.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace yc::core::domain;
using yc::tests::Today;

// Reports how long a keystroke takes over 5,000 items; the time is for reading, only what is found is judged.
class TestSearchSpeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeystrokeOverFiveThousandItemsFindsTheSame();
};

namespace
{

constexpr qsizetype Many = 5000;

// The sample items again and again, each in a village of its own name, so that no two rows are alike.
QList<ServiceItem> many()
{
    const auto &samples = yc::tests::sampleCatalogue().items;
    const auto places = QStringLiteral("东西南北上下大小新老前后山水石林河湖桥井");
    QList<ServiceItem> items;
    for (qsizetype i = 0; i < Many; ++i) {
        auto item = samples[i % samples.size()];
        const auto round = i / samples.size();
        item.code = item.code.chopped(3) + QString::number(round).rightJustified(3, u'0');
        if (round > 0) {
            const auto place = QString(places[round % 20]) + places[round / 20 % 20];
            item.name += u'（' + place + u'）';
            for (auto &alias : item.aliases)
                alias += place;
        }
        items.append(item);
    }
    return items;
}

} // namespace

void TestSearchSpeed::everyKeystrokeOverFiveThousandItemsFindsTheSame()
{
    QElapsedTimer timer;
    const auto items = many();
    timer.start();
    const Catalogue catalogue(QStringLiteral("many"), items, {});
    qInfo("index of %lld items: %lld ms", static_cast<long long>(items.size()),
          static_cast<long long>(timer.elapsed()));

    std::vector<qint64> times;
    for (const auto *typed : {"低保", "dibao", "gaolingjintie", "sfz", "jmsfzhl", "残疾人 补贴 东西", "s", "1111999",
                              "linmucfxkz", "城乡居民基本养老保险", "yanglaobaoxian", "zzz", "登记 m"}) {
        const auto query = QString::fromUtf8(typed);
        for (qsizetype size = 1; size <= query.size(); ++size) {
            timer.start();
            const auto hits = catalogue.search(query.first(size), Today);
            times.push_back(timer.nsecsElapsed());
            QVERIFY(hits.size() <= 50);
        }
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return static_cast<double>(times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))])
            / 1e6;
    };
    qInfo("keystroke over %lld items: p50 %.2f ms, p99 %.2f ms, longest %.2f ms (%zu keystrokes; aim: p99 16 ms)",
          static_cast<long long>(Many), at(0.5), at(0.99), at(1.0), times.size());

    QCOMPARE(catalogue.search(u"gljt", Today).front().item->name, QStringLiteral("高龄津贴"));
    // dongxi is 东西 in full, and the beginning of others
    QVERIFY(!catalogue.search(u"gaolingjintie dongxi", Today).empty());
    QCOMPARE(catalogue.search(u"高龄津贴 东西", Today).size(), 1);
    QCOMPARE(catalogue.search(u"s", Today).size(), 50);
}

YC_TEST(TestSearchSpeed)
#include "tst_search_speed.moc"
