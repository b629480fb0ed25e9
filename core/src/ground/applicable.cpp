#include "skaz/ground/applicable.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace skaz::ground {

namespace {

struct Asked {
    std::uint32_t fluent;
    Value value;
};

// What a test asks, if it asks a fluent that is a variable of every state to be one certain value.
std::optional<Asked> asked(const Problem& problem, std::int32_t test) {
    const Arrays& a = problem.a;
    const auto e = static_cast<std::size_t>(test);
    const auto op = static_cast<Op>(a.expr_kind[e]);
    std::optional<Asked> found;
    if (op == Op::read) {
        found = Asked{static_cast<std::uint32_t>(a.expr_a[e]), kTrue};
    } else if (op == Op::eq) {
        const auto left = static_cast<std::size_t>(a.expr_a[e]);
        const auto right = static_cast<std::size_t>(a.expr_b[e]);
        if (static_cast<Op>(a.expr_kind[left]) == Op::read && static_cast<Op>(a.expr_kind[right]) == Op::constant &&
            a.expr_a[right] < problem.first_number()) {
            found = Asked{static_cast<std::uint32_t>(a.expr_a[left]), static_cast<Value>(a.expr_a[right])};
        }
    }
    if (found) {
        for (std::uint32_t owner = 0; owner <= problem.characters(); ++owner) {
            if (problem.slot_of(owner)[found->fluent] < 0) return std::nullopt;
        }
    }
    return found;
}

}  // namespace

Applicable::Applicable(const Problem& problem)
    : problem_(problem), width_(problem.first_number()), stamps_(problem.actions()) {
    const Arrays& a = problem.a;
    std::vector<Entry> entries;
    for (std::uint32_t action = 0; action < problem.actions(); ++action) {
        const auto first = static_cast<std::size_t>(a.clause_start[action]);
        const auto last = static_cast<std::size_t>(a.clause_start[action + 1]);
        if (first == last) entries.push_back({action, false, {}});
        for (std::size_t clause = first; clause < last; ++clause) {
            Entry entry{action, true, {}};
            for (auto atom = static_cast<std::size_t>(a.atom_start[clause]);
                 atom < static_cast<std::size_t>(a.atom_start[clause + 1]); ++atom) {
                if (const auto test = asked(problem, a.atom_test[atom])) {
                    entry.tests.push_back({test->fluent, test->value});
                } else {
                    entry.is_exact = false;
                }
            }
            if (can_hold(entry)) entries.push_back(std::move(entry));
        }
    }
    std::vector<const Entry*> all;
    for (const Entry& entry : entries) all.push_back(&entry);
    nodes_.emplace_back();  // 0 is no node
    (void)build(std::move(all), {});
}

// Not where two values are asked of one fluent.
bool Applicable::can_hold(const Entry& entry) {
    return std::none_of(entry.tests.begin(), entry.tests.end(), [&](const Test& one) {
        return std::any_of(entry.tests.begin(), entry.tests.end(),
                           [&](const Test& two) { return one.fluent == two.fluent && one.value != two.value; });
    });
}

std::uint32_t Applicable::build(std::vector<const Entry*> entries, const std::vector<Test>& asked) {
    const auto is_asked = [&](std::uint32_t fluent) {
        return std::any_of(asked.begin(), asked.end(), [&](const Test& test) { return test.fluent == fluent; });
    };
    std::map<std::uint32_t, std::size_t> counts;
    for (const Entry* entry : entries) {
        for (const Test& test : entry->tests) {
            if (!is_asked(test.fluent)) ++counts[test.fluent];
        }
    }
    const auto node = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    nodes_[node].first = static_cast<std::uint32_t>(actions_.size());
    std::vector<const Entry*> open;
    for (const Entry* entry : entries) {
        const bool is_done = std::all_of(entry->tests.begin(), entry->tests.end(),
                                         [&](const Test& test) { return is_asked(test.fluent); });
        if (is_done) {
            actions_.push_back(entry->action * 2 + (entry->is_exact ? 1 : 0));
        } else {
            open.push_back(entry);
        }
    }
    nodes_[node].last = static_cast<std::uint32_t>(actions_.size());
    if (open.empty()) return node;
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& one, const auto& two) { return one.second < two.second; });
    const std::uint32_t fluent = most->first;
    std::vector<const Entry*> rest;
    std::vector<std::vector<const Entry*>> by_value(width_);
    for (const Entry* entry : open) {
        const auto test = std::find_if(entry->tests.begin(), entry->tests.end(),
                                       [&](const Test& each) { return each.fluent == fluent; });
        (test == entry->tests.end() ? rest : by_value[test->value]).push_back(entry);
    }
    const auto branches = static_cast<std::uint32_t>(children_.size());
    children_.resize(children_.size() + width_);
    nodes_[node].fluent = static_cast<std::int32_t>(fluent);
    nodes_[node].branches = branches;
    for (std::uint32_t value = 0; value < width_; ++value) {
        if (by_value[value].empty()) continue;
        std::vector<Test> more = asked;
        more.push_back({fluent, static_cast<Value>(value)});
        const std::uint32_t child = build(std::move(by_value[value]), more);
        children_[branches + value] = child;
    }
    if (!rest.empty()) {
        const std::uint32_t child = build(std::move(rest), asked);
        nodes_[node].otherwise = child;
    }
    return node;
}

void Applicable::find(const View& view, const Evaluator& evaluator, std::vector<EventId>& found) {
    ++stamp_;
    const std::size_t before = found.size();
    walk(1, view, evaluator, found);
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
}

void Applicable::walk(std::uint32_t node, const View& view, const Evaluator& evaluator, std::vector<EventId>& found) {
    const Node& here = nodes_[node];
    for (std::uint32_t i = here.first; i < here.last; ++i) {
        const std::uint32_t action = actions_[i] / 2;
        if (stamps_[action] == stamp_) continue;
        if (actions_[i] % 2 == 1 || evaluator.holds(problem_.a.event_condition[action], view)) {
            stamps_[action] = stamp_;
            found.push_back(EventId{action});
        }
    }
    if (here.fluent == kNone) return;
    const Value value = view.values[view.slot_of[here.fluent]];
    const std::uint32_t branch = value < width_ ? children_[here.branches + value] : 0;
    if (branch != 0) walk(branch, view, evaluator, found);
    if (here.otherwise != 0) walk(here.otherwise, view, evaluator, found);
}

}  // namespace skaz::ground
