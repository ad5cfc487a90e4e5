#include "core/domain/signers.h"
#include "core/flow/ink_json.h"
#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/pack/jpeg.h"
#include "core/seal/digest.h"

// How what is shown is confirmed: by strokes, or by the picture of a print on paper.
namespace yc::core::flow
{

namespace
{

constexpr int Quality = 92; // ridges are finer than letters

Result<QString> keepText(vault::Vault &vault, const QByteArray &text)
{
    return vault.putBlob(text); // goes to the hall under the name that the signature is bound to
}

} // namespace

// The text that will be bound, if that is still the one of this digest.
Result<QByteArray> Intake::toBeSigned(const QString &shown) const
{
    if (!m_rooms->rooms() || !m_rooms->editable())
        return std::unexpected(codes::AlreadySubmitted);
    const auto text = shownText();
    if (text.isEmpty() || shown != seal::hex(seal::sm3(text)))
        return std::unexpected(codes::SignedOther);
    return text;
}

Result<Intake::Signing> Intake::beginSigning(domain::Signature &signature, const QString &shown)
{
    auto &draft = m_rooms->draft;
    const auto seat = domain::signerSeat(draft, signature.by);
    if (seat < 0 || (signature.by.isEmpty() && domain::signersOf(draft) > 1))
        return std::unexpected(codes::SignedOther); // whose it is has left, while they wrote
    signature.shownDigest = shown;
    signature.at = m_rooms->rooms()->clock.now();
    ++m_rooms->sealing;
    domain::dropSignature(draft, seat);
    return Signing{.seat = seat, .ticket = ++m_rooms->signing[seat]};
}

void Intake::endSigning(Signing mine, const Result<std::shared_ptr<domain::Signature>> &signature)
{
    --m_rooms->sealing;
    if (!signature) {
        m_rooms->lost = true;
        Q_EMIT saveFailed(signature.error());
    } else if (mine.ticket == m_rooms->signing.value(mine.seat)
               && domain::signerSeat(m_rooms->draft, (*signature)->by) == mine.seat) {
        domain::putSignature(m_rooms->draft, mine.seat, std::move(**signature));
    }
    touched();
    save(); // nobody is asked to sign twice
    sealsDone();
}

Done Intake::sign(const devices::Ink &ink, const QByteArray &png, const QString &shown, domain::Signature how)
{
    const auto text = toBeSigned(shown);
    if (!text)
        return std::unexpected(text.error());
    how.device = ink.device;
    const auto mine = beginSigning(how, shown);
    if (!mine)
        return std::unexpected(mine.error());
    const auto made = std::make_shared<domain::Signature>(std::move(how));
    using Made = std::shared_ptr<domain::Signature>;
    auto *d = m_rooms->rooms();
    d->vault.run(
        [ink = inkJson(ink), png, text = *text, made](vault::Vault &vault) -> Result<Made> {
            if (const auto kept = keepText(vault, text); !kept)
                return std::unexpected(kept.error());
            const auto points = vault.putBlob(ink);
            if (!points)
                return std::unexpected(points.error());
            const auto picture = vault.putBlob(png);
            if (!picture)
                return std::unexpected(picture.error());
            made->inkBlob = *points;
            made->imageBlob = *picture;
            return made;
        },
        this,
        [this, keep = d->open(id()), mine = *mine](const Result<Made> &signature) { endSigning(mine, signature); });
    touched();
    return {};
}

Done Intake::signByPrint(const std::shared_ptr<const Image> &print, const QString &shown, domain::Signature how)
{
    const auto text = toBeSigned(shown);
    if (!text)
        return std::unexpected(text.error());
    if (!print || print->isNull())
        return std::unexpected(pack::codes::PictureNotPacked);
    const auto mine = beginSigning(how, shown);
    if (!mine)
        return std::unexpected(mine.error());
    const auto made = std::make_shared<domain::Signature>(std::move(how));
    using Made = std::shared_ptr<domain::Signature>;
    auto *d = m_rooms->rooms();
    d->pages.run([print] { return pack::encodeJpeg(*print, Quality); }, this,
                 [this, keep = d->open(id()), mine = *mine, made, text = *text](Result<QByteArray> jpeg) {
                     auto *rooms = m_rooms->rooms();
                     if (!rooms)
                         return;
                     if (!jpeg)
                         return endSigning(mine, std::unexpected(jpeg.error()));
                     const auto bytes = std::make_shared<SecretBytes>(*std::move(jpeg));
                     rooms->vault.run(
                         [bytes, text, made](vault::Vault &vault) -> Result<Made> {
                             if (const auto kept = keepText(vault, text); !kept)
                                 return std::unexpected(kept.error());
                             const auto picture = vault.putBlob(bytes->reveal());
                             if (!picture)
                                 return std::unexpected(picture.error());
                             made->imageBlob = *picture;
                             return made;
                         },
                         this, [this, keep, mine](const Result<Made> &signature) { endSigning(mine, signature); });
                 });
    touched();
    return {};
}

void Intake::clearSignature(int seat)
{
    if (!m_rooms->editable())
        return;
    ++m_rooms->signing[seat];
    domain::dropSignature(m_rooms->draft, seat);
    touched();
}

} // namespace yc::core::flow
