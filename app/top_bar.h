#pragma once

#include "app/shop.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace yc::app
{

// 一窗 · node · window · staff … sync · devices
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(Shop &shop, QWidget *parent = nullptr);
    void refresh();
    void setCitizenWords(const QString &words, const QString &tip); // of the applicant's screen; empty: there is none
    void setCaseWords(const QString &words); // the case in hand; empty: none

Q_SIGNALS:
    void citizenWanted();
    void syncWanted();
    void devicesWanted();
    void signOutWanted();

private:
    Shop &m_shop;
    QLabel *m_place = nullptr;
    QLabel *m_case = nullptr;
    QPushButton *m_citizen = nullptr;
    QPushButton *m_sync = nullptr;
    QPushButton *m_devices = nullptr;
    QPushButton *m_out = nullptr;
};

} // namespace yc::app
