#include "tests/support/tab_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHash>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QTest>

#include <algorithm>
#include <optional>

namespace yc::tests
{

namespace
{

constexpr int MostStops = 120;
constexpr int Ring = 4; // pixels around a widget where its ring may be drawn

QString nameOf(QWidget *widget)
{
    auto *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name).trimmed() : QString();
}

// What one hears of it: a box to choose from has what is chosen for a name, and what it is about as its label.
QString toldOf(QWidget *widget)
{
    auto *face = QAccessible::queryAccessibleInterface(widget);
    if (!face)
        return {};
    auto told = QString::number(face->role()) + u' ' + nameOf(widget);
    for (const auto &[label, relation] : face->relations(QAccessible::Label))
        told += u' ' + label->text(QAccessible::Name);
    return told;
}

// By an assistive technology that has neither mouse nor keys.
bool canBePressed(QWidget *widget)
{
    auto *face = QAccessible::queryAccessibleInterface(widget);
    auto *actions = face ? face->actionInterface() : nullptr;
    if (!actions)
        return false;
    const auto names = actions->actionNames();
    return names.contains(QAccessibleActionInterface::pressAction())
        || names.contains(QAccessibleActionInterface::toggleAction())
        || names.contains(QAccessibleActionInterface::showMenuAction());
}

QString described(QWidget *widget)
{
    const auto name = nameOf(widget);
    const auto at = widget->mapTo(widget->window(), QPoint(0, 0));
    return QStringLiteral("%1 '%2' at %3,%4")
        .arg(QString::fromLatin1(widget->metaObject()->className()), name)
        .arg(at.x())
        .arg(at.y());
}

QRect placeOf(const QWidget *widget)
{
    return {widget->mapTo(widget->window(), QPoint(0, 0)), widget->size()};
}

// What of it can be seen, in its own coordinates; a part of one control stands for the whole.
bool isSeen(const QWidget *widget)
{
    const auto seen = widget->visibleRegion().boundingRect();
    const auto whole = widget->rect();
    // A list or a long text may be higher than the room for it; all else fits in and has to.
    if (qobject_cast<const QAbstractScrollArea *>(widget))
        return seen.height() >= std::min(whole.height(), 40) && seen.width() >= std::min(whole.width(), 40);
    return seen.contains(whole);
}

// How it looks where it stands, with what is drawn around it, and by itself: it may be scrolled on.
struct Look {
    QPointer<QWidget> widget; // a page may make its fields anew
    QRect place;
    QImage inPlace;
    QImage alone;
};

Look lookAt(QWidget *widget)
{
    const auto place = placeOf(widget);
    const auto box = place.adjusted(-Ring, -Ring, Ring, Ring) & widget->window()->rect();
    return {widget, place, widget->window()->grab(box).toImage(), widget->grab().toImage()};
}

bool isAsBefore(const Look &before)
{
    const auto now = lookAt(before.widget);
    return now.place == before.place ? now.inPlace == before.inPlace : now.alone == before.alone;
}

// Of buttons among which one is chosen Tab knows one; arrows and figures reach the others.
bool isBesideOne(const QWidget *widget, const QList<QWidget *> &seen)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button)
        return false;
    return std::ranges::any_of(seen, [button](const QWidget *one) {
        const auto *other = qobject_cast<const QAbstractButton *>(one);
        if (!other)
            return false;
        if (button->group())
            return other->group() == button->group();
        return button->autoExclusive() && other->autoExclusive() && other->parentWidget() == button->parentWidget();
    });
}

// What a mouse could work with.
bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}

bool isPartOfAnother(const QWidget *widget)
{
    return widget->inherits("QLineEditIconButton") || widget->inherits("QComboBoxPrivateContainer")
        || widget->inherits("QComboBoxListView") || widget->objectName().startsWith(QStringLiteral("qt_"))
        || (widget->parentWidget()
            && (qobject_cast<const QComboBox *>(widget->parentWidget())
                || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())));
}

void findLeftOut(QWidget &window, const QList<QWidget *> &seen, QStringList &faults)
{
    QHash<QString, QWidget *> called;
    const auto all = window.findChildren<QWidget *>();
    for (auto *widget : all) {
        if (!isControl(widget) || !widget->isVisible() || !widget->isEnabled() || widget->window() != &window
            || isPartOfAnother(widget))
            continue;
        if (nameOf(widget).isEmpty())
            faults += QStringLiteral("without a name: ") + described(widget);
        if (qobject_cast<const QAbstractButton *>(widget) && !canBePressed(widget))
            faults += QStringLiteral("has no action to press it: ") + described(widget);
        const auto told = toldOf(widget);
        if (const auto *other = called.value(told, nullptr); other && !isBesideOne(widget, {called.value(told)}))
            faults += QStringLiteral("cannot be told from another by its name: ") + described(widget);
        called.insert(told, widget);
        // Whose key is drawn on it: the key itself is the way (ui/guidance_line.cpp).
        if (widget->focusPolicy() == Qt::NoFocus && widget->property("role").toByteArray() == "key")
            continue;
        if (!seen.contains(widget) && !isBesideOne(widget, seen))
            faults += QStringLiteral("not reached by Tab: ") + described(widget);
    }
}

} // namespace

TabWalk walkByTab(QWidget &window)
{
    TabWalk walk;
    QList<QWidget *> seen;
    std::optional<Look> last; // with the focus
    for (int stop = 0; stop <= MostStops; ++stop) {
        auto *from = QApplication::focusWidget();
        if (from && from->window() != &window)
            from = nullptr;
        QTest::keyClick(from ? from : &window, Qt::Key_Tab);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(); // a list that scrolls lays itself out in its own time
        auto *here = QApplication::focusWidget();
        if (!here || here->window() != &window) {
            walk.faults += QStringLiteral("Tab loses the focus after ") + (from ? described(from) : QString());
            return walk;
        }
        if (last && last->widget && here != last->widget && isAsBefore(*last))
            walk.faults += QStringLiteral("does not show that it has the focus: ") + described(last->widget);
        if (here == from) {
            if (seen.size() > 1 || stop > 1)
                walk.faults += QStringLiteral("Tab does not leave ") + described(here);
            break;
        }
        if (!seen.isEmpty() && here == seen.first())
            break;
        if (seen.contains(here)) {
            walk.faults += QStringLiteral("Tab goes round before it is back at its beginning, at ") + described(here);
            break;
        }
        if (stop == MostStops) {
            walk.faults += QStringLiteral("Tab never comes back: ") + walk.stops.join(QStringLiteral(" → "));
            break;
        }
        seen += here;
        walk.stops += nameOf(here);
        if (nameOf(here).isEmpty())
            walk.faults += QStringLiteral("without a name: ") + described(here);
        if (!isSeen(here))
            walk.faults += QStringLiteral("has the focus and is not seen: ") + described(here);
        last = lookAt(here);
    }
    findLeftOut(window, seen, walk.faults);
    walk.faults.removeDuplicates();
    return walk;
}

} // namespace yc::tests
