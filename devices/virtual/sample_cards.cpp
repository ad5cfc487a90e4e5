#include "devices/virtual/sample_cards.h"

#include "devices/card/protocol/card_text.h"

#include <QCryptographicHash>

#include <array>
#include <utility>

namespace yc::devices::virtual_bench
{

namespace
{

struct Sample {
    const char *name;
    QString title;
    QJsonObject fields;
};

QJsonObject resident(const QString &name, const QString &number, const QString &from, const QString &to)
{
    return {
        {QStringLiteral("layout"), QStringLiteral("resident")},
        {QStringLiteral("name"), name},
        {QStringLiteral("sexCode"), number[16].digitValue() % 2 ? QStringLiteral("1") : QStringLiteral("2")},
        {QStringLiteral("ethnicityCode"), QStringLiteral("01")},
        {QStringLiteral("birth"), number.mid(6, 8)},
        {QStringLiteral("address"), QStringLiteral("北京市朝阳区样例街道测试路１号院２号楼３０１室")},
        {QStringLiteral("number"), number},
        {QStringLiteral("issuer"), QStringLiteral("北京市公安局朝阳分局")},
        {QStringLiteral("validFrom"), from},
        {QStringLiteral("validTo"), to},
    };
}

QJsonObject with(QJsonObject fields, std::initializer_list<std::pair<QString, QJsonValue>> more)
{
    for (const auto &[key, value] : more)
        fields.insert(key, value);
    return fields;
}

const std::vector<Sample> &samples()
{
    static const auto First = QStringLiteral("11010519491231002X");
    static const auto Second = QStringLiteral("34052419800101001X");
    static const auto Long = QStringLiteral("长期");
    static const auto From = QStringLiteral("20200101");
    static const auto To = QStringLiteral("20400101");
    static const std::vector<Sample> all{
        {"zhang", QStringLiteral("张样例（长期）"), resident(QStringLiteral("张样例"), First, From, Long)},
        {"li", QStringLiteral("李测试（有新住址）"),
         with(resident(QStringLiteral("李测试"), Second, From, To),
              {{QStringLiteral("latestAddress"), QStringLiteral("安徽省马鞍山市样例区测试大道８８号")},
               {QStringLiteral("address"), QStringLiteral("安徽省马鞍山市样例县测试镇样例村１组")},
               {QStringLiteral("issuer"), QStringLiteral("马鞍山市公安局样例分局")}})},
        {"rare", QStringLiteral("生僻字姓名"), resident(QStringLiteral("㛃㐀样例"), Second, From, To)},
        {"no-font", QStringLiteral("姓名用字字库没有"),
         resident(QString::fromUcs4(U"王\uE863\U00030100样例"), Second, From, To)},
        {"expired", QStringLiteral("已过有效期"),
         resident(QStringLiteral("王样例"), Second, QStringLiteral("20050101"), QStringLiteral("20150101"))},
        {"wrong-check", QStringLiteral("校验码错误"),
         resident(QStringLiteral("赵测试"), QStringLiteral("110105194912310021"), From, Long)},
        {"hk", QStringLiteral("港澳台居民居住证"),
         with(resident(QStringLiteral("陈样例"), withCheckDigit(QStringLiteral("81000019900101999")), From,
                       QStringLiteral("20300101")),
              {{QStringLiteral("layout"), QStringLiteral("hk-mo-tw")},
               {QStringLiteral("ethnicityCode"), QString()},
               {QStringLiteral("travelPermitNumber"), QStringLiteral("H00000000")},
               {QStringLiteral("issueCount"), QStringLiteral("01")}})},
        {"foreigner-2017",
         QStringLiteral("外国人永久居留证（2017版）"),
         {{QStringLiteral("layout"), QStringLiteral("foreigner-2017")},
          {QStringLiteral("nameLatin"), QStringLiteral("SAMPLE, TEST")},
          {QStringLiteral("name"), QStringLiteral("样例")},
          {QStringLiteral("sexCode"), QStringLiteral("1")},
          {QStringLiteral("number"), QStringLiteral("UTO110080010100")},
          {QStringLiteral("nationality"), QStringLiteral("UTO")},
          {QStringLiteral("birth"), QStringLiteral("19800101")},
          {QStringLiteral("issuer"), QStringLiteral("1100")},
          {QStringLiteral("cardVersion"), QStringLiteral("01")},
          {QStringLiteral("validFrom"), From},
          {QStringLiteral("validTo"), QStringLiteral("20300101")}}},
        {"foreigner-2023",
         QStringLiteral("外国人永久居留身份证（2023版）"),
         {{QStringLiteral("layout"), QStringLiteral("foreigner-2023")},
          {QStringLiteral("name"), QStringLiteral("测试")},
          {QStringLiteral("nameLatin"), QStringLiteral("SAMPLEHEIMER VON UND ZU TESTINGEN, MAXIMILIANE")},
          {QStringLiteral("sexCode"), QStringLiteral("2")},
          {QStringLiteral("number"), withCheckDigit(QStringLiteral("91112319850505999"))},
          {QStringLiteral("nationality"), QStringLiteral("UTO")},
          {QStringLiteral("birth"), QStringLiteral("19850505")},
          {QStringLiteral("issueCount"), QStringLiteral("00")},
          {QStringLiteral("validFrom"), QStringLiteral("20240101")},
          {QStringLiteral("validTo"), QStringLiteral("20340101")}}},
        {"damaged", QStringLiteral("芯片损坏"),
         with(resident(QStringLiteral("孙样例"), First, From, Long), {{QStringLiteral("damaged"), true}})},
        {"bus", QStringLiteral("公交卡"),
         with(resident(QStringLiteral("非身份证"), First, From, Long), {{QStringLiteral("identityCard"), false}})},
    };
    return all;
}

constexpr std::array Fields{
    std::pair{"name", &IdentityCard::name},
    std::pair{"nameLatin", &IdentityCard::nameLatin},
    std::pair{"sexCode", &IdentityCard::sexCode},
    std::pair{"ethnicityCode", &IdentityCard::ethnicityCode},
    std::pair{"birth", &IdentityCard::birth},
    std::pair{"address", &IdentityCard::address},
    std::pair{"latestAddress", &IdentityCard::latestAddress},
    std::pair{"number", &IdentityCard::number},
    std::pair{"issuer", &IdentityCard::issuer},
    std::pair{"validFrom", &IdentityCard::validFrom},
    std::pair{"validTo", &IdentityCard::validTo},
    std::pair{"nationality", &IdentityCard::nationality},
    std::pair{"travelPermitNumber", &IdentityCard::travelPermitNumber},
    std::pair{"issueCount", &IdentityCard::issueCount},
    std::pair{"formerNumberLink", &IdentityCard::formerNumberLink},
    std::pair{"cardVersion", &IdentityCard::cardVersion},
};

std::optional<CardLayout> layoutFromText(const QString &text)
{
    if (text.isEmpty() || text == QLatin1String("resident"))
        return CardLayout::Resident;
    if (text == QLatin1String("hk-mo-tw"))
        return CardLayout::HkMoTwResidence;
    if (text == QLatin1String("foreigner-2017"))
        return CardLayout::ForeignerPermanent2017;
    if (text == QLatin1String("foreigner-2023"))
        return CardLayout::ForeignerPermanent2023;
    return std::nullopt;
}

// Bytes that look like a photograph's to whoever stores them, and are the same for the same card.
QByteArray noiseOf(const QString &seed, qsizetype size)
{
    QByteArray bytes("WLf\x00", 4);
    auto block = seed.toUtf8();
    while (bytes.size() < size)
        bytes += block = QCryptographicHash::hash(block, QCryptographicHash::Sha256);
    return bytes.first(size);
}

} // namespace

QStringList sampleCardNames()
{
    QStringList names;
    for (const auto &sample : samples())
        names << QString::fromLatin1(sample.name);
    return names;
}

QString titleOfSample(const QString &name)
{
    for (const auto &sample : samples()) {
        if (name == QLatin1String(sample.name))
            return sample.title;
    }
    return {};
}

Result<TwinCard> sampleCard(const QString &name)
{
    for (const auto &sample : samples()) {
        if (name == QLatin1String(sample.name))
            return cardFromJson(sample.fields);
    }
    return std::unexpected(yc::codes::BadFile);
}

Result<TwinCard> cardFromJson(const QJsonObject &fields)
{
    IdentityCard card;
    TwinCard twin;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() == QLatin1String("layout")) {
            const auto layout = layoutFromText(field->toString());
            if (!layout)
                return std::unexpected(yc::codes::BadFile);
            card.layout = *layout;
            continue;
        }
        if (field.key() == QLatin1String("damaged")) {
            twin.damaged = field->toBool();
            continue;
        }
        if (field.key() == QLatin1String("identityCard")) {
            twin.identityCard = field->toBool(true);
            continue;
        }
        const auto known = std::find_if(Fields.begin(), Fields.end(),
                                        [&](const auto &entry) { return field.key() == QLatin1String(entry.first); });
        if (known == Fields.end() || !field->isString())
            return std::unexpected(yc::codes::BadFile);
        card.*known->second = field->toString();
    }
    const auto text = card::encodeCardText(card);
    if (!text || card.latestAddress.size() > 35)
        return std::unexpected(yc::codes::BadFile);
    twin.text = *text;
    twin.latestAddress = card.latestAddress;
    twin.photo = noiseOf(card.number, 1024);
    twin.fingerprint = noiseOf(card.number + QStringLiteral("f"), 1024);
    twin.serial = noiseOf(card.number + card.name, 12).last(8);
    return twin;
}

QString withCheckDigit(const QString &seventeen)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += seventeen[static_cast<qsizetype>(i)].digitValue() * weights[i];
    return seventeen + QLatin1Char("10X98765432"[sum % 11]);
}

} // namespace yc::devices::virtual_bench
