#include "skaz/ground/world.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace skaz::ground {

namespace {

// Triggers that fire more often than this after one event, in one state, are taken to fire for ever.
constexpr std::size_t kMostFirings = 2000;
constexpr std::size_t kNamedFirings = 20;

template <class Id>
std::uint64_t key(Id of, EventId event) noexcept {
    return (static_cast<std::uint64_t>(at(of)) << 32) | at(event);
}

}  // namespace

World::World(Arrays arrays)
    : problem_(std::move(arrays)),
      states_(problem_),
      numbers_(problem_),
      evaluator_(problem_, states_, numbers_),
      applicable_(problem_) {
    const std::uint32_t owners = problem_.characters() + 1;
    unread_.resize(owners);
    for (std::uint32_t owner = 0; owner < owners; ++owner) {
        watching_.push_back(watching(owner));
        std::vector<bool> is_read(problem_.slots());
        for (std::uint32_t fluent = 0; fluent < problem_.fluents(); ++fluent) {
            const std::int32_t slot = problem_.slot_of(owner)[fluent];
            if (slot >= 0) is_read[static_cast<std::size_t>(slot)] = true;
        }
        for (std::uint32_t slot = 0; slot < problem_.slots(); ++slot) {
            if (!is_read[slot]) unread_[owner].push_back(static_cast<std::int32_t>(slot));
        }
    }
    initial_ = begin();
}

World::Watching World::watching(std::uint32_t owner) const {
    const Arrays& a = problem_.a;
    const std::size_t width = problem_.first_number();
    Watching found;
    found.becomes.resize(problem_.slots() * width);
    found.leaves.resize(problem_.slots() * width);
    found.changes.resize(problem_.slots());
    const auto watch = [&](std::vector<std::uint32_t>& all, std::uint32_t trigger) {
        if (all.empty() || all.back() != trigger) all.push_back(trigger);
    };
    for (std::uint32_t event = problem_.actions(); event < problem_.events(); ++event) {
        const std::uint32_t trigger = event - problem_.actions();
        const auto watch_all = [&](std::int32_t expr) {
            for (const std::int32_t slot : problem_.reads(expr, owner)) {
                watch(found.changes[static_cast<std::size_t>(slot)], trigger);
            }
        };
        if (problem_.reads(a.event_condition[event], owner).empty()) found.always.push_back(trigger);
        const std::int32_t first = a.clause_start[event];
        const std::int32_t last = a.clause_start[event + 1];
        if (first == last) watch_all(a.event_condition[event]);
        for (std::int32_t atom = a.atom_start[static_cast<std::size_t>(first)];
             atom < a.atom_start[static_cast<std::size_t>(last)]; ++atom) {
            const std::int32_t test = a.atom_test[static_cast<std::size_t>(atom)];
            const auto e = static_cast<std::size_t>(test);
            const auto op = static_cast<Op>(a.expr_kind[e]);
            if (op != Op::eq && op != Op::ne) {
                watch_all(test);
                continue;
            }
            const auto left = static_cast<std::size_t>(a.expr_a[e]);
            const auto right = static_cast<std::size_t>(a.expr_b[e]);
            if (static_cast<Op>(a.expr_kind[left]) != Op::read || static_cast<Op>(a.expr_kind[right]) != Op::constant ||
                static_cast<std::size_t>(a.expr_a[right]) >= width) {
                watch_all(test);
                continue;
            }
            const auto slot = static_cast<std::size_t>(problem_.slot_of(owner)[a.expr_a[left]]);
            auto& table = op == Op::eq ? found.becomes : found.leaves;
            watch(table[slot * width + static_cast<std::size_t>(a.expr_a[right])], trigger);
        }
    }
    return found;
}

StateId World::begin() {
    const Arrays& a = problem_.a;
    const std::size_t characters = problem_.characters();
    const std::size_t nodes = characters == 0 ? 1 : a.begin_minds.size() / characters;
    std::vector<std::uint32_t> owners(nodes, problem_.author());
    for (std::size_t i = 0; i < a.begin_minds.size(); ++i) {
        if (a.begin_minds[i] != kNone) {
            owners[static_cast<std::size_t>(a.begin_minds[i])] = static_cast<std::uint32_t>(i % characters);
        }
    }
    std::vector<StateId> made(nodes);
    for (std::size_t node = nodes; node-- > 0;) {  // minds come after the states they stand in
        Draft draft;
        draft.row.owner = owners[node];
        for (std::size_t slot = 0; slot < problem_.slots(); ++slot) {
            draft.row.add(static_cast<Value>(a.begin_values[node * problem_.slots() + slot]));
        }
        for (std::size_t who = 0; who < characters; ++who) {
            const std::int32_t mind = a.begin_minds[node * characters + who];
            draft.minds.push_back(mind == kNone ? kSelf : made[static_cast<std::size_t>(mind)]);
        }
        made[node] = store(draft);
    }
    return made[0];
}

