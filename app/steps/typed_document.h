#pragma once

#include "app/shop.h"
#include "core/domain/identity_numbers.h"
#include "core/domain/person_validity.h"
#include "core/domain/typed_text.h"

#include <QFrame>
#include <QUuid>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace yc::app
{

// Somebody without a chip: what their document says, typed and judged while it is typed, and a second person who looked
// too and proves it by their own PIN. Decides nothing about the case: whoever listens to confirmed() takes the person.
class TypedDocument : public QFrame
{
    Q_OBJECT
public:
    explicit TypedDocument(Shop &shop, QWidget *parent = nullptr);

    void begin(const QString &whom, const QUuid &caseId, core::domain::DocumentKind kind); // everything empty
    void clear(); // overwrites what was typed
    void enter(); // focus where work begins
    [[nodiscard]] bool takesCitizenNumber() const { return m_kind == core::domain::DocumentKind::ResidentId; }
    void takeCitizenNumber(const QString &number); // it was scanned; what comes next has the focus
    // From a social security card, which proves nothing by itself: who confirms it looks at the person all the same,
    // and the sighting's note tells where it came from, as long as neither was changed by hand.
    void takeSocialCard(const QString &name, const QString &number);
    void goOn(); // Enter: the next field, or at the last one submit()
    void submit();
    // What the flow says against whom it was handed; the fields stay as they are.
    void showFindings(const QList<core::domain::PersonFinding> &findings);

Q_SIGNALS:
    void confirmed(const std::shared_ptr<core::domain::Person> &person); // with its sighting
    void cancelled();
    void complaint(const QString &words);
    void waiting(const QString &words); // empty: over

private:
    enum Field { Number, Name, Latin, Nationality, Birth, ValidFrom, ValidTo, Issuer, Address, Code, FieldCount };
    struct Line {
        QWidget *box = nullptr;
        QLineEdit *edit = nullptr;
        QLabel *problem = nullptr;
        core::domain::TypedKind kind = core::domain::TypedKind::Plain;
        qsizetype longest = 0;
        QString note; // what was done to what was typed
        bool wrong = false; // and not only worth a word
    };

    void buildKinds(QVBoxLayout *column);
    void buildLines(QGridLayout *grid);
    void buildSecond(QVBoxLayout *column);
    [[nodiscard]] Line makeLine(const QString &label, core::domain::TypedKind kind, qsizetype longest, QWidget *owner);
    void layOut();
    void chooseKind(core::domain::DocumentKind kind);
    void edited(Line &line);
    void mrzEdited(bool first);
    void takeMrz(const core::domain::Mrz &mrz);
    void judge(bool all); // all: what is missing too
    void say(Line &line, const QString &words);
    [[nodiscard]] core::domain::Person person() const;
    [[nodiscard]] bool asks(Field field) const;
    [[nodiscard]] bool needs(Field field) const;
    [[nodiscard]] QDate dayIn(Field field) const;
    [[nodiscard]] QWidget *firstWrong(bool all);
    void fill(Field field, const QString &text);
    void setFromSocialCard(bool from);
    [[nodiscard]] QString sightingNote() const;
    void secondAnswered(const Result<core::flow::StaffInfo> &second);
    [[nodiscard]] Line &line(Field field) { return m_lines[static_cast<std::size_t>(field)]; }
    [[nodiscard]] const Line &line(Field field) const { return m_lines[static_cast<std::size_t>(field)]; }

    Shop &m_shop;
    QUuid m_case;
    core::domain::DocumentKind m_kind = core::domain::DocumentKind::ResidentId;
    QLabel *m_title = nullptr;
    QLabel *m_source = nullptr; // where name and number came from, if not from the keys
    bool m_fromSocialCard = false;
    QButtonGroup *m_kinds = nullptr;
    QWidget *m_mrz = nullptr;
    Line m_mrzFirst;
    Line m_mrzSecond;
    QLabel *m_mrzParts = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<Line> m_lines;
    QWidget *m_sexBox = nullptr;
    QComboBox *m_sex = nullptr;
    QCheckBox *m_endless = nullptr;
    Line m_staff;
    Line m_note;
    QLineEdit *m_pin = nullptr;
    QComboBox *m_reason = nullptr;
    QLabel *m_problem = nullptr; // of the second person
    QPushButton *m_take = nullptr;
    QScrollArea *m_scroll = nullptr;
    bool m_asking = false;
    bool m_making = false; // changes are our own
};

} // namespace yc::app
