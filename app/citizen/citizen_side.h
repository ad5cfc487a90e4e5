#pragma once

#include "core/flow/intake.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace yc::app
{

// The case in hand between the two who sit at the counter: what the clerk's pages tell the person's screen, and what
// the person says back. Kept in memory, of this one case: with the next one everything said about the last is gone.
// Its signals reach pages of both languages; see ui::SecondTongue.
class CitizenSide : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // null: no case. here: the person is at the counter, as whoever laid down their card or typed their name with the
    // clerk is. A case that was taken up again is not shown before the clerk says so: others may stand there.
    void take(std::shared_ptr<core::flow::Intake> intake, bool here);
    [[nodiscard]] core::flow::Intake *intake() const { return m_intake.get(); }
    [[nodiscard]] bool isTurned() const { return m_intake && m_turned; } // the person may see it
    void setTurned(bool turned);
    void setStep(core::flow::Step step);
    [[nodiscard]] core::flow::Step step() const { return m_step; }
    void setFieldInHand(const QString &fieldId); // empty: none
    [[nodiscard]] QString placeInHand() const { return m_inHand; }
    // How the clerk's page takes the signature now, and whose (core/domain/signers.h).
    void setWay(core::domain::SigningWay way, int seat);
    [[nodiscard]] core::domain::SigningWay wayOf(int seat) const;
    void setOnPad(bool on); // a signature pad takes it now
    [[nodiscard]] bool isOnPad() const { return m_onPad; }

    // The person: this is not right; or it is after all.
    void point(const QString &place);
    void takeBack(const QString &place);
    // All of it is right, as it stands now; void with the next change of it, and with the next thing pointed at.
    void confirm();
    [[nodiscard]] bool isConfirmed() const;

    // The clerk: looked at together with the person, right as it is. What is changed answers itself.
    void answerAll();
    [[nodiscard]] const QStringList &pointed() const { return m_pointed; } // places (citizen_rows.h), oldest first
    [[nodiscard]] QStringList pointedFields() const; // of them those of the form, by their ids

Q_SIGNALS:
    void caseChanged(); // another one, or none: nothing of the last may be seen from here on
    void changed(); // what stands in it, or what the person said of it
    void turnedChanged();
    void pointedChanged();
    void pointedAt(const QString &place); // just now
    void confirmed();

private:
    void look(); // something in the case changed

    std::shared_ptr<core::flow::Intake> m_intake;
    bool m_turned = false;
    core::flow::Step m_step = core::flow::Step::Applicant;
    QString m_inHand;
    core::domain::SigningWay m_way = core::domain::SigningWay::Ink;
    int m_seat = 0;
    bool m_onPad = false;
    QStringList m_pointed;
    QHash<QString, QByteArray> m_stoodThere; // place → digest of what was pointed at
    QByteArray m_confirmed;
};

} // namespace yc::app
