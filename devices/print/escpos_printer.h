#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"
#include "devices/print/slip_bytes.h"

#include <QThread>

#include <chrono>

namespace yc::devices::print
{

class EscPosSession;
struct PrinterNames;

struct EscPosSettings {
    QString place; // devices/transport/place.h
    QString recordFolder; // devices/transport/wire_record.h
    PaperShape paper;
    bool mouth = false; // asks for a slip that stands in the mouth: other printers than those that know the question
                        // might print it
    std::chrono::milliseconds openTimeout{3000};
    std::chrono::milliseconds answerTimeout{1000}; // one status question; asked twice before PrinterSilent
    std::chrono::milliseconds settleTimeout{15'000}; // a slip sent and no word that it is printed
    std::chrono::milliseconds watch{2000}; // how often an idle printer is asked
    std::chrono::milliseconds watchMouth{300}; // while a slip stands there, or is on its way
    std::chrono::milliseconds mouthPatience{5000}; // from printed to where it is seen; later nobody waits for it
    std::chrono::milliseconds firstRetry{500};
    std::chrono::milliseconds lastRetry{10'000};
};

// Receipt printers that speak ESC/POS (reference.md E) over any byte stream. The object lives in the caller's thread;
// the wire is handled in `thread`, which must have an event loop and outlive the printer.
//
// A slip that can be printed later (paper out, cover open, head hot) waits until a person has seen to it, is cancelled
// or expires. One that meets a printer that cannot be reached or does not answer fails at once, unprinted. Once a byte
// of it is out it is never sent again: printed(), or notPrinted(SlipIncomplete) for a person to look at.
// Job ids are remembered (the last 1,000), each with its answer, which a second job with the same id gets.
class EscPosPrinter final : public ReceiptPrinter
{
    Q_OBJECT
public:
    EscPosPrinter(EscPosSettings settings, LineRasteriser rasterise, const Clock &clock, QThread *thread,
                  QObject *parent = nullptr);
    ~EscPosPrinter() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    [[nodiscard]] int widthDots() const override;
    void start() override;
    void lookAgain() override;
    void print(Slip slip) override;
    void cancel(const QString &jobId) override; // notPrinted(Cancelled) if it was still waiting

private:
    EscPosSettings m_settings;
    const Clock &m_clock;
    EscPosSession *m_session; // lives in the device's thread, deleted there
    bool m_seesMouth = false; // it has answered that question
    std::unique_ptr<PrinterNames> m_names; // as it said them
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
};

// "escpos". Options: {"widthDots":384|576,"gb18030":bool,"nativeQr":bool,"mouth":bool}. A place that is none: BadPlace.
[[nodiscard]] Driver escPosDriver(const LineRasteriser &rasterise);

} // namespace yc::devices::print
