#pragma once

#include "core/domain/catalogue.h"

#include <QDate>
#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QListWidget;

namespace yc::ui
{

// Finds an item as one types: name, alias, pinyin, code, topic. Up and down move in the list while the caret stays in
// the field; Enter takes the item. Each line says why it matched; a cancelled item names its successor.
class ItemSearch : public QWidget
{
    Q_OBJECT
public:
    explicit ItemSearch(QWidget *parent = nullptr);

    void setCatalogue(std::shared_ptr<const core::domain::Catalogue> catalogue, QDate today);
    void focusField();
    void clear();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QString currentCode() const; // of the marked line, empty if none

Q_SIGNALS:
    void taken(const QString &code);
    void guideAsked(const QString &code);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void take();

    std::shared_ptr<const core::domain::Catalogue> m_catalogue;
    QDate m_today;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace yc::ui
