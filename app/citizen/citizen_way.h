#pragma once

#include "core/domain/signing.h"

#include <QScrollArea>

class QLabel;

namespace yc::app
{

// Where nobody writes on this screen: what is being done at the counter instead, 按捺指纹, 他人代书 or 单位盖章, and
// what the person confirms by it. In large words, in the language in effect. It takes the pad's room and no more,
// however long its words are: a window that grew would push its buttons off the screen.
class CitizenWay : public QScrollArea
{
    Q_OBJECT
public:
    explicit CitizenWay(QWidget *parent = nullptr);
    void tell(core::domain::SigningWay way, bool done);

private:
    QLabel *m_what = nullptr;
    QLabel *m_how = nullptr;
    QLabel *m_means = nullptr;
    QLabel *m_next = nullptr;
};

} // namespace yc::app
