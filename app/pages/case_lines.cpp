#include "app/pages/case_lines.h"

#include <algorithm>

namespace yc::app
{

CaseLines::CaseLines(core::flow::Desk &desk, Words words, QObject *parent)
    : QAbstractListModel(parent), m_desk(desk), m_words(std::move(words))
{
}

void CaseLines::show(std::vector<QUuid> ids)
{
    if (ids == m_ids) { // the same cases: what they say may be new
        if (!m_ids.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

int CaseLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant CaseLines::data(const QModelIndex &index, int role) const
{
    const bool told = role == Qt::AccessibleTextRole || role == Qt::AccessibleDescriptionRole;
    const auto one = role == Qt::DisplayRole || told ? m_desk.summary(at(index.row())) : std::nullopt;
    if (!one)
        return {};
    if (role == Qt::AccessibleTextRole)
        return m_words.spoken(*one);
    const auto words = m_words.shown(*one);
    return role == Qt::DisplayRole ? words : words.section(QLatin1Char('\n'), 1);
}

QUuid CaseLines::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : QUuid();
}

int CaseLines::rowOf(const QUuid &id) const
{
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

} // namespace yc::app
