#pragma once

#include "app/typed_line.h"
#include "core/domain/signing.h"

class QComboBox;
class QGridLayout;

namespace yc::app
{

// Somebody who is no party of the case: their name and the document that they showed, judged while it is typed.
class BystanderFields : public QWidget
{
    Q_OBJECT
public:
    BystanderFields(Shop &shop, const QString &whom, QWidget *parent = nullptr); // whom: 见证人

    void clear();
    void fill(const core::domain::Bystander &one);
    [[nodiscard]] core::domain::Bystander bystander() const;
    [[nodiscard]] bool isEmpty() const;
    // all: what is missing too. Null: nothing against it; else the first field that is wrong.
    QWidget *judge(bool all);
    void sayNumber(const QString &words); // against whom it is
    void enter(); // focus on the first field
    [[nodiscard]] QGridLayout *grid() const { return m_grid; } // two columns; the cell beside the number is free

Q_SIGNALS:
    void edited();

private:
    Shop &m_shop;
    QGridLayout *m_grid;
    TypedLine *m_name;
    QComboBox *m_document;
    TypedLine *m_number;
};

// A combo box with its name above, as it stands beside typed lines. The widget to lay out; box is what was made.
[[nodiscard]] QWidget *captioned(QWidget *field, const QString &label, QWidget *parent);

} // namespace yc::app
