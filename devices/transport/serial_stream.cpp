#include "devices/transport/serial_stream.h"

#include <QMetaObject>
#include <QSerialPort>
#include <QSignalBlocker>

#include <cerrno>
#include <unistd.h>

namespace yc::devices::transport
{

SerialStream::SerialStream(SerialPlace place) : m_place(std::move(place)), m_port(new QSerialPort(this))
{
    connect(m_port, &QSerialPort::readyRead, this, [this] { Q_EMIT arrived(m_port->readAll()); });
    connect(m_port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        switch (error) {
        case QSerialPort::NoError:
        case QSerialPort::TimeoutError:
        case QSerialPort::UnsupportedOperationError: // a line that has no such modem signal
            return;
        case QSerialPort::DeviceNotFoundError:
        case QSerialPort::PermissionError:
        case QSerialPort::OpenError:
        case QSerialPort::NotOpenError:
        case QSerialPort::WriteError:
        case QSerialPort::ReadError:
        case QSerialPort::ResourceError:
        case QSerialPort::UnknownError: break;
        }
        if (m_open)
            fail();
    });
}

SerialStream::~SerialStream()
{
    close();
}

void SerialStream::open()
{
    m_port->setPortName(m_place.path);
    m_port->setBaudRate(m_place.speed);
    m_port->setDataBits(QSerialPort::Data8);
    m_port->setParity(QSerialPort::NoParity);
    m_port->setStopBits(QSerialPort::OneStop);
    m_port->setFlowControl(QSerialPort::NoFlowControl);
    const bool ok = m_port->open(QIODevice::ReadWrite);
    if (ok) {
        const QSignalBlocker quiet(m_port);
        // Some readers take their power from DTR. A pseudo terminal has no such line and refuses: not a failure.
        m_port->setDataTerminalReady(true);
        m_port->clearError();
        m_port->clear();
    }
    // Answered from the event loop like every other stream, so that drivers see one order of things.
    QMetaObject::invokeMethod(
        this,
        [this, ok] {
            if (!ok)
                return fail();
            m_open = true;
            Q_EMIT opened();
        },
        Qt::QueuedConnection);
}

void SerialStream::write(const QByteArray &bytes)
{
    if (m_open)
        m_port->write(bytes);
}

qint64 SerialStream::waiting() const
{
    return m_open ? m_port->bytesToWrite() : 0;
}

void SerialStream::close()
{
    m_open = false;
    const QSignalBlocker quiet(m_port);
    if (m_port->isOpen())
        m_port->close();
}

void SerialStream::fail()
{
    // QSerialPort says the same of one that another program holds and of one that this user may not open: the remedies
    // differ.
    const auto path = m_place.path.toLocal8Bit();
    const bool forbidden = !m_open && ::access(path.constData(), R_OK | W_OK) != 0 && errno == EACCES;
    const DeviceError error{m_open          ? codes::Unplugged
                                : forbidden ? codes::NoRights
                                            : codes::OpenRefused,
                            m_port->errorString()};
    close();
    Q_EMIT lost(error);
}

} // namespace yc::devices::transport
