#include "app/pin_field.h"

#include <QLineEdit>

namespace yc::app
{

SecretText secretIn(const QLineEdit &field)
{
    const auto text = field.text();
    return SecretText(QString(text.constData(), text.size()));
}

// The field gets another text of the same length, so that its own is ours alone; that is overwritten.
void blank(QLineEdit &field)
{
    auto text = field.text();
    if (text.isEmpty())
        return;
    field.setText(QString(text.size(), u'0'));
    wipe(text);
    field.clear();
}

} // namespace yc::app
