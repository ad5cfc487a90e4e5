#include "ui/person_card.h"

#include "core/papers/text.h"
#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QDate>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace yc::ui
{

namespace
{

// U+E863、U+30100
QString codesOf(const QStringList &characters)
{
    QStringList codes;
    for (const auto &character : characters)
        codes += QStringLiteral("U+%1").arg(character.toUcs4().constFirst(), 4, 16, QLatin1Char('0')).toUpper();
    //: between two codes: U+E863、U+30100
    return codes.join(PersonCard::tr("、"));
}

} // namespace

PersonCard::PersonCard(QWidget *parent) : QFrame(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    m_empty = new QLabel(tr("尚未读取证件"), this);
    setRole(m_empty, "muted");
    grid->addWidget(m_empty, 0, 0, 1, 2);
    // The chip's photo needs the licensed decoder; until one is plugged in a silhouette says that there is a person.
    m_photo = new QLabel(this);
    m_photo->setFixedSize(52, 64);
    m_photo->setAlignment(Qt::AlignCenter);
    setSign(m_photo, QStringLiteral("person"), 36);
    m_photo->setAccessibleName(tr("证件照片（未显示）"));
    grid->addWidget(m_photo, 1, 0, 3, 1, Qt::AlignTop);
    m_name = new QLabel(this);
    setRole(m_name, "title");
    grid->addWidget(m_name, 1, 1);
    m_more = new QLabel(this);
    setRole(m_more, "muted");
    m_more->setWordWrap(true);
    grid->addWidget(m_more, 2, 1);
    m_lacking = new QLabel(this);
    m_lacking->setWordWrap(true);
    setRole(m_lacking, "caption");
    grid->addWidget(m_lacking, 7, 0, 1, 2);
    m_number = new QLabel(this);
    setRole(m_number, "value");
    grid->addWidget(m_number, 4, 0, 1, 2);
    m_validity = new QLabel(this);
    m_validity->setWordWrap(true);
    grid->addWidget(m_validity, 5, 0, 1, 2);
    //: button: shows the whole number only while it is pressed
    m_hold = new QPushButton(tr("按住显示 F7"), this);
    m_hold->setAutoRepeat(false);
    grid->addWidget(m_hold, 6, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(m_hold, &QPushButton::pressed, this, [this] { setUnmasked(true); });
    connect(m_hold, &QPushButton::released, this, [this] { setUnmasked(false); });
    tell();
}

void PersonCard::showPerson(const core::domain::Person *person, QDate today)
{
    m_person.reset();
    if (person)
        m_person = person->clone();
    m_today = today;
    tell();
}

void PersonCard::setUnmasked(bool unmasked)
{
    if (m_unmasked == unmasked)
        return;
    m_unmasked = unmasked;
    tell();
}

void PersonCard::tell()
{
    const auto known = m_person.has_value();
    m_empty->setVisible(!known);
    for (auto *part : std::initializer_list<QWidget *>{m_photo, m_name, m_more, m_number, m_validity, m_hold})
        part->setVisible(known);
    if (!known)
        return;
    const auto &p = *m_person;
    const auto name = p.name.isEmpty() ? p.nameLatin : p.name;
    m_name->setText(m_unmasked ? name : core::domain::maskedName(name));
    m_number->setText(m_unmasked ? p.number : core::domain::maskedNumber(p.number));
    // Told with every name, at its first sight: nobody is to take a frame with a code for what stands on the card.
    const auto lacking = core::papers::missingGlyphs(name);
    m_lacking->setVisible(!lacking.isEmpty());
    m_lacking->setText(m_unmasked ? tr("字库没有：%1。照证件核对，屏幕和文书上以编码代替").arg(codesOf(lacking))
                                  : tr("姓名中有 %1 个字字库没有，屏幕和文书上以编码代替").arg(lacking.size()));
    QStringList more{p.ethnicity, documentWords(p.document)};
    if (p.sex != core::domain::Sex::Unknown) // a document that does not tell it
        more.prepend(sexWords(p.sex));
    more.removeAll(QString());
    m_more->setText(more.join(QStringLiteral(" · ")));
    // Typed by eye: neither end was asked for, which is not the same as 长期.
    const bool unknown = !p.validTo && !p.validFrom.isValid();
    m_validity->setVisible(!unknown);
    if (unknown) {
        m_validity->clear();
    } else if (!p.validTo) {
        m_validity->setText(tr("有效期：长期"));
        setRole(m_validity, "muted");
    } else if (*p.validTo < m_today) {
        m_validity->setText(tr("✕ 已于%1过期").arg(plainDayWords(*p.validTo)));
        setRole(m_validity, "wrong");
    } else {
        m_validity->setText(tr("有效期至%1").arg(plainDayWords(*p.validTo)));
        setRole(m_validity, "muted");
    }
}

} // namespace yc::ui
