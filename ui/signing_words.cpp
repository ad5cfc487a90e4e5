#include "ui/signing_words.h"

#include "ui/party_words.h"

#include <QCoreApplication>

namespace yc::ui
{

namespace domain = core::domain;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(SigningWords)
};

} // namespace

QString wayWords(domain::SigningWay way)
{
    switch (way) {
    case domain::SigningWay::Ink: return W::tr("本人签字");
    case domain::SigningWay::Fingerprint: return W::tr("按捺指纹");
    case domain::SigningWay::WrittenFor: return W::tr("他人代书");
    case domain::SigningWay::Seal: return W::tr("单位盖章");
    }
    return {};
}

QString fingerWords(int finger)
{
    switch (finger) {
    case 1: return W::tr("右手拇指");
    case 2: return W::tr("右手食指");
    case 3: return W::tr("右手中指");
    case 4: return W::tr("右手无名指");
    case 5: return W::tr("右手小指");
    case 6: return W::tr("左手拇指");
    case 7: return W::tr("左手食指");
    case 8: return W::tr("左手中指");
    case 9: return W::tr("左手无名指");
    case 10: return W::tr("左手小指");
    default: return {};
    }
}

QString writerWords(domain::Relation relation)
{
    switch (relation) {
    case domain::Relation::Parent: return W::tr("父母");
    case domain::Relation::Spouse: return W::tr("配偶");
    case domain::Relation::Child: return W::tr("子女");
    case domain::Relation::Grandparent: return W::tr("祖父母、外祖父母");
    case domain::Relation::Sibling: return W::tr("兄弟姐妹");
    case domain::Relation::Other: return W::tr("其他人（邻居、村社干部等）");
    }
    return {};
}

QString writingReasonWords(domain::WritingReason reason)
{
    switch (reason) {
    case domain::WritingReason::CannotWrite: return W::tr("不会写字");
    case domain::WritingReason::Hand: return W::tr("手部伤病，不能写字");
    case domain::WritingReason::Eyes: return W::tr("视力障碍，不能写字");
    case domain::WritingReason::Other: return W::tr("其他原因");
    }
    return {};
}

QString signatureWords(const domain::Signature &signature)
{
    const auto who = placeWords(signature.by);
    QString words;
    switch (signature.way) {
    case domain::SigningWay::Ink: return wayWords(signature.way);
    case domain::SigningWay::Fingerprint:
        words = W::tr("%1按捺指纹（%2）").arg(who, fingerWords(signature.finger));
        break;
    case domain::SigningWay::WrittenFor:
        //: %1: who signs 申请人, %2: who wrote for them
        words = W::tr("%1由%2代书")
                    .arg(who, signature.writing ? domain::maskedName(signature.writing->writer.name) : QString());
        break;
    case domain::SigningWay::Seal:
        words = W::tr("%1盖章，用印人%2")
                    .arg(who, signature.sealing ? domain::maskedName(signature.sealing->sealedBy.name) : QString());
        break;
    }
    if (const auto &witness = signature.witness)
        words += W::tr("，见证人%1")
                     .arg(witness->staffNo.isEmpty() ? domain::maskedName(witness->person.name) : witness->person.name);
    return words;
}

} // namespace yc::ui
