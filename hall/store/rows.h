#pragma once

#include "core/domain/case.h"
#include "core/wire/access.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

// The hall's rows as plain values. What tells of a person (manifest, reasons, requests, papers) a store keeps sealed.
namespace yc::hall::store
{

struct Node { // 各级机构: the hall, its townships and villages
    QString code;
    QString name;
    QString parent; // empty: the root
};

struct Staff {
    QString no;
    QString name;
    QString nodeCode;
    QStringList roles;
    QByteArray verifier; // Argon2id, with its parameters
    bool mustChangePin = false;
    bool gone = false; // left: may not sign in, stays in the records
    bool needsCard = false; // sign-in takes the staff card, whatever the hall's setting says
};

// clerk agent supervisor administrator auditor
[[nodiscard]] bool isRole(const QString &word);

struct StaffCard { // 工作证卡: one a person, and no card is two persons'
    QString staffNo;
    QString serial; // as the card says
    QByteArray publicKey; // P-256, 65 bytes
    QDateTime boundAt;
};

struct CardChallenge { // open until it is answered once; at most one of a person at a terminal
    QString staffNo;
    QString terminalId;
    QByteArray digest; // SM3: the challenge itself is nowhere
    QDateTime expires;
};

struct Attempts { // wrong PINs of one staff number, known or not
    int wrong = 0;
    QDateTime notBefore; // null: no wait
};

struct Session {
    QByteArray tokenDigest; // SM3: the token itself is nowhere
    QString staffNo;
    QString terminalId;
    QDateTime expires;
    bool onlyToChangePin = false;
};

struct Terminal {
    QString id;
    core::wire::TerminalKind kind = core::wire::TerminalKind::Counter;
    QString nodeCode;
    QString windowNo;
    QByteArray fingerprint; // SHA-256 of its TLS certificate
    bool shut = false;
    QDateTime enrolledAt;
};

// What a terminal told of itself last.
struct TerminalReport {
    QString terminalId;
    QDateTime at; // when it came
    QByteArray json;
};

struct Ticket { // a terminal code that was handed out
    QByteArray secretDigest; // SM3
    core::wire::TerminalKind kind = core::wire::TerminalKind::Counter;
    QString nodeCode;
    QString windowNo;
    QDateTime expires;
    QByteArray requestDigest; // SM3 of the requests it was used with; empty: not used
    QByteArray reply; // what was answered then, for whoever did not hear it
};

struct Upload {
    QString id; // 32 hexadecimal digits
    QString terminalId;
    QString blob;
    QString mediaType;
    qint64 length = 0;
    qint64 offset = 0;
    QDateTime expires;
    enum class State { Open, Done, Ended } state = State::Open; // Ended: 410 until it is swept
};

struct Case {
    QUuid id;
    QString number;
    QString nodeCode;
    QString windowNo;
    QString terminalId;
    QString staffNo;
    QString itemCode;
    int itemVersion = 0;
    QString itemName;
    QString applicantMasked;
    core::domain::CaseState state = core::domain::CaseState::Received;
    QDateTime receivedAt;
    QDateTime changedAt;
    QDate due;
    QStringList reasons;
    QByteArray manifestDigest; // SM3
};

// What goes with a new case and is not asked for in lists.
struct CaseFile {
    QByteArray manifest; // canonical bytes
    QByteArray receipt; // JSON
    QByteArray citizenKey; // keyed digest of the number
    QByteArray citizenNameKey; // keyed digest of number and name
    QStringList blobs;
};

struct EndingNote {
    QUuid caseId;
    QByteArray requestDigest; // SM3 of the request's canonical bytes
    QString ending;
    QString staffNo;
    QString terminalId;
    QDateTime at;
    QByteArray request; // canonical bytes
};

struct ChangeNote {
    qint64 cursor = 0; // given by the store
    QString scope; // a terminal's id, or "*" for all
    QString kind;
    QString subject; // case id; else the body itself
};

} // namespace yc::hall::store
