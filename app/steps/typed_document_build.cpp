#include "app/steps/typed_document.h"

#include "app/pin_field.h"
#include "core/wire/text_limits.h"
#include "ui/case_words.h"
#include "ui/fit_text.h"
#include "ui/focus_view.h"
#include "ui/party_words.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

// The layout of a typed document; what it does is in typed_document.cpp.
namespace yc::app
{

namespace domain = core::domain;

namespace
{

using Kind = domain::DocumentKind;
using domain::TypedKind;

constexpr Kind Offered[]
    = {Kind::ResidentId,      Kind::TemporaryId, Kind::HouseholdRegister, Kind::Passport,          Kind::OfficerCard,
       Kind::HkMoTwResidence, Kind::HkMacaoPass, Kind::TaiwanPass,        Kind::ForeignerPermanent};
constexpr domain::EyeReason Reasons[]
    = {domain::EyeReason::NoChip, domain::EyeReason::CardLost, domain::EyeReason::CardDamaged,
       domain::EyeReason::ReaderFailed, domain::EyeReason::Other};
constexpr int KindsInARow = 3;

} // namespace

TypedDocument::TypedDocument(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    ui::keepFocusInView(m_scroll);
    auto *body = new QWidget(m_scroll);
    ui::setRole(body, "page");
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(8);
    m_title = new QLabel(body);
    ui::setRole(m_title, "title");
    column->addWidget(m_title);
    m_source = new QLabel(tr("姓名和号码读自社会保障卡，未联网核验：请对照持卡人和卡面，再由核对人确认"), body);
    m_source->setWordWrap(true);
    ui::setRole(m_source, "muted");
    m_source->hide();
    column->addWidget(m_source);
    buildKinds(column);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    column->addLayout(grid);
    buildLines(grid);
    buildSecond(column);
    column->addStretch(1);
    m_scroll->setWidget(body);
    outer->addWidget(m_scroll, 1);

    auto *foot = new QFrame(this); // always in sight, however long the fields are
    ui::setRole(foot, "strip");
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 8, 24, 8);
    m_take = new QPushButton(tr("核对并采用"), foot);
    ui::setRole(m_take, "primary");
    row->addWidget(m_take);
    auto *cancel = new QPushButton(tr("不录入 Esc"), foot);
    row->addWidget(cancel);
    row->addStretch(1);
    outer->addWidget(foot);
    connect(m_take, &QPushButton::clicked, this, &TypedDocument::submit);
    connect(cancel, &QPushButton::clicked, this, &TypedDocument::cancelled);
    begin({}, {}, Kind::ResidentId);
}

void TypedDocument::buildKinds(QVBoxLayout *column)
{
    auto *owner = column->parentWidget();
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(4);
    m_kinds = new QButtonGroup(this);
    int at = 0;
    for (const auto kind : Offered) {
        auto *button = new QRadioButton(ui::documentWords(kind), owner);
        m_kinds->addButton(button, static_cast<int>(kind));
        grid->addWidget(button, at / KindsInARow, at % KindsInARow);
        ++at;
    }
    column->addLayout(grid);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on && id != static_cast<int>(m_kind))
            chooseKind(static_cast<Kind>(id));
    });
}

