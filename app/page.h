#pragma once

#include "app/shop.h"

#include <QWidget>

#include <optional>

namespace yc::app
{

// A page of the work area. It tells the guidance line what to say, and takes the keys that belong to it.
class Page : public QWidget
{
    Q_OBJECT
public:
    // How a large page comes to be: InParts, its buildNext() is called until it says that there is no more of it, and
    // nothing else is asked of it before.
    enum class Building { Whole, InParts };
    explicit Page(Shop &shop, QWidget *parent = nullptr);

    [[nodiscard]] virtual QString instruction() const = 0; // what to do now
    // The device that this page is about just now: what it asks for comes before the page's own words.
    [[nodiscard]] virtual std::optional<devices::Kind> deviceInHand() const { return {}; }
    virtual void enter() { } // became visible: put the focus where work goes on
    virtual bool goOn() { return false; } // Enter; true: done something
    virtual bool goBack() { return false; } // Esc; true: one step back inside the page

Q_SIGNALS:
    void instructionChanged();
    void problem(yc::Code code);
    void complaint(const QString &words); // the person's doing, no code
    void waiting(const QString &words); // empty: over

protected:
    Shop &m_shop;
};

} // namespace yc::app
