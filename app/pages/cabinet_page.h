#pragma once

#include "app/page.h"

#include <QHash>

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 取件柜: how each door stands, and one opened by hand to put something in or take it out. What lies behind a door this
// page does not know.
class CabinetPage : public Page
{
    Q_OBJECT
public:
    explicit CabinetPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override { return devices::Kind::Cabinet; }
    void enter() override;
    bool goOn() override;
    bool goBack() override;

Q_SIGNALS:
    void left();

private:
    struct Place {
        devices::Cabinet *cabinet = nullptr;
        int door = 0;
    };
    void tell();
    void openDoor();
    void answered(const QString &id, const std::optional<Code> &failure);

    QList<Place> m_places; // a line of the list each
    QHash<QString, int> m_asked; // the door that is being opened, by the id of the order
    QListWidget *m_list = nullptr;
    QPushButton *m_open = nullptr;
    QLabel *m_words = nullptr;
};

} // namespace yc::app
