#include "kiosk/frame.h"

#include "ui/theme.h"

#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::kiosk
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QPushButton *footButton(QWidget *parent, QHBoxLayout *row, const QString &name)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setMinimumHeight(88);
    row->addWidget(button, 1);
    return button;
}

} // namespace

Frame::Frame(QWidget *parent) : QWidget(parent)
{
    ui::setRole(this, "page");
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // keys reach us where no button takes them
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *bar = new QFrame(this);
    ui::setRole(bar, "bar");
    auto *top = new QHBoxLayout(bar);
    top->setContentsMargins(32, 16, 32, 16);
    m_hall = new QLabel(bar);
    m_hall->setObjectName(u"kioskHall"_s);
    ui::setRole(m_hall, "bar-name");
    m_place = new QLabel(bar);
    m_place->setObjectName(u"kioskPlace"_s);
    m_language = new QPushButton(bar);
    m_language->setObjectName(u"kioskLanguage"_s);
    m_language->hide();
    top->addWidget(m_hall);
    top->addStretch(1);
    top->addWidget(m_place);
    top->addSpacing(24);
    top->addWidget(m_language);
    bar->setMinimumHeight(96);
    column->addWidget(bar);

    m_middle = new QVBoxLayout;
    m_middle->setContentsMargins(48, 28, 48, 28);
    column->addLayout(m_middle, 1);

    auto *foot = new QFrame(this);
    ui::setRole(foot, "foot");
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(32, 20, 32, 20);
    row->setSpacing(24);
    m_back = footButton(foot, row, u"kioskBack"_s);
    m_home = footButton(foot, row, u"kioskHome"_s);
    m_help = footButton(foot, row, u"kioskHelp"_s);
    column->addWidget(foot);

    connect(m_back, &QPushButton::clicked, this, &Frame::back);
    connect(m_home, &QPushButton::clicked, this, &Frame::home);
    connect(m_help, &QPushButton::clicked, this, [this] {
        Q_EMIT helpAsked();
        showSheet(
            u"kioskHelpSheet"_s,
            tr("请到本大厅咨询台或任一开放窗口，工作人员会协助您办理。\n您在本机上的操作不会丢失，超时后自动退出。"),
            tr("知道了"));
    });
    connect(m_language, &QPushButton::clicked, this, &Frame::languageAsked);
    retranslate();
}

void Frame::cover()
{
    setGeometry(QGuiApplication::primaryScreen()->geometry());
    showFullScreen();
    raise();
    activateWindow();
}

void Frame::retranslate()
{
    m_back->setText(tr("返回"));
    m_home->setText(tr("首页"));
    m_help->setText(tr("呼叫人工"));
    for (auto *button : {m_back, m_home, m_help})
        button->setAccessibleName(button->text());
}

void Frame::setHall(const QString &name)
{
    m_hall->setText(name);
    m_hall->setAccessibleName(name);
}

void Frame::setPlace(const QString &words)
{
    m_place->setText(words);
    m_place->setAccessibleName(words);
}

void Frame::setContent(QWidget *content)
{
    if (m_content) {
        m_middle->removeWidget(m_content);
        m_content->hide();
        m_content->deleteLater(); // it may be the sender of the touch that brought us here
    }
    m_content = content;
    m_middle->addWidget(content, 1);
    content->show();
    if (m_sheet) {
        m_sheet->raise();
        return;
    }
    // Enter does what most people want next: the first large button, never 返回.
    const auto buttons = content->findChildren<QPushButton *>();
    const auto first
        = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->isEnabled(); });
    if (first != buttons.end())
        (*first)->setFocus();
    else
        setFocus();
}

void Frame::setBackEnabled(bool enabled)
{
    m_back->setEnabled(enabled);
}

void Frame::setLanguageButton(const QString &words)
{
    m_language->setText(words);
    m_language->setAccessibleName(words);
    m_language->setVisible(!words.isEmpty());
}

void Frame::showSheet(const QString &name, const QString &words, const QString &button)
{
    hideSheet();
    auto *sheet = new QFrame(this);
    sheet->setObjectName(name);
    ui::setRole(sheet, "last-call");
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(64, 56, 64, 56);
    column->setSpacing(40);
    m_sheetWords = new QLabel(words, sheet);
    m_sheetWords->setObjectName(name + u"Words"_s);
    m_sheetWords->setAccessibleName(words);
    m_sheetWords->setAlignment(Qt::AlignCenter);
    m_sheetWords->setWordWrap(true);
    ui::setRole(m_sheetWords, "lead");
    auto *answer = new QPushButton(button, sheet);
    answer->setObjectName(name + u"Button"_s);
    answer->setAccessibleName(button);
    ui::setRole(answer, "primary");
    column->addWidget(m_sheetWords, 1);
    column->addWidget(answer);
    connect(answer, &QPushButton::clicked, this, [this] {
        hideSheet();
        Q_EMIT sheetAnswered();
    });
    m_sheet = sheet;
    placeSheet();
    sheet->show();
    sheet->raise();
    answer->setFocus();
}

void Frame::setSheetWords(const QString &words)
{
    if (!m_sheetWords)
        return;
    m_sheetWords->setText(words);
    m_sheetWords->setAccessibleName(words);
}

void Frame::hideSheet()
{
    if (!m_sheet)
        return;
    m_sheet->hide();
    m_sheet->deleteLater();
    m_sheet = nullptr;
    m_sheetWords = nullptr;
}

void Frame::placeSheet()
{
    if (!m_sheet)
        return;
    const QSize size(width() * 4 / 5, std::max(420, height() * 2 / 5));
    m_sheet->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
}

void Frame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSheet();
}

void Frame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_back->isEnabled())
        Q_EMIT back();
    else
        QWidget::keyPressEvent(event);
}

} // namespace yc::kiosk
