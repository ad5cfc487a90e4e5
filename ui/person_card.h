#pragma once

#include "core/domain/person.h"

#include <QFrame>

#include <optional>

class QDate;
class QLabel;
class QPushButton;

namespace yc::ui
{

// Who stands at the counter: masked until the button (or its key, told by the owner) is held down, and masked again the
// moment it is let go.
class PersonCard : public QFrame
{
    Q_OBJECT
public:
    explicit PersonCard(QWidget *parent = nullptr);

    void showPerson(const core::domain::Person *person, QDate today); // null: nobody yet
    void setUnmasked(bool unmasked);
    [[nodiscard]] bool isUnmasked() const { return m_unmasked; }

private:
    void tell();

    std::optional<core::domain::Person> m_person;
    QDate m_today;
    bool m_unmasked = false;
    QLabel *m_photo = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_number = nullptr;
    QLabel *m_lacking = nullptr;
    QLabel *m_more = nullptr;
    QLabel *m_validity = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_hold = nullptr;
};

} // namespace yc::ui
