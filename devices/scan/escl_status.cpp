#include "devices/scan/escl_status.h"

#include "devices/api/device.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace yc::devices::scan
{

namespace
{

using Feeder = EsclStatus::Feeder;

struct Word {
    QLatin1StringView word;
    Feeder feeder;
    std::optional<Code> trouble{};
};

const std::array Words{
    Word{QLatin1StringView("ScannerAdfLoaded"), Feeder::Loaded},
    Word{QLatin1StringView("ScannerAdfEmpty"), Feeder::Empty},
    Word{QLatin1StringView("ScannerAdfProcessing"), Feeder::Processing},
    Word{QLatin1StringView("ScannerAdfJam"), Feeder::Trouble, codes::ScannerJammed},
    Word{QLatin1StringView("ScannerAdfDoorOpen"), Feeder::Trouble, codes::ScannerCoverOpen},
    Word{QLatin1StringView("ScannerAdfHatchOpen"), Feeder::Trouble, codes::ScannerCoverOpen},
    Word{QLatin1StringView("ScannerAdfMultipickDetected"), Feeder::Trouble, codes::ScannerDoubleFed},
    Word{QLatin1StringView("ScannerAdfMispick"), Feeder::Trouble, codes::ScannerNoPick},
    Word{QLatin1StringView("ScannerAdfInputTrayFailed"), Feeder::Trouble, codes::ScannerNoPick},
    Word{QLatin1StringView("ScannerAdfInputTrayOverloaded"), Feeder::Trouble, codes::ScannerNoPick},
    // A sheet that is too short or too long to be turned stands in the way of the paper, as one that is jammed does.
    Word{QLatin1StringView("ScannerAdfDuplexPageTooShort"), Feeder::Trouble, codes::ScannerJammed},
    Word{QLatin1StringView("ScannerAdfDuplexPageTooLong"), Feeder::Trouble, codes::ScannerJammed},
};

const QStringList Ended{QStringLiteral("Completed"), QStringLiteral("Canceled"), QStringLiteral("Aborted")};

struct Job {
    std::optional<int> age; // seconds; jobs without one stand with the last first
    std::optional<int> made;
    bool over = false;
};

std::optional<int> numberIn(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

Job jobFrom(QXmlStreamReader &xml)
{
    Job job;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("Age"))
            job.age = numberIn(xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed());
        else if (xml.name() == QLatin1StringView("ImagesCompleted"))
            job.made = numberIn(xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed());
        else if (xml.name() == QLatin1StringView("JobState"))
            job.over = Ended.contains(xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed());
        else
            xml.skipCurrentElement();
    }
    return job;
}

} // namespace

Result<EsclStatus> esclStatusFrom(const QByteArray &bytes)
{
    const auto bad = std::unexpected(yc::codes::BadFrame);
    if (bytes.size() > LargestStatus)
        return bad;
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement() || xml.name() != QLatin1StringView("ScannerStatus"))
        return bad;
    EsclStatus status;
    std::optional<Job> last;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("AdfState")) {
            const auto word = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
            const auto known = std::ranges::find(Words, word, &Word::word);
            if (known != Words.end()) {
                status.feeder = known->feeder;
                status.trouble = known->trouble;
            }
        } else if (xml.name() == QLatin1StringView("Jobs")) {
            while (xml.readNextStartElement()) {
                if (xml.name() != QLatin1StringView("JobInfo")) {
                    xml.skipCurrentElement();
                    continue;
                }
                const auto job = jobFrom(xml);
                if (!last || (job.age && last->age && *job.age < *last->age))
                    last = job;
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    if (xml.hasError())
        return bad;
    if (last) {
        status.made = last->made;
        status.jobOver = last->over;
    }
    return status;
}

QUrl esclAddress(const QString &device, const QString &type, const QByteArray &settings)
{
    const auto prefix = QLatin1StringView("airscan:");
    if (!device.startsWith(prefix))
        return {};
    const auto own = device.sliced(prefix.size()); // "e0:NAME", "escl:NAME:URL", "w1:NAME" for another protocol
    const auto colon = own.indexOf(u':');
    if (colon < 0 || !own.startsWith(u'e'))
        return {};
    const auto usable = [](const QString &text) {
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        return url.isValid() && url.scheme() == QLatin1StringView("http") && !url.host().isEmpty() ? url : QUrl();
    };
    if (own.startsWith(QLatin1StringView("escl:"))) {
        const auto at = own.indexOf(QLatin1StringView(":http"), colon);
        return at < 0 ? QUrl() : usable(own.sliced(at + 1));
    }
    const auto name = own.sliced(colon + 1);
    const auto lines = settings.split('\n');
    for (const auto &line : lines) {
        const auto text = QString::fromUtf8(line);
        const auto equals = text.indexOf(u'=');
        auto left = text.first(std::max(equals, qsizetype{0})).trimmed();
        if (left.size() >= 2 && left.startsWith(u'"') && left.endsWith(u'"'))
            left = left.sliced(1, left.size() - 2);
        if (equals > 0 && left == name)
            return usable(text.sliced(equals + 1).section(u',', 0, 0).section(u';', 0, 0));
    }
    // Found by itself on the network: port and path are not told, and nearly all have these.
    if (!type.startsWith(QLatin1StringView("ip=")))
        return {};
    const auto host = type.sliced(3).section(u' ', 0, 0).section(u',', 0, 0);
    return usable(QStringLiteral("http://%1/eSCL").arg(host.contains(u':') ? u'[' + host + u']' : host));
}

} // namespace yc::devices::scan