RowId World::store(RowDraft& draft) {
    for (const std::int32_t slot : unread_[draft.owner]) draft.set(static_cast<std::size_t>(slot), kNothing);
    return states_.store(draft);
}

void World::applicable(RowId row, std::vector<EventId>& found) {
    applicable_.find(evaluator_.view(row), evaluator_, found);
}

Value World::utility_value(RowId row, std::uint32_t owner) const {
    const std::int32_t expr = problem_.utility(owner);
    return expr == kNone ? kNothing : evaluator_.value(expr, evaluator_.view(row));
}

double World::worth(RowId row) {
    if (at(row) >= worth_.size()) {
        worth_.resize(states_.rows() + states_.rows() / 2 + 1);
        has_worth_.resize(worth_.size());
    }
    if (has_worth_[at(row)]) return worth_[at(row)];
    const std::uint32_t owner = states_.owner(row);
    double found = 0;
    if (problem_.utility(owner) != kNone) {
        const Value value = utility_value(row, owner);
        found = value == kTrue              ? 1
                : value == kFalse           ? 0
                : numbers_.is_number(value) ? numbers_.of(value)
                                            : std::numeric_limits<double>::quiet_NaN();
    }
    worth_[at(row)] = found;
    has_worth_[at(row)] = true;
    return found;
}

StateId World::act(StateId state, EventId action) {
    const StateId after = apply(state, action);
    return after == state ? state : settled(after, states_.row(state));
}

World::Outcome World::outcome(RowId row, EventId event) {
    const std::uint32_t known = outcome_index_.find(key(row, event));
    if (known != Memo::kMissing) return outcomes_[known];
    const Arrays& a = problem_.a;
    const View view = evaluator_.view(row);
    const std::uint32_t owner = states_.owner(row);
    Outcome found{};
    found.observer_first = static_cast<std::uint32_t>(observers_.size());
    if (!problem_.is_trigger(event)) {
        for (std::uint32_t who = 0; who < problem_.characters(); ++who) {
            const std::int32_t condition = problem_.observing(event, who);
            if (condition == kAlways || (condition != kNever && evaluator_.holds(condition, view))) {
                observers_.push_back(who);
            }
        }
    }
    found.observer_last = static_cast<std::uint32_t>(observers_.size());
    found.told_first = static_cast<std::uint32_t>(told_.size());
    states_.load(row, scratch_);
    std::vector<std::uint32_t> set;
    std::vector<Change> own;
    for (auto effect = static_cast<std::size_t>(a.effect_start[at(event)]);
         effect < static_cast<std::size_t>(a.effect_start[at(event) + 1]); ++effect) {
        if (!evaluator_.holds(a.effect_when[effect], view)) continue;
        const Change change{static_cast<std::uint32_t>(a.effect_fluent[effect]),
                            evaluator_.value(a.effect_value[effect], view)};
        if (a.fluent_believer[change.fluent] != kNone) {
            told_.push_back(change);
            if (a.fluent_believer[change.fluent] == static_cast<std::int32_t>(owner)) own.push_back(change);
        }
        const std::int32_t slot = a.fluent_slot[change.fluent];
        // of two values for one fluent the first counts
        if (slot < 0 || std::find(set.begin(), set.end(), change.fluent) != set.end()) continue;
        set.push_back(change.fluent);
        scratch_.set(static_cast<std::size_t>(slot), change.value);
    }
    found.told_last = static_cast<std::uint32_t>(told_.size());
    if (problem_.is_trigger(event)) {
        // what an action makes its owner believe is told to the owner's belief about itself, which nobody follows; a
        // trigger that sets it has read the owner's belief, and must come to rest
        for (const Change& change : own)
            put(scratch_, static_cast<std::uint32_t>(a.fluent_inner[change.fluent]), change.value);
    }
    found.row = at(store(scratch_));
    outcome_index_.put(key(row, event), static_cast<std::uint32_t>(outcomes_.size()));
    outcomes_.push_back(found);
    return found;
}

