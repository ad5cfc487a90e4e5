#include "devices/card/protocol/sdt_status.h"

namespace yc::devices::card::sdt
{

Meaning meaningOf(Status status)
{
    switch (status) {
    case Status::Done:
    case Status::CardFound: return {Reaction::GoOn, Guidance::None, {}};
    case Status::NoSuchItem: return {Reaction::NothingThere, Guidance::None, {}};
    case Status::NoCard: return {Reaction::NoCard, Guidance::PlaceCard, {}};
    case Status::SelectFailed: return {Reaction::SelectAgain, Guidance::None, {}};
    case Status::BadHostCheck: return {Reaction::Resend, Guidance::None, codes::BadCheck};
    case Status::BadHostLength: return {Reaction::Resend, Guidance::None, codes::BadLength};
    case Status::CommandError:
    case Status::NoPrivilege:
    case Status::UnknownCommand: return {Reaction::Refused, Guidance::None, codes::ReaderRefused};
    case Status::UnknownCardType: return {Reaction::NotAnIdCard, Guidance::NotAnIdCard, {}};
    case Status::StoredInfoInvalid:
    case Status::SamRefusedCard: return {Reaction::PlaceAgain, Guidance::PlaceAgain, codes::CardDoubtful};
    case Status::CardRefusedSam:
    case Status::InfoLength:
    case Status::ReadFailed:
    case Status::NoRandomNumber: break;
    case Status::FingerprintInvalid: return {Reaction::WithoutFingerprint, Guidance::None, codes::CardDoubtful};
    case Status::SelfTestFailed: return {Reaction::ResetSam, Guidance::None, codes::SamFault};
    case Status::NotAuthorised: return {Reaction::OutOfService, Guidance::None, codes::SamUnauthorised};
    }
    return {Reaction::PlaceAgain, Guidance::PlaceAgain, codes::CardUnreadable};
}

} // namespace yc::devices::card::sdt
