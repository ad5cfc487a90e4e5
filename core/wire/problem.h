#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

// Failures as the hall says them: RFC 9457 problem+json with our stable code. The words in `title` are for engineers;
// people get the client's own words for the code.
namespace yc::core::wire
{

namespace codes
{ // H: said by the hall
inline constexpr Code NotFound{'H', 1};
inline constexpr Code BadRequest{'H', 2}; // body not readable; `detail` names the place
inline constexpr Code TooLarge{'H', 3};
inline constexpr Code TooMany{'H', 4}; // asked too often; retryAfter says when
inline constexpr Code Internal{'H', 5}; // the hall's own fault; it kept nothing half done
inline constexpr Code NoTerminal{'H', 101}; // no or unknown terminal certificate
inline constexpr Code TerminalShut{'H', 102}; // this terminal was shut out
inline constexpr Code BadEnrolmentCode{'H', 103};
inline constexpr Code WrongPin{'H', 111}; // retryAfter: seconds until the next try
inline constexpr Code MustChangePin{'H', 112};
inline constexpr Code WeakPin{'H', 113};
inline constexpr Code SessionOver{'H', 114};
inline constexpr Code NoPower{'H', 121}; // this window does not hold that power for the item
inline constexpr Code NotOffered{'H', 122}; // in the contract, but this hall does not do it yet
inline constexpr Code UnknownItem{'H', 201};
inline constexpr Code ItemNotInForce{'H', 202};
inline constexpr Code CaseIncomplete{'H', 203}; // `findings` lists all of it
inline constexpr Code BlobMissing{'H', 204}; // `missing` lists the blobs to send first
inline constexpr Code CaseDiffers{'H', 205}; // same id, another manifest
inline constexpr Code WrongState{'H', 206}; // that ending does not follow the state
inline constexpr Code ReasonsMissing{'H', 207}; // a correction without reasons, a refusal without reasons or basis
inline constexpr Code SignedOther{'H', 208}; // the signature is bound to another text than the manifest makes
// `findings` lists all of it, these among others:
inline constexpr Code NotWitnessed{
    'H', 221}; // typed by eye without a second person whom the hall knows, or without a reason
inline constexpr Code NotRepresented{'H', 222}; // organisation without USCC, agent or mandate; child without guardian
inline constexpr Code NobodyMayAct{'H', 223}; // an agent for an item that the applicant has to come for
inline constexpr Code LimitNotConfirmed{'H', 224}; // an agent where the item limits them, and no staff confirmed it
inline constexpr Code SigningNotWitnessed{
    'H',
    231}; // a fingerprint or written for, without a witness who is neither signer nor writer and whom the hall knows
inline constexpr Code WriterNotNamed{'H', 232}; // written for, by whom or why is not told, or by the signer themself
inline constexpr Code SealNotEntitled{'H', 233}; // no organisation applies, or who sealed is not named or not entitled
inline constexpr Code NotCompared{'H', 234}; // a copy in the place of an original that nobody of this hall compared
inline constexpr Code DisputeNotTold{'H', 235}; // a disputed value that is the source's own, or why is not told
inline constexpr Code UploadGone{'H', 301}; // expired or ended; begin again
inline constexpr Code UploadOffset{'H', 302};
inline constexpr Code UploadChecksum{'H', 303};
inline constexpr Code UploadDigest{'H', 304}; // the whole does not have the name it was given
inline constexpr Code TusVersion{'H', 305}; // another version of the upload protocol
} // namespace codes

struct Problem {
    int status = 500; // HTTP
    Code code = codes::Internal;
    QString title; // English, for engineers and logs; no personal data
    int retryAfterSeconds = 0;
    QJsonObject more; // findings, missing
};
[[nodiscard]] QByteArray encode(const Problem &problem);
[[nodiscard]] Result<Problem> problemFrom(int status, const QByteArray &body);

} // namespace yc::core::wire
