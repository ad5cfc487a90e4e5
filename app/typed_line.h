#pragma once

#include "app/shop.h"
#include "core/domain/typed_text.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace yc::app
{

// A field with its name above and what is wrong with it below. What is typed is made fit while it is typed, with a word
// about what was done; whoever owns the line judges it.
class TypedLine : public QWidget
{
    Q_OBJECT
public:
    TypedLine(Shop &shop, const QString &label, core::domain::TypedKind kind, qsizetype longest,
              QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const; // simplified, of its own: the field's is overwritten
    void fill(const QString &text); // by the program
    void clear();
    void setKind(core::domain::TypedKind kind) { m_kind = kind; }
    void say(const QString &words); // empty: nothing against it; what was done to the text is told then
    [[nodiscard]] bool isWrong() const { return m_wrong; }

Q_SIGNALS:
    void edited();

private:
    void typed();

    Shop &m_shop;
    core::domain::TypedKind m_kind;
    qsizetype m_longest;
    QLineEdit *m_edit;
    QLabel *m_problem;
    QString m_note;
    bool m_wrong = false;
    bool m_making = false; // changes are our own
};

} // namespace yc::app
