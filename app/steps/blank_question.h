#pragma once

#include "base/image.h"

#include <QFrame>
#include <QList>

#include <memory>

class QLabel;
class QPushButton;

namespace yc::app
{

// A page came off the scanner with nothing on it (D-0208): was it meant? It is held here until that is said, one after
// another where a stack brought several, and is part of the case only when it is kept.
class BlankQuestion : public QFrame
{
    Q_OBJECT
public:
    struct Held {
        QString material; // id
        QString name; // the material's, as the list calls it
        int replacing = -1; // the page whose place it was to take
        int at = 0; // its place among the pages of the material
        std::shared_ptr<Image> page;
    };
    explicit BlankQuestion(QWidget *parent = nullptr);

    void ask(Held held);
    void takeFocus(); // where it is answered
    [[nodiscard]] bool isAsking() const { return !m_held.isEmpty(); }
    void forget(); // another case

Q_SIGNALS:
    void kept(const yc::app::BlankQuestion::Held &held);

private:
    void answered(bool keep);
    void tell();

    QLabel *m_words = nullptr;
    QPushButton *m_drop = nullptr;
    QList<Held> m_held;
};

} // namespace yc::app
