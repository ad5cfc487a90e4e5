#include "app/steps/materials_page.h"

#include "app/steps/camera_panel.h"
#include "app/steps/exempt_panel.h"
#include "app/steps/file_import.h"
#include "app/steps/handed_panel.h"
#include "app/steps/repeat_question.h"
#include "app/steps/scan_choice.h"
#include "app/steps/still_waiting.h"
#include "ui/catalogue_words.h"
#include "ui/device_words.h"
#include "ui/icons.h"
#include "ui/lists.h"
#include "ui/page_strip.h"
#include "ui/page_view.h"
#include "ui/proof_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr int IdRole = Qt::UserRole;

} // namespace

MaterialsPage::MaterialsPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    m_strip = new ui::PageStrip(this);
    m_strip->setFixedWidth(shop.theme.room(166)); // three figures and a mark beside the picture
    row->addWidget(m_strip);

    auto *middle = new QVBoxLayout;
    middle->setSpacing(8);
    m_view = new ui::PageView(this);
    middle->addWidget(m_view, 1);
    m_camera = new CameraPanel(shop, this);
    middle->addWidget(m_camera, 1);
    m_blank = new BlankQuestion(this);
    middle->addWidget(m_blank);
    middle->addWidget(makeRepeatQuestion());
    auto *tools = new QHBoxLayout;
    tools->setSpacing(6);
    const auto tool = [&](const QString &name, const QString &sign, const QString &tip) {
        auto *button = new QPushButton(name, this);
        ui::setSign(button, sign);
        button->setToolTip(shop.theme.basePx > ui::Theme::StandardBasePx ? name + QLatin1Char('\n') + tip : tip);
        ui::setRole(button, "tool");
        button->setAccessibleName(name);
        if (shop.theme.basePx > ui::Theme::StandardBasePx)
            button->setText({}); // six words in large text are wider than the page; the tip has them
        tools->addWidget(button);
        return button;
    };
    m_turn = tool(tr("旋转"), QStringLiteral("turn"), tr("R：顺时针转四分之一"));
    m_up = tool(tr("上移"), QStringLiteral("up"), tr("Ctrl+↑"));
    m_down = tool(tr("下移"), QStringLiteral("down"), tr("Ctrl+↓"));
    m_replace = tool(tr("重扫"), QStringLiteral("scan"), tr("空格：重新扫描并替换本页"));
    m_remove = tool(tr("删除"), QStringLiteral("delete"), tr("Delete：删除本页，可撤销"));
    m_undo = tool(tr("撤销"), QStringLiteral("undo"), tr("Ctrl+Z：移动、旋转、删除和收取形式"));
    tools->addStretch(1);
    middle->addLayout(tools);
    m_import = new FileImport(shop, this);
    m_import->takeDropsOn(this);
    middle->addWidget(m_import);
    row->addLayout(middle, 1);

    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    auto *title = new QLabel(tr("申请材料"), this);
    ui::setRole(title, "heading");
    right->addWidget(title);
    m_materials = new QListWidget(this);
    ui::prepareList(m_materials);
    m_materials->setAccessibleName(tr("材料清单"));
    m_materials->setFixedWidth(300); // words wrap; the page in the middle needs the room
    right->addWidget(m_materials, 1);
    m_need = new QLabel(this);
    m_need->setWordWrap(true);
    m_need->setFixedWidth(300);
    ui::setRole(m_need, "caption");
    right->addWidget(m_need);
    m_handed = new HandedPanel(this);
    m_handed->setFixedWidth(300);
    right->addWidget(m_handed);
    m_exempt = new ExemptPanel(this);
    m_exempt->setFixedWidth(300);
    right->addWidget(m_exempt);
    m_scan = new QPushButton(tr("扫描到此材料 F4"), this);
    ui::setRole(m_scan, "primary");
    right->addWidget(m_scan);
    m_choice = new ScanChoice(shop, this);
    connect(m_choice, &ScanChoice::problem, this, &MaterialsPage::problem);
    right->addWidget(m_choice);
    right->addWidget(m_import->button());
    m_go = new QPushButton(tr("继续：签字确认"), this);
    right->addWidget(m_go);
    row->addLayout(right);

    connect(m_materials, &QListWidget::currentRowChanged, this, [this] {
        showPages();
        Q_EMIT instructionChanged();
    });
    connect(m_strip, &QListWidget::currentRowChanged, this, [this] { showLarge(); });
    connect(m_strip, &ui::PageStrip::moved, this, [this](int from, int to) {
        if (!m_intake)
            return;
        m_intake->movePage(material(), from, to);
        m_strip->setCurrentRow(to);
    });
    connect(m_strip, &ui::PageStrip::droppedOutside, this, [this](int index, const QPoint &at) {
        const auto inList = m_materials->viewport()->mapFromGlobal(at);
        const auto *line = m_materials->viewport()->rect().contains(inList) ? m_materials->itemAt(inList) : nullptr;
        if (line)
            moveTo(index, m_materials->row(line));
    });
    connect(m_blank, &BlankQuestion::kept, this, &MaterialsPage::keepPage);
    connect(m_scan, &QPushButton::clicked, this, &MaterialsPage::scan);
    connect(m_turn, &QPushButton::clicked, this, [this] {
        if (m_intake && m_strip->current() >= 0)
            m_intake->turnPage(material(), m_strip->current());
    });
    connect(m_up, &QPushButton::clicked, this, [this] {
        if (const auto at = m_strip->current(); at > 0)
            Q_EMIT m_strip->moved(at, at - 1);
    });
    connect(m_down, &QPushButton::clicked, this, [this] {
        if (const auto at = m_strip->current(); at >= 0 && at + 1 < m_strip->count())
            Q_EMIT m_strip->moved(at, at + 1);
    });
    connect(m_replace, &QPushButton::clicked, this, [this] {
        if (m_strip->current() < 0)
            return;
        const auto at = m_strip->current();
        scan();
        if (!m_scanInto.isEmpty() || looksThroughCamera())
            m_replacing = at;
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_intake && m_strip->current() >= 0)
            m_intake->removePage(material(), m_strip->current());
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_intake)
            (void)m_intake->undo();
    });
    connect(m_go, &QPushButton::clicked, this, &MaterialsPage::forward);
    connect(m_import, &FileImport::problem, this, &MaterialsPage::problem);
    connect(m_import, &FileImport::complaint, this, &MaterialsPage::complaint);
    connect(m_import, &FileImport::waiting, this, &MaterialsPage::waiting);
    connect(m_import, &FileImport::pageAdded, this, [this](const QString &id) {
        if (id == material())
            m_strip->setCurrentRow(m_strip->count() - 1);
        m_camera->tellTaken(static_cast<int>(m_intake->pages(id).size()));
    });
    prepareCamera();
    m_still = new StillWaiting(this);
    connect(m_still, &StillWaiting::still, this,
            [this](int seconds) { Q_EMIT waiting(tr("扫描仪正在准备，已等 %1 秒（Esc 停止）").arg(seconds)); });
    m_materials->installEventFilter(this);
    m_strip->installEventFilter(this);
}

