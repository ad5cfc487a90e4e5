#include "app/settings/proxy_fields.h"

#include "ui/fit_text.h"
#include "ui/terminal_settings.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

ProxyFields::ProxyFields(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_kind = new QComboBox(this);
    m_kind->addItem(tr("不用代理"), QString());
    m_kind->addItem(tr("HTTP 代理"), u"http"_s);
    m_kind->addItem(tr("SOCKS5 代理"), u"socks5"_s);
    m_kind->setAccessibleName(tr("代理"));
    m_kind->view()->setAccessibleName(tr("代理"));
    row->addWidget(m_kind);
    m_address = new QLineEdit(this);
    m_address->setAccessibleName(tr("代理地址"));
    m_address->setPlaceholderText(tr("地址:端口，如 10.0.0.1:3128"));
    auto *fit = new ui::FitText(m_address, core::domain::TypedKind::Figures, LongestAddress);
    row->addWidget(m_address, 1);
    column->addLayout(row);
    column->addWidget(fit->words());
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showAddress();
        Q_EMIT changed();
    });
    connect(m_address, &QLineEdit::textChanged, this, &ProxyFields::changed);
    showAddress();
}

void ProxyFields::showAddress()
{
    m_address->setVisible(!m_kind->currentData().toString().isEmpty());
}

void ProxyFields::show(const QUrl &proxy)
{
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(proxy.isEmpty() ? QString() : proxy.scheme())));
    m_address->setText(proxy.isEmpty() ? QString() : proxy.authority());
    showAddress();
}

std::optional<QUrl> ProxyFields::proxy()
{
    const auto scheme = m_kind->currentData().toString();
    if (scheme.isEmpty())
        return QUrl();
    QUrl url(scheme + u"://"_s + m_address->text().trimmed(), QUrl::StrictMode);
    if (ui::isProxy(url))
        return url;
    m_address->setFocus();
    return std::nullopt;
}

QString ProxyFields::complaint() const
{
    return tr("代理地址应为“地址:端口”，如 10.0.0.1:3128，请核对");
}

} // namespace yc::app
