#include "app/citizen/citizen_side.h"

#include "app/citizen/citizen_rows.h"

namespace yc::app
{

void CitizenSide::take(std::shared_ptr<core::flow::Intake> intake, bool here)
{
    if (m_intake)
        m_intake->disconnect(this);
    m_intake = std::move(intake);
    m_turned = here;
    m_step = m_intake ? m_intake->step() : core::flow::Step::Applicant;
    m_inHand.clear();
    m_way = core::domain::SigningWay::Ink;
    m_seat = 0;
    m_confirmed.clear();
    m_pointed.clear();
    m_stoodThere.clear();
    if (m_intake) {
        connect(m_intake.get(), &core::flow::Intake::changed, this, &CitizenSide::look);
        connect(m_intake.get(), &core::flow::Intake::receiptArrived, this, &CitizenSide::changed);
    }
    Q_EMIT caseChanged();
    Q_EMIT turnedChanged();
    Q_EMIT pointedChanged();
}

void CitizenSide::setTurned(bool turned)
{
    if (!m_intake || m_turned == turned)
        return;
    m_turned = turned;
    Q_EMIT turnedChanged();
}

void CitizenSide::setStep(core::flow::Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    m_inHand.clear();
    Q_EMIT changed();
}

void CitizenSide::setFieldInHand(const QString &fieldId)
{
    const auto place = fieldId.isEmpty() ? QString() : placeOfField(fieldId);
    if (!m_intake || m_inHand == place)
        return;
    m_inHand = place;
    Q_EMIT changed();
}

void CitizenSide::setWay(core::domain::SigningWay way, int seat)
{
    if (!m_intake || (m_way == way && m_seat == seat))
        return;
    m_way = way;
    m_seat = seat;
    Q_EMIT changed();
}

core::domain::SigningWay CitizenSide::wayOf(int seat) const
{
    return seat == m_seat ? m_way : core::domain::SigningWay::Ink;
}

void CitizenSide::setOnPad(bool on)
{
    if (std::exchange(m_onPad, on) != on)
        Q_EMIT changed();
}

void CitizenSide::point(const QString &place)
{
    if (!m_intake || m_pointed.contains(place) || placeName(*m_intake, place).isEmpty())
        return;
    m_pointed.append(place);
    m_stoodThere.insert(place, placeDigest(*m_intake, place));
    m_confirmed.clear();
    Q_EMIT pointedChanged();
    Q_EMIT pointedAt(place);
    Q_EMIT changed();
}

void CitizenSide::takeBack(const QString &place)
{
    if (m_pointed.removeAll(place) == 0)
        return;
    m_stoodThere.remove(place);
    Q_EMIT pointedChanged();
    Q_EMIT changed();
}

void CitizenSide::confirm()
{
    if (!m_intake || !m_pointed.isEmpty())
        return;
    m_confirmed = citizenDigest(*m_intake);
    Q_EMIT confirmed();
    Q_EMIT changed();
}

bool CitizenSide::isConfirmed() const
{
    return m_intake && !m_confirmed.isEmpty() && m_confirmed == citizenDigest(*m_intake);
}

void CitizenSide::answerAll()
{
    if (m_pointed.isEmpty())
        return;
    m_pointed.clear();
    m_stoodThere.clear();
    Q_EMIT pointedChanged();
    Q_EMIT changed();
}

QStringList CitizenSide::pointedFields() const
{
    QStringList fields;
    for (const auto &place : m_pointed)
        if (const auto at = whereIs(place); at.step == core::flow::Step::Form)
            fields += at.id;
    return fields;
}

void CitizenSide::look()
{
    const auto before = m_pointed.size();
    m_pointed.removeIf([this](const QString &place) {
        // Changed, or no longer asked for: answered either way.
        return placeName(*m_intake, place).isEmpty() || placeDigest(*m_intake, place) != m_stoodThere.value(place);
    });
    if (m_pointed.size() != before)
        Q_EMIT pointedChanged();
    Q_EMIT changed();
}

} // namespace yc::app