void MaterialsPage::opened()
{
    m_import->open(m_intake);
    m_handed->open(m_intake);
    m_exempt->open(m_intake);
    m_largeKey.clear();
    m_strip->setPages({});
    m_materials->clear();
    // A scan for the case that was here: nobody wants its pages any more.
    if (!m_scanInto.isEmpty() && m_shop.devices.scanner())
        m_shop.devices.scanner()->cancel();
    m_still->stop();
    m_camera->close();
    m_scanInto.clear();
    m_replacing = -1;
    m_need->clear();
    m_blank->forget();
    m_repeat->forget();
    m_view->setNotice(tr("请先选择事项（F3）"));
}

std::optional<devices::Kind> MaterialsPage::deviceInHand() const
{
    return m_choice->usesCamera() ? devices::Kind::DocumentCamera : devices::Kind::DocumentScanner;
}

void MaterialsPage::refresh()
{
    showMaterials();
    showPages();
    askRepeats();
    Q_EMIT instructionChanged();
}

QString MaterialsPage::material() const
{
    const auto *line = m_materials->currentItem();
    return line ? line->data(IdRole).toString() : QString();
}

void MaterialsPage::showMaterials()
{
    const auto materials = m_intake->materials();
    QStringList ids;
    for (const auto *material : materials)
        ids += material->id;
    bool same = m_materials->count() == ids.size();
    for (int i = 0; same && i < ids.size(); ++i)
        same = m_materials->item(i)->data(IdRole).toString() == ids[i];
    if (!same) {
        const auto kept = material();
        const QSignalBlocker quiet(m_materials);
        m_materials->clear();
        for (const auto &id : ids) {
            auto *line = new QListWidgetItem(m_materials);
            line->setData(IdRole, id);
        }
        m_materials->setCurrentRow(static_cast<int>(qMax(qsizetype{0}, ids.indexOf(kept))));
    }
    for (int i = 0; i < m_materials->count(); ++i) {
        const auto &material = *materials[i];
        const auto state = stateOf(material);
        m_materials->item(i)->setText(QStringLiteral("%1  %2\n%3").arg(i + 1).arg(ui::said(material.name), state));
        m_materials->item(i)->setData(Qt::AccessibleTextRole, ui::said(material.name));
        m_materials->item(i)->setData(Qt::AccessibleDescriptionRole, state);
    }
}

