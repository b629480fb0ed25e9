// What an observer sees to be otherwise: `engine/reference/surprise.py`.

#include <algorithm>

#include "skaz/story/story.hpp"

namespace skaz::story {

namespace {

constexpr std::size_t kMostClauses = 256;

// What a fluent is not goes without saying where the clause says what it is.
template <class Clause>
void without_the_obvious(Clause& clause) {
    std::vector<FluentId> told;
    for (const auto& seen : clause) {
        if (seen.says_what) told.push_back(seen.fluent);
    }
    std::erase_if(clause, [&](const auto& seen) {
        return !seen.says_what && std::find(told.begin(), told.end(), seen.fluent) != told.end();
    });
}

}  // namespace

std::vector<Story::Clause> Story::true_clauses(NodeId condition, MindId mind) {
    std::vector<NodeId> around;
    std::vector<Clause> found = clauses(condition, mind, around);
    for (Clause& clause : found) without_the_obvious(clause);
    return found;
}

MindId Story::through(MindId mind, const std::vector<NodeId>& who, std::vector<Value>* names) {
    for (const NodeId each : who) {
        const Value name = value(each, mind);
        if (is_special(name)) return kNone;
        if (names != nullptr) names->push_back(name);
        mind = this->mind(mind, name);
    }
    return mind;
}

Truth Story::test(const Seen& seen, MindId mind) {
    if (seen.test == kNone) {
        MindId at = mind;
        FluentId fluent = seen.fluent;
        while (fluents.is_belief(fluent)) {
            at = this->mind(at, fluents.believer(fluent));
            fluent = fluents.inner(fluent);
        }
        return compared(seen.comparison, get(at, fluent), seen.against);
    }
    MindId at = mind;
    for (const Value who : seen.believers) at = this->mind(at, who);
    std::vector<Value> before = seen.env;
    before.resize(env_.size(), kOpen);
    env_.swap(before);
    const Truth found = holds(seen.test, at);
    env_.swap(before);
    return found;
}

std::vector<Story::Clause> Story::clauses(NodeId id, MindId mind, std::vector<NodeId>& who) {
    const Node node = nodes_[id];
    const auto product = [](std::vector<Clause> one, const std::vector<Clause>& two) {
        std::vector<Clause> found;
        for (const Clause& left : one) {
            for (const Clause& right : two) {
                if (found.size() == kMostClauses) return found;
                found.push_back(left);
                found.back().insert(found.back().end(), right.begin(), right.end());
            }
        }
        return found;
    };
    if (node.op == Op::all) {
        std::vector<Clause> found(1);
        for (std::uint32_t i = 0; i < node.count && !found.empty(); ++i)
            found = product(std::move(found), clauses(argument(node, i), mind, who));
        return found;
    }
    if (node.op == Op::any) {
        std::vector<Clause> found;
        for (std::uint32_t i = 0; i < node.count; ++i) {
            for (Clause& clause : clauses(argument(node, i), mind, who)) {
                if (found.size() < kMostClauses) found.push_back(std::move(clause));
            }
        }
        return found;
    }
    if (node.op == Op::quantified && node.extra <= 1) {
        std::vector<Clause> found(node.extra == 0 ? 1 : 0);
        const Value before = env_[node.a];
        for (const Value each : oracle_.entities(node.b)) {
            env_[node.a] = each;
            std::vector<Clause> more = clauses(argument(node, 0), mind, who);
            if (node.extra == 0) {
                found = product(std::move(found), more);
                if (found.empty()) break;
            } else {
                for (Clause& clause : more) found.push_back(std::move(clause));
            }
        }
        env_[node.a] = before;
        return found;
    }
    if (node.op == Op::believes && nodes_[node.b].op != Op::read) {
        who.push_back(node.a);
        std::vector<Clause> found = clauses(node.b, mind, who);
        who.pop_back();
        return found;
    }
    const MindId at = through(mind, who, nullptr);
    if (at == kNone || holds(id, at) != Truth::yes) return {};
    if (node.op == Op::cases) {
        std::vector<Clause> found(1);
        const std::uint32_t branches = node.count / 2;
        for (std::uint32_t i = 0; i < branches; ++i) {
            const NodeId condition = argument(node, 2 * i);
            if (holds(condition, at) == Truth::yes) {
                found = product(std::move(found), clauses(condition, mind, who));
                return product(std::move(found), clauses(argument(node, 2 * i + 1), mind, who));
            }
        }
        return node.has_otherwise ? clauses(argument(node, 2 * branches), mind, who) : found;
    }
    if (node.op == Op::variable || node.op == Op::constant) {
        const Value content = value(id, at);
        if (values.kind(content) == Kind::content && values.condition(content) != kNone) {
            return clauses(values.condition(content), mind, who);
        }
        return std::vector<Clause>(1);
    }
    std::vector<Clause> found(1);
    seen_in(id, mind, who, found.front());
    return found;
}

void Story::seen_in(NodeId id, MindId mind, const std::vector<NodeId>& who, Clause& clause) {
    const Node node = nodes_[id];
    std::vector<Value> believers;
    const MindId at = through(mind, who, &believers);
    if (at == kNone) return;
    const auto one = [&](NodeId read, NodeId test, bool says_what) {
        FluentId fluent = fluent_at(read, at);
        if (fluent == kNone) return;
        const Value real = value(read, at);
        for (std::size_t i = believers.size(); i-- > 0;) fluent = fluents.believed(believers[i], fluent);
        const bool says = says_what || real == kTrue || real == kFalse;
        clause.push_back({fluent, says ? real : kNothing, says, test, Comparison::eq, kOpen, believers, env_});
    };
    const auto is_read = [&](NodeId each) { return nodes_[each].op == Op::read || nodes_[each].op == Op::believes; };
    const auto is_plain = [&](NodeId each) {
        return nodes_[each].op == Op::constant || nodes_[each].op == Op::variable;
    };
    if (is_read(id)) {
        one(id, id, true);
    } else if (node.op == Op::negated && is_read(node.a)) {
        one(node.a, id, true);
    } else if (node.op == Op::is_a) {
        if (is_read(node.a)) {
            one(node.a, kNone, true);
            if (!clause.empty()) clause.back().against = clause.back().value;
        }
    } else if (node.op == Op::negated && nodes_[node.a].op == Op::is_a) {
        if (is_read(nodes_[node.a].a)) one(nodes_[node.a].a, id, false);
    } else if (node.op == Op::compare) {
        const bool is_told = static_cast<Comparison>(node.extra) == Comparison::eq;
        if (is_plain(node.a) || is_plain(node.b)) {
            const NodeId read = is_plain(node.b) ? node.a : node.b;
            if (is_read(read)) {
                one(read, id, is_told);
                return;
            }
        }
        const Value real = value(node.b, at);
        if (is_read(node.a) && is_read(node.b) && values.kind(real) != Kind::number) {
            const std::size_t before = clause.size();
            one(node.b, kNone, true);
            if (clause.size() > before) {
                clause.back().comparison = Comparison::eq;
                clause.back().against = real;
            }
            const std::size_t between = clause.size();
            one(node.a, kNone, is_told);
            if (clause.size() > between) {
                clause.back().comparison = static_cast<Comparison>(node.extra);
                clause.back().against = real;
            }
            return;
        }
        std::vector<NodeId> waiting{node.b, node.a};
        while (!waiting.empty()) {
            const NodeId each = waiting.back();
            waiting.pop_back();
            if (is_read(each)) {
                one(each, id, is_told);
            } else if (nodes_[each].op == Op::arith) {
                waiting.push_back(nodes_[each].b);
                waiting.push_back(nodes_[each].a);
            }
        }
    }
}

}  // namespace skaz::story
