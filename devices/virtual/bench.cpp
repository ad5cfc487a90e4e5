#include "devices/virtual/bench.h"

#include "devices/api/device.h"
#include "devices/virtual/page_painter.h"
#include "devices/virtual/sample_cards.h"

#include <QImage>

namespace yc::devices::virtual_bench
{

namespace
{

QJsonObject fine(QJsonObject more = {})
{
    more.insert(QStringLiteral("ok"), true);
    return more;
}

QJsonObject refused(const QString &why)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}};
}

template <typename Twin> QJsonObject endsOf(const Twin &twin)
{
    return {{QStringLiteral("tcp"), twin.port()}, {QStringLiteral("pty"), twin.ptyPath()}};
}

} // namespace

Bench::Bench(BenchSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_printer(m_settings.printsDir),
      m_scanner(m_settings.workDir + QStringLiteral("/sane")), m_paper(m_settings.printsDir),
      m_camera(m_settings.workDir + QStringLiteral("/camera"))
{
    m_printer.setSeesMouth(true); // who does not ask does not hear of it
}

Done Bench::start()
{
    if (!m_reader.plug() || !m_printer.plug() || !m_scanner.start() || !m_paper.plug() || !m_codes.plug()
        || !m_camera.start() || !m_display.plug() || !m_speaker.plug() || !m_cabinet.plug())
        return std::unexpected(devices::codes::OpenRefused);
    return {};
}

QJsonObject Bench::places() const
{
    return {
        {QStringLiteral("reader"), endsOf(m_reader)},
        {QStringLiteral("printer"), QJsonObject{{QStringLiteral("tcp"), m_printer.port()}}},
        {QStringLiteral("sane"), m_scanner.place()},
        {QStringLiteral("paper"), QJsonObject{{QStringLiteral("ipp"), m_paper.port()}}},
        {QStringLiteral("codes"), endsOf(m_codes)},
        {QStringLiteral("camera"), m_camera.place()},
        {QStringLiteral("display"), endsOf(m_display)},
        {QStringLiteral("speaker"), endsOf(m_speaker)},
        {QStringLiteral("cabinet"), endsOf(m_cabinet)},
    };
}

QJsonObject Bench::perform(const QJsonObject &command)
{
    auto answer = act(command.value(QStringLiteral("do")).toString(), command);
    Q_EMIT performed(command, answer);
    return answer;
}

QJsonObject Bench::act(const QString &what, const QJsonObject &command)
{
    if (what == QLatin1String("put-card"))
        return putCard(command);
    if (what == QLatin1String("lift-card")) {
        m_reader.liftCard();
        return fine();
    }
    if (what == QLatin1String("two-cards")) {
        if (!m_reader.hasCard())
            m_reader.putCard(*sampleCard(QStringLiteral("zhang")));
        m_reader.putSecondCard();
        return fine();
    }
    if (what == QLatin1String("damage-card")) {
        m_reader.damageCard();
        return m_reader.hasCard() ? fine() : refused(QStringLiteral("no card lies there"));
    }
    if (what == QLatin1String("withdraw-after-bytes")) {
        m_reader.faults().withdrawAfter = command.value(QStringLiteral("bytes")).toInt();
        return fine();
    }
    if (what == QLatin1String("line"))
        return setLine(command);
    if (what == QLatin1String("page"))
        return layPage(command);
    if (what == QLatin1String("desk"))
        return layOnDesk(command);
    if (what == QLatin1String("printer")) {
        const bool known = m_printer.setState(command.value(QStringLiteral("state")).toString(),
                                              command.value(QStringLiteral("afterLines")).toInt());
        return known ? fine() : refused(QStringLiteral("no such state"));
    }
    if (what == QLatin1String("take-slip"))
        return m_printer.takeSlip() ? fine() : refused(QStringLiteral("none stands there"));
    if (what == QLatin1String("paper")) {
        const bool known = m_paper.setState(command.value(QStringLiteral("state")).toString(),
                                            command.value(QStringLiteral("afterSides")).toInt());
        return known ? fine() : refused(QStringLiteral("no such state"));
    }
    if (what == QLatin1String("scan-code") || what == QLatin1String("tear-code")) {
        const auto text = command.value(QStringLiteral("text")).toString().toUtf8();
        if (text.isEmpty())
            return refused(QStringLiteral("no code"));
        if (what == QLatin1String("scan-code"))
            m_codes.scan(text);
        else
            m_codes.tear(text);
        return fine();
    }
    if (what == QLatin1String("door"))
        return atDoor(command);
    if (what == QLatin1String("unplug"))
        return plug(command, false);
    if (what == QLatin1String("plug"))
        return plug(command, true);
    if (what == QLatin1String("state"))
        return fine(state());
    if (what == QLatin1String("scene"))
        return runScene(command.value(QStringLiteral("steps")).toArray());
    return refused(QStringLiteral("unknown command"));
}

QJsonObject Bench::putCard(const QJsonObject &command)
{
    const auto sample = command.value(QStringLiteral("sample")).toString();
    auto card = sample.isEmpty() ? cardFromJson(command.value(QStringLiteral("card")).toObject()) : sampleCard(sample);
    if (!card)
        return refused(QStringLiteral("no such card"));
    m_reader.putCard(std::move(*card));
    return fine();
}

QJsonObject Bench::layPage(const QJsonObject &command)
{
    const auto made = command.value(QStringLiteral("made")).toString();
    const auto file = command.value(QStringLiteral("file")).toString();
    const auto fault = command.value(QStringLiteral("fault")).toString();
    const auto laid = !made.isEmpty() ? m_scanner.lay(makePage(made))
        : !file.isEmpty()             ? m_scanner.layFile(file)
        : !fault.isEmpty()            ? m_scanner.layFault(fault)
                                      : m_scanner.clear();
    return laid ? fine() : refused(QStringLiteral("no such page"));
}

QJsonObject Bench::layOnDesk(const QJsonObject &command)
{
    if (command.contains(QStringLiteral("fault")))
        return m_camera.setFault(command.value(QStringLiteral("fault")).toString())
            ? fine()
            : refused(QStringLiteral("no such fault"));
    const auto made = command.value(QStringLiteral("made")).toString();
    const auto file = command.value(QStringLiteral("file")).toString(); // a picture of what lies there
    if (made.isEmpty() && file.isEmpty())
        return m_camera.clear() ? fine() : refused(QStringLiteral("the folder is gone"));
    const auto page = file.isEmpty() ? makePage(made) : QImage(file);
    if (page.isNull())
        return refused(QStringLiteral("no such page"));
    m_camera.layByHand(page);
    return fine();
}

QJsonObject Bench::atDoor(const QJsonObject &command)
{
    const auto door = command.value(QStringLiteral("number")).toInt();
    const auto hand = command.value(QStringLiteral("hand")).toString();
    if (door < 1 || door > m_cabinet.doors())
        return refused(QStringLiteral("no such door"));
    if (hand == QLatin1String("jam") || hand == QLatin1String("free")) {
        m_cabinet.setJammed(door, hand == QLatin1String("jam"));
        return fine();
    }
    const bool done = hand == QLatin1String("shut") ? m_cabinet.shut(door)
        : hand == QLatin1String("force")            ? m_cabinet.force(door)
        : hand == QLatin1String("put")              ? m_cabinet.put(door)
                                                    : hand == QLatin1String("take") && m_cabinet.take(door);
    return done ? fine() : refused(QStringLiteral("not as the door is"));
}

QJsonObject Bench::setLine(const QJsonObject &command)
{
    auto &faults = m_reader.faults();
    faults.silent = command.value(QStringLiteral("silent")).toBool();
    faults.doubled = command.value(QStringLiteral("doubled")).toBool();
    faults.halts = command.value(QStringLiteral("halts")).toBool();
    faults.noise = QByteArray::fromHex(command.value(QStringLiteral("noise")).toString().toLatin1());
    faults.piece = command.value(QStringLiteral("piece")).toInt();
    faults.wrongCheck = command.value(QStringLiteral("wrongCheck")).toInt();
    faults.lyingLength = command.value(QStringLiteral("lyingLength")).toInt();
    faults.cut = command.value(QStringLiteral("cut")).toInt();
    return fine();
}

QJsonObject Bench::plug(const QJsonObject &command, bool in)
{
    const auto device = command.value(QStringLiteral("device")).toString();
    const auto twin = [&](auto &one) {
        if (!in)
            one.unplug();
        else if (!one.plug())
            return refused(QStringLiteral("the port is taken"));
        return fine(places());
    };
    if (device == QLatin1String("reader"))
        return twin(m_reader);
    if (device == QLatin1String("printer"))
        return twin(m_printer);
    if (device == QLatin1String("paper"))
        return twin(m_paper);
    if (device == QLatin1String("codes"))
        return twin(m_codes);
    if (device == QLatin1String("display"))
        return twin(m_display);
    if (device == QLatin1String("speaker"))
        return twin(m_speaker);
    if (device == QLatin1String("cabinet"))
        return twin(m_cabinet);
    if (device == QLatin1String("scanner")) {
        if (!in)
            m_scanner.unplug();
        else if (!m_scanner.plug() || !m_scanner.clear())
            return refused(QStringLiteral("the folder is gone"));
        return fine(places());
    }
    if (device == QLatin1String("camera")) {
        const auto done = in ? m_camera.plug() : m_camera.unplug();
        return done ? fine(places()) : refused(QStringLiteral("the folder is gone"));
    }
    return refused(QStringLiteral("unknown device"));
}

QJsonObject Bench::state()
{
    QJsonObject state{
        {QStringLiteral("card"), m_reader.hasCard()},
        {QStringLiteral("readings"), m_reader.readings()},
        {QStringLiteral("emptyLooks"), m_reader.emptyLooks()},
        {QStringLiteral("answeredUs"), m_reader.answeredUs()},
        {QStringLiteral("printer"), m_printer.state()},
        {QStringLiteral("slips"), static_cast<int>(m_printer.slips().size())},
        {QStringLiteral("paper"), m_paper.state()},
        {QStringLiteral("handGone"), m_camera.isHandGone()},
        {QStringLiteral("display"), m_display.shown()},
        {QStringLiteral("said"), QJsonArray::fromStringList(m_speaker.said())},
        {QStringLiteral("sheets"), static_cast<int>(m_paper.printed().size())},
    };
    QJsonArray open;
    for (int door = 1; door <= m_cabinet.doors(); ++door)
        if (m_cabinet.isOpen(door))
            open << door;
    state.insert(QStringLiteral("openDoors"), open);
    if (!m_printer.slips().empty()) {
        const auto &last = m_printer.slips().back();
        QJsonArray codes;
        for (const auto &code : last.qr)
            codes << QString::fromUtf8(code);
        state.insert(QStringLiteral("lastSlip"),
                     QJsonObject{{QStringLiteral("file"), m_printer.lastFile()},
                                 {QStringLiteral("lines"), QJsonArray::fromStringList(last.lines)},
                                 {QStringLiteral("qr"), codes},
                                 {QStringLiteral("rasterRows"), last.rasterRows}});
    }
    return state;
}

QJsonObject Bench::runScene(const QJsonArray &steps)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const auto answer = perform(steps[i].toObject());
        if (!answer.value(QStringLiteral("ok")).toBool())
            return refused(QStringLiteral("step %1: %2").arg(i).arg(answer.value(QStringLiteral("why")).toString()));
    }
    return fine({{QStringLiteral("steps"), steps.size()}});
}

} // namespace yc::devices::virtual_bench
