#include "app/steps/reasons_panel.h"

#include "core/wire/text_limits.h"
#include "ui/case_words.h"
#include "ui/entered_characters.h"
#include "ui/fit_text.h"
#include "ui/lists.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

// On the smallest screen there is no line to spare below the fields.
QHBoxLayout *beside(QLabel *caption, QLabel *words)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(caption);
    row->addWidget(words, 1);
    return row;
}

} // namespace

ReasonsPanel::ReasonsPanel(ui::EnteredCharacters &counter, QWidget *parent) : QFrame(parent), m_counter(counter)
{
    ui::setRole(this, "notice");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    m_title = new QLabel(this);
    ui::setRole(m_title, "heading");
    column->addWidget(m_title);
    m_pointsTitle = new QLabel(tr("勾选未达到的审查要点"), this);
    ui::setRole(m_pointsTitle, "caption");
    column->addWidget(m_pointsTitle);
    m_points = new QListWidget(this);
    ui::prepareList(m_points);
    m_points->setAccessibleName(tr("审查要点"));
    m_points->setMaximumHeight(130);
    column->addWidget(m_points);
    auto *caption = new QLabel(tr("其他内容（每行一条）"), this);
    ui::setRole(caption, "caption");
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(tr("其他内容"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(70);
    auto *textFit = new ui::FitText(m_text, core::wire::LongestReason, &counter);
    column->addLayout(beside(caption, textFit->words()));
    column->addWidget(m_text);
    auto *phrases = new QHBoxLayout;
    m_choose = new QComboBox(this);
    m_choose->setAccessibleName(tr("常用语"));
    m_choose->view()->setAccessibleName(tr("常用语"));
    m_choose->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    phrases->addWidget(m_choose, 1);
    m_keep = new QPushButton(tr("存为常用语"), this);
    m_keep->setToolTip(tr("把光标所在的一行存为本事项的常用语"));
    phrases->addWidget(m_keep);
    m_drop = new QPushButton(tr("删除常用语"), this);
    phrases->addWidget(m_drop);
    column->addLayout(phrases);
    connect(m_choose, &QComboBox::activated, this, [this](int row) { insert(row - 1); });
    connect(m_keep, &QPushButton::clicked, this, &ReasonsPanel::keep);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (const auto row = m_choose->currentIndex() - 1; row >= 0 && row < m_fitting.size())
            Q_EMIT dropWanted(m_fitting[row]);
    });
    for (int n = 0; n < 9; ++n) {
        auto *key = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + n)), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, n] { insert(n); });
    }
    m_basisTitle = new QLabel(tr("法律依据（写明名称和条款）"), this);
    ui::setRole(m_basisTitle, "caption");
    m_basis = new QLineEdit(this);
    m_basis->setAccessibleName(tr("法律依据"));
    auto *basisFit = new ui::FitText(m_basis, domain::TypedKind::Plain, core::wire::LongestReason, &counter);
    column->addLayout(beside(m_basisTitle, basisFit->words()));
    column->addWidget(m_basis);
    auto *row = new QHBoxLayout;
    m_confirm = new QPushButton(tr("确认告知补正"), this);
    ui::setRole(m_confirm, "primary");
    row->addWidget(m_confirm);
    auto *back = new QPushButton(tr("不办了，返回"), this);
    row->addWidget(back);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_confirm, &QPushButton::clicked, this, &ReasonsPanel::confirm);
    connect(back, &QPushButton::clicked, this, &ReasonsPanel::dismissed);
}

bool ReasonsPanel::isNeeded(domain::Ending ending)
{
    return ending == domain::Ending::Correction || ending == domain::Ending::Refuse;
}

// A point is written as the reviewer's question; the applicant is told what it means for them.
QString ReasonsPanel::pointWords(domain::Ending ending, QString point)
{
    while (!point.isEmpty() && QStringLiteral("？?。；;").contains(point.back()))
        point.chop(1);
    return ending == domain::Ending::Refuse ? tr("经审查，“%1”一项不符合规定").arg(point)
                                            : tr("“%1”一项未通过审查，请更正或补充相应材料").arg(point);
}

