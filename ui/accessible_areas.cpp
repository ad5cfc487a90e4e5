#include "ui/accessible_areas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace yc::ui
{

namespace
{

// Asked for a class and then for those that it is made of; lists, tables and texts have faces of their own, which come
// first.
QAccessibleInterface *faceOf(const QString &name, QObject *object)
{
    const bool area = name == QStringLiteral("QScrollArea") || name == QStringLiteral("QAbstractScrollArea");
    if (!area || !object || !object->isWidgetType())
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Client); // Qt owns and deletes it
}

} // namespace

void installAccessibleAreas()
{
    QAccessible::installFactory(faceOf); // the same one twice is one
}

} // namespace yc::ui
