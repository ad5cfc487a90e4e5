#pragma once

#include "app/page.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace yc::app
{

class Panel;

// 系统设置: the machine's. Administrators change it, everybody else reads it.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(Shop &shop, QWidget *parent = nullptr, Building building = Building::Whole);
    bool buildNext();
    [[nodiscard]] QString instruction() const override;
    void enter() override;

Q_SIGNALS:
    void lookWanted(); // language, colours, size of the text

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void add(Panel *panel);

    QWidget *m_inside = nullptr; // what scrolls
    QVBoxLayout *m_column = nullptr; // the panels, below each other
    QLabel *m_who = nullptr;
    QLabel *m_file = nullptr;
    QScrollArea *m_scroll = nullptr;
    QList<Panel *> m_panels;
};

} // namespace yc::app