World::Outcome World::with_corrections(RowId row, EventId event) {
    (void)outcome(row, event);
    Outcome& found = outcomes_[outcome_index_.find(key(row, event))];
    if (found.has_corrections) return found;
    const Arrays& a = problem_.a;
    const View view = evaluator_.view(row);
    found.correction_first = static_cast<std::uint32_t>(corrections_.size());
    for (auto clause = static_cast<std::size_t>(a.clause_start[at(event)]);
         clause < static_cast<std::size_t>(a.clause_start[at(event) + 1]); ++clause) {
        const auto first = static_cast<std::size_t>(a.atom_start[clause]);
        const auto last = static_cast<std::size_t>(a.atom_start[clause + 1]);
        bool is_so = true;
        for (std::size_t atom = first; atom < last && is_so; ++atom) is_so = evaluator_.holds(a.atom_test[atom], view);
        for (std::size_t atom = first; atom < last && is_so; ++atom) {
            const std::int32_t value = a.atom_value[atom];
            corrections_.push_back({static_cast<std::uint32_t>(a.atom_fluent[atom]), a.atom_test[atom],
                                    value == kNone ? kNothing : evaluator_.value(value, view)});
        }
    }
    found.correction_last = static_cast<std::uint32_t>(corrections_.size());
    found.has_corrections = true;  // not where something divides by zero on the way
    return found;
}

StateId World::apply(StateId state, EventId event) {
    const std::uint32_t known = applied_.find(key(state, event));
    if (known != Memo::kMissing) return StateId{known};
    const RowId row = states_.row(state);
    const std::uint32_t owner = states_.owner(row);
    const Outcome outcome = this->outcome(row, event);
    Draft after;
    states_.load(state, after);
    std::uint32_t next = outcome.observer_first;
    for (std::uint32_t who = 0; who < problem_.characters(); ++who) {
        const bool observes = next < outcome.observer_last && observers_[next] == who;
        if (observes) ++next;
        const StateId mind = after.minds[who];
        if (mind != kSelf) after.minds[who] = mind_after(mind, row, event, who, observes, outcome);
    }
    if (problem_.is_trigger(event)) {
        // a trigger that sets its owner's belief about others' beliefs sets those
        for (std::uint32_t i = outcome.told_first; i < outcome.told_last; ++i) {
            const Change change = told_[i];
            if (problem_.a.fluent_believer[change.fluent] != static_cast<std::int32_t>(owner)) continue;
            put(after, static_cast<std::uint32_t>(problem_.a.fluent_inner[change.fluent]), change.value);
        }
    }
    const StateId result = states_.store(RowId{outcome.row}, after.minds);
    applied_.put(key(state, event), at(result));
    return result;
}

StateId World::mind_after(StateId mind, RowId around, EventId event, std::uint32_t who, bool observes,
                          const Outcome& outcome) {
    StateId after = mind;
    Draft draft;
    if (observes && !possible(states_.row(mind), event)) {
        const Outcome seen = with_corrections(around, event);
        states_.load(after, draft);
        for (std::uint32_t i = seen.correction_first; i < seen.correction_last; ++i) {
            const Correction correction = corrections_[i];
            if (!evaluator_.holds(correction.test, evaluator_.view(draft.row))) {
                put(draft, correction.fluent, correction.value);
            }
        }
        after = store(draft);
    }
    if (observes) after = apply(after, event);
    bool is_loaded = false;
    for (std::uint32_t i = outcome.told_first; i < outcome.told_last; ++i) {
        const Change change = told_[i];
        if (problem_.a.fluent_believer[change.fluent] != static_cast<std::int32_t>(who)) continue;
        if (!is_loaded) states_.load(after, draft);
        is_loaded = true;
        put(draft, static_cast<std::uint32_t>(problem_.a.fluent_inner[change.fluent]), change.value);
    }
    if (is_loaded) after = store(draft);
    return after == mind ? mind : settled(after, states_.row(mind));
}

void World::put(RowDraft& draft, std::uint32_t fluent, Value value) const {
    const Arrays& a = problem_.a;
    const std::int32_t own = a.fluent_slot[fluent];
    const std::int32_t slot = own >= 0 ? own : problem_.slot_of(draft.owner)[fluent];
    if (slot >= 0) draft.set(static_cast<std::size_t>(slot), value);
    if (a.fluent_believer[fluent] == static_cast<std::int32_t>(draft.owner)) {
        put(draft, static_cast<std::uint32_t>(a.fluent_inner[fluent]), value);
    }
}

