#include "core/domain/signing.h"

#include <array>
#include <utility>

namespace yc::core::domain
{

namespace
{

constexpr std::array WayWords{
    std::pair{SigningWay::Ink, "ink"},
    std::pair{SigningWay::Fingerprint, "fingerprint"},
    std::pair{SigningWay::WrittenFor, "written-for"},
    std::pair{SigningWay::Seal, "seal"},
};
constexpr std::array ReasonWords{
    std::pair{WritingReason::CannotWrite, "cannot-write"},
    std::pair{WritingReason::Hand, "hand"},
    std::pair{WritingReason::Eyes, "eyes"},
    std::pair{WritingReason::Other, "other"},
};

template <typename Words, typename Value> QString wordOf(const Words &words, Value value)
{
    for (const auto &[each, word] : words) {
        if (each == value)
            return QString::fromLatin1(word);
    }
    Q_UNREACHABLE();
}

template <typename Value, std::size_t N>
std::optional<Value> valueOf(const std::array<std::pair<Value, const char *>, N> &words, QStringView text)
{
    for (const auto &[each, word] : words) {
        if (text == QLatin1String(word))
            return each;
    }
    return std::nullopt;
}

template <typename T> std::optional<T> cloned(const std::optional<T> &value)
{
    return value ? std::optional(value->clone()) : std::nullopt;
}

} // namespace

QString toText(SigningWay way)
{
    return wordOf(WayWords, way);
}

std::optional<SigningWay> signingWayFrom(QStringView text)
{
    return valueOf(WayWords, text);
}

QString toText(WritingReason reason)
{
    return wordOf(ReasonWords, reason);
}

std::optional<WritingReason> writingReasonFrom(QStringView text)
{
    return valueOf(ReasonWords, text);
}

bool isPrinted(SigningWay way)
{
    return way == SigningWay::Fingerprint || way == SigningWay::Seal;
}

Bystander Bystander::clone() const
{
    return {.name = name, .document = document, .number = number};
}

Witness Witness::clone() const
{
    return {.staffNo = staffNo, .person = person.clone(), .at = at};
}

Writing Writing::clone() const
{
    return {.writer = writer.clone(), .relation = relation, .reason = reason, .note = note};
}

Sealing Sealing::clone() const
{
    return {.sealedBy = sealedBy.clone(), .handedBy = handedBy, .mandate = mandate};
}

Signature Signature::clone() const
{
    return {.inkBlob = inkBlob,
            .imageBlob = imageBlob,
            .shownDigest = shownDigest,
            .at = at,
            .device = device,
            .way = way,
            .by = by,
            .finger = finger,
            .witness = cloned(witness),
            .writing = cloned(writing),
            .sealing = cloned(sealing)};
}

} // namespace yc::core::domain
