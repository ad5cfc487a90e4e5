#include "core/papers/paper_template.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <optional>

// In the global namespace: Q_INIT_RESOURCE declares a function there. A static library's resources are not linked
// unless somebody names them.
static void initialisePaperTemplates()
{
    Q_INIT_RESOURCE(papers);
}

namespace yc::core::papers
{

namespace
{

using Kind = TemplateBlock::Kind;

struct KindName {
    QLatin1StringView name;
    Kind kind;
};
constexpr std::array KindNames{
    KindName{QLatin1StringView("title"), Kind::Title}, KindName{QLatin1StringView("banner"), Kind::Banner},
    KindName{QLatin1StringView("line"), Kind::Line},   KindName{QLatin1StringView("text"), Kind::Text},
    KindName{QLatin1StringView("small"), Kind::Small}, KindName{QLatin1StringView("facts"), Kind::Facts},
    KindName{QLatin1StringView("list"), Kind::List},   KindName{QLatin1StringView("materials"), Kind::Materials},
    KindName{QLatin1StringView("close"), Kind::Close}, KindName{QLatin1StringView("sections"), Kind::Sections},
};

bool readAttributes(const QJsonObject &json, TemplateBlock &block)
{
    const auto align = json.value(QLatin1StringView("align")).toString(QStringLiteral("left"));
    if (align == u"centre")
        block.align = TemplateBlock::Align::Centre;
    else if (align == u"right")
        block.align = TemplateBlock::Align::Right;
    else if (align != u"left")
        return false;
    const auto on = json.value(QLatin1StringView("on")).toString();
    if (on == u"a4")
        block.on = TemplateBlock::On::A4;
    else if (on == u"slip")
        block.on = TemplateBlock::On::Slip;
    else if (!on.isEmpty())
        return false;
    block.bold = json.value(QLatin1StringView("bold")).toBool();
    block.keep = json.value(QLatin1StringView("keep")).toBool();
    block.otherwise = json.value(QLatin1StringView("else")).toString();
    block.needs = json.value(QLatin1StringView("needs")).toString();
    return true;
}

bool readBody(const QJsonValue &body, TemplateBlock &block)
{
    if (block.kind == Kind::Facts) {
        for (const auto row : body.toArray()) {
            const auto pair = row.toArray();
            if (pair.size() != 2)
                return false;
            block.facts.append({pair[0].toString(), pair[1].toString()});
        }
        return !block.facts.isEmpty();
    }
    if (block.kind == Kind::Close) {
        const auto close = body.toObject();
        block.signer = close.value(QLatin1StringView("signer")).toString();
        block.day = close.value(QLatin1StringView("day")).toString();
        block.seal = close.value(QLatin1StringView("seal")).toBool();
        block.text = close.value(QLatin1StringView("code")).toString();
        return !block.signer.isEmpty() && !block.day.isEmpty();
    }
    if (block.kind == Kind::Materials) {
        const auto materials = body.toObject();
        block.text = materials.value(QLatin1StringView("none")).toString();
        block.pages = materials.value(QLatin1StringView("pages")).toString();
        block.handed = materials.value(QLatin1StringView("handed")).toString();
        block.running = materials.value(QLatin1StringView("running")).toString();
        if (!block.running.isEmpty())
            return !block.pages.isEmpty() && !block.handed.isEmpty();
        for (const auto heading : materials.value(QLatin1StringView("head")).toArray())
            block.head += heading.toString();
        return !block.text.isEmpty() && !block.pages.isEmpty() && block.head.size() == (block.handed.isEmpty() ? 3 : 4);
    }
    block.text = body.toString();
    return !block.text.isEmpty();
}

std::optional<TemplateBlock> blockFrom(const QJsonObject &json)
{
    for (const auto &entry : KindNames) {
        if (!json.contains(entry.name))
            continue;
        TemplateBlock block{.kind = entry.kind};
        if (!readAttributes(json, block) || !readBody(json.value(entry.name), block))
            return std::nullopt;
        return block;
    }
    return std::nullopt;
}

} // namespace

Result<PaperTemplate> templateOf(QAnyStringView kind)
{
    initialisePaperTemplates();
    QFile file(QStringLiteral(":/papers/templates/%1.json").arg(kind.toString()));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::BadTemplate);
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    PaperTemplate paper{.title = json.value(QLatin1StringView("title")).toString(),
                        .foot = json.value(QLatin1StringView("foot")).toString()};
    for (const auto entry : json.value(QLatin1StringView("blocks")).toArray()) {
        auto block = blockFrom(entry.toObject());
        if (!block)
            return std::unexpected(codes::BadTemplate);
        paper.blocks.append(std::move(*block));
    }
    if (paper.title.isEmpty() || paper.blocks.isEmpty())
        return std::unexpected(codes::BadTemplate);
    return paper;
}

} // namespace yc::core::papers
