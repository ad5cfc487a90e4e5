#pragma once

#include "base/code.h"

#include <QWidget>

namespace yc::ui
{

// All that a client shows when it cannot begin: what is wrong, with which file, what to do, the code. A clerk starts it
// from a desktop, where nobody reads what goes to stderr.
class ProblemWindow : public QWidget
{
    Q_OBJECT
public:
    ProblemWindow(Code code, const QString &file, QWidget *parent = nullptr);
};

} // namespace yc::ui
