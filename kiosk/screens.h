#pragma once

#include "base/code.h"
#include "core/wire/case_wire.h"
#include "devices/api/device.h"

#include <QPushButton>
#include <QWidget>

#include <functional>

// The contents of the kiosk's screens: widgets made from values, told by callbacks what was touched. They decide
// nothing and keep nothing beyond what they show. At most six choices on each.
namespace yc::kiosk
{

// A full-width touch area: a sign, a name, what it gives.
class ChoiceButton : public QPushButton
{
    Q_OBJECT
public:
    ChoiceButton(const QString &sign, const QString &name, const QString &gives, QWidget *parent = nullptr);
    void addAtEnd(QWidget *widget); // a chip on the right
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

using Touched = std::function<void()>;

struct Action {
    QString name; // of the object
    QString words;
    Touched touched;
    bool primary = true;
};

// A plain screen: a sign, a title, lines, a code small at the end, buttons.
struct Message {
    QString name; // of the object
    QString sign; // one character, drawn large; empty: none
    QString title;
    QStringList lines;
    QString number; // to be noted down, very large
    QString code;
    QList<Action> actions;
};
[[nodiscard]] QWidget *messageScreen(const Message &message);

// Where the card goes, drawn. asks: what the reader wants now; readerWorks false: says what still works.
[[nodiscard]] QWidget *placeCardScreen(devices::Guidance asks, bool readerWorks);
[[nodiscard]] QString placeCardWords(devices::Guidance asks, bool readerWorks);

// The person's cases, CasesOnPage at a time; chosen gets the index in the whole list.
inline constexpr int CasesOnPage = 3; // with names of two lines they fill a screen of 1024 pixels' height
[[nodiscard]] QWidget *casesScreen(const QList<core::wire::CaseRecord> &cases, int page,
                                   const std::function<void(qsizetype)> &chosen,
                                   const std::function<void(int)> &turned);
[[nodiscard]] QWidget *caseScreen(const core::wire::CaseRecord &record, bool printerWorks, const Touched &print);

} // namespace yc::kiosk
