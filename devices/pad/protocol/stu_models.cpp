#include "devices/pad/protocol/stu_models.h"

#include <algorithm>

namespace yc::devices::pad::stu
{

const Model *modelOf(quint16 product)
{
    const auto *found = std::ranges::find(Models, product, &Model::product);
    return found == Models.end() ? nullptr : found;
}

bool knows(const Model &model, Report report)
{
    const bool second = model.cipher == Cipher::V2; // 430 and later
    switch (report) {
    case Report::PenData:
    case Report::Status:
    case Report::Reset:
    case Report::Information:
    case Report::Capability:
    case Report::Uid:
    case Report::PenDataEncrypted:
    case Report::StartCapture:
    case Report::EndCapture:
    case Report::ClearScreen:
    case Report::InkingMode:
    case Report::InkThreshold:
    case Report::StartImageData:
    case Report::ImageDataBlock:
    case Report::EndImageData: return true;
    case Report::HostPublicKey:
    case Report::DevicePublicKey:
    case Report::DhPrime:
    case Report::DhBase: return !second;
    case Report::HandwritingThicknessColor:
    case Report::HandwritingDisplayArea: return model.displayArea;
    case Report::PenDataOptionMode: return model.option != OptionMode::None;
    case Report::PenDataOption:
    case Report::PenDataEncryptedOption: return model.option == OptionMode::TimeCount;
    case Report::Uid2:
    case Report::ClearScreenArea:
    case Report::StartImageDataArea:
    case Report::PenDataTimeCountSequence:
    case Report::PenDataTimeCountSequenceEncrypted:
    case Report::EncryptionCommand:
    case Report::EncryptionStatus: return second;
    }
    return false;
}

} // namespace yc::devices::pad::stu
