#pragma once

#include "app/page.h"
#include "core/wire/case_wire.h"

#include <QImage>
#include <QTimer>

class QLabel;
class QPushButton;

namespace yc::ui
{
class PageView;
}

namespace yc::app
{

class PrintRow;
class SaveRow;

// One paper 业务文书 as it will stand on the sheet, from its signed values; printed, or written as PDF.
class PaperView : public QWidget
{
    Q_OBJECT
public:
    explicit PaperView(Shop &shop, QWidget *parent = nullptr);
    void focusBack();
    void showPaper(const core::wire::Paper &paper);
    bool goBack(); // Esc; true: one step back inside the view

Q_SIGNALS:
    void closed();
    void problem(yc::Code code);
    void complaint(const QString &words);
    void waiting(const QString &words);

private:
    void turnTo(int page);
    void tellPrinting(); // how it is with this paper, on the button
    void saveAs();
    enum class Said { Nothing, Running, Done, Failed };
    void say(Said what, const QString &words, const QString &folder = {}); // folder: one that can be opened
    void saveTo(const QString &path);

    Shop &m_shop;
    core::wire::Paper m_paper;
    QList<QImage> m_pages;
    int m_page = 0;
    QTimer m_slow;
    QLabel *m_title = nullptr;
    QLabel *m_place = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_before = nullptr;
    QPushButton *m_after = nullptr;
    QPushButton *m_print = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_said = nullptr; // what came of saving
    QPushButton *m_open = nullptr;
    QString m_folder;
    PrintRow *m_printRow = nullptr;
    bool m_printing = false; // asked for here, and not over
    SaveRow *m_where = nullptr;
    ui::PageView *m_view = nullptr;
};

} // namespace yc::app
