#include "app/page.h"

namespace yc::app
{

Page::Page(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    ui::setRole(this, "page");
    setAttribute(Qt::WA_StyledBackground);
}

} // namespace yc::app
