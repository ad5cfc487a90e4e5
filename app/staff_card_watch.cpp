#include "app/staff_card_watch.h"

#include "app/reader_works.h"
#include "ui/staff_card_out.h"

#include <utility>

namespace yc::app
{

using core::flow::Desk;
using devices::SmartCardReader;

StaffCardWatch::StaffCardWatch(Shop &shop, QObject *parent) : QObject(parent), m_shop(shop)
{
    const auto readers = shop.devices.smartCardReaders();
    for (auto *reader : readers)
        take(reader);
    connect(&shop.desk, &Desk::staffCardWanted, this, [this](const QByteArray &challenge) {
        if (whoIsIn().isEmpty())
            return; // of whoever signs in: the sign-in page's
        m_challenge = challenge;
        serve();
    });
    connect(&shop.desk, &Desk::lockChanged, this, [this] {
        if (m_shop.desk.isLocked())
            return;
        m_emptied = nullptr;
        Q_EMIT lockedBecause({});
        serve(); // what was asked for behind the locked screen was seen by nobody
    });
    connect(&shop.desk, &Desk::signedOut, this, [this] {
        m_proven.clear();
        m_emptied = nullptr;
        m_challenge.clear();
        m_asked = nullptr;
        Q_EMIT lockedBecause({});
    });
}

void StaffCardWatch::take(SmartCardReader *reader)
{
    connect(reader, &SmartCardReader::cardRead, this, [this, reader](const auto &card) {
        if (card->kind == devices::SmartCardKind::Staff)
            m_lying.insert(reader, card->staffNo);
        serve();
    });
    connect(reader, &SmartCardReader::cardLifted, this, [this, reader] { lifted(reader); });
    connect(reader, &SmartCardReader::proven, this, [this, reader](const QByteArray &signature) {
        if (const auto no = m_lying.value(reader); !no.isEmpty())
            m_proven = no;
        if (m_asked != reader)
            return;
        m_asked = nullptr;
        m_challenge.clear();
        Q_EMIT wants({});
        m_shop.desk.giveStaffCardProof(signature);
    });
    connect(reader, &SmartCardReader::failed, this, [this, reader] {
        if (m_asked != reader)
            return;
        m_asked = nullptr; // taken out too early, as a rule
        Q_EMIT wants(tr("工作证卡没有验证完，仍未连接大厅。请重新放入工作证卡"));
    });
    // It goes away in two steps, of which the first looks like a card that was taken out.
    connect(reader, &SmartCardReader::healthChanged, this, [this, reader] {
        if (m_emptied == reader && m_shop.desk.isLocked() && !works(*reader))
            Q_EMIT lockedBecause(tr("读卡器已断开。请输入PIN解锁，并接好读卡器。"));
    });
}

QString StaffCardWatch::whoIsIn() const
{
    const auto staff = m_shop.desk.staff();
    return staff ? staff->no : QString();
}

SmartCardReader *StaffCardWatch::readerWith(const QString &staffNo) const
{
    return staffNo.isEmpty() ? nullptr : m_lying.key(staffNo, nullptr);
}

bool StaffCardWatch::isExpected(const devices::SmartCard &card) const
{
    return card.kind == devices::SmartCardKind::Staff && card.staffNo == whoIsIn()
        && (card.staffNo == m_proven || !m_challenge.isEmpty());
}

void StaffCardWatch::lifted(SmartCardReader *reader)
{
    const auto no = m_lying.take(reader);
    if (no.isEmpty() || no != m_proven || no != whoIsIn() || m_shop.desk.isLocked())
        return;
    m_emptied = reader;
    lock();
}

void StaffCardWatch::signedIn()
{
    // Taken out while the hall still judged what it had signed.
    if (!m_proven.isEmpty() && m_proven == whoIsIn() && !readerWith(m_proven))
        lock();
}

void StaffCardWatch::lock()
{
    if (ui::staffCardOut(m_shop.settingsPlace) == ui::StaffCardOut::Stays)
        return;
    Q_EMIT lockedBecause(tr("工作证卡已取出。放回卡不会解锁，请输入PIN。"));
    m_shop.desk.lock();
}

void StaffCardWatch::serve()
{
    if (m_challenge.isEmpty() || m_asked)
        return;
    m_asked = readerWith(whoIsIn());
    if (m_asked)
        m_asked->prove(m_challenge);
    else if (!m_shop.desk.isLocked())
        Q_EMIT wants(tr("大厅已恢复。请插入工作证卡，连接大厅；手上的件不受影响"));
}

} // namespace yc::app