TypedDocument::Line TypedDocument::makeLine(const QString &label, TypedKind kind, qsizetype longest, QWidget *owner)
{
    Line made{.kind = kind, .longest = longest};
    made.box = new QWidget(owner);
    auto *column = new QVBoxLayout(made.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto *caption = new QLabel(label, made.box);
    ui::setRole(caption, "caption");
    made.edit = new QLineEdit(made.box);
    made.edit->setAccessibleName(label);
    made.edit->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    made.problem = new QLabel(made.box);
    made.problem->setWordWrap(true);
    ui::setRole(made.problem, "wrong");
    made.problem->hide();
    caption->setBuddy(made.edit);
    column->addWidget(caption);
    column->addWidget(made.edit);
    column->addWidget(made.problem);
    column->addStretch(1);
    m_shop.entered.watch(made.edit);
    return made;
}

void TypedDocument::buildLines(QGridLayout *grid)
{
    auto *owner = m_title->parentWidget();
    m_mrz = new QWidget(owner);
    auto *mrz = new QVBoxLayout(m_mrz);
    mrz->setContentsMargins(0, 0, 0, 0);
    mrz->setSpacing(2);
    m_mrzFirst = makeLine(tr("机读码第1行（护照资料页下方，可扫描）"), TypedKind::Mrz, 44, m_mrz);
    m_mrzSecond = makeLine(tr("机读码第2行"), TypedKind::Mrz, 44, m_mrz);
    for (auto *each : {&m_mrzFirst, &m_mrzSecond}) {
        auto font = each->edit->font();
        font.setFamilies({QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("monospace")});
        each->edit->setFont(font);
        mrz->addWidget(each->box);
    }
    m_mrzParts = new QLabel(m_mrz);
    m_mrzParts->setWordWrap(true);
    m_mrzParts->hide();
    mrz->addWidget(m_mrzParts);
    grid->addWidget(m_mrz, 0, 0, 1, 2);
    connect(m_mrzFirst.edit, &QLineEdit::textChanged, this, [this] { mrzEdited(true); });
    connect(m_mrzSecond.edit, &QLineEdit::textChanged, this, [this] { mrzEdited(false); });

    const struct {
        QString label;
        TypedKind kind;
        qsizetype longest;
    } fields[FieldCount] = {
        {tr("证件号码"), TypedKind::Number, 20},
        {tr("姓名"), TypedKind::Name, 100},
        {tr("姓名（拉丁字母）"), TypedKind::Name, 100},
        {tr("国籍（三位代码）"), TypedKind::Number, 3},
        {tr("出生日期"), TypedKind::Plain, 20},
        {tr("有效期起"), TypedKind::Plain, 20},
        {tr("有效期至"), TypedKind::Plain, 20},
        {tr("签发机关"), TypedKind::Plain, 100},
        {tr("住址"), TypedKind::Plain, 200},
        {tr("亮码：出示的二维码（用扫码枪扫入，未联网核验）"), TypedKind::Plain, domain::LongestShownCode},
    };
    m_grid = grid;
    for (const auto &field : fields)
        m_lines.push_back(makeLine(field.label, field.kind, field.longest, owner));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        // In a vector that does not grow any more.
        connect(m_lines[i].edit, &QLineEdit::textChanged, this, [this, i] { edited(m_lines[i]); });
        if (i != Birth)
            continue;
        m_sexBox = new QWidget(owner);
        auto *column = new QVBoxLayout(m_sexBox);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(1);
        auto *caption = new QLabel(tr("性别"), m_sexBox);
        ui::setRole(caption, "caption");
        m_sex = new QComboBox(m_sexBox);
        m_sex->setAccessibleName(tr("性别"));
        for (const auto sex : {domain::Sex::Unknown, domain::Sex::Male, domain::Sex::Female})
            m_sex->addItem(ui::sexWords(sex), static_cast<int>(sex));
        caption->setBuddy(m_sex);
        column->addWidget(caption);
        column->addWidget(m_sex);
        column->addStretch(1);
        setTabOrder(m_lines[i].edit, m_sex);
    }
    m_endless = new QCheckBox(tr("长期有效"), line(ValidTo).box);
    line(ValidTo).box->layout()->addWidget(m_endless);
    setTabOrder(line(ValidTo).edit, m_endless);
    connect(m_endless, &QCheckBox::toggled, this, [this](bool on) {
        line(ValidTo).edit->setEnabled(!on);
        judge(false);
    });
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

void TypedDocument::buildSecond(QVBoxLayout *column)
{
    auto *card = new QFrame(column->parentWidget());
    ui::setRole(card, "card");
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(16, 10, 16, 12);
    grid->setHorizontalSpacing(24);
    auto *title = new QLabel(tr("核对人：另一位工作人员看过证件和本人，用自己的工号和PIN确认"), card);
    title->setWordWrap(true);
    ui::setRole(title, "heading");
    grid->addWidget(title, 0, 0, 1, 2);
    auto *why = new QWidget(card);
    auto *box = new QVBoxLayout(why);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(1);
    auto *caption = new QLabel(tr("没有读芯片的原因"), why);
    ui::setRole(caption, "caption");
    m_reason = new QComboBox(why);
    m_reason->setAccessibleName(tr("没有读芯片的原因"));
    for (const auto reason : Reasons)
        m_reason->addItem(ui::reasonWords(reason), static_cast<int>(reason));
    caption->setBuddy(m_reason);
    box->addWidget(caption);
    box->addWidget(m_reason);
    grid->addWidget(why, 1, 0);
    m_note = makeLine(tr("说明（选其他原因时必填）"), TypedKind::Plain, domain::LongestSightingNote, card);
    grid->addWidget(m_note.box, 1, 1);
    m_staff = makeLine(tr("核对人工号"), TypedKind::Number, core::wire::LongestStaffNo, card);
    grid->addWidget(m_staff.box, 2, 0);
    auto *secret = new QWidget(card);
    auto *pin = new QVBoxLayout(secret);
    pin->setContentsMargins(0, 0, 0, 0);
    pin->setSpacing(1);
    auto *pinCaption = new QLabel(tr("核对人PIN"), secret);
    ui::setRole(pinCaption, "caption");
    m_pin = new QLineEdit(secret);
    m_pin->setAccessibleName(tr("核对人PIN"));
    auto *guard = new PinGuard(m_pin);
    pinCaption->setBuddy(m_pin);
    pin->addWidget(pinCaption);
    pin->addWidget(m_pin);
    pin->addWidget(guard->words());
    pin->addStretch(1);
    grid->addWidget(secret, 2, 1);
    m_problem = new QLabel(card);
    m_problem->setWordWrap(true);
    ui::setRole(m_problem, "wrong");
    m_problem->hide();
    grid->addWidget(m_problem, 3, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addWidget(card);
    const auto said = [this](Line *line) {
        if (m_making)
            return;
        const QScopedValueRollback making(m_making, true);
        say(*line, ui::makeFit(*line->edit, line->kind, line->longest, &m_shop.entered));
    };
    connect(m_staff.edit, &QLineEdit::textChanged, this, [this, said] { said(&m_staff); });
    connect(m_note.edit, &QLineEdit::textChanged, this, [this, said] { said(&m_note); });
}

} // namespace yc::app
