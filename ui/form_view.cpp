#include "ui/form_view.h"

#include "ui/catalogue_words.h"
#include "ui/choice_keys.h"
#include "ui/field_editor.h"
#include "ui/focus_view.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace yc::ui
{

namespace domain = core::domain;

namespace
{

QString keyOf(const domain::Form &form)
{
    return QStringLiteral("%1/%2/%3").arg(form.id).arg(form.version).arg(QLocale().name());
}

} // namespace

FormView::FormView(EnteredCharacters *counter, QWidget *parent) : QScrollArea(parent), m_counter(counter)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    keepFocusInView(this);
    setAccessibleName(tr("申请信息表"));
    connect(&m_turns, &QTimer::timeout, this, [this] {
        if (!buildNext())
            m_turns.stop();
    });
}

void FormView::begin(const domain::Form &form)
{
    delete m_coming.body;
    m_coming = {};
    m_coming.key = keyOf(form);
    m_form = form;
    m_section = 0;
    m_field = 0;
    // Where it will stand, so that it takes its looks while nobody waits.
    m_coming.body = new QWidget(viewport());
    m_coming.body->hide();
    setRole(m_coming.body, "scrolled");
    m_coming.column = new QVBoxLayout(m_coming.body);
    m_coming.column->setContentsMargins(16, 8, 24, 16);
    m_coming.column->setSpacing(12);
}

bool FormView::buildNext()
{
    if (m_section >= m_form.sections.size())
        return false;
    const auto &section = m_form.sections[m_section];
    if (m_field == 0) {
        auto *title = new QLabel(said(section.title), m_coming.body);
        setRole(title, "heading");
        title->ensurePolished();
        m_coming.column->addWidget(title);
        m_coming.sections.append(std::pair<QWidget *, QStringList>(title, {}));
    }
    if (m_field < section.fields.size())
        buildField(section.fields[m_field++]);
    if (m_field >= section.fields.size()) {
        ++m_section;
        m_field = 0;
    }
    if (m_section < m_form.sections.size())
        return true;
    m_coming.column->addStretch(1);
    return false;
}

void FormView::buildField(const domain::FormField &field)
{
    auto *editor = new FieldEditor(said(field), m_counter, m_coming.body);
    m_coming.column->addWidget(editor);
    m_coming.editors.insert(field.id, editor);
    m_coming.order.append(field.id);
    m_coming.sections.last().second.append(field.id);
    connect(editor, &FieldEditor::edited, this,
            [this, id = field.id](const QString &text) { Q_EMIT edited(id, text); });
    connect(editor, &FieldEditor::disputeWanted, this, [this, id = field.id] { Q_EMIT disputeWanted(id); });
    connect(editor, &FieldEditor::disputeTold, this,
            [this, id = field.id](domain::DisputeReason reason, const QString &note) {
                Q_EMIT disputeTold(id, reason, note);
            });
    connect(editor, &FieldEditor::disputeWithdrawn, this, [this, id = field.id] { Q_EMIT disputeWithdrawn(id); });
    connect(editor, &FieldEditor::offerTaken, this, [this, id = field.id] { Q_EMIT offerTaken(id); });
    connect(editor, &FieldEditor::disputeDone, this, [this, editor] { focusNext(editor); });
    editor->input()->installEventFilter(this);
    const auto inside = editor->input()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (auto *part : inside)
        part->installEventFilter(this);
    const auto all = editor->findChildren<QWidget *>();
    for (auto *part : all)
        part->ensurePolished();
    (void)editor->sizeHint(); // measures its texts
}

void FormView::prepare(const domain::Form &form)
{
    const auto key = keyOf(form);
    if (key == m_shown.key || key == m_coming.key)
        return;
    begin(form);
    m_turns.start();
}

void FormView::setForm(const domain::Form &form)
{
    const auto key = keyOf(form);
    if (key == m_shown.key)
        return;
    if (key != m_coming.key)
        begin(form);
    m_turns.stop();
    while (buildNext()) { }
    m_shown = std::exchange(m_coming, {});
    setWidget(m_shown.body); // deletes the old one
    Q_EMIT built();
}

void FormView::putBefore(QWidget *next)
{
    if (m_shown.order.isEmpty())
        return;
    const auto parts = m_shown.editors.value(m_shown.order.last())->findChildren<QWidget *>();
    QWidget *last = nullptr;
    for (auto *part : parts)
        if ((part->focusPolicy() & Qt::TabFocus) != 0 && !part->focusProxy())
            last = part;
    if (last)
        setTabOrder(last, next);
}

void FormView::setShown(const QSet<QString> &fieldIds)
{
    for (auto it = m_shown.editors.cbegin(); it != m_shown.editors.cend(); ++it)
        it.value()->setVisible(fieldIds.contains(it.key()));
    for (const auto &[title, ids] : m_shown.sections) {
        bool any = false;
        for (const auto &id : ids)
            any = any || fieldIds.contains(id);
        title->setVisible(any);
    }
}

FieldEditor *FormView::editor(const QString &fieldId) const
{
    return m_shown.editors.value(fieldId, nullptr);
}

QStringList FormView::fieldIds() const
{
    return m_shown.order;
}

void FormView::focusField(const QString &fieldId)
{
    auto *editor = m_shown.editors.value(fieldId, nullptr);
    if (!editor)
        return;
    ensureWidgetVisible(editor, 0, 40);
    auto *target = editor->input()->focusProxy() ? editor->input()->focusProxy() : editor->input();
    target->setFocus(Qt::ShortcutFocusReason);
}

void FormView::focusFirstOpen()
{
    for (const auto &id : m_shown.order) {
        const auto *editor = m_shown.editors.value(id);
        if (editor->isVisibleTo(this) && !editor->isLocked()
            && (editor->text().isEmpty() || !editor->problem().isEmpty())) {
            focusField(id);
            return;
        }
    }
    for (const auto &id : m_shown.order)
        if (m_shown.editors.value(id)->isVisibleTo(this)) {
            focusField(id);
            return;
        }
}

void FormView::goOnFrom(const QString &fieldId)
{
    focusNext(m_shown.editors.value(fieldId, nullptr));
}

void FormView::focusNext(const FieldEditor *after)
{
    bool passed = after == nullptr;
    for (const auto &id : m_shown.order) {
        const auto *editor = m_shown.editors.value(id);
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
        for (auto *editor : std::as_const(m_shown.editors))
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
        if (const auto place = figureOf(*static_cast<QKeyEvent *>(event)))
            if (auto *editor = ofField(watched); editor && editor->choose(*place)) {
                if (!editor->takesSeveral())
                    focusNext(editor);
                return true;
            }
    } else if (event->type() == QEvent::FocusOut) {
        if (auto *editor = ofField(watched))
            Q_EMIT left(editor->field().id);
    } else if (event->type() == QEvent::FocusIn) {
        if (auto *editor = ofField(watched)) {
            ensureWidgetVisible(editor, 0, 24);
            Q_EMIT entered(editor->field().id);
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace yc::ui
