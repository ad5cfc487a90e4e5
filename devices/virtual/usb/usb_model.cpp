#include "devices/virtual/usb/usb_model.h"

#include <QtEndian>

#include <set>

namespace yc::devices::virtual_bench
{

namespace
{

enum Descriptor : quint8 { Device = 1, Configuration = 2, Interface = 4, Endpoint = 5 };

void appendWord(QByteArray &bytes, quint16 value)
{
    bytes.append(static_cast<char>(value & 0xFF)).append(static_cast<char>(value >> 8));
}

void appendBytes(QByteArray &bytes, std::initializer_list<quint8> values)
{
    for (const auto value : values)
        bytes.append(static_cast<char>(value));
}

UsbModel reader(const QByteArray &serial)
{
    return {.vendor = 0x0400, .product = 0xC35A, .maker = "YC", .name = "IDR", .serial = serial};
}

} // namespace

QByteArray deviceDescriptor(const UsbModel &model)
{
    QByteArray bytes;
    appendBytes(bytes, {18, Device, 0x10, 0x01, 0, 0, 0, 64});
    appendWord(bytes, model.vendor);
    appendWord(bytes, model.product);
    appendWord(bytes, model.release);
    appendBytes(bytes, {1, 2, static_cast<quint8>(model.serial.isEmpty() ? 0 : 3), 1});
    return bytes;
}

QByteArray configurationDescriptor(const UsbModel &model)
{
    if (!model.lie.isEmpty())
        return model.lie;
    std::set<quint8> numbers;
    QByteArray inside;
    for (const auto &one : model.interfaces) {
        numbers.insert(one.number);
        appendBytes(inside,
                    {9, Interface, one.number, one.alternate, static_cast<quint8>(one.endpoints.size()), one.kind,
                     one.subclass, one.protocol, 0});
        for (const auto &endpoint : one.endpoints) {
            appendBytes(inside, {7, Endpoint, endpoint.address, static_cast<quint8>(endpoint.type)});
            appendWord(inside, endpoint.packet);
            appendBytes(inside, {endpoint.type == UsbEndpoint::Type::Interrupt ? quint8{1} : quint8{0}});
        }
    }
    QByteArray bytes;
    appendBytes(bytes, {9, Configuration});
    appendWord(bytes, static_cast<quint16>(9 + inside.size()));
    appendBytes(bytes, {static_cast<quint8>(numbers.size()), 1, 0, 0x80, 50});
    return bytes + inside;
}

UsbModel twoPipeReader(const QByteArray &serial)
{
    auto model = reader(serial);
    model.interfaces = {{.endpoints = {{.address = 0x02}, {.address = 0x81}}}};
    return model;
}

UsbModel fourPipeReader(const QByteArray &serial)
{
    auto model = reader(serial);
    model.interfaces = {{.endpoints = {{.address = 0x02}, {.address = 0x06}, {.address = 0x81}, {.address = 0x85}}}};
    return model;
}

UsbModel usbReceiptPrinter(const QByteArray &serial)
{
    return {.vendor = 0x04B8,
            .product = 0x0202,
            .maker = "YC",
            .name = "Receipt",
            .serial = serial,
            .interfaces
            = {{.kind = 7, .subclass = 1, .protocol = 2, .endpoints = {{.address = 0x01}, {.address = 0x82}}}}};
}

UsbModel signaturePad(quint16 product, const QByteArray &serial)
{
    return {.vendor = 0x056A,
            .product = product,
            .maker = "Wacom Co.,Ltd.",
            .name = "STU",
            .serial = serial,
            .interfaces = {{.kind = 3, .endpoints = {{.address = 0x81, .type = UsbEndpoint::Type::Interrupt}}}}};
}

} // namespace yc::devices::virtual_bench
