#pragma once

#include <QLayout>
#include <QList>

namespace yc::ui
{

// Choices one after another in columns that stand below each other: as many columns as the width has room for, at most
// so many as were asked for, at least one. Its height follows from its width, so that large text or long English words
// make a form longer and never wider than its page.
class ChoiceLayout : public QLayout
{
public:
    ChoiceLayout(int mostColumns, QWidget *parent);
    ~ChoiceLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    [[nodiscard]] QSize minimumSize() const override; // one column
    [[nodiscard]] QSize sizeHint() const override; // all columns
    void setGeometry(const QRect &room) override;

private:
    [[nodiscard]] QList<int> widths(int columns) const;
    [[nodiscard]] int columnsIn(int width) const;
    int arrange(const QRect &room, bool place) const; // its height

    int m_mostColumns;
    QList<QLayoutItem *> m_items;
};

} // namespace yc::ui
