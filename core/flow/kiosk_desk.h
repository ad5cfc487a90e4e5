#pragma once

#include "base/clock.h"
#include "core/domain/person.h"
#include "core/flow/desk.h"
#include "core/flow/person_from_card.h"

#include <QObject>

#include <memory>

// What a kiosk can do without staff: be enrolled, and ask the hall about the person whose card lies on the reader.
// Holds no vault open: start() takes the terminal's identity out of it and closes it again, so that the shell and each
// citizen's session child may both start one. Nothing of a person is kept; what casesOf() answers belongs to the
// caller.
namespace yc::core::flow
{

class KioskDesk : public QObject
{
    Q_OBJECT
public:
    KioskDesk(DeskSettings settings, const Clock &clock, QObject *parent = nullptr);
    ~KioskDesk() override;

    void start(); // started() or startFailed(); not enrolled is not a failure
    [[nodiscard]] bool isEnrolled() const;
    [[nodiscard]] const TerminalInfo &terminal() const;
    void enrol(const QUrl &hall, const QString &code, QObject *context, Answer<TerminalInfo> done);

    // Where this person's cases stand, newest first, from the hall (there is no offline answer at a kiosk). Fails with
    // NotEnrolled, the link's codes (L) or what the hall says (H). context lives in this object's thread.
    void casesOf(const domain::Person &person, QObject *context, Answer<QList<wire::CaseRecord>> done);

    // As a counter's desk does: nobody stands here who would tell the hall.
    void tellDevices(std::function<QList<wire::DeviceReport>()> devices);
    void devicesChanged();

    [[nodiscard]] const Clock &clock() const;

Q_SIGNALS:
    void started();
    void startFailed(yc::Code code);
    void shutOut(); // the hall says this terminal may no longer work

private:
    struct Rooms;
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace yc::core::flow
