#include "tests/support/paste_floods.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>
#include <QTextEdit>

#include <algorithm>

namespace yc::tests
{

namespace
{

struct Flood {
    const char *name;
    QString text;
    bool tells = false; // most, of all of them
};

QList<Flood> floods()
{
    return {{"5,000 characters", QString(5'000, u'样'), true},
            {"40,000 characters", QStringLiteral("样例甲乙").repeated(10'000)},
            {"5,000 full-width digits", QString(5'000, u'９')},
            {"emoji", QStringLiteral("样\U0001F600\U0001F468\u200D\U0001F469例")},
            {"control characters", QStringLiteral("样\u0007\u001b[31m\u0008\u0000例"), true},
            {"marks of direction", QStringLiteral("\u202E样例\u202C\u2066\uFEFF\u200F")}};
}

bool isUnseen(const QString &text, bool lines)
{
    const auto all = text.toUcs4();
    return std::ranges::any_of(all, [lines](char32_t c) {
        if (c == U'\n')
            return !lines;
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph: return true;
        default: return false;
        }
    });
}

// A field of whatever class.
class Field
{
public:
    explicit Field(QWidget *widget)
        : m_widget(widget), m_line(qobject_cast<QLineEdit *>(widget)), m_plain(qobject_cast<QPlainTextEdit *>(widget)),
          m_rich(qobject_cast<QTextEdit *>(widget))
    {
    }
    [[nodiscard]] bool isEditable() const
    {
        if (!m_widget || !m_widget->isVisible() || !m_widget->isEnabled())
            return false;
        return (m_line && !m_line->isReadOnly()) || (m_plain && !m_plain->isReadOnly())
            || (m_rich && !m_rich->isReadOnly());
    }
    [[nodiscard]] bool hasLines() const { return !m_line; }
    [[nodiscard]] bool isSecret() const { return m_line && m_line->echoMode() != QLineEdit::Normal; }
    [[nodiscard]] QString text() const
    {
        return m_line ? m_line->text() : m_plain ? m_plain->toPlainText() : m_rich->toPlainText();
    }
    void setText(const QString &text) const
    {
        if (m_line)
            m_line->setText(text);
        else if (m_plain)
            m_plain->setPlainText(text);
        else
            m_rich->setPlainText(text);
    }
    void paste(const QString &text) const
    {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(m_widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_widget, Qt::Key_V, Qt::ControlModifier);
        QCoreApplication::processEvents(); // what is said is laid out,
        QCoreApplication::processEvents(); // and what it pushed away comes back into view
    }
    [[nodiscard]] QString description() const { return m_widget->accessibleDescription(); }
    [[nodiscard]] QString name() const
    {
        return m_widget->accessibleName().isEmpty() && m_widget->parentWidget()
            ? m_widget->parentWidget()->accessibleName()
            : m_widget->accessibleName();
    }

private:
    QPointer<QWidget> m_widget; // a page may make its fields anew
    QPointer<QLineEdit> m_line;
    QPointer<QPlainTextEdit> m_plain;
    QPointer<QTextEdit> m_rich;
};

// Seen means with at least one line of it in the visible part of whatever it is scrolled in.
bool isInSight(QWidget &window, const QString &words)
{
    const auto labels = window.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(words)
            && label->visibleRegion().boundingRect().height() >= label->fontMetrics().height();
    });
}

QString judged(QWidget &window, const Field &field, const Flood &flood)
{
    const auto kept = field.text();
    if (isUnseen(kept, field.hasLines()))
        return QStringLiteral("keeps what cannot be seen");
    if (field.isSecret() && !kept.isEmpty() && kept != flood.text)
        return QStringLiteral("a secret was changed");
    if (kept == flood.text)
        return flood.text.size() > 10'000 ? QStringLiteral("takes %1 characters").arg(kept.size()) : QString();
    const auto said = field.description();
    if (said.isEmpty())
        return QStringLiteral("changed what was pasted without a word (%1 of %2 kept)")
            .arg(kept.size())
            .arg(flood.text.size());
    if (!isInSight(window, said))
        return QStringLiteral("the word about it is not seen: ") + said;
    return {};
}

} // namespace

TabWalk pasteFloods(QWidget &window)
{
    TabWalk walk;
    const auto all = window.findChildren<QWidget *>();
    QList<QPointer<QWidget>> fields(all.cbegin(), all.cend());
    for (const auto &widget : fields) {
        if (!widget || widget->window() != &window)
            continue;
        const Field field(widget);
        if (!field.isEditable())
            continue;
        if (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()))
            continue; // takes figures alone, one by one, and refuses the rest by itself
        widget->setFocus();
        QCoreApplication::processEvents();
        if (!widget || !field.isEditable())
            continue;
        walk.stops += field.name();
        const auto before = field.text();
        // What was flooded on another page or in another state of it is asked the two questions that tell most.
        const bool again = widget->property("flooded").toBool();
        widget->setProperty("flooded", true);
        for (const auto &flood : floods()) {
            if (again && !flood.tells)
                continue;
            field.paste(flood.text);
            if (!widget || !field.isEditable()) {
                walk.faults += QStringLiteral("%1: a paste takes the field away").arg(flood.name);
                break;
            }
            const auto fault = judged(window, field, flood);
            if (!fault.isEmpty())
                walk.faults += QStringLiteral("%1 ← %2: %3").arg(field.name(), QString::fromUtf8(flood.name), fault);
        }
        if (widget)
            field.setText(before);
        QCoreApplication::processEvents();
    }
    QApplication::clipboard()->clear();
    walk.faults.removeDuplicates();
    return walk;
}

} // namespace yc::tests
