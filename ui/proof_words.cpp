#include "ui/proof_words.h"

#include "ui/catalogue_words.h"

#include <QCoreApplication>

namespace yc::ui
{

namespace domain = core::domain;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(ProofWords)
};

} // namespace

QStringList wantedWords(const domain::Material &material)
{
    QStringList words;
    if (material.originals > 0)
        words += W::tr("原件%1份").arg(material.originals);
    if (material.copies > 0)
        words += W::tr("复印件%1份").arg(material.copies);
    if (!material.format.isEmpty())
        words += said(material.format);
    if (material.mustBeSigned)
        words += W::tr("须签字盖章");
    if (material.pledgeAllowed)
        words += W::tr("可告知承诺代替");
    if (material.checkedAtPickUp)
        words += W::tr("领取时核原件");
    return words;
}

QString handedWords(const domain::HandedIn &handed)
{
    QStringList words;
    if (handed.originals > 0)
        words += W::tr("原件%1份").arg(handed.originals);
    if (handed.copies > 0)
        words += W::tr("复印件%1份").arg(handed.copies);
    if (handed.files > 0)
        words += W::tr("电子件%1份").arg(handed.files);
    //: between 原件1份 and 复印件2份
    return words.join(W::tr("、"));
}

QString disputeReasonWords(domain::DisputeReason reason)
{
    using Reason = domain::DisputeReason;
    switch (reason) {
    case Reason::Outdated: return W::tr("信息已变更");
    case Reason::Mistaken: return W::tr("登记有误");
    case Reason::Misread: return W::tr("读取有误");
    case Reason::NotTheirs: return W::tr("不是本人的信息");
    case Reason::Other: return W::tr("其他");
    }
    return {};
}

} // namespace yc::ui
