#include "ui/problem_window.h"

#include "ui/failure_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::ui
{

ProblemWindow::ProblemWindow(Code code, const QString &file, QWidget *parent) : QWidget(parent)
{
    const auto told = failureWords(code);
    setWindowTitle(tr("一窗"));
    setMinimumWidth(560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(12);
    const auto line = [&](const QString &words, const char *role) {
        auto *label = new QLabel(words, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (role)
            setRole(label, role);
        column->addWidget(label);
    };
    line(tr("程序无法启动"), "title");
    line(tr("%1（%2）").arg(told.words, toString(code)), "wrong");
    line(told.remedy, nullptr);
    line(file, "muted");
    column->addSpacing(8);
    auto *close = new QPushButton(tr("退出"), this);
    setRole(close, "primary");
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    close->setFocus();
}

} // namespace yc::ui
