#include "ui/choice_keys.h"

#include "core/domain/catalogue.h"

#include <QComboBox>
#include <QKeyEvent>

namespace yc::ui
{

namespace
{

constexpr qint64 TogetherMs = 1000;
constexpr int MostFigures = 9;
constexpr char16_t CircledOne = u'①';

} // namespace

QString numbered(int place, const QString &words)
{
    if (place < 0 || place >= MostFigures)
        return words;
    return QString(QChar(static_cast<char16_t>(CircledOne + place))) + QLatin1Char(' ') + words;
}

std::optional<int> figureOf(const QKeyEvent &event)
{
    const auto plain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    if (!plain || event.key() < Qt::Key_1 || event.key() > Qt::Key_9)
        return std::nullopt;
    return event.key() - Qt::Key_1;
}

PinyinKeys::PinyinKeys(QComboBox *box) : QObject(box), m_box(box)
{
    box->installEventFilter(this);
}

bool PinyinKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z)
            return take(key->text().toLower());
    }
    return QObject::eventFilter(watched, event);
}

bool PinyinKeys::take(const QString &letter)
{
    if (m_since.isValid() && m_since.elapsed() > TogetherMs)
        m_typed.clear();
    m_since.start();
    m_typed += letter;
    for (int line = 0; line < m_box->count(); ++line) {
        if (m_box->itemData(line).toString().isEmpty())
            continue; // "请选择" is no answer
        const auto sound = core::domain::pinyinOf(m_box->itemText(line));
        if (sound.initials.startsWith(m_typed) || sound.full.startsWith(m_typed)) {
            m_box->setCurrentIndex(line);
            return true;
        }
    }
    return true; // no line sounds so: what was chosen stays
}

} // namespace yc::ui
