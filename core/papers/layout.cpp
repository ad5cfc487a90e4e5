#include "core/papers/layout.h"

#include "core/papers/flow.h"
#include "core/papers/text.h"
#include "core/papers/words.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace yc::core::papers
{

namespace
{

using Kind = TemplateBlock::Kind;

TextRun::Align alignOf(TemplateBlock::Align align)
{
    switch (align) {
    case TemplateBlock::Align::Left: return TextRun::Align::Left;
    case TemplateBlock::Align::Centre: return TextRun::Align::Centre;
    case TemplateBlock::Align::Right: return TextRun::Align::Right;
    }
    return TextRun::Align::Left;
}

// A number as people write it: 2, not 2.0; a text as it stands.
QString countWords(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInt()) : value.toString();
}

class Composer
{
public:
    Composer(const QJsonObject &values, const Measures &measures)
        : m_values(values), m_measures(measures), m_flow(measures)
    {
    }

    [[nodiscard]] Done add(const TemplateBlock &block);
    [[nodiscard]] Result<QList<PageModel>> pages() const { return m_flow.pages(); }

private:
    [[nodiscard]] TextRun style(double size, bool bold = false, TextRun::Align align = TextRun::Align::Left) const
    {
        return {.sizeMm = size, .bold = bold, .face = m_measures.face, .align = align};
    }
    void banner(const QString &text);
    void facts(const QList<TemplateFact> &facts);
    void list(const QJsonArray &entries);
    void materials(const QJsonArray &entries, const TemplateBlock &block);
    void sections(const QJsonArray &entries);
    [[nodiscard]] Done close(const TemplateBlock &block);

    const QJsonObject &m_values;
    Measures m_measures;
    Flow m_flow;
};

Done Composer::add(const TemplateBlock &block)
{
    const auto &m = m_measures;
    if (!block.needs.isEmpty()) {
        const auto value = m_values.value(block.needs);
        if (value.toString().isEmpty() && value.toArray().isEmpty())
            return {};
    }
    switch (block.kind) {
    case Kind::Title:
        m_flow.gap(m.gap);
        m_flow.paragraph(block.text, style(m.title, true, TextRun::Align::Centre), 0);
        m_flow.gap(m.gap);
        break;
    case Kind::Banner: banner(block.text); break;
    case Kind::Line:
        if (const auto text = fillIn(block.text, m_values))
            m_flow.paragraph(*text, style(m.body, block.bold, alignOf(block.align)), 0);
        break;
    case Kind::Text: {
        auto text = fillIn(block.text, m_values);
        if (!text && !block.otherwise.isEmpty())
            text = fillIn(block.otherwise, m_values);
        if (text)
            m_flow.paragraph(*text, style(m.body), 2 * m.body);
        break;
    }
    case Kind::Small:
        if (const auto text = fillIn(block.text, m_values))
            m_flow.paragraph(*text, style(m.small), 0);
        break;
    case Kind::Facts: facts(block.facts); break;
    case Kind::List: list(m_values.value(block.text).toArray()); break;
    case Kind::Materials: materials(m_values.value(value::Materials).toArray(), block); break;
    case Kind::Sections: sections(m_values.value(block.text).toArray()); break;
    case Kind::Close: return close(block);
    }
    if (block.keep)
        m_flow.keepLast();
    return {};
}

// Between two heavy rules and in bold: thermal heads smear large black areas, so no white on black.
void Composer::banner(const QString &text)
{
    const auto &m = m_measures;
    auto run = style(m.slip ? m.body * 1.3 : m.body * 1.15, true, TextRun::Align::Centre);
    run.text = text;
    run.box = QRectF(0, 1, m.column(), 0);
    run.box.setHeight(measure(run).height());
    const double bottom = run.box.bottom() + 1;
    m_flow.add(
        {.height = bottom + m.gap,
         .marks = {Rule{{0, 0.4}, {m.column(), 0.4}, 0.75}, run, Rule{{0, bottom}, {m.column(), bottom}, 0.75}}});
}

void Composer::facts(const QList<TemplateFact> &facts)
{
    const auto &m = m_measures;
    const double label = 6 * m.small + 6;
    bool first = true;
    m_flow.gap(m.gap);
    for (const auto &fact : facts) {
        const auto text = fillIn(fact.value, m_values);
        if (!text)
            continue;
        if (m.slip)
            m_flow.paragraph(fact.label + u'：' + *text, style(m.body), 0);
        else
            m_flow.ruledRow({fact.label, *text}, {label, m.column() - label}, style(m.small * 1.1), first);
        first = false;
    }
    m_flow.gap(m.gap);
}

void Composer::list(const QJsonArray &entries)
{
    const auto &m = m_measures;
    for (qsizetype i = 0; i < entries.size(); ++i)
        m_flow.paragraph(QStringLiteral("%1. %2").arg(i + 1).arg(entries[i].toString().trimmed()), style(m.body),
                         m.slip ? 0 : 2 * m.body);
}

void Composer::materials(const QJsonArray &entries, const TemplateBlock &block)
{
    const auto &m = m_measures;
    if (entries.isEmpty()) {
        m_flow.paragraph(block.text, style(m.body), 0);
        m_flow.gap(m.gap);
        return;
    }
    const auto handedOf = [](const QJsonValue &entry) {
        return entry.toObject().value(QLatin1StringView("handed")).toString().trimmed();
    };
    const auto worded = [&](qsizetype i) { // 2. 户口簿（复印件1份，2页）
        const auto entry = entries[i].toObject();
        const auto name = entry.value(QLatin1StringView("name")).toString().trimmed();
        const auto handed = handedOf(entry);
        const QJsonObject said{{QStringLiteral("pages"), countWords(entry.value(QLatin1StringView("pages")))},
                               {QStringLiteral("handed"), handed}};
        return QStringLiteral("%1. %2").arg(i + 1).arg(name)
            + fillIn(handed.isEmpty() ? block.pages : block.handed, said).value_or(QString());
    };
    if (!block.running.isEmpty()) {
        QStringList all;
        for (qsizetype i = 0; i < entries.size(); ++i)
            all += worded(i);
        m_flow.paragraph(block.running + all.join(u'；') + u'。', style(m.body), m.slip ? 0 : 2 * m.body);
        return;
    }
    const bool told = !block.handed.isEmpty()
        && std::any_of(entries.begin(), entries.end(), [&](const auto &entry) { return !handedOf(entry).isEmpty(); });
    QList<double> widths{14, m.column() - 14 - 22, 22};
    QList<TextRun::Align> aligns{TextRun::Align::Centre, TextRun::Align::Left, TextRun::Align::Centre};
    auto head = block.head.first(3);
    if (told) { // between name and pages
        constexpr double Handed = 56;
        widths[1] -= Handed;
        widths.insert(2, Handed);
        aligns.insert(2, TextRun::Align::Left);
        head.insert(2, block.head[3]);
    }
    if (!m.slip)
        m_flow.ruledRow(head, widths, style(m.small * 1.1, true), true, aligns);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (m.slip) {
            m_flow.paragraph(worded(i), style(m.body), 0);
            continue;
        }
        const auto entry = entries[i].toObject();
        const auto handed = handedOf(entry);
        QStringList cells{QString::number(i + 1), entry.value(QLatin1StringView("name")).toString().trimmed(),
                          countWords(entry.value(QLatin1StringView("pages")))};
        if (told)
            cells.insert(2, handed.isEmpty() ? QStringLiteral("—") : handed);
        m_flow.ruledRow(cells, widths, style(m.small * 1.1), false, aligns);
    }
    m_flow.gap(m.gap);
}

