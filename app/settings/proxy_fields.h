#pragma once

#include <QUrl>
#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace yc::app
{

// Of whatever is reached by an address: a hall, a proxy, a device. No real one comes near.
inline constexpr qsizetype LongestAddress = 500;

// How the terminal reaches its hall: straight, or through a proxy. For the settings and for the first page of all.
class ProxyFields : public QWidget
{
    Q_OBJECT
public:
    explicit ProxyFields(QWidget *parent = nullptr);
    void show(const QUrl &proxy);
    // Empty: none. Nothing: what was typed is no address; the field has the focus.
    [[nodiscard]] std::optional<QUrl> proxy();
    [[nodiscard]] QString complaint() const; // for when it is nothing

Q_SIGNALS:
    void changed();

private:
    void showAddress();
    QComboBox *m_kind = nullptr;
    QLineEdit *m_address = nullptr;
};

} // namespace yc::app
