#pragma once

#include "app/shop.h"
#include "app/steps/pad_picture.h"
#include "devices/api/signature_pad.h"

#include <QPointer>

namespace yc::app
{

// One signing on the counter's signature pad: what is signed goes to its screen, the ink comes here as it is written.
// Whatever ends it leaves the pad blank. Which pad it is may change while nobody signs: devices come and go.
class PadSigning : public QObject
{
    Q_OBJECT
public:
    explicit PadSigning(Shop &shop, QObject *parent = nullptr);
    ~PadSigning() override;

    [[nodiscard]] bool isKnown() const; // this counter has a pad, plugged in or not
    [[nodiscard]] bool isThere() const; // and can be signed on now
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isReady() const { return m_open && m_ready; } // the pen writes
    [[nodiscard]] QString place() const;

    // False: there is none, or no memory. What was open is closed without a word.
    [[nodiscard]] bool open(const PadText &text);
    void close();
    [[nodiscard]] QSize areaMm100() const { return m_area; } // of the page that was opened last

Q_SIGNALS:
    void changed(); // a pad came, went, or is ready to be written on
    void inkArrived(const std::vector<yc::devices::InkPoint> &points);
    void begunAgain(); // pressed on the pad: the ink so far is void
    void confirmed(); // pressed on the pad, which is blank now; closed
    void cancelled(); // so too
    void lost(yc::Code code); // closed; the ink is void

private:
    void watch();
    void pressed(devices::PadKey key);

    Shop &m_shop;
    QPointer<devices::SignaturePad> m_pad;
    bool m_open = false;
    bool m_ready = false;
    QSize m_area;
};

} // namespace yc::app
