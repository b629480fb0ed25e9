// What happens, in all minds at once: `engine/reference/update.py`.

#include <algorithm>
#include <utility>

#include "skaz/story/story.hpp"

namespace skaz::story {

namespace {

constexpr std::size_t kMostFirings = 2000;
constexpr std::size_t kNamedFirings = 20;

bool contains(const std::vector<Value>& all, Value one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

void Story::begin_call() {
    calls_.push_back(static_cast<std::uint32_t>(script_.size()));
    call_ = static_cast<std::uint32_t>(calls_.size() - 1);
}

void Story::set_variables(std::span<const Value> env) {
    if (env_.size() < env.size()) env_.resize(env.size(), kOpen);
    std::copy(env.begin(), env.end(), env_.begin());
}

void Story::happen(MindId mind, const Event& event, How how) {
    begin_call();
    set_variables(event.env);
    const bool can_wait = mind == root() && !event.is_rule && event.watch != nullptr && restless_ == 0 && !divides_ &&
                          !has_to_do_with_rules(event.effect) && !has_to_do_with_rules(event.condition);
    if (can_wait) {
        happen_here(mind, keep(event), how, 0, kNone);
    } else {
        apply(mind, event, event.is_rule ? How::rule : how);
    }
    if (mind == root() && !states_[root()]->is_restless) {
        change_quietly();
    } else {
        come_to_rest(mind);
    }
}

void Story::change_quietly() {
    FlatMap& changed = states_[root()]->changed;
    if (changed.size() == 0) return;
    quiet_.emplace_back();
    for (const FluentId fluent : changed.keys()) quiet_.back().push_back({fluent, get(root(), fluent)});
    changed.clear();
}

std::vector<std::vector<Assignment>> Story::take_quiet() { return std::exchange(quiet_, {}); }

void Story::put_right(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event) {
    begin_call();
    put_in(mind, fluent, value, how, event);
}

void Story::settle(MindId mind) {
    begin_call();
    come_to_rest(mind);
}

std::vector<Value> Story::observers(MindId mind, const Event& event) const {
    if (event.watch == nullptr) return {};
    const Watch& watch = *event.watch;
    const std::vector<Value>& path = states_[mind]->path;
    if (path.empty() || watch.spots.empty() || contains(watch.own, path.back())) return watch.seen;
    const auto here = std::find(watch.seen.begin(), watch.seen.end(), path.back());
    const Value spot =
        here == watch.seen.end() ? kNone : watch.spots[static_cast<std::size_t>(here - watch.seen.begin())];
    std::vector<Value> found;
    for (std::size_t i = 0; i < watch.seen.size(); ++i) {
        if (watch.spots[i] == spot || contains(watch.own, watch.seen[i])) found.push_back(watch.seen[i]);
    }
    return found;
}

void Story::apply(MindId mind, const Event& event, How how) {
    std::vector<Assignment> assignments;
    if (event.effect != kNone) assigned(event.effect, mind, assignments);
    // nobody's mind is followed deeper than this
    const bool is_deepest = states_[mind]->path.size() >= depth_;
    const std::vector<Value> seeing = event.is_rule || is_deepest ? std::vector<Value>{} : observers(mind, event);
    std::vector<Clause> found;
    std::vector<Value> surprised;
    for (const Value who : seeing) {
        const MindId its = whole_mind(mind, who);
        if (its == mind || event.condition == kNone || holds(event.condition, its) == Truth::yes) continue;
        if (surprised.empty()) found = true_clauses(event.condition, mind);
        surprised.push_back(who);
    }
    std::vector<Value> concerned = seeing;
    for (const Assignment& each : assignments) {
        if (!fluents.is_belief(each.fluent)) continue;
        const Value who = fluents.believer(each.fluent);
        if (!contains(concerned, who)) concerned.push_back(who);
    }
    set_all(mind, assignments, how, event.number);
    const bool is_own = !states_[mind]->path.empty();
    std::size_t place = 0;
    for (const Value who : concerned) {
        const bool observes = place++ < seeing.size();
        const MindId its = whole_mind(mind, who);
        if (its != mind && contains(surprised, who)) correct(its, found, event.number);
        if (its != mind && observes) apply(its, event, How::observed);
        for (const Assignment& each : assignments) {
            if (!fluents.is_belief(each.fluent) || fluents.believer(each.fluent) != who) continue;
            // what an action makes its believer believe goes, in that mind, to its belief about itself, which nobody
            // follows; what is deeper than beliefs are followed is left out
            if (!event.is_rule && is_own && states_[mind]->path.back() == who) continue;
            if (is_cut_off(mind, who)) continue;
            put_in(whole_mind(mind, who), fluents.inner(each.fluent), each.value, How::told, event.number);
        }
        if (its != mind) come_to_rest(its);
    }
}

void Story::set_all(MindId mind, std::span<const Assignment> assignments, How how, std::uint32_t event) {
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        const FluentId fluent = assignments[i].fluent;
        if (fluents.is_belief(fluent)) continue;
        const auto before = assignments.first(i);
        // of two values for one fluent the first counts
        if (std::any_of(before.begin(), before.end(), [&](const Assignment& each) { return each.fluent == fluent; }))
            continue;
        set(mind, fluent, assignments[i].value, how, event);
    }
}

void Story::correct(MindId mind, std::span<const Clause> clauses, std::uint32_t event) {
    for (const Clause& clause : clauses) {
        for (const Seen& seen : clause) {
            if (test(seen, mind) != Truth::yes) put_in(mind, seen.fluent, seen.value, How::surprise, event);
        }
    }
}

// A belief is set in the mind of its believer, and the rules fire there.
void Story::put_in(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event) {
    if (!fluents.is_belief(fluent)) {
        set(mind, fluent, value, how, event);
        return;
    }
    const Value who = fluents.believer(fluent);
    if (is_cut_off(mind, who)) return;
    const MindId its = whole_mind(mind, who);
    put_in(its, fluents.inner(fluent), value, how, event);
    if (its != mind) come_to_rest(its);
}

void Story::come_to_rest(MindId mind) {
    std::vector<std::uint32_t> fired;
    // the world itself is always looked at: who asks for rules there keeps account of what has changed
    while (states_[mind]->is_restless || states_[mind]->path.empty()) {
        set_restless(*states_[mind], false);
        const Oracle::Firing rule = oracle_.next_rule(mind);
        if (rule.effect == kNone) return;
        set_restless(*states_[mind], true);  // more may be waiting
        fired.push_back(rule.event);
        if (fired.size() > kMostFirings) {
            fired.erase(fired.begin(), fired.end() - kNamedFirings);
            throw EndlessRules(std::move(fired));
        }
        Event event;
        event.effect = rule.effect;
        event.number = rule.event;
        event.is_rule = true;
        apply(mind, event, How::rule);
    }
}

}  // namespace skaz::story
