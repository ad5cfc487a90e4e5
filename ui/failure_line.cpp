#include "ui/failure_words.h"

#include <QCoreApplication>

namespace yc::ui
{

FailureWords failureWords(Code code)
{
    for (const auto &entry : allFailures())
        if (entry.code == code)
            return {QCoreApplication::translate("FailureWords", entry.words),
                    QCoreApplication::translate("FailureWords", entry.remedy)};
    // A newer hall may say codes that this client does not know: still a code to read out, and still a way on.
    return {QCoreApplication::translate("FailureWords", "出现未知情况"),
            QCoreApplication::translate("FailureWords", "请把代码告知管理员")};
}

QString failureLine(Code code)
{
    const auto told = failureWords(code);
    //: %1 what happened, %2 what to do, %3 the code
    return QCoreApplication::translate("FailureWords", "%1。%2（%3）").arg(told.words, told.remedy, toString(code));
}

} // namespace yc::ui
