#pragma once

#include "base/worker.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;

namespace yc::app
{

// Where a paper is to be written: one of the places that this terminal has, and a name. A row in the page rather than
// a file dialog: Qt's needs 50 to 100 ms of the UI thread to open, reads folders while somebody types, and shows a
// clerk the whole disk. Disks are looked at by the worker.
class SaveRow : public QFrame
{
    Q_OBJECT
public:
    explicit SaveRow(Worker &disk, QWidget *parent = nullptr);
    void ask(const QString &name); // shows itself, name proposed
    [[nodiscard]] bool isAsking() const { return isVisibleTo(parentWidget()); }
    void dismiss();

    struct Place {
        QString words; // empty: the person's own folder
        QString folder;
    };
    // Documents or else the home, and every stick or disk that is plugged in and can be written on. Looks at the disk.
    [[nodiscard]] static QList<Place> places();
    // The name in the folder, with ".pdf" if it has none; one that begins with / is taken as it is. Empty: no name.
    [[nodiscard]] static QString pathOf(const QString &folder, const QString &name);

Q_SIGNALS:
    void chosen(const QString &path); // the row is gone by then
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    void note(const QString &words);

    Worker &m_disk;
    QComboBox *m_places = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_note = nullptr;
    QString m_overwrite; // said to be there; confirmed by saving once more
};

} // namespace yc::app
