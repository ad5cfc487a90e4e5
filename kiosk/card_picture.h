#pragma once

#include <QWidget>

namespace yc::kiosk
{

// The reader with a card above it and an arrow: where the card goes. Colours from the palette.
class CardPicture : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {520, 320}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace yc::kiosk
