#include "devices/virtual/escl_twin.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTcpSocket>
#include <QXmlStreamReader>

#include <algorithm>
#include <memory>
#include <utility>

namespace yc::devices::virtual_bench
{

namespace
{

using namespace Qt::StringLiterals;

const auto Root = QByteArrayLiteral("/eSCL/");
const auto Namespaces = QByteArrayLiteral(" xmlns:scan=\"http://schemas.hp.com/imaging/escl/2011/05/03\" "
                                          "xmlns:pwg=\"http://www.pwg.org/schemas/2010/12/sm\"");
constexpr int JpegQuality = 90;

QByteArray tag(const char *name, const QByteArray &inner)
{
    return QByteArrayLiteral("<") + name + '>' + inner + "</" + name + '>';
}

QByteArray document(const QByteArray &name, const QByteArray &inner)
{
    return QByteArrayLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scan:") + name + Namespaces + '>' + inner
        + "</scan:" + name + '>';
}

// What the glass can, and each side of the feeder: up to A4, four resolutions, colour and grey.
QByteArray inputCaps(const char *name)
{
    QByteArray resolutions;
    for (const int dpi : {75, 150, 300, 600}) {
        const auto number = QByteArray::number(dpi);
        resolutions
            += tag("scan:DiscreteResolution", tag("scan:XResolution", number) + tag("scan:YResolution", number));
    }
    const auto profile = tag("scan:ColorModes", tag("scan:ColorMode", "RGB24") + tag("scan:ColorMode", "Grayscale8"))
        + tag("scan:DocumentFormats",
              tag("pwg:DocumentFormat", "image/jpeg") + tag("scan:DocumentFormatExt", "image/jpeg"))
        + tag("scan:SupportedResolutions", tag("scan:DiscreteResolutions", resolutions));
    return tag(name,
               tag("scan:MinWidth", "16") + tag("scan:MaxWidth", "2480") + tag("scan:MinHeight", "16")
                   + tag("scan:MaxHeight", "3508") + tag("scan:SettingProfiles", tag("scan:SettingProfile", profile)));
}

QByteArray capabilities()
{
    return document("ScannerCapabilities",
                    tag("pwg:Version", "2.63") + tag("pwg:MakeAndModel", "Yichuang Virtual eSCL")
                        + tag("pwg:SerialNumber", "1") + tag("scan:Platen", inputCaps("scan:PlatenInputCaps"))
                        + tag("scan:Adf",
                              inputCaps("scan:AdfSimplexInputCaps") + inputCaps("scan:AdfDuplexInputCaps")
                                  + tag("scan:FeederCapacity", "50")
                                  + tag("scan:AdfOptions", tag("scan:AdfOption", "Duplex"))));
}

// A file's settings need no namespaces to be understood: every element's local name says what it is.
QHash<QString, QString> leaves(const QByteArray &xml)
{
    QHash<QString, QString> found;
    QXmlStreamReader reader(xml);
    QString text;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: text.clear(); break;
        case QXmlStreamReader::Characters: text += reader.text(); break;
        case QXmlStreamReader::EndElement:
            if (!text.trimmed().isEmpty())
                found.insert(reader.name().toString(), text.trimmed());
            text.clear();
            break;
        default: break;
        }
    }
    return found;
}

QByteArray headOf(int status, const QByteArray &more)
{
    static const QHash<int, QByteArray> words{{200, "OK"},        {201, "Created"}, {400, "Bad Request"},
                                              {404, "Not Found"}, {410, "Gone"},    {503, "Service Unavailable"}};
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + words.value(status, "Odd") + "\r\n" + more + "\r\n";
}

