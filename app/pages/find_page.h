#pragma once

#include "app/page.h"
#include "core/flow/intake.h"

#include <QUuid>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace yc::app
{

// Ctrl+K: one field that finds pages, settings, steps of the case in hand, cases and items, by their words or as they
// are typed in pinyin; Enter goes there.
class FindPage : public Page
{
    Q_OBJECT
public:
    explicit FindPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    // The code of a slip, scanned; go: to the case that it finds, without an Enter.
    void takeCode(const QString &code, bool go);
    void setCaseInHand(bool inHand); // its steps can be gone to
    // Does what was typed mean this name: a part of it, its initials or its pinyin (设备状态: sbzt, shebei). Pure.
    [[nodiscard]] static bool means(const QString &typed, const QString &name);

Q_SIGNALS:
    void itemWanted(const QString &code);
    void caseWanted(const QUuid &caseId);
    void placeWanted(int place); // SideMenu::Place
    void stepWanted(yc::core::flow::Step step);
    void cameraWanted(); // to read a slip's code with the document camera
    void lookWanted(const yc::ui::Look &look);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void askCases(const QString &wanted);
    void go();

    bool m_caseInHand = false;
    int m_casesAt = 0; // the row at which cases stand
    quint64 m_asked = 0; // only the last answer counts
    bool m_asking = false;
    bool m_goWhenFound = false; // Enter came before the answer
    bool m_chosen = false; // a line, with the arrows
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_none = nullptr;
    QPushButton *m_camera = nullptr;
};

} // namespace yc::app