void ReasonsPanel::ask(domain::Ending ending, const domain::ServiceItem *item)
{
    if (m_item == item && item && m_ending == ending && isNeeded(ending)) {
        focusFirst(); // put aside a moment ago: what was written is still there
        return;
    }
    m_ending = ending;
    m_item = item;
    m_itemCode = item ? item->code : QString();
    showPhrases();
    const auto refuse = ending == domain::Ending::Refuse;
    m_title->setText(refuse ? tr("不予受理：请写明理由和依据，申请人可据此复议或诉讼")
                            : tr("一次性补正告知：请一次写明全部需要补正的内容"));
    m_confirm->setText(refuse ? tr("确认不予受理") : tr("确认告知补正"));
    m_basisTitle->setVisible(refuse);
    m_basis->setVisible(refuse);
    m_points->clear();
    const auto points = item ? item->reviewPoints : QStringList();
    for (const auto &point : points) {
        auto *line = new QListWidgetItem(point, m_points);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setCheckState(Qt::Unchecked);
    }
    m_points->setVisible(!points.isEmpty());
    m_pointsTitle->setVisible(!points.isEmpty());
    const ui::EnteredCharacters::Quiet quiet(&m_counter);
    m_text->clear();
    m_basis->setText(refuse && item && !item->bases.isEmpty() ? item->bases.first() : QString());
    focusFirst();
}

void ReasonsPanel::focusFirst()
{
    (m_points->count() == 0 ? static_cast<QWidget *>(m_text) : m_points)->setFocus();
}

void ReasonsPanel::setPhrases(const QList<core::flow::Phrase> &phrases)
{
    m_all = phrases;
    showPhrases();
}

void ReasonsPanel::showPhrases()
{
    m_fitting.clear();
    for (const auto &phrase : std::as_const(m_all))
        if (phrase.ending == m_ending)
            m_fitting.append(phrase);
    std::ranges::stable_partition(m_fitting, [this](const auto &phrase) { return phrase.itemCode == m_itemCode; });
    m_choose->clear();
    m_choose->addItem(m_fitting.isEmpty() ? tr("还没有常用语：写好一行后按“存为常用语”")
                                          : tr("插入常用语（Ctrl+1 至 Ctrl+9）"));
    for (int i = 0; i < static_cast<int>(m_fitting.size()); ++i)
        m_choose->addItem(i < 9 ? QStringLiteral("%1  %2").arg(i + 1).arg(m_fitting[i].text) : m_fitting[i].text);
    m_choose->setEnabled(!m_fitting.isEmpty());
    m_drop->setEnabled(!m_fitting.isEmpty());
}

void ReasonsPanel::insert(int which)
{
    if (which < 0 || which >= m_fitting.size())
        return;
    auto cursor = m_text->textCursor();
    cursor.movePosition(QTextCursor::End);
    const auto before = m_text->toPlainText();
    const ui::EnteredCharacters::Quiet quiet(&m_counter); // nobody typed it
    cursor.insertText((before.isEmpty() || before.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n"))
                      + m_fitting[which].text);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

void ReasonsPanel::keep()
{
    const auto line = m_text->textCursor().block().text().trimmed();
    if (line.isEmpty()) {
        Q_EMIT complaint(tr("请先在“其他内容”里写好一行"));
        m_text->setFocus();
        return;
    }
    Q_EMIT keepWanted({.itemCode = m_itemCode, .ending = m_ending, .text = line});
}

void ReasonsPanel::forget()
{
    m_item = nullptr;
}

void ReasonsPanel::confirm()
{
    core::wire::EndingRequest request;
    request.ending = m_ending;
    for (int i = 0; i < m_points->count(); ++i)
        if (m_points->item(i)->checkState() == Qt::Checked)
            request.reasons += pointWords(m_ending, m_points->item(i)->text());
    const auto lines = m_text->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const auto &line : lines)
        if (!line.trimmed().isEmpty())
            request.reasons += line.trimmed();
    if (request.reasons.isEmpty()) {
        Q_EMIT complaint(tr("请至少写明一条"));
        m_text->setFocus();
        return;
    }
    if (request.reasons.size() > core::wire::MostReasons) {
        Q_EMIT complaint(tr("最多写%1条，请合并几行").arg(core::wire::MostReasons));
        m_text->setFocus();
        return;
    }
    request.basis = m_basis->text().trimmed();
    if (m_ending == domain::Ending::Refuse && request.basis.isEmpty()) {
        Q_EMIT complaint(tr("请写明法律依据"));
        m_basis->setFocus();
        return;
    }
    Q_EMIT confirmed(request);
}

} // namespace yc::app
