#pragma once

#include "app/step_page.h"
#include "app/steps/blank_question.h"
#include "devices/api/document_scanner.h"

#include <QPointer>

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::ui
{
class PageStrip;
class PageView;
} // namespace yc::ui

namespace yc::app
{

class CameraPanel;
class ExemptPanel;
class FileImport;
class HandedPanel;
class RepeatQuestion;
class ScanChoice;
class StillWaiting;

// Step 4: thumbnails left, the page large, materials right with what each still needs. F4 scans into the material in
// hand; dragging or a number key moves a page to another material; space takes the page anew. Letters say how the paper
// came: Y original, F copy, D file, H compared, Q all as the item asks for them, N that the hall cannot look it up.
class MaterialsPage : public StepPage
{
    Q_OBJECT
public:
    explicit MaterialsPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override; // to the next paper that is wanted once this one is in, then to the signature
    bool goBack() override; // Esc while scanning ends the scan
    void scan(); // F4: by the device that was chosen
    void takePage(const std::shared_ptr<Image> &page, bool blank); // as the scanner gave it
    void focusMaterial(const QString &materialId);
    [[nodiscard]] QString progressNote() const; // 2/5, for the step path

protected:
    void opened() override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectScanner();
    void prepareCamera();
    void openCamera();
    [[nodiscard]] bool looksThroughCamera() const;
    void tellScanButton();
    [[nodiscard]] QString cameraInstruction() const;
    void endScan();
    void tellProgress(int pages, int lines, int all);
    void tellCount(); // what the scanner says of a stack that ended well
    void showMaterials();
    void showPages();
    void showLarge();
    void showPixels(const BlankQuestion::Held &taken, int at); // just scanned, before it is sealed
    void moveTo(int index, int materialRow);
    [[nodiscard]] QString material() const; // id of the one in hand
    [[nodiscard]] bool isWaived() const; // the one in hand need not be handed in
    [[nodiscard]] int wantedRow() const; // the first that still needs paper; -1: none
    bool forward(); // to the signature, unless a question is open
    [[nodiscard]] static QString keyOf(const core::flow::PageView &view);

    bool takeKey(const QKeyEvent &event); // false: none of the page's own
    [[nodiscard]] QString stateOf(const core::domain::Material &material) const; // ✓ 已收 2 页 · 原件1份
    void keepPage(const BlankQuestion::Held &taken);
    [[nodiscard]] QWidget *makeRepeatQuestion();
    void askRepeats(); // about pages that look like another one of the case
    void selectPage(const QString &materialId, int index); // for the eye: the focus stays where it is

    BlankQuestion *m_blank = nullptr;
    RepeatQuestion *m_repeat = nullptr;
    ui::PageStrip *m_strip = nullptr;
    ui::PageView *m_view = nullptr;
    CameraPanel *m_camera = nullptr; // in its place while it is open
    QListWidget *m_materials = nullptr;
    QLabel *m_need = nullptr;
    HandedPanel *m_handed = nullptr;
    ExemptPanel *m_exempt = nullptr;
    QPushButton *m_scan = nullptr;
    QPushButton *m_turn = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_go = nullptr;
    FileImport *m_import = nullptr;
    QString m_scanInto; // material that a running scan fills; empty: none runs
    QString m_photoInto; // the same of a picture that is being taken
    int m_replacing = -1; // page that the next scanned one replaces
    QString m_largeKey; // what the large view shows or waits for
    StillWaiting *m_still = nullptr; // while a scan runs
    ScanChoice *m_choice = nullptr;
    devices::ScanRequest m_request; // of the running scan
    bool m_anyPage = false; // has come of it
    std::optional<devices::StackCount> m_count; // of it, by the scanner itself
    QPointer<devices::DocumentScanner> m_connected;
};

} // namespace yc::app
