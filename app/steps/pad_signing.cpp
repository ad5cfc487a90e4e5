#include "app/steps/pad_signing.h"

namespace yc::app
{

PadSigning::PadSigning(Shop &shop, QObject *parent) : QObject(parent), m_shop(shop)
{
    watch();
    connect(&shop.devices, &DeviceRoom::changed, this, &PadSigning::watch);
}

PadSigning::~PadSigning()
{
    close();
}

// The hub may have made its devices anew.
void PadSigning::watch()
{
    auto *pad = m_shop.devices.pad();
    if (pad == m_pad)
        return;
    if (m_pad)
        m_pad->disconnect(this);
    m_pad = pad;
    m_open = false;
    m_ready = false;
    if (!m_pad)
        return;
    using Pad = devices::SignaturePad;
    connect(m_pad, &Pad::screenChanged, this, &PadSigning::changed);
    connect(m_pad, &Pad::inkBegan, this, [this] {
        m_ready = m_open;
        Q_EMIT changed();
    });
    connect(m_pad, &Pad::inkArrived, this, [this](const std::vector<devices::InkPoint> &points) {
        if (m_open)
            Q_EMIT inkArrived(points);
    });
    connect(m_pad, &Pad::keyPressed, this, &PadSigning::pressed);
    connect(m_pad, &Pad::failed, this, [this](const devices::DeviceError &error) {
        if (!std::exchange(m_open, false))
            return;
        m_ready = false;
        Q_EMIT lost(error.code);
    });
}

bool PadSigning::isKnown() const
{
    return m_pad != nullptr;
}

bool PadSigning::isThere() const
{
    return m_pad && m_pad->screen();
}

QString PadSigning::place() const
{
    return m_pad ? m_pad->info().place : QString();
}

bool PadSigning::open(const PadText &text)
{
    close();
    if (!isThere())
        return false;
    const auto screen = *m_pad->screen();
    auto page = padPicture(screen, text, m_shop.theme.family);
    if (!page)
        return false;
    m_area = (QSizeF(page->ink.size()) * screen.mm100PerPixel).toSize();
    m_open = true;
    m_pad->showPage(std::move(page));
    m_pad->beginInk();
    return true;
}

void PadSigning::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_ready = false;
    if (m_pad)
        m_pad->clear();
}

void PadSigning::pressed(devices::PadKey key)
{
    if (!m_open)
        return;
    m_ready = false;
    switch (key) {
    case devices::PadKey::Again: Q_EMIT begunAgain(); return;
    case devices::PadKey::Confirm:
        m_open = false;
        Q_EMIT confirmed();
        return;
    case devices::PadKey::Cancel:
        m_open = false;
        Q_EMIT cancelled();
        return;
    }
}

} // namespace yc::app
