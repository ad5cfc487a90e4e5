#include "ui/diagnosis.h"

#include "ui/failure_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
};

QString wordOf(Check::State state)
{
    switch (state) {
    case Check::State::Good: return u"good"_s;
    case Check::State::Note: return u"note"_s;
    case Check::State::Wrong: return u"wrong"_s;
    case Check::State::Unknown: return u"unknown"_s;
    }
    return {};
}

} // namespace

QString markOf(Check::State state)
{
    switch (state) {
    case Check::State::Good: return u"✓"_s;
    case Check::State::Note: return u"!"_s;
    case Check::State::Wrong: return u"✕"_s;
    case Check::State::Unknown: return u"?"_s;
    }
    return {};
}

bool Diagnosis::allWell() const
{
    return std::ranges::none_of(checks, [](const Check &check) { return check.state == Check::State::Wrong; });
}

QString Diagnosis::toText() const
{
    QStringList lines{u"%1 %2"_s.arg(program, version)};
    for (const auto &check : checks) {
        lines += u"%1 %2  %3"_s.arg(markOf(check.state), check.name, check.says);
        for (const auto &step : check.steps) {
            lines += u"    %1 %2  %3"_s.arg(markOf(step.state), step.name, step.says).trimmed().prepend(u"    "_s);
            if (step.code)
                lines += u"        "_s + failureLine(*step.code);
        }
        if (check.code && check.steps.isEmpty())
            lines += u"    "_s + failureLine(*check.code);
    }
    const auto wrong
        = std::ranges::count_if(checks, [](const Check &check) { return check.state == Check::State::Wrong; });
    lines += wrong == 0 ? W::tr("一切正常") : W::tr("有 %1 处需要处理").arg(wrong);
    return lines.join(u'\n') + u'\n';
}

QByteArray Diagnosis::toJson() const
{
    QJsonArray list;
    for (const auto &check : checks) {
        QJsonObject one{{u"id"_s, check.id}, {u"state"_s, wordOf(check.state)}, {u"facts"_s, check.facts}};
        if (check.code) {
            const auto told = failureWords(*check.code);
            one.insert(u"code"_s, toString(*check.code));
            one.insert(u"words"_s, told.words);
            one.insert(u"remedy"_s, told.remedy);
        }
        QJsonArray steps;
        for (const auto &step : check.steps) {
            QJsonObject told{{u"id"_s, step.id}, {u"state"_s, wordOf(step.state)}, {u"says"_s, step.says}};
            if (step.code) {
                told.insert(u"code"_s, toString(*step.code));
                told.insert(u"remedy"_s, failureWords(*step.code).remedy);
            }
            steps.append(told);
        }
        if (!steps.isEmpty())
            one.insert(u"steps"_s, steps);
        list.append(one);
    }
    return QJsonDocument(
               QJsonObject{{u"program"_s, program}, {u"version"_s, version}, {u"ok"_s, allWell()}, {u"checks"_s, list}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

} // namespace yc::ui
