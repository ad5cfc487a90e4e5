#include "app/staff_card_box.h"

#include "app/reader_works.h"
#include "ui/failure_words.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace yc::app
{

StaffCardBox::StaffCardBox(Shop &shop, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setAccessibleName(tr("工作证卡"));
    column->addWidget(m_words);
    m_cancel = new QPushButton(tr("不用卡了，返回"), this);
    m_cancel->setToolTip(tr("回到工号和PIN (Esc)"));
    column->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &StaffCardBox::gaveUp);
    const auto readers = shop.devices.smartCardReaders();
    for (auto *reader : readers)
        take(reader);
    hide();
}

void StaffCardBox::take(devices::SmartCardReader *reader)
{
    using devices::SmartCardReader;
    m_readers.append(reader);
    connect(reader, &SmartCardReader::cardRead, this, [this, reader](const auto &card) { cameIn(reader, *card); });
    connect(reader, &SmartCardReader::cardLifted, this, [this, reader] {
        m_lying.remove(reader);
        if (isWanting() && !m_asked && m_about == About::Card)
            sayWhatIsWanted();
    });
    connect(reader, &SmartCardReader::proven, this, [this](const QByteArray &signature) {
        if (!isWanting() || !m_asked)
            return;
        stop();
        Q_EMIT proven(signature);
    });
    connect(reader, &SmartCardReader::failed, this, [this, reader](const devices::DeviceError &error) {
        if (!isWanting())
            return;
        const bool signing = std::exchange(m_asked, false);
        if (error.code == devices::codes::NoStaffCard)
            return signing ? say(About::Haste, tr("卡取出得太早，没有验证完。请重新放入工作证卡，完成前不要取出"))
                           : sayWhatIsWanted();
        if (!works(*reader))
            return sayWhatIsWanted();
        say(About::Card, ui::failureLine(error.code));
    });
    connect(reader, &SmartCardReader::healthChanged, this, [this] {
        if (isWanting() && !m_asked && m_about == About::Reader)
            sayWhatIsWanted();
    });
}

void StaffCardBox::want(const QByteArray &challenge, const QString &staffNo)
{
    m_challenge = challenge;
    m_staffNo = staffNo;
    m_asked = false;
    sayWhatIsWanted();
    show();
    m_cancel->setFocus();
    // It may lie there since before.
    const auto mine = std::ranges::find_if(m_readers, [&](auto *reader) { return m_lying.value(reader) == staffNo; });
    if (mine != m_readers.end())
        return ask(*mine);
    if (!m_lying.isEmpty())
        say(About::Card, tr("读卡器里是工号%1的工作证卡，请换自己的").arg(m_lying.cbegin().value()));
}

void StaffCardBox::stop()
{
    m_challenge.clear();
    m_asked = false;
    hide();
}

void StaffCardBox::cameIn(devices::SmartCardReader *reader, const devices::SmartCard &card)
{
    const bool isStaff = card.kind == devices::SmartCardKind::Staff;
    if (isStaff)
        m_lying.insert(reader, card.staffNo);
    if (!isWanting() || m_asked)
        return;
    if (!isStaff)
        return say(About::Card, tr("这不是工作证卡，请换自己的工作证卡"));
    // The number is what the card says of itself: a courtesy, the proof decides.
    if (card.staffNo != m_staffNo)
        return say(About::Card, tr("读卡器里是工号%1的工作证卡，请换自己的").arg(card.staffNo));
    ask(reader);
}

void StaffCardBox::ask(devices::SmartCardReader *reader)
{
    m_asked = true;
    say(About::Card, tr("正在验证工作证卡，请不要取出……"));
    reader->prove(m_challenge);
}

void StaffCardBox::say(About about, const QString &words)
{
    m_about = about;
    m_words->setText(words);
}

void StaffCardBox::sayWhatIsWanted()
{
    if (std::ranges::any_of(m_readers, [](const auto *reader) { return works(*reader); }))
        return say(About::Reader, tr("请将工作证卡放入读卡器"));
    for (const auto *reader : std::as_const(m_readers)) {
        const auto health = reader->health();
        if (health.state == devices::DeviceState::Fault && health.lastFault)
            return say(About::Reader, ui::failureLine(health.lastFault->code));
    }
    say(About::Reader, tr("没有找到读卡器。请接好读卡器，再放入工作证卡；仍找不到请联系管理员"));
}

} // namespace yc::app