QString MaterialsPage::keyOf(const core::flow::PageView &view)
{
    if (view.page.blob.isEmpty())
        return QStringLiteral("saving %1/%2").arg(view.ticket).arg(view.page.turns);
    return QStringLiteral("%1/%2").arg(view.page.blob).arg(view.page.turns);
}

void MaterialsPage::showPages()
{
    if (!m_intake)
        return;
    const auto id = material();
    const auto pages = m_intake->pages(id);
    QList<ui::PageStrip::Entry> entries;
    for (int i = 0; i < pages.size(); ++i) {
        auto label = pages[i].saving ? tr("第%1页\n保存中").arg(i + 1) : tr("第%1页").arg(i + 1);
        auto shown = QString::number(i + 1); // "第100页 !" would be cut beside its picture
        if (hasFault(pages[i].notes.findings)) { // the words stand under the page
            label += QStringLiteral(" !");
            shown += QStringLiteral(" !");
        }
        if (pages[i].saving)
            shown += u'\n' + tr("保存中");
        entries.append({keyOf(pages[i]), label, shown});
    }
    m_strip->setPages(entries);
    m_undo->setEnabled(m_intake->canUndo());
    for (const auto &view : pages) {
        const auto key = keyOf(view);
        if (view.page.blob.isEmpty() || !m_strip->lacksThumbnail(key))
            continue;
        m_strip->setThumbnail(key, {}); // asked for: not twice
        m_intake->loadPage(view.page, this, [this, key, turns = view.page.turns](Result<QByteArray> jpeg) {
            if (!jpeg) {
                Q_EMIT problem(jpeg.error());
                return;
            }
            m_shop.pages.decode(std::move(*jpeg), ui::PageStrip::ThumbnailRoom, turns, this,
                                [this, key](QImage image) { m_strip->setThumbnail(key, image); });
        });
    }
    const auto *wanted = m_intake->item() ? m_intake->item()->material(id) : nullptr;
    QStringList need;
    if (wanted) {
        need = ui::wantedWords(*wanted);
        need += wanted->note;
        need.removeAll(QString());
    }
    m_need->setText(need.join(QStringLiteral(" · ")));
    m_handed->showMaterial(wanted ? id : QString());
    m_exempt->showMaterial(wanted ? id : QString());
    m_scan->setEnabled(wanted && m_scanInto.isEmpty());
    showLarge();
}

void MaterialsPage::showLarge()
{
    const auto pages = m_intake ? m_intake->pages(material()) : QList<core::flow::PageView>();
    const auto at = m_strip->current();
    const auto has = at >= 0 && at < pages.size();
    m_import->setMaterial(m_intake && m_intake->item() ? material() : QString());
    m_import->showNotes(material(), has ? at : -1);
    for (auto *button : {m_turn, m_up, m_down, m_replace, m_remove})
        button->setEnabled(has);
    if (!has) {
        m_largeKey.clear();
        const auto *wanted = m_intake && m_intake->item() ? m_intake->item()->material(material()) : nullptr;
        if (!wanted)
            m_view->setNotice(m_intake && m_intake->item() ? tr("本事项不需要提交材料") : tr("请先选择事项（F3）"));
        else if (isExempt(*wanted, m_intake->draft()))
            m_view->setNotice(exemptNotice(*wanted, m_intake->draft()));
        else
            m_view->setNotice(m_choice->usesCamera()
                                  ? tr("按 F4 打开高拍仪，把“%1”放到镜头下").arg(ui::said(wanted->name))
                                  : tr("把“%1”放到扫描仪上，按 F4 扫描").arg(ui::said(wanted->name)));
        return;
    }
    const auto &view = pages[at];
    const auto key = keyOf(view);
    if (key == m_largeKey)
        return;
    if (view.page.blob.isEmpty()) {
        m_largeKey.clear();
        m_view->setNotice(tr("正在保存这一页……"));
        return;
    }
    m_largeKey = key;
    m_intake->loadPage(view.page, this, [this, key, turns = view.page.turns](Result<QByteArray> jpeg) {
        if (key != m_largeKey)
            return; // another page was chosen meanwhile
        if (!jpeg) {
            m_view->setNotice(tr("这一页无法打开"));
            Q_EMIT problem(jpeg.error());
            return;
        }
        m_shop.pages.decode(std::move(*jpeg), m_view->pageRoom(), turns, this, [this, key](QImage image) {
            if (key != m_largeKey)
                return;
            if (image.isNull())
                m_view->setNotice(tr("这一页无法显示，请重新扫描"));
            else
                m_view->setPage(image);
        });
    });
}

