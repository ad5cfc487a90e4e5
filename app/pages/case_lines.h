#pragma once

#include "core/flow/desk.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace yc::app
{

// The cases of a list by their ids alone, in their order; the lines that are looked at are asked for one by one. Words
// are shown in two lines: the second is the description that assistive technology hears.
class CaseLines : public QAbstractListModel
{
public:
    using WordsOf = std::function<QString(const core::flow::CaseSummary &)>;
    struct Words {
        WordsOf shown;
        WordsOf spoken;
    };
    CaseLines(core::flow::Desk &desk, Words words, QObject *parent);

    void show(std::vector<QUuid> ids);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QUuid at(int row) const;
    [[nodiscard]] int rowOf(const QUuid &id) const; // -1: not among them

private:
    core::flow::Desk &m_desk;
    Words m_words;
    std::vector<QUuid> m_ids;
};

} // namespace yc::app
