// A receipt printer's bytes, both ways: its answers, and the commands that its twin takes apart.
#include "devices/print/protocol/escpos_status.h"
#include "devices/print/protocol/escpos_stream.h"
#include "devices/print/protocol/printer_names.h"
#include "devices/print/protocol/receipt_text.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace yc::devices::print;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

escpos::Status answers(const QByteArray &wire, qsizetype piece, escpos::Ask lastAsked)
{
    escpos::Status status;
    QByteArray buffer;
    int count = 0;
    for (qsizetype at = 0; at < wire.size(); at += piece) {
        buffer += wire.mid(at, piece);
        while (const auto answer = escpos::takeAnswer(buffer, lastAsked)) {
            const auto question = static_cast<escpos::Ask>(1 + count++ % 4);
            if (const auto *realtime = std::get_if<escpos::RealtimeByte>(&*answer))
                status.apply(question, *realtime);
            else if (const auto *paper = std::get_if<escpos::PaperByte>(&*answer))
                status.apply(*paper);
            else if (const auto *full = std::get_if<escpos::FullStatus>(&*answer))
                status.apply(*full);
            else
                status.apply(std::get<escpos::AutomaticStatus>(*answer));
            (void)escpos::meaningOf(status);
        }
    }
    must(buffer.size() < (lastAsked == escpos::Ask::Full ? 6 : 4)); // nothing is hoarded
    return status;
}

// What is left of it, then the names.
QByteArray names(const QByteArray &wire, qsizetype piece)
{
    escpos::NameTaker taker;
    QByteArray rest;
    QByteArray all;
    for (qsizetype at = 0; at < wire.size(); at += piece) {
        rest += taker.take(QByteArrayView(wire).sliced(at, std::min(piece, wire.size() - at)));
        while (const auto name = taker.next()) {
            must(name->size() <= escpos::LongestName);
            all += '<' + name->toLatin1() + '>';
        }
    }
    must(rest.size() <= wire.size());
    return rest + all;
}

// Text runs may be cut anywhere: joined, the stream is the same.
QByteArray tokens(const QByteArray &wire, qsizetype piece)
{
    QByteArray all;
    QByteArray buffer;
    for (qsizetype at = 0; at < wire.size(); at += piece) {
        buffer += wire.mid(at, piece);
        for (;;) {
            const auto before = buffer.size();
            const auto token = escpos::takeToken(buffer);
            if (token && !*token)
                break;
            must(buffer.size() < before);
            if (!token)
                continue;
            if ((*token)->command != 0)
                all += '<' + QByteArray::number((*token)->command, 16) + '>';
            all += (*token)->data;
        }
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray wire(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto whole = std::max<qsizetype>(wire.size(), 1);
    for (const auto lastAsked : {escpos::Ask::Printer, escpos::Ask::Full})
        must(answers(wire, whole, lastAsked) == answers(wire, 1, lastAsked));
    must(tokens(wire, whole) == tokens(wire, 3));
    must(names(wire, whole) == names(wire, 1));

    const auto text = QString::fromUtf8(wire);
    for (const auto &line : wrapped(text, 24))
        must(columnsOf(line) <= 24);
    if (const auto bytes = printerBytes(text)) {
        for (const char byte : *bytes)
            must(static_cast<quint8>(byte) >= 0x20);
    }
    return 0;
}
