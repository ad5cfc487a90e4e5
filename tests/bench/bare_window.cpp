// The least that a Qt Widgets program can be: one window, one field, one button; with --whole-screen as large as our
// clients' windows are. The bench starts our clients beside it, and the stories' own self-test drives it.

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <QWidget>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QWidget window;
    window.setWindowTitle(QStringLiteral("bare window"));
    QVBoxLayout layout(&window);
    QLineEdit field;
    field.setAccessibleName(QStringLiteral("姓名："));
    QPushButton button(QStringLiteral("登录 (F8)"));
    QPushButton off(QStringLiteral("不可用"));
    off.setEnabled(false);
    layout.addWidget(&field);
    layout.addWidget(&button);
    layout.addWidget(&off);
    QObject::connect(&button, &QPushButton::clicked, &window,
                     [&field, &button] { button.setText(QStringLiteral("您好，") + field.text()); });
    if (QApplication::arguments().contains(QStringLiteral("--whole-screen")))
        window.resize(QGuiApplication::primaryScreen()->availableSize());
    else
        window.resize(400, 300);
    window.show();
    field.setFocus();
    return QApplication::exec();
}
