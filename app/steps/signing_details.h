#pragma once

#include "app/shop.h"
#include "core/flow/intake.h"

#include <QScrollArea>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace yc::app
{

class BystanderFields;
class TypedLine;
class WitnessPanel;

// What a signature other than by hand has beside it: whose it is, which finger, who wrote and why, who sealed, who saw
// it.
class SigningDetails : public QScrollArea
{
    Q_OBJECT
public:
    explicit SigningDetails(Shop &shop, QWidget *parent = nullptr);

    void open(std::shared_ptr<core::flow::Intake> intake); // null: no case. Everything empty
    void setWay(core::domain::SigningWay way);
    void setSeat(int seat); // whose signature it is, where several sign; what was typed for the one before goes
    void refresh(); // who is in the case may have changed
    void restore(const core::domain::Signature &signature); // that stands
    void dropConfirmation(); // of the witness
    void enter();
    // Judged: a signature without blobs and digest. Nothing: what is missing is told at its field, which has the focus.
    [[nodiscard]] std::optional<core::domain::Signature> take();
    [[nodiscard]] bool goOn(); // Enter: true if it was used up in here

Q_SIGNALS:
    void edited();
    void complaint(const QString &words);
    void waiting(const QString &words); // empty: over

private:
    void buildWriting(QVBoxLayout *column);
    void buildSealing(QVBoxLayout *column);
    void showSigners();
    void showMandate();
    [[nodiscard]] QString signer() const; // place
    [[nodiscard]] QString mandate() const; // the material that holds one; empty: none
    [[nodiscard]] bool sealsByOffice() const;
    [[nodiscard]] QWidget *missing(); // first field
    [[nodiscard]] core::domain::Signature made() const;
    bool refuse(const QList<core::domain::Finding> &findings);

    Shop &m_shop;
    std::shared_ptr<core::flow::Intake> m_intake;
    int m_seat = 0;
    core::domain::SigningWay m_way = core::domain::SigningWay::Ink;
    QWidget *m_signerBox = nullptr;
    QComboBox *m_signer = nullptr;
    QWidget *m_fingerBox = nullptr;
    QComboBox *m_finger = nullptr;
    BystanderFields *m_writer = nullptr;
    QComboBox *m_relation = nullptr;
    QComboBox *m_reason = nullptr;
    TypedLine *m_note = nullptr;
    QWidget *m_sealBox = nullptr;
    BystanderFields *m_sealer = nullptr;
    TypedLine *m_handedBy = nullptr;
    QLabel *m_mandate = nullptr;
    WitnessPanel *m_witness = nullptr;
};

} // namespace yc::app
