#include "app/pages/look_page.h"

#include "app/side_menu.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

ui::Look with(ui::Look look, ui::ThemeName theme)
{
    look.theme = theme;
    return look;
}

ui::Look with(ui::Look look, bool largeText)
{
    look.largeText = largeText;
    return look;
}

ui::Look with(ui::Look look, ui::Language language)
{
    look.language = language;
    return look;
}

constexpr qsizetype FirstSize = 3; // of choices(): three themes, two sizes, two languages
constexpr qsizetype FirstLanguage = 5;

} // namespace

QList<LookPage::Choice> LookPage::choices(const ui::Look &now)
{
    return {{tr("浅色"), with(now, ui::ThemeName::Light)},
            {tr("深色"), with(now, ui::ThemeName::Dark)},
            {tr("高对比度"), with(now, ui::ThemeName::Contrast)},
            {tr("标准字号"), with(now, false)},
            {tr("大字号"), with(now, true)},
            // Each language in its own words: who cannot read the others finds it.
            {QStringLiteral("中文"), with(now, ui::Language::Chinese)},
            {QStringLiteral("English"), with(now, ui::Language::English)}};
}

LookPage::LookPage(Shop &shop, QWidget *parent) : Page(shop, parent), m_begun(shop.look)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto *title = new QLabel(SideMenu::nameOf(SideMenu::Place::Look), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    auto *intro = new QLabel(tr("保存在本终端，所有在本机登录的工作人员共用。"), this);
    intro->setWordWrap(true);
    ui::setRole(intro, "muted");
    column->addWidget(intro);
    const auto all = choices(shop.look);
    QVBoxLayout *into = nullptr;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i == 0 || i == FirstSize || i == FirstLanguage) {
            auto *card = new QFrame(this);
            ui::setRole(card, "card");
            into = new QVBoxLayout(card);
            into->setContentsMargins(20, 12, 20, 12);
            auto *head = new QLabel(i == 0               ? tr("颜色")
                                        : i == FirstSize ? tr("文字大小（下次启动时生效）")
                                                         : tr("语言 Language（下次启动时生效）"),
                                    card);
            ui::setRole(head, "heading");
            into->addWidget(head);
            column->addWidget(card);
        }
        auto *button = new QRadioButton(all[i].words, into->parentWidget());
        m_buttons.append(button); // exclusive among those of their card
        into->addWidget(button);
        connect(button, &QRadioButton::toggled, this, [this, i](bool on) {
            if (on)
                take(choices(m_shop.look)[i].look);
        });
    }
    m_later = new QLabel(this);
    m_later->setWordWrap(true);
    column->addWidget(m_later);
    column->addStretch(1);
    tell();
}

QString LookPage::instruction() const
{
    return tr("选中即保存，Esc 返回");
}

void LookPage::enter()
{
    tell();
    m_buttons[static_cast<qsizetype>(m_shop.look.theme)]->setFocus();
}

void LookPage::take(const ui::Look &look)
{
    if (look == m_shop.look)
        return;
    auto wanted = look;
    wanted.largeText = m_begun.largeText; // sizes are laid out once
    const auto theme = look.theme == m_shop.look.theme ? Result<ui::Theme>(m_shop.theme) : ui::themeOf(wanted);
    if (!theme) {
        Q_EMIT problem(theme.error());
        return;
    }
    const auto repaint = look.theme != m_shop.look.theme;
    m_shop.look = look;
    if (repaint) {
        m_shop.theme = *theme;
        ui::apply(m_shop.theme, *qApp);
    }
    tell();
    if (m_shop.lookFile.isEmpty())
        return;
    if (const auto kept = ui::writeLook(m_shop.lookFile, look); !kept)
        Q_EMIT problem(kept.error());
}

void LookPage::tell()
{
    const auto all = choices(m_shop.look);
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all[i].look == m_shop.look)
            m_buttons[i]->setChecked(true); // the same look: nothing is taken anew
    const auto later = m_shop.look.largeText != m_begun.largeText || m_shop.look.language != m_begun.language;
    m_later->setText(later ? tr("已保存。退出并重新打开本程序后生效；办到一半的件不会丢失。") : QString());
}

} // namespace yc::app
