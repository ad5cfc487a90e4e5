#pragma once

#include "app/page.h"
#include "core/domain/cabinet_book.h"
#include "devices/api/cabinet.h"

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 取件柜: how each door stands, what lies behind it and until when, and one opened by hand: for something to be put in
// under its case's number, for it to be fetched, or for neither. What was put in stands in the book when the door is
// shut; what was fetched leaves it when the clerk says so, for somebody may have looked alone.
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
    enum class Wish { Open, Put, Take, Settle }; // Settle: of what lies behind a door that the settings no longer have
    struct Place {
        devices::Cabinet *cabinet = nullptr;
        int door = 0;
    };
    // A door that was told to open, from then until it is shut.
    struct Errand {
        QString id;
        Place place; // without a cabinet: of Settle
        QString where{}; // the cabinet's place
        Wish wish = Wish::Open;
        QString number; // of what is put or fetched
        bool isOpen = false;
    };
    [[nodiscard]] const Place *chosen() const; // null: none
    [[nodiscard]] const core::domain::Deposit *chosenStray() const;
    [[nodiscard]] bool hasDoor(const core::domain::Deposit &deposit) const;
    [[nodiscard]] Wish wish() const;
    [[nodiscard]] QString linesOf(const Place &place) const;
    [[nodiscard]] QString wordsOf(const core::domain::Deposit &deposit) const; // its number, and until when
    [[nodiscard]] int keepDays(const devices::Cabinet &cabinet) const;
    [[nodiscard]] QDate today() const;
    void tell();
    void offer(); // what the button does now
    void find(); // the door of the number that is typed
    void openDoor();
    void answered(const QString &id, const std::optional<Code> &failure);
    void follow(); // doors that were shut
    void settle(const Errand &errand);
    void askWhetherTaken(const Errand &errand);
    void fetched(bool taken);
    void take(const Result<core::domain::CabinetBook> &book, const QString &words);

    QList<Place> m_places; // a line of the list each
    QList<core::domain::Deposit> m_strays; // below them: the cabinet has another address now, or fewer doors
    core::domain::CabinetBook m_book;
    std::optional<Errand> m_errand; // one at a time: the hand that puts something in is one
    QListWidget *m_list = nullptr;
    QLineEdit *m_number = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_taken = nullptr; // of a door that was shut after its paper was to be fetched
    QPushButton *m_still = nullptr;
    QLabel *m_words = nullptr;
    QLabel *m_late = nullptr;
};

} // namespace yc::app