void send(QTcpSocket *socket, int status, const QByteArray &body = {}, const QByteArray &type = {},
          const QByteArray &more = {})
{
    socket->write(headOf(status,
                         "Content-Length: " + QByteArray::number(body.size()) + "\r\n"
                             + (type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n") + more)
                  + body);
}

// Until the other side hangs up. What is not taken yet stays small: it is the other side that is to keep it.
void sendForEver(QTcpSocket *socket, const QByteArray &beginning)
{
    constexpr qint64 Ahead = 1024LL * 1024;
    socket->write(headOf(200, "Content-Type: image/jpeg\r\nConnection: close\r\n")
                  + beginning.first(beginning.size() / 2));
    const auto more = [socket] {
        static const QByteArray Piece(Ahead, '\x55');
        while (socket->bytesToWrite() < Ahead && socket->write(Piece) > 0) { }
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
    more();
}

} // namespace

EsclTwin::EsclTwin(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            const auto reader = std::make_shared<HttpReader>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, reader] { arrived(socket, *reader); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

bool EsclTwin::plug()
{
    if (m_server.isListening())
        return true;
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

void EsclTwin::unplug()
{
    m_server.close();
    m_jobs.clear();
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (auto *socket : sockets)
        socket->abort();
}

Done EsclTwin::configure(const QString &folder) const
{
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QSaveFile file(folder + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    };
    const auto url = "http://127.0.0.1:" + QByteArray::number(m_port) + "/eSCL";
    if (!write(u"dll.conf"_s, "airscan\n")
        || !write(u"airscan.conf"_s,
                  "[devices]\n\"Virtual eSCL\" = " + url + ", eSCL\n[options]\ndiscovery = disable\n"))
        return std::unexpected(yc::codes::BadFile);
    return {};
}

void EsclTwin::clearJam()
{
    m_stopped = false;
    m_faults.jamAfter = -1;
}

QByteArray EsclTwin::status() const
{
    const QByteArray adf = m_stopped ? m_faults.adfState.toLatin1()
        : m_feeder.empty()           ? QByteArrayLiteral("ScannerAdfEmpty")
                                     : QByteArrayLiteral("ScannerAdfLoaded");
    const bool idle = std::ranges::all_of(m_jobs, &Job::over);
    const auto jobs = m_made < 0
        ? QByteArray()
        : tag("scan:Jobs",
              tag("scan:JobInfo",
                  tag("pwg:JobUri", Root + "ScanJobs/" + QByteArray::number(m_numbers)) + tag("scan:Age", "1")
                      + tag("pwg:ImagesCompleted", QByteArray::number(m_made))
                      + tag("pwg:JobState", idle ? "Completed" : "Processing")));
    return document("ScannerStatus",
                    tag("pwg:Version", "2.63") + tag("pwg:State", idle ? "Idle" : "Processing")
                        + tag("scan:AdfState", adf) + jobs);
}

void EsclTwin::arrived(QTcpSocket *socket, HttpReader &reader)
{
    reader.feed(socket->readAll());
    if (reader.takeContinue())
        socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    while (const auto request = reader.take()) {
        m_requests += QString::fromLatin1(request->method + ' ' + request->path);
        if (!m_faults.silent)
            answer(socket, *request);
    }
    if (reader.isBroken())
        socket->abort();
}

void EsclTwin::answer(QTcpSocket *socket, const HttpRequest &request)
{
    static const QRegularExpression ofJob(u"^/eSCL/ScanJobs/(\\d+)(/NextDocument)?$"_s);
    if (request.method == "GET" && request.path == Root + "ScannerCapabilities")
        return send(socket, 200, capabilities(), "text/xml");
    if (request.method == "GET" && request.path == Root + "ScannerStatus")
        return send(socket, 200, status(), "text/xml");
    if (request.method == "POST" && request.path == Root + "ScanJobs") {
        const auto place = takeJob(request.body);
        return place.isEmpty() ? send(socket, 503) : send(socket, 201, {}, {}, "Location: " + place + "\r\n");
    }
    const auto match = ofJob.match(QString::fromLatin1(request.path));
    const auto job = m_jobs.find(match.captured(1).toInt());
    if (!match.hasMatch() || job == m_jobs.end())
        return send(socket, 404);
    if (request.method == "DELETE") {
        m_jobs.erase(job);
        return send(socket, 200);
    }
    givePage(socket, *job);
}

QByteArray EsclTwin::takeJob(const QByteArray &settings)
{
    if (m_faults.busyJobs > 0) {
        --m_faults.busyJobs;
        return {};
    }
    const auto asked = leaves(settings);
    const bool feeder = asked.value(u"InputSource"_s) == u"Feeder"_s;
    if (feeder && (m_stopped || m_feeder.empty()))
        return {};
    m_settings += settings;
    m_made = 0;
    m_jobs.insert(++m_numbers,
                  {.feeder = feeder,
                   .duplex = asked.value(u"Duplex"_s) == u"true"_s,
                   .colour = asked.value(u"ColorMode"_s) == u"RGB24"_s,
                   .dpi = std::clamp(asked.value(u"XResolution"_s).toInt(), 75, 600),
                   .size = {std::clamp(asked.value(u"Width"_s).toInt(), 16, 2480),
                            std::clamp(asked.value(u"Height"_s).toInt(), 16, 3508)}});
    const auto host = m_faults.wrongHost.isEmpty() ? "127.0.0.1:" + QByteArray::number(m_port) : m_faults.wrongHost;
    return "http://" + host + Root + "ScanJobs/" + QByteArray::number(m_numbers);
}

QImage EsclTwin::nextSide(Job &job)
{
    if (!job.feeder)
        return job.sides == 0 || m_faults.endless ? m_glass : QImage();
    if (job.back) {
        job.back = false;
        return std::exchange(job.inHand, {});
    }
    if (m_feeder.empty())
        return {};
    const auto sheet = m_feeder.front();
    if (!m_faults.endless || m_feeder.size() > 1)
        m_feeder.pop_front();
    if (job.duplex) {
        job.back = true;
        job.inHand = sheet.back;
        if (job.inHand.isNull()) {
            job.inHand = QImage(sheet.front.size(), QImage::Format_RGB888);
            job.inHand.fill(Qt::white);
        }
    }
    return sheet.front;
}

void EsclTwin::givePage(QTcpSocket *socket, Job &job)
{
    if (m_faults.busyPages > 0) {
        --m_faults.busyPages;
        return send(socket, 503);
    }
    if (m_faults.earlyEnd > 0) {
        --m_faults.earlyEnd;
        return send(socket, m_faults.endStatus);
    }
    if (job.feeder && job.sides == m_faults.endAfter) {
        job.over = true;
        return send(socket, m_faults.endStatus);
    }
    if (job.feeder && job.sides == m_faults.loseAfter && !m_feeder.empty()) {
        m_faults.loseAfter = -1;
        m_feeder.pop_front();
        ++m_made;
    }
    if (job.feeder && job.sides == m_faults.jamAfter)
        m_stopped = true;
    if (job.feeder && m_stopped)
        return send(socket, 503);
    const bool again = job.feeder && job.sides > 0 && job.sides == m_faults.againAfter;
    if (again)
        m_faults.againAfter = -1;
    const auto side = again ? job.last : nextSide(job);
    job.last = side;
    if (side.isNull()) {
        job.over = true;
        return send(socket, m_faults.endStatus);
    }
    ++job.sides;
    ++m_made;
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    side.scaled(job.size * job.dpi / 300, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(job.colour ? QImage::Format_RGB888 : QImage::Format_Grayscale8)
        .save(&buffer, "JPEG", JpegQuality);
    if (m_faults.noPicture)
        jpeg = "this is no picture";
    if (m_faults.endlessBody)
        return sendForEver(socket, jpeg);
    if (!m_faults.hugeClaim && !m_faults.cutPage)
        return send(socket, 200, jpeg, "image/jpeg");
    const auto claimed = m_faults.hugeClaim ? Q_INT64_C(4'294'967'295) : jpeg.size();
    socket->write(headOf(200, "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(claimed) + "\r\n")
                  + jpeg.first(jpeg.size() / 2));
    if (m_faults.cutPage) {
        socket->flush();
        socket->disconnectFromHost();
    }
}

} // namespace yc::devices::virtual_bench