void Composer::sections(const QJsonArray &entries)
{
    constexpr double RowToWriteIn = 9.5; // for a hand with a pen
    const auto &m = m_measures;
    const double label = 11 * m.small + 2;
    for (const auto &entry : entries) {
        const auto section = entry.toObject();
        m_flow.gap(m.gap);
        m_flow.paragraph(section.value(QLatin1StringView("title")).toString(), style(m.body, true), 0);
        m_flow.keepLast();
        bool first = true;
        const auto rows = section.value(QLatin1StringView("rows")).toArray();
        for (const auto &line : rows) {
            const auto row = line.toObject();
            const auto name = row.value(QLatin1StringView("label")).toString();
            const auto text = row.value(QLatin1StringView("value")).toString();
            if (m.slip)
                m_flow.paragraph(name + u'：' + text, style(m.body), 0);
            else
                m_flow.ruledRow({name, text}, {label, m.column() - label}, style(m.small * 1.1), first, {},
                                RowToWriteIn * row.value(QLatin1StringView("lines")).toInt(1));
            first = false;
        }
    }
    m_flow.gap(m.gap);
}

Done Composer::close(const TemplateBlock &block)
{
    CloseBlock close{.signer = fillIn(block.signer, m_values).value_or(QString()),
                     .day = fillIn(block.day, m_values).value_or(QString()),
                     .code = m_values.value(value::CodeText).toString().toUtf8(),
                     .codeWords = block.text};
    if (block.seal) {
        close.sealBody = m_values.value(value::SealBody).toString();
        close.sealName = m_values.value(value::SealName).toString();
    }
    auto pieces = closePieces(close, m_measures);
    if (!pieces)
        return std::unexpected(pieces.error());
    m_flow.gap(2 * m_measures.gap);
    m_flow.keepLast(); // a seal never stands on a page without words
    for (auto &piece : *pieces)
        m_flow.add(std::move(piece));
    m_flow.gap(m_measures.gap);
    return {};
}

void numberPages(PaperModel &paper, const Measures &m, const QString &foot, QJsonObject values)
{
    if (paper.pages.size() < 2)
        return;
    for (qsizetype i = 0; i < paper.pages.size(); ++i) {
        values.insert(QStringLiteral("page"), QString::number(i + 1));
        values.insert(QStringLiteral("pages"), QString::number(paper.pages.size()));
        TextRun run{.text = fillIn(foot, values).value_or(QString()),
                    .sizeMm = m.small * 0.85,
                    .face = m.face,
                    .align = TextRun::Align::Centre};
        run.box = QRectF(m.left, m.height - m.bottom + 8, m.column(), lineMm(run));
        paper.pages[i].marks.append(run);
    }
}

} // namespace

Result<PaperModel> layOut(QAnyStringView kind, const QJsonObject &values, Sheet sheet)
{
    if (!missingValues(kind, values).isEmpty())
        return std::unexpected(codes::ValuesMissing);
    const auto paperTemplate = templateOf(kind);
    if (!paperTemplate)
        return std::unexpected(paperTemplate.error());
    const auto measures = measuresOf(sheet);
    Composer composer(values, measures);
    for (const auto &block : paperTemplate->blocks) {
        using On = TemplateBlock::On;
        if (block.on == On::Both || (block.on == On::Slip) == measures.slip) {
            if (const auto done = composer.add(block); !done)
                return std::unexpected(done.error());
        }
    }
    auto pages = composer.pages();
    if (!pages)
        return std::unexpected(pages.error());
    PaperModel paper{.kind = kind.toString(), .title = paperTemplate->title, .pages = std::move(*pages)};
    numberPages(paper, measures, paperTemplate->foot, values);
    return paper;
}

} // namespace yc::core::papers
