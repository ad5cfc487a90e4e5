#include "ui/dispute_row.h"

#include "ui/case_words.h"
#include "ui/fit_text.h"
#include "ui/proof_words.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace yc::ui
{

namespace domain = core::domain;

DisputeRow::DisputeRow(const QString &label, EnteredCharacters *counter, QWidget *parent) : QFrame(parent)
{
    setRole(this, "notice");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(4);
    m_said = new QLabel(this);
    m_said->setTextFormat(Qt::PlainText); // a person's words are never markup
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_reason = new QComboBox(this);
    m_reason->setAccessibleName(tr("异议原因 %1").arg(label));
    using Reason = domain::DisputeReason;
    for (const auto reason : {Reason::Outdated, Reason::Mistaken, Reason::Misread, Reason::NotTheirs, Reason::Other})
        m_reason->addItem(disputeReasonWords(reason), static_cast<int>(reason));
    row->addWidget(m_reason);
    m_note = new QLineEdit(this);
    m_note->setAccessibleName(tr("异议说明 %1").arg(label));
    m_note->setPlaceholderText(tr("说明（选“其他”时必填）"));
    auto *fit = new FitText(m_note, domain::TypedKind::Plain, domain::LongestDisputeNote, counter);
    row->addWidget(m_note, 1);
    //: button: the applicant does not dispute the value after all; the source's stands again
    m_withdraw = new QPushButton(tr("撤销异议"), this);
    m_withdraw->setAccessibleName(tr("撤销异议 %1").arg(label));
    row->addWidget(m_withdraw);
    column->addLayout(row);
    column->addWidget(fit->words());
    connect(m_reason, &QComboBox::currentIndexChanged, this, &DisputeRow::tell);
    connect(m_note, &QLineEdit::textChanged, this, &DisputeRow::tell);
    connect(m_withdraw, &QPushButton::clicked, this, &DisputeRow::withdrawn);
}

void DisputeRow::say(const domain::Dispute &dispute, const QString &said)
{
    const QScopedValueRollback showing(m_showing, true);
    //: %1: 身份证读取, %2: the value that it gave
    m_said->setText(tr("! 申请人有异议。%1为“%2”").arg(sourceWords(dispute.source), said));
    m_reason->setCurrentIndex(m_reason->findData(static_cast<int>(dispute.reason)));
    if (m_note->text().trimmed() != dispute.note)
        m_note->setText(dispute.note);
    setVisible(true);
}

QList<QWidget *> DisputeRow::inTabOrder() const
{
    return {m_reason, m_note, m_withdraw};
}

void DisputeRow::tell()
{
    if (m_showing)
        return;
    Q_EMIT told(static_cast<domain::DisputeReason>(m_reason->currentData().toInt()), m_note->text().trimmed());
}

void DisputeRow::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_withdraw->hasFocus())
        Q_EMIT done();
    else
        QFrame::keyPressEvent(event);
}

} // namespace yc::ui
