#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

// What is known about each printing of a case's papers 文书: kept with the case, sealed, from the moment a job went to
// a printer, so that a kill in between loses no copy that came out. Nothing in it is a person's but the clerk's number.
namespace yc::core::flow
{

struct PrintFact {
    enum class Outcome {
        Sent, // whether it came out is not known, or not yet
        Printed,
        Cancelled,
        Failed,
    };
    QString id; // of the job
    QString paperId; // wire::Paper::id
    QString kind; // of the paper
    QDateTime at; // UTC
    QString staffNo;
    QString queue;
    int copies = 1;
    Outcome outcome = Outcome::Sent;
    friend bool operator==(const PrintFact &, const PrintFact &) = default;
};

// Oldest first; a fact with an id that is there already takes its place.
void put(QList<PrintFact> &facts, const PrintFact &fact);
// How many times a paper was printed, as far as is known: cancelled and failed ones do not count.
[[nodiscard]] int timesPrinted(const QList<PrintFact> &facts, const QString &paperId);

[[nodiscard]] QByteArray toJson(const QList<PrintFact> &facts);
[[nodiscard]] Result<QList<PrintFact>> printFactsFrom(const QByteArray &json); // BadFile

} // namespace yc::core::flow
