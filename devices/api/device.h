#pragma once

#include "base/code.h"

#include <QFlags>
#include <QString>

#include <array>
#include <optional>

// What the application sees of every device: what it is, what it can do, how it is. Devices are chosen by what they
// can do and where they are plugged in, never by model name.
namespace yc::devices
{

enum class Kind {
    CardReader,
    SmartCard,
    DocumentScanner,
    ReceiptPrinter,
    DocumentPrinter,
    SignaturePad,
    DocumentCamera, // 高拍仪: looks down on a page
    Camera, // looks at people
    Microphone,
    CodeScanner,
    Display,
    Speaker,
    Cabinet,
};
inline constexpr std::array AllKinds{
    Kind::CardReader,   Kind::SmartCard,      Kind::DocumentScanner, Kind::ReceiptPrinter, Kind::DocumentPrinter,
    Kind::SignaturePad, Kind::DocumentCamera, Kind::Camera,          Kind::Microphone,     Kind::CodeScanner,
    Kind::Display,      Kind::Speaker,        Kind::Cabinet};

// As settings and reports write it: "card-reader". One table, read both ways.
[[nodiscard]] QString kindWord(Kind kind);
[[nodiscard]] std::optional<Kind> kindNamed(const QString &word);

enum class Capability : quint32 {
    ResidentCard = 1U << 0, // chip of resident cards and the three permits of the same family
    LatestAddress = 1U << 1,
    Fingerprint = 1U << 2,
    CardPhoto = 1U << 3, // a licensed photo decoder is plugged in
    Flatbed = 1U << 8,
    Feeder = 1U << 9,
    Duplex = 1U << 10,
    Colour = 1U << 11,
    LiveView = 1U << 12, // shows what it sees
    FullStill = 1U << 13, // takes pictures larger than what it shows
    DoubleFeedDetector = 1U << 14, // a scanner that notices when two sheets are drawn in together
    Gb18030Text = 1U << 16, // prints Chinese from codes; without it slips go as raster
    NativeQr = 1U << 17,
    Cutter = 1U << 18,
    StatusBack = 1U << 19, // answers status questions; without it paper-out is never known
    PenClock = 1U << 24, // a pad that says to the millisecond when the pen was where
    MouthSensor = 1U << 20, // a receipt printer that says whether its slip was taken
    SealedInk = 1U << 25, // its pen data come encrypted
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

struct DeviceInfo {
    Kind kind;
    QString place; // where it is plugged in, stable over restarts: "tcp:127.0.0.1:9100", "serial:/dev/ttyUSB0"
    QString maker;
    QString model;
    QString serial;
    Capabilities can;
    QString firmware{}; // as the device says it; empty: it does not
};

// One state machine for each device; tests walk every edge. Guidance and Busy are not failures.
enum class DeviceState { Absent, Opening, Ready, Busy, Guidance, Fault, Recovering };
inline constexpr std::array AllDeviceStates{DeviceState::Absent,    DeviceState::Opening,  DeviceState::Ready,
                                            DeviceState::Busy,      DeviceState::Guidance, DeviceState::Fault,
                                            DeviceState::Recovering};

// As a diagnosis and the hall are told it: "ready". Read both ways.
[[nodiscard]] QString stateWord(DeviceState state);
[[nodiscard]] std::optional<DeviceState> stateNamed(const QString &word);

// What the person at the device should do now. Not an error: nothing is wrong with the device.
enum class Guidance {
    None,
    PlaceCard, // put the card flat on the reader
    HoldStill, // the card was taken away too early: put it back and leave it
    OneCardOnly, // two cards are in the field
    PlaceAgain, // could not be read: lift and place again
    NotAnIdCard, // something answers that is not an identity card
    LiftCard, // done, take the card
    LoadPaper, // the feeder or the flatbed is empty
    ClearJam,
    CloseCover,
    ReplaceRoll, // receipt paper is out
    RollNearEnd, // receipt paper will be out soon: printing still works
    CoolDown, // print head hot: wait
    TakeSlip, // a slip stands in the printer's mouth
    LetLightIn, // a document camera sees nothing but black
    ShutDoor, // a door of a pick-up cabinet stands open
    SeparateSheets, // the feeder drew in two together, or cannot get hold of one
    OtherSmartCard, // a card with a chip that is none of those that we read
    UnmuteMicrophone, // it is switched off, at itself or in the system: nothing at all is heard
    SpeakUp, // a microphone hears that the room is there, and nobody in it
    TurnMicrophoneDown, // what is said is too loud for it and comes torn
};

inline constexpr std::array AllGuidance{Guidance::None,
                                        Guidance::PlaceCard,
                                        Guidance::HoldStill,
                                        Guidance::OneCardOnly,
                                        Guidance::PlaceAgain,
                                        Guidance::NotAnIdCard,
                                        Guidance::LiftCard,
                                        Guidance::LoadPaper,
                                        Guidance::ClearJam,
                                        Guidance::CloseCover,
                                        Guidance::ReplaceRoll,
                                        Guidance::RollNearEnd,
                                        Guidance::CoolDown,
                                        Guidance::TakeSlip,
                                        Guidance::LetLightIn,
                                        Guidance::ShutDoor,
                                        Guidance::SeparateSheets,
                                        Guidance::OtherSmartCard,
                                        Guidance::UnmuteMicrophone,
                                        Guidance::SpeakUp,
                                        Guidance::TurnMicrophoneDown};
[[nodiscard]] QString guidanceWord(Guidance guidance); // "replace-roll"; empty for None
[[nodiscard]] std::optional<Guidance> guidanceNamed(const QString &word);

// A failure of the device itself, with its code; words are made in ui.
struct DeviceError {
    Code code;
    QString detail; // for the log and the engineer: never a person's data
};

// What the Devices page shows and the hall is told.
struct Health {
    DeviceState state = DeviceState::Absent;
    Guidance guidance = Guidance::None;
    std::optional<DeviceError> lastFault;
    quint64 done = 0; // good readings, pages, slips since start
    quint64 failed = 0;
    qint64 lastGoodMsAgo = -1; // -1: never
    qint64 counter = -1; // what the device has done in its life, by its own count; -1: it does not say
};

// D-01xx card readers, D-02xx scanners, D-03xx receipt printers, D-04xx printers of papers, D-05xx smart cards
// (D-0501 is the applicant's screen's, in app),
// D-06xx signature pads, D-07xx cameras and microphones, D-08xx code scanners, D-09xx any device, D-10xx displays,
// speakers and cabinets
namespace codes
{
inline constexpr Code BadLength{'D', 101}; // a frame that claims an impossible length
inline constexpr Code BadCheck{'D', 102}; // a frame whose check byte is wrong
inline constexpr Code CardUnreadable{'D', 103}; // three placings failed
inline constexpr Code CardLayout{'D', 104}; // text block of an unknown kind
inline constexpr Code SamFault{'D', 105}; // security module failed its self-test
inline constexpr Code SamUnauthorised{'D', 106};
inline constexpr Code ReaderSilent{'D', 107}; // the reader does not answer
inline constexpr Code CardDoubtful{'D', 108}; // what is stored on the card failed its verification
inline constexpr Code ReaderRefused{'D', 109}; // the reader does not know or does not allow a command
inline constexpr Code VendorUntrusted{'D', 110}; // a maker's library that somebody else than root could have changed
inline constexpr Code VendorUnloadable{'D', 111}; // it is not there, or not for this machine, or lacks another one
inline constexpr Code VendorLacks{'D', 112}; // functions that it would be driven by; the detail names them
inline constexpr Code VendorHung{'D', 113}; // it did not come back: the watchdog ended and restarted its process
inline constexpr Code VendorCrashed{'D', 114}; // it took its process down, which is restarted
inline constexpr Code ScannerAbsent{'D', 201};
inline constexpr Code ScannerJammed{'D', 202};
inline constexpr Code ScannerCoverOpen{'D', 203};
inline constexpr Code ScannerNoPaper{'D', 204};
inline constexpr Code ScannerIo{'D', 205};
inline constexpr Code ScannerHung{'D', 206}; // the watchdog ended and restarted the scanner's process
inline constexpr Code PageTooLarge{'D', 207};
inline constexpr Code PageEmpty{'D', 208};
inline constexpr Code ScannerBusy{'D', 209};
inline constexpr Code ScannerDoubleFed{'D', 210}; // its own detector: two sheets were drawn in together
inline constexpr Code PagesMissing{'D', 211}; // it counted more pages than arrived
inline constexpr Code PageRepeated{'D', 212}; // looks like the same sheet as another page
inline constexpr Code FeederNotEmpty{'D', 213}; // the scanner said that the stack was done, and sheets are left
inline constexpr Code ScannerNoPick{'D', 214}; // the feeder cannot get hold of a sheet
inline constexpr Code PrinterSilent{'D', 301}; // no answer to a status question
inline constexpr Code PrinterPaperOut{'D', 302};
inline constexpr Code PrinterCoverOpen{'D', 303};
inline constexpr Code PrinterCutter{'D', 304};
inline constexpr Code PrinterFault{'D', 305};
inline constexpr Code SlipIncomplete{'D', 306}; // paper ran out or the line broke in the middle of a slip
inline constexpr Code SlipExpired{'D', 307}; // waited too long: not printed, ask again
inline constexpr Code SlipUnprintable{'D', 308}; // a part of the slip that this printer cannot be told
inline constexpr Code PrintServiceAway{'D',
                                       401}; // CUPS cannot be reached, or did not answer in time: nothing was printed
inline constexpr Code QueueGone{'D', 402}; // the queue that was asked for exists no longer
inline constexpr Code QueueRefuses{'D', 403}; // it exists and takes no jobs at the moment
inline constexpr Code JobRefused{'D', 404}; // the service does not take this job: what it is, or from whom
inline constexpr Code JobAborted{'D', 405}; // the printer gave it up
inline constexpr Code JobUnknown{'D', 406}; // the service was lost over it: somebody has to look what came out
inline constexpr Code NoQueue{'D', 407}; // this terminal has no printer for papers
inline constexpr Code CardServiceAway{'D', 502}; // PC/SC: no pcscd, or its library is missing
inline constexpr Code CardServiceSilent{'D', 503}; // it is there and does not answer
inline constexpr Code SmartCardMute{'D', 504}; // the card does not answer: the wrong way round, dirty, broken
inline constexpr Code SmartCardHeld{'D', 505}; // another program has it for itself
inline constexpr Code SmartCardClosed{'D', 506}; // what is asked for is not given to everybody: detail is its status
inline constexpr Code SmartCardGarbled{'D', 507}; // what it answers cannot be: lengths that lie, answers without end
inline constexpr Code NoStaffCard{'D', 508}; // something is to be proven, and no staff card lies there, or no longer
inline constexpr Code PadSilent{'D', 601}; // a signature pad that does not become ready
inline constexpr Code PadRefused{'D', 602}; // it does not take what it is told
inline constexpr Code PadUnsealed{'D', 603}; // no key could be agreed on: no ink was taken
inline constexpr Code PadUnknown{'D', 604}; // a model that we do not drive
inline constexpr Code PadBroken{'D', 605}; // it went away while somebody signed
inline constexpr Code PadDoubtful{'D', 606}; // pen data that are not of this signature, or not protected as agreed
inline constexpr Code CameraAbsent{'D', 701};
inline constexpr Code CameraHung{'D', 702}; // the watchdog ended and restarted the cameras' process
inline constexpr Code CameraSilent{'D', 703}; // it is there and sends no picture, or stopped sending
inline constexpr Code CameraIo{'D', 704}; // what it sends is no picture, or not the one that it promised
inline constexpr Code CameraBusy{'D', 705}; // another program has it
inline constexpr Code SoundServiceAway{'D', 711}; // no PipeWire or PulseAudio, or it does not answer
inline constexpr Code MicrophoneAbsent{'D', 712};
inline constexpr Code MicrophoneSilent{'D', 713}; // it is there and sends nothing, not even silence
inline constexpr Code MicrophoneRefused{'D', 714}; // the service does not let us hear it
inline constexpr Code CodeTorn{'D', 801}; // a code did not come whole over the scanner's line
inline constexpr Code CodeTooLong{'D', 802}; // more than any code holds
inline constexpr Code Unplugged{'D', 901};
inline constexpr Code OpenRefused{'D', 902};
inline constexpr Code BadPlace{'D', 903}; // the settings name a place where nothing can be plugged in
inline constexpr Code NoDriver{'D', 904}; // no driver that we ship knows a device of this kind
// Over the network, before anything was said: each has another remedy than a device that another program holds.
inline constexpr Code NotListening{'D', 905}; // its place answers, but takes no connection: off, unplugged, or busy
inline constexpr Code Unreachable{'D', 906}; // no way there: cable, switch, address
inline constexpr Code NoConnection{'D', 907}; // nobody answered in time
// On USB, before anything was said. Neither goes away by waiting, so neither counts as away.
inline constexpr Code NoRights{'D', 908}; // it is plugged in, and this program may not use it: a udev rule is missing
inline constexpr Code WrongDevice{'D', 909}; // what is plugged in there has no pipes that we could talk through
inline constexpr Code AnnouncerSilent{'D', 1001}; // a display or speaker that does not answer
inline constexpr Code AnnouncerRefused{'D', 1002}; // it does not take what it is told
inline constexpr Code AnnouncementUnfit{'D', 1003}; // too long, or of characters that it does not have
inline constexpr Code AnnouncementExpired{'D', 1004}; // waited too long: not told, call again
inline constexpr Code AnnouncementSuperseded{'D', 1005}; // a newer call came before it was told
inline constexpr Code SpeakerStuck{'D', 1006}; // it began to speak and does not end
inline constexpr Code CabinetSilent{'D', 1011}; // the board behind the doors does not answer
inline constexpr Code CabinetRefused{'D', 1012}; // it does not do what it is told
inline constexpr Code DoorStuck{'D', 1013}; // told to open, and its switch still says that it is shut
inline constexpr Code DoorForced{'D', 1014}; // open, and nobody told it to
inline constexpr Code NoSuchDoor{'D', 1015};
// It was not there when it was to be opened: away, not broken.
[[nodiscard]] constexpr bool isAway(Code code)
{
    return code == Unplugged || code == OpenRefused || code == NotListening || code == Unreachable
        || code == NoConnection;
}
} // namespace codes

} // namespace yc::devices
