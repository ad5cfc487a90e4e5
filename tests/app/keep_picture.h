#pragma once

#include <QCoreApplication>
#include <QWidget>

// For who looks at a screen as its test has it.
namespace yc::tests
{

// Into the folder that YC_PICTURES names; without it, nothing. False: it could not be written.
inline bool keepPicture(QWidget &window, const QString &name)
{
    QCoreApplication::processEvents(); // laid out anew for the words of now
    const auto folder = qEnvironmentVariable("YC_PICTURES");
    return folder.isEmpty() || window.grab().save(folder + u'/' + name);
}

} // namespace yc::tests
