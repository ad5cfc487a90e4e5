#include "ui/print_words.h"

#include "ui/failure_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace yc::ui
{

using devices::PrinterTrouble;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(PrintWords)
};

} // namespace

QString queueName(const devices::PrintQueue &queue)
{
    return queue.description.isEmpty() ? queue.name : queue.description;
}

QString troubleWords(PrinterTrouble trouble)
{
    switch (trouble) {
    case PrinterTrouble::ServiceAway: return W::tr("打印服务中断，正在重新连接，请稍候");
    case PrinterTrouble::Offline: return W::tr("打印机没有连上，请检查电源和网线，连上后自动继续");
    case PrinterTrouble::Connecting: return W::tr("正在连接打印机……");
    case PrinterTrouble::CoverOpen: return W::tr("打印机盖板未合上，请合上盖板，合上后自动继续");
    case PrinterTrouble::Jam: return W::tr("打印机卡纸，请打开盖板取出纸张，取出后自动继续");
    case PrinterTrouble::NoPaper: return W::tr("打印机缺纸，请装纸，装好后自动继续");
    case PrinterTrouble::TrayMissing: return W::tr("打印机纸盒未装好，请推入纸盒，推入后自动继续");
    case PrinterTrouble::OutputFull: return W::tr("出纸口已满，请取走纸张，取走后自动继续");
    case PrinterTrouble::NoToner: return W::tr("打印机墨粉用完，请更换墨粉盒，换好后自动继续");
    case PrinterTrouble::Paused: return W::tr("打印机已暂停，请在打印机上恢复，或请管理员恢复");
    case PrinterTrouble::Service: return W::tr("打印机需要维修，请联系管理员，可改用另一台打印机");
    case PrinterTrouble::PaperLow: return W::tr("打印机纸张将尽，请准备装纸");
    case PrinterTrouble::TonerLow: return W::tr("打印机墨粉将尽，请准备墨粉盒");
    }
    return {};
}

QString troubleShort(PrinterTrouble trouble)
{
    switch (trouble) {
    case PrinterTrouble::ServiceAway: return W::tr("服务中断");
    case PrinterTrouble::Offline: return W::tr("未连接");
    case PrinterTrouble::Connecting: return W::tr("正在连接");
    case PrinterTrouble::CoverOpen: return W::tr("盖板未合上");
    case PrinterTrouble::Jam: return W::tr("卡纸");
    case PrinterTrouble::NoPaper: return W::tr("缺纸");
    case PrinterTrouble::TrayMissing: return W::tr("纸盒未装好");
    case PrinterTrouble::OutputFull: return W::tr("出纸口已满");
    case PrinterTrouble::NoToner: return W::tr("墨粉用完");
    case PrinterTrouble::Paused: return W::tr("已暂停");
    case PrinterTrouble::Service: return W::tr("需要维修");
    case PrinterTrouble::PaperLow: return W::tr("纸张将尽");
    case PrinterTrouble::TonerLow: return W::tr("墨粉将尽");
    }
    return {};
}

QString queueStateWords(const devices::PrintQueue &queue)
{
    QStringList words;
    for (const auto trouble : queue.troubles)
        words += troubleShort(trouble);
    if (!queue.accepting)
        words += W::tr("不接收打印");
    if (!words.isEmpty())
        return words.join(W::tr("、"));
    return queue.printing ? W::tr("正在打印") : W::tr("就绪");
}

QString trayWords(const QString &tray)
{
    static const QRegularExpression numbered(u"^(tray|roll)-(\\d+)$"_s);
    if (const auto match = numbered.match(tray); match.hasMatch())
        return W::tr("纸盒%1").arg(match.captured(2));
    if (tray == u"main"_s)
        return W::tr("主纸盒");
    if (tray == u"alternate"_s)
        return W::tr("备用纸盒");
    if (tray == u"manual"_s)
        return W::tr("手动进纸");
    if (tray == u"by-pass-tray"_s)
        return W::tr("手送纸盘");
    if (tray == u"top"_s)
        return W::tr("上层纸盒");
    if (tray == u"middle"_s)
        return W::tr("中层纸盒");
    if (tray == u"bottom"_s)
        return W::tr("下层纸盒");
    if (tray == u"large-capacity"_s)
        return W::tr("大容量纸盒");
    return tray; // the maker's own word
}

QString progressWords(const devices::PrintProgress &progress, int sides, int copies)
{
    using devices::PrintPhase;
    const auto stopped = std::ranges::find_if(progress.troubles, devices::stopsPrinting);
    if (stopped != progress.troubles.end()) {
        const auto words = troubleWords(*stopped);
        return progress.pages > 0 && progress.pages < sides
            ? W::tr("%1（已出 %2 页，共 %3 页）").arg(words).arg(progress.pages).arg(sides)
            : words;
    }
    switch (progress.phase) {
    case PrintPhase::Sending: return W::tr("正在送往打印机……");
    case PrintPhase::Waiting: return W::tr("已送到打印服务，等待打印……");
    case PrintPhase::Printing:
        if (progress.troubles.contains(PrinterTrouble::Connecting) && progress.pages == 0)
            return troubleWords(PrinterTrouble::Connecting);
        return W::tr("正在打印第 %1 页，共 %2 页……").arg(std::min(progress.pages + 1, sides)).arg(sides);
    case PrintPhase::Printed: return W::tr("✓ 已打印 %1 份").arg(copies);
    case PrintPhase::Cancelled:
        return progress.pages > 0 ? W::tr("已取消打印，如有纸张已经出来，请收回") : W::tr("已取消打印，没有出纸");
    case PrintPhase::Failed:
        if (!progress.error)
            break;
        if (progress.error->code == devices::codes::JobUnknown)
            return QStringLiteral("✕ ") + failureLine(progress.error->code);
        return W::tr("✕ 没有打印：%1").arg(failureLine(progress.error->code));
    }
    return {};
}

} // namespace yc::ui
