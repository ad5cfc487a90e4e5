#include "core/domain/rules/node.h"

namespace yc::core::domain::rules
{

// Walks down through all, any and not as far as the answer is settled below; what is left are comparisons and facts.
class Explainer
{
public:
    explicit Explainer(const Facts &facts) : m_facts(facts) { }

    std::vector<Reason> of(const Expression &expression)
    {
        if (expression.m_root)
            descend(*expression.m_root, {});
        return std::move(m_reasons);
    }

private:
    void descend(const Node &node, const QString &path)
    {
        const auto truth = truthOf(evaluateNode(node, m_facts));
        const bool branch = (node.op == Op::All || node.op == Op::Any || node.op == Op::Not) && !node.args.empty();
        if (!branch) {
            Reason reason{.path = path, .op = nameOf(node.op), .facts = {}, .truth = truth};
            collectFacts(node, reason.facts);
            reason.facts.sort();
            reason.facts.removeDuplicates();
            m_reasons.push_back(std::move(reason));
            return;
        }
        for (std::size_t i = 0; i < node.args.size(); ++i) {
            const auto below = truthOf(evaluateNode(*node.args[i], m_facts));
            // not turns its one part round; of all and any those parts count that answer as the whole does
            if (node.op == Op::Not || below == truth)
                descend(*node.args[i], (path.isEmpty() ? QString() : path + u'.') + QStringLiteral("args.%1").arg(i));
        }
    }

    const Facts &m_facts;
    std::vector<Reason> m_reasons;
};

std::vector<Reason> explain(const Expression &expression, const Facts &facts)
{
    return Explainer(facts).of(expression);
}

} // namespace yc::core::domain::rules
