#pragma once

#include "base/image.h"
#include "core/domain/page_finding.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

// What yichuang-imaged and its client say to each other: ipc frames whose bodies are JSON objects. Pure values. One
// process serves one file: a file that takes it over has nobody else's pages to look at.
namespace yc::core::pages
{

namespace codes
{ // P-03xx: files brought in
inline constexpr Code UnknownFormat{'P', 301}; // not PDF, JPEG, PNG or TIFF by its own first bytes, whatever its name
inline constexpr Code FileDamaged{'P', 302}; // cut short, or with an error inside
inline constexpr Code FileTooLarge{'P', 303}; // more bytes than LargestFile
inline constexpr Code TooManyPages{'P', 304}; // more than MostPages; the first ones can be had
inline constexpr Code FileLocked{'P', 305}; // a PDF that asks for a password
inline constexpr Code PageTooLarge{'P', 306}; // claims more pixels than MostPixels; nothing was unpacked
inline constexpr Code PageHung{'P', 307}; // took longer than it may; its decoder was killed
inline constexpr Code DecoderGone{'P', 308}; // its decoder crashed, or spoke nonsense
inline constexpr Code FileUnreadable{'P', 309}; // not there any more, no permission, or no file at all
inline constexpr Code DecoderAbsent{'P', 310}; // yichuang-imaged or the PDF tool is not installed
inline constexpr Code HeicNotTaken{'P', 311}; // a telephone's HEIC or AVIF
} // namespace codes

inline constexpr qint64 LargestFile = 200LL * 1024 * 1024;
inline constexpr int MostPages = 100; // of one file
inline constexpr qint64 MostPixels = 64'000'000; // of one page: what the best telephones make

enum class Say : quint16 {
    // client → imaged
    Open = 1, // {} and one file: the bytes, in a sealed memfd. Once
    Page, // PageOrder
    Look, // PictureHead + Wish and one file: pixels that need no decoding, from a scanner or camera
    // imaged → client
    Opened = 16, // FileInfo
    Picture, // PictureHead + what was found, and one file
    Failed, // {"page":n,"code":"P-0302"}; page −1: the file as a whole
};

// What to do to a page; see core/imaging.
struct Wish {
    bool findPage = true;
    bool straighten = true;
    bool turn = true;
    friend bool operator==(const Wish &, const Wish &) = default;
};
struct PageOrder {
    int page = 0; // from 0
    Wish wish;
};
struct FileInfo {
    QString format; // pdf, jpeg, png, tiff
    int pages = 0; // may be more than MostPages
    // What the helper could lock itself up with: "landlock", "seccomp", "limits". For the engineer's page and the log.
    QStringList walls;
};
struct PictureHead {
    int page = 0;
    QSize size;
    Image::Format format = Image::Format::Gray8;
    int dpi = 0;
    domain::PageFindings findings;
};
struct Failure {
    int page = -1;
    Code code;
};

// Each ...FromJson: BadFrame if the object lacks what the message needs.
[[nodiscard]] QJsonObject toJson(const PageOrder &order);
[[nodiscard]] Result<PageOrder> pageOrderFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const FileInfo &info);
[[nodiscard]] Result<FileInfo> fileInfoFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const PictureHead &head);
[[nodiscard]] Result<PictureHead> pictureHeadFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const Failure &failure);
[[nodiscard]] Result<Failure> failureFromJson(const QJsonObject &object);

} // namespace yc::core::pages
