#pragma once

#include "devices/lobby/protocol/protocol.h"

namespace yc::devices::lobby
{

enum class Coding { Gb2312, Gbk, Utf8 };

// The fullest of "请A012号到3号窗口", "A012 3号" and "A012" that a width has room for, as its bytes.
// AnnouncementUnfit: not even the number, or characters beyond the coding.
[[nodiscard]] Result<QByteArray> fitted(const Announcement &what, int columns, Coding coding);

struct LineShape {
    int columns = 24; // of half a Hanzi
    Coding coding = Coding::Gb2312;
    QByteArray end = "\r\n";
};

// A display that shows the line of text that was sent to it last, as controllers do that are set to 透传 (transparent):
// text, then CR LF. It says nothing, so whether it is there shows only when its line breaks. No maker's standard: that
// such displays take plain lines is common, how they end one is set on each.
class LineDisplay final : public AnnouncerProtocol
{
public:
    explicit LineDisplay(const LineShape &shape = {}) : m_shape(shape) { }
    [[nodiscard]] QString model() const override { return QStringLiteral("line text"); }
    [[nodiscard]] bool answers() const override { return false; }
    [[nodiscard]] bool speaks() const override { return false; }
    [[nodiscard]] Result<QByteArray> tell(const Announcement &what) override;
    [[nodiscard]] QByteArray clear() override { return ' ' + m_shape.end; } // an empty line is let go by some
    [[nodiscard]] QByteArray ask() override { return {}; }
    [[nodiscard]] std::optional<Said> take(QByteArray &heard) override;

private:
    LineShape m_shape;
};

} // namespace yc::devices::lobby