void World::put(Draft& draft, std::uint32_t fluent, Value value) {
    const Arrays& a = problem_.a;
    put(draft.row, fluent, value);
    std::uint32_t told = fluent;
    while (a.fluent_believer[told] == static_cast<std::int32_t>(draft.row.owner)) {
        told = static_cast<std::uint32_t>(a.fluent_inner[told]);
    }
    if (a.fluent_believer[told] == kNone) return;
    const auto who = static_cast<std::uint32_t>(a.fluent_believer[told]);
    const StateId mind = draft.minds[who];
    if (mind == kSelf) return;  // deeper than beliefs are followed
    Draft below;
    states_.load(mind, below);
    put(below, static_cast<std::uint32_t>(a.fluent_inner[told]), value);
    const StateId after = store(below);
    draft.minds[who] = after == mind ? mind : settled(after, states_.row(mind));
}

void World::watch(RowId row, RowId before, std::vector<std::uint64_t>& agenda) const {
    const Watching& watching = watching_[states_.owner(row)];
    const std::size_t width = problem_.first_number();
    const Value* now = states_.values(row);
    const Value* then = states_.values(before);
    const auto wake = [&](const std::vector<std::uint32_t>& triggers) {
        for (const std::uint32_t trigger : triggers) agenda[trigger / 64] |= 1ULL << (trigger % 64);
    };
    for (std::size_t slot = 0; slot < problem_.slots(); ++slot) {
        if (now[slot] == then[slot]) continue;
        wake(watching.changes[slot]);
        if (now[slot] < width) wake(watching.becomes[slot * width + now[slot]]);
        if (then[slot] < width) wake(watching.leaves[slot * width + then[slot]]);
    }
    wake(watching.always);
}

std::int32_t World::first_trigger(RowId row, std::vector<std::uint64_t>& agenda) const {
    const View view = evaluator_.view(row);
    for (std::size_t word = 0; word < agenda.size(); ++word) {
        while (agenda[word] != 0) {
            const auto bit = static_cast<std::uint32_t>(std::countr_zero(agenda[word]));
            const std::uint32_t event = problem_.actions() + static_cast<std::uint32_t>(word) * 64 + bit;
            if (evaluator_.holds(problem_.a.event_condition[event], view)) return static_cast<std::int32_t>(event);
            agenda[word] &= agenda[word] - 1;
        }
    }
    return kNone;
}

World::Rest World::settled(RowId row, RowId rested) {
    if (row == rested || problem_.events() == problem_.actions()) return {row, 0, 0};
    const std::uint32_t known = rest_index_.find(at(row));
    if (known != Memo::kMissing) {
        if (rests_[known].first > rests_[known].last) throw EndlessTriggers({});
        return rests_[known];
    }
    std::vector<std::uint64_t> agenda((problem_.events() - problem_.actions() + 63) / 64);
    std::vector<EventId> fired;
    RowId now = row;
    watch(now, rested, agenda);
    for (;;) {
        const std::int32_t trigger = first_trigger(now, agenda);
        if (trigger == kNone) break;
        fired.push_back(EventId{static_cast<std::uint32_t>(trigger)});
        if (fired.size() > kMostFirings) {
            fired.erase(fired.begin(), fired.end() - kNamedFirings);
            rest_index_.put(at(row), static_cast<std::uint32_t>(rests_.size()));
            rests_.push_back({row, 1, 0});
            throw EndlessTriggers(std::move(fired));
        }
        const RowId next{outcome(now, fired.back()).row};
        watch(next, now, agenda);
        now = next;
    }
    const auto first = static_cast<std::uint32_t>(fired_.size());
    fired_.insert(fired_.end(), fired.begin(), fired.end());
    rest_index_.put(at(row), static_cast<std::uint32_t>(rests_.size()));
    rests_.push_back({now, first, static_cast<std::uint32_t>(fired_.size())});
    return rests_.back();
}

StateId World::settled(StateId state, RowId rested) {
    const Rest rest = settled(states_.row(state), rested);
    for (std::uint32_t i = rest.first; i < rest.last; ++i) state = apply(state, fired_[i]);
    return state;
}

std::size_t World::bytes() const noexcept {
    return states_.bytes() + outcome_index_.bytes() + outcomes_.capacity() * sizeof(Outcome) +
           told_.capacity() * sizeof(Change) + observers_.capacity() * sizeof(std::uint32_t) +
           corrections_.capacity() * sizeof(Correction) + rest_index_.bytes() + rests_.capacity() * sizeof(Rest) +
           fired_.capacity() * sizeof(EventId) + applied_.bytes() + worth_.capacity() * (sizeof(double) + 1);
}

}  // namespace skaz::ground
