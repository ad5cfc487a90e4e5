#include "app/steps/save_row.h"

#include "ui/fit_text.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr qsizetype LongestPath = 1'000;
constexpr qsizetype LongestName = 255; // in bytes: no file system of ours takes more

} // namespace

SaveRow::SaveRow(Worker &disk, QWidget *parent) : QFrame(parent), m_disk(disk)
{
    ui::setRole(this, "notice");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *where = new QLabel(tr("保存位置"), this);
    row->addWidget(where);
    m_places = new QComboBox(this);
    m_places->setAccessibleName(where->text());
    m_places->setMinimumContentsLength(6); // the places come later; four characters were cut
    row->addWidget(m_places);
    auto *name = new QLabel(tr("文件名"), this);
    row->addWidget(name);
    m_name = new QLineEdit(this);
    m_name->setAccessibleName(name->text());
    auto *fit = new ui::FitText(m_name, core::domain::TypedKind::Plain, LongestPath);
    row->addWidget(m_name, 1);
    auto *save = new QPushButton(tr("保存"), this);
    ui::setRole(save, "primary");
    row->addWidget(save);
    auto *no = new QPushButton(tr("取消"), this);
    row->addWidget(no);
    column->addLayout(row);
    column->addWidget(fit->words());
    m_note = new QLabel(this);
    m_note->hide();
    column->addWidget(m_note);
    hide();
    connect(save, &QPushButton::clicked, this, &SaveRow::save);
    connect(no, &QPushButton::clicked, this, &SaveRow::dismiss);
    connect(m_name, &QLineEdit::textChanged, this, [this] { note({}); });
    connect(m_places, &QComboBox::currentIndexChanged, this, [this] { note({}); });
}

QList<SaveRow::Place> SaveRow::places()
{
    const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QList<Place> all{{.words = {}, .folder = QDir(documents).exists() ? documents : QDir::homePath()}};
    const auto volumes = QStorageInfo::mountedVolumes();
    for (const auto &volume : volumes) {
        const auto root = volume.rootPath();
        // Where desktops and automounters put what somebody plugs in.
        if ((root.startsWith(QStringLiteral("/media/")) || root.startsWith(QStringLiteral("/run/media/")))
            && volume.isReady() && !volume.isReadOnly())
            all.append({.words = volume.displayName(), .folder = root});
    }
    return all;
}

QString SaveRow::pathOf(const QString &folder, const QString &name)
{
    auto path = name.trimmed();
    if (path.isEmpty() || path.endsWith(QLatin1Char('/')))
        return {};
    if (!path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
        path += QStringLiteral(".pdf");
    return path.startsWith(QLatin1Char('/')) ? path : QDir(folder).filePath(path);
}

void SaveRow::ask(const QString &name)
{
    m_name->setText(QString(name).remove(QLatin1Char('/')));
    note({});
    show();
    m_name->setFocus();
    m_name->selectAll();
    m_disk.run(&SaveRow::places, this, [this](const QList<Place> &found) {
        const auto kept = m_places->currentData().toString();
        m_places->clear();
        for (const auto &place : found)
            m_places->addItem(place.words.isEmpty() ? tr("本机文档") : place.words, place.folder);
        m_places->setCurrentIndex(qMax(0, m_places->findData(kept)));
    });
}

void SaveRow::save()
{
    const auto path = pathOf(m_places->currentData().toString(), m_name->text());
    if (path.isEmpty() || m_places->count() == 0) {
        note(tr("请写明文件名"));
        return;
    }
    if (QFile::encodeName(QFileInfo(path).fileName()).size() > LongestName) {
        note(tr("文件名太长，请缩短到80个汉字以内"));
        m_name->setFocus();
        return;
    }
    m_disk.run([path] { return QFileInfo::exists(path); }, this,
               [this, path](bool there) {
                   if (!isAsking() || path != pathOf(m_places->currentData().toString(), m_name->text()))
                       return; // something else is asked for by now
                   if (there && std::exchange(m_overwrite, path) != path) {
                       m_note->setText(tr("已有同名文件，再按一次“保存”将覆盖它"));
                       m_note->show();
                       return;
                   }
                   hide();
                   Q_EMIT chosen(path);
               });
}

void SaveRow::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

void SaveRow::note(const QString &words)
{
    m_overwrite.clear();
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void SaveRow::keyPressEvent(QKeyEvent *event)
{
    // From the field. Taken here, or the page behind would go on; a button in focus is pressed by itself.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_name->hasFocus())
        save();
    else
        QFrame::keyPressEvent(event);
}

} // namespace yc::app
