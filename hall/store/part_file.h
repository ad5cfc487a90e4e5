#pragma once

#include "hall/store/store.h"

namespace yc::hall::store
{

// A part as a file. Private to hall/store.
class PartFile final : public Part
{
public:
    // Opens or makes it and cuts it to `size`; BlobOffset if it is shorter.
    [[nodiscard]] static Result<std::unique_ptr<Part>> open(const QString &path, qint64 size);
    ~PartFile() override;
    [[nodiscard]] Done write(QByteArrayView bytes) override;
    [[nodiscard]] Done sync() override;
    [[nodiscard]] Done cutTo(qint64 size) override;

private:
    explicit PartFile(int fd) : m_fd(fd) { }
    int m_fd;
};

[[nodiscard]] Result<QByteArray> digestOfFile(const QString &path);
[[nodiscard]] Done syncFolder(const QString &path);

} // namespace yc::hall::store
