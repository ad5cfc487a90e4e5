#pragma once

#include "app/page.h"

#include <QUuid>

class QLineEdit;
class QListWidget;

namespace yc::app
{

// Ctrl+K: one field that finds items, cases and pages; Enter goes there.
class FindPage : public Page
{
    Q_OBJECT
public:
    explicit FindPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;

Q_SIGNALS:
    void itemWanted(const QString &code);
    void caseWanted(const QUuid &caseId);
    void placeWanted(int place); // SideMenu::Place

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();

    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace yc::app
