#include "ui/form_view.h"

#include "ui/field_editor.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yc::ui
{

namespace domain = core::domain;

FormView::FormView(EnteredCharacters *counter, QWidget *parent) : QScrollArea(parent), m_counter(counter)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("申请信息表"));
}

void FormView::setForm(const domain::Form &form)
{
    const auto key = QStringLiteral("%1/%2").arg(form.id).arg(form.version);
    if (key == m_built)
        return;
    m_built = key;
    m_order.clear();
    m_editors.clear();
    m_sections.clear();
    m_body = new QWidget;
    setRole(m_body, "scrolled");
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(16, 8, 24, 16);
    m_column->setSpacing(12);
    for (const auto &section : form.sections) {
        auto *title = new QLabel(section.title, m_body);
        setRole(title, "heading");
        m_column->addWidget(title);
        QStringList ids;
        for (const auto &field : section.fields) {
            auto *editor = new FieldEditor(field, m_counter, m_body);
            m_column->addWidget(editor);
            m_editors.insert(field.id, editor);
            m_order.append(field.id);
            ids.append(field.id);
            connect(editor, &FieldEditor::edited, this,
                    [this, id = field.id](const QString &text) { Q_EMIT edited(id, text); });
            editor->input()->installEventFilter(this);
            const auto inside = editor->input()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
            for (auto *part : inside)
                part->installEventFilter(this);
        }
        m_sections.append({title, ids});
    }
    m_column->addStretch(1);
    setWidget(m_body); // deletes the old one
}

void FormView::setShown(const QSet<QString> &fieldIds)
{
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it)
        it.value()->setVisible(fieldIds.contains(it.key()));
    for (const auto &[title, ids] : m_sections) {
        bool any = false;
        for (const auto &id : ids)
            any = any || fieldIds.contains(id);
        title->setVisible(any);
    }
}

FieldEditor *FormView::editor(const QString &fieldId) const
{
    return m_editors.value(fieldId, nullptr);
}

QStringList FormView::fieldIds() const
{
    return m_order;
}

void FormView::focusField(const QString &fieldId)
{
    auto *editor = m_editors.value(fieldId, nullptr);
    if (!editor)
        return;
    ensureWidgetVisible(editor, 0, 40);
    auto *target = editor->input()->focusProxy() ? editor->input()->focusProxy() : editor->input();
    target->setFocus(Qt::ShortcutFocusReason);
}

void FormView::focusFirstOpen()
{
    for (const auto &id : m_order) {
        const auto *editor = m_editors.value(id);
        if (editor->isVisibleTo(this) && !editor->isLocked()
            && (editor->text().isEmpty() || !editor->problem().isEmpty())) {
            focusField(id);
            return;
        }
    }
    for (const auto &id : m_order)
        if (m_editors.value(id)->isVisibleTo(this)) {
            focusField(id);
            return;
        }
}

void FormView::focusNext(const FieldEditor *after)
{
    bool passed = after == nullptr;
    for (const auto &id : m_order) {
        const auto *editor = m_editors.value(id);
        if (passed && editor->isVisibleTo(this) && !editor->isLocked()) {
            focusField(id);
            return;
        }
        passed = passed || editor == after;
    }
    Q_EMIT pastLast();
}

bool FormView::eventFilter(QObject *watched, QEvent *event)
{
    const auto ofField = [this](QObject *object) -> FieldEditor * {
        for (auto *editor : std::as_const(m_editors))
            if (editor->input() == object || editor->input() == object->parent())
                return editor;
        return nullptr;
    };
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        // A line break in a long text is wanted; everywhere else Enter goes on.
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !watched->inherits("QPlainTextEdit"))
            if (auto *editor = ofField(watched)) {
                focusNext(editor);
                return true;
            }
    } else if (event->type() == QEvent::FocusOut) {
        if (auto *editor = ofField(watched))
            Q_EMIT left(editor->field().id);
    } else if (event->type() == QEvent::FocusIn) {
        if (auto *editor = ofField(watched))
            ensureWidgetVisible(editor, 0, 24);
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace yc::ui
