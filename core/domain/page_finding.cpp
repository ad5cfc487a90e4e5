#include "core/domain/page_finding.h"

#include <array>
#include <utility>

namespace yc::core::domain
{

namespace
{
constexpr std::array Names{
    std::pair{PageFinding::Blurred, "blurred"},  std::pair{PageFinding::CutOff, "cut-off"},
    std::pair{PageFinding::Empty, "empty"},      std::pair{PageFinding::Glare, "glare"},
    std::pair{PageFinding::TooDark, "too-dark"}, std::pair{PageFinding::Coarse, "coarse"},
    std::pair{PageFinding::TooLong, "too-long"}, std::pair{PageFinding::Straightened, "straightened"},
    std::pair{PageFinding::Turned, "turned"},
};
} // namespace

QStringList toTexts(PageFindings findings)
{
    QStringList texts;
    for (const auto &[finding, name] : Names)
        if (findings.testFlag(finding))
            texts += QString::fromLatin1(name);
    return texts;
}

PageFindings pageFindingsFrom(const QStringList &texts)
{
    PageFindings findings;
    for (const auto &[finding, name] : Names)
        findings.setFlag(finding, texts.contains(QLatin1String(name)));
    return findings;
}

} // namespace yc::core::domain
