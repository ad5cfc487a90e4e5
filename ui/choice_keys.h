#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <optional>

class QComboBox;
class QKeyEvent;

// How a practised hand answers a choice without walking to it: a figure takes the answer that stands under that number,
// letters find a line of a box by its pinyin.
namespace yc::ui
{

// "① 是". place from 0; from the tenth on there is no key, and the words stand alone.
[[nodiscard]] QString numbered(int place, const QString &words);
// The place that a key means: 1 to 9, of the block too. None with Ctrl, Alt or Shift.
[[nodiscard]] std::optional<int> figureOf(const QKeyEvent &event);

// Lives with its box: 大学本科 is found by "dxb" and by "daxueb". What is typed within a second belongs together.
class PinyinKeys : public QObject
{
    Q_OBJECT
public:
    explicit PinyinKeys(QComboBox *box);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool take(const QString &letter);

    QComboBox *m_box;
    QString m_typed;
    QElapsedTimer m_since;
};

} // namespace yc::ui