void MaterialsPage::moveTo(int index, int materialRow)
{
    const auto *line = m_materials->item(materialRow);
    if (!m_intake || !line || index < 0 || line->data(IdRole).toString() == material())
        return;
    m_intake->movePageTo(material(), index, line->data(IdRole).toString());
}

void MaterialsPage::focusMaterial(const QString &materialId)
{
    for (int i = 0; i < m_materials->count(); ++i)
        if (m_materials->item(i)->data(IdRole).toString() == materialId)
            m_materials->setCurrentRow(i);
    m_materials->setFocus();
}

QString MaterialsPage::instruction() const
{
    if (!m_intake || !m_intake->item())
        return tr("请先选择事项（F3）");
    if (m_blank->isAsking())
        return tr("这一页没有看到字迹，请选择保留或不要");
    if (m_repeat->isAsking())
        return tr("有一页像是扫了两次，请对照后选择保留或删除");
    if (looksThroughCamera())
        return cameraInstruction();
    if (m_intake->stateOf(core::flow::Step::Materials) == core::flow::StepState::Complete) {
        for (int i = 0; i < m_materials->count(); ++i)
            if (m_handed->isOpen(m_materials->item(i)->data(IdRole).toString()))
                return tr("材料已齐全，按 Q 确认收取形式，再按 Enter 请申请人签字");
        return tr("材料已齐全，按 Enter 请申请人签字");
    }
    const auto *line = m_materials->currentItem();
    if (m_handed->wantsComparison())
        return tr("收的是复印件：请当面与原件核对，一致后按 H");
    if (!line)
        return tr("请选择材料");
    const auto name = line->data(Qt::AccessibleTextRole).toString();
    if (const auto pages = m_intake->pages(material()).size(); pages > 0 && wantedRow() >= 0)
        return tr("“%1”已收 %2 页：按 Enter 到下一份材料，还有下一页请放好按 F4").arg(name).arg(pages);
    if (isWaived())
        return tr("“%1”不用收：按 Enter 到下一份材料").arg(name);
    return m_choice->usesCamera() ? tr("请放好“%1”，按 F4 打开高拍仪").arg(name)
                                  : tr("请放好“%1”，按 F4 扫描").arg(name);
}

bool MaterialsPage::isWaived() const
{
    const auto *one = m_intake && m_intake->item() ? m_intake->item()->material(material()) : nullptr;
    return one && isExempt(*one, m_intake->draft());
}

void MaterialsPage::enter()
{
    connectScanner();
    // The first material that still needs paper is the one in hand.
    if (const auto row = wantedRow(); row >= 0)
        m_materials->setCurrentRow(row);
    m_materials->setFocus();
}

int MaterialsPage::wantedRow() const
{
    const auto materials = m_intake ? m_intake->materials() : QList<const domain::Material *>();
    for (int i = 0; i < materials.size(); ++i)
        if (!isExempt(*materials[i], m_intake->draft()) && materials[i]->need == domain::MaterialNeed::Required
            && m_intake->pages(materials[i]->id).isEmpty())
            return i;
    return -1;
}

// Whoever goes on from a paper that is missing goes past it: the steps are a path, not a cage.
bool MaterialsPage::goOn()
{
    if (looksThroughCamera()) {
        m_camera->take();
        return true;
    }
    const auto next = wantedRow();
    if (!m_intake || m_blank->isAsking() || next < 0 || (m_intake->pages(material()).isEmpty() && !isWaived()))
        return forward();
    m_materials->setCurrentRow(next);
    m_materials->setFocus();
    Q_EMIT instructionChanged();
    return true;
}

bool MaterialsPage::forward()
{
    if (!m_intake)
        return false;
    if (m_blank->isAsking()) { // what is signed is what is handed in: that has to be known first
        m_blank->takeFocus();
        Q_EMIT complaint(tr("请先选择空白页保留还是不要"));
        return true;
    }
    Q_EMIT stepWanted(core::flow::Step::Signature);
    return true;
}

bool MaterialsPage::goBack()
{
    if (looksThroughCamera()) {
        m_camera->close();
        return true;
    }
    if (m_import->giveUp())
        return true;
    if (m_scanInto.isEmpty() || !m_shop.devices.scanner())
        return false;
    m_shop.devices.scanner()->cancel();
    endScan();
    return true;
}

} // namespace yc::app
