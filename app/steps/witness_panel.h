#pragma once

#include "app/shop.h"
#include "core/domain/signing.h"

#include <QUuid>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace yc::app
{

class BystanderFields;
class TypedLine;

// 见证人: a colleague, who proves it by their own PIN, or somebody else, by name and document.
class WitnessPanel : public QWidget
{
    Q_OBJECT
public:
    explicit WitnessPanel(Shop &shop, QWidget *parent = nullptr);

    void begin(const QUuid &caseId); // everything empty
    void clear(); // overwrites what was typed
    // What a colleague confirmed is over: another text stands there, or another signature is given.
    void dropConfirmation();
    void restore(const core::domain::Witness &witness); // of a signature that stands
    // Null: take() has one. Else the field where it is missing or wrong, with words there.
    [[nodiscard]] QWidget *judge();
    [[nodiscard]] core::domain::Witness take() const; // of judge(); somebody else's time is now
    void sayUnfit(const QString &words); // the witness is one of those whom they should watch
    [[nodiscard]] bool goOn(); // Enter: true if the colleague's PIN was entered here

Q_SIGNALS:
    void edited();
    void complaint(const QString &words);
    void waiting(const QString &words); // empty: over

private:
    void layOut();
    void confirm();
    void confirmed(const Result<core::flow::StaffInfo> &colleague);
    [[nodiscard]] bool isStaff() const;

    Shop &m_shop;
    QUuid m_case;
    QRadioButton *m_staffWay;
    QRadioButton *m_otherWay;
    QWidget *m_staffBox;
    TypedLine *m_staff;
    QLineEdit *m_pin;
    QPushButton *m_confirm;
    QWidget *m_doneBox;
    QLabel *m_done;
    BystanderFields *m_other;
    QLabel *m_problem;
    core::domain::Witness m_colleague; // staffNo empty: not confirmed yet
    bool m_asking = false;
};

} // namespace yc::app
