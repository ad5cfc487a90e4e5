#include "app/steps/camera_panel.h"
#include "app/steps/file_import.h"
#include "app/steps/materials_page.h"
#include "app/steps/scan_choice.h"
#include "ui/catalogue_words.h"
#include "ui/page_strip.h"
#include "ui/page_view.h"

#include <QListWidget>

// Step 4's way with the document camera: its live picture stands where the page does, and what is taken of it goes the
// way of a file that is brought in.
namespace yc::app
{

void MaterialsPage::prepareCamera()
{
    connect(m_camera, &CameraPanel::problem, this, &MaterialsPage::problem);
    connect(m_camera, &CameraPanel::taken, this, [this](const std::shared_ptr<Image> &picture, bool byItself) {
        m_import->takePicture(picture, m_photoInto, std::exchange(m_replacing, -1), byItself);
    });
    connect(m_camera, &CameraPanel::taking, this, [this] { m_photoInto = material(); });
    connect(m_import, &FileImport::waiting, m_camera, [this](const QString &words) {
        if (words.isEmpty())
            m_camera->tellOver();
    });
    connect(m_import, &FileImport::pageReplaced, this, [this] {
        m_camera->close(); // it was opened for this one
        showLarge();
    });
    connect(m_camera, &CameraPanel::closed, this, [this] {
        m_replacing = -1;
        m_camera->hide();
        m_view->show();
        showLarge();
        if (isVisible())
            m_materials->setFocus();
        Q_EMIT instructionChanged();
    });
    connect(m_import, &FileImport::noPageSeen, m_camera, &CameraPanel::tellNoPage);
    connect(m_choice, &ScanChoice::deviceChanged, this, [this] {
        if (!m_choice->usesCamera())
            m_camera->close();
        tellScanButton();
        showLarge();
        Q_EMIT instructionChanged();
    });
    connect(&m_shop.devices, &DeviceRoom::changed, m_choice, &ScanChoice::refresh);
    m_camera->hide();
    tellScanButton();
}

bool MaterialsPage::looksThroughCamera() const
{
    return m_camera->isOpen();
}

void MaterialsPage::openCamera()
{
    if (!m_intake || material().isEmpty() || m_camera->isOpen())
        return;
    m_camera->open();
    if (!m_camera->isOpen())
        return;
    m_view->hide();
    m_camera->show();
    m_materials->setFocus(); // so that Space takes a picture and presses no button
    Q_EMIT instructionChanged();
}

void MaterialsPage::tellScanButton()
{
    m_scan->setText(m_choice->usesCamera() ? tr("高拍到此材料 F4") : tr("扫描到此材料 F4"));
}

QString MaterialsPage::cameraInstruction() const
{
    const auto *one = m_intake && m_intake->item() ? m_intake->item()->material(material()) : nullptr;
    const auto name = one ? ui::said(one->name) : QString();
    return m_camera->takesByItself() ? tr("把“%1”放到高拍仪下，放稳后自动拍（Esc 关闭画面）").arg(name)
                                     : tr("把“%1”放到高拍仪下，按空格拍摄（Esc 关闭画面）").arg(name);
}

} // namespace yc::app
