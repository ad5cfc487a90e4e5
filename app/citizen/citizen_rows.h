#pragma once

#include "core/flow/intake.h"

#include <QList>
#include <QString>

// What the person at the counter reads about their own case, as values: the very values that go into what they sign.
//
// Their own data may be read on their own screen, and have to be, or nothing could be confirmed: names and all that was
// typed stand there whole. The one exception is a number that a chip gave: nobody can have mistyped it, and people
// queue behind; it is masked as everywhere in the house until the person asks for it. In the text that they sign it
// stands whole, as every word of that does.
namespace yc::app
{

struct CitizenRow {
    QString place; // "person/agent/number", "question/kind", "form/phone"; empty: there is nothing to correct in it
    QString label; // in the language of the moment, as all words here
    QString value; // empty: not filled in
    QString whole{}; // behind the mask of value; empty: value is whole
    QString source{}; // 身份证读取; empty for what was typed
};

struct CitizenSection {
    QString title;
    QList<CitizenRow> rows;
};

[[nodiscard]] QList<CitizenSection> citizenSections(const core::flow::Intake &intake);

// What a place is called, for the clerk: 联系电话, 代理人. Empty: the case has no such place any more.
[[nodiscard]] QString placeName(const core::flow::Intake &intake, const QString &place);
// Where the clerk corrects it: the step, and the field or question there.
struct PlaceAt {
    core::flow::Step step = core::flow::Step::Applicant;
    QString id;
};
[[nodiscard]] PlaceAt whereIs(const QString &place);
[[nodiscard]] QString placeOfField(const QString &fieldId); // "form/phone"

// SM3 of what stands at a place, and of all that the person is asked to confirm: whatever was said of it holds as long
// as this is the same. Digests, so that no second copy of a person's data lies about.
[[nodiscard]] QByteArray placeDigest(const core::flow::Intake &intake, const QString &place);
[[nodiscard]] QByteArray citizenDigest(const core::flow::Intake &intake);

} // namespace yc::app
