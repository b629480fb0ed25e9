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

std::uint64_t key(StateId state, EventId event) noexcept {
    return (static_cast<std::uint64_t>(at(state)) << 32) | at(event);
}

}  // namespace

World::World(Arrays arrays)
    : problem_(std::move(arrays)),
      states_(problem_),
      numbers_(problem_),
      evaluator_(problem_, states_, numbers_),
      applicable_(problem_) {
    const std::uint32_t owners = problem_.characters() + 1;
    watching_.resize(owners);
    always_.resize(owners);
    unread_.resize(owners);
    for (std::uint32_t owner = 0; owner < owners; ++owner) {
        watching_[owner].resize(problem_.slots());
        for (std::uint32_t event = problem_.actions(); event < problem_.events(); ++event) {
            const std::uint32_t trigger = event - problem_.actions();
            const std::vector<std::int32_t> read = problem_.reads(problem_.a.event_condition[event], owner);
            if (read.empty() || read.front() < 0) always_[owner].push_back(trigger);
            for (const std::int32_t slot : read) {
                if (slot >= 0) watching_[owner][static_cast<std::size_t>(slot)].push_back(trigger);
            }
        }
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
        draft.owner = owners[node];
        for (std::size_t slot = 0; slot < problem_.slots(); ++slot) {
            draft.values.push_back(static_cast<Value>(a.begin_values[node * problem_.slots() + slot]));
            draft.hash ^= hash_of(slot, draft.values.back());
        }
        for (std::size_t who = 0; who < characters; ++who) {
            const std::int32_t mind = a.begin_minds[node * characters + who];
            draft.minds.push_back(mind == kNone ? kSelf : made[static_cast<std::size_t>(mind)]);
        }
        made[node] = store(draft);
    }
    return made[0];
}

StateId World::store(Draft& draft) {
    for (const std::int32_t slot : unread_[draft.owner]) draft.set(static_cast<std::size_t>(slot), kNothing);
    return states_.intern(draft);
}

void World::applicable(StateId state, std::vector<EventId>& found) {
    applicable_.find(evaluator_.view(state), evaluator_, found);
}

Value World::utility_value(StateId state, std::uint32_t owner) const {
    const std::int32_t expr = problem_.utility(owner);
    return expr == kNone ? kNothing : evaluator_.value(expr, evaluator_.view(state));
}

double World::worth(StateId state) {
    if (at(state) >= worth_.size()) {
        worth_.resize(states_.size() + states_.size() / 2 + 1);
        has_worth_.resize(worth_.size());
    }
    if (has_worth_[at(state)]) return worth_[at(state)];
    const std::uint32_t owner = states_.owner(state);
    double found = 0;
    if (problem_.utility(owner) != kNone) {
        const Value value = utility_value(state, owner);
        found = value == kTrue              ? 1
                : value == kFalse           ? 0
                : numbers_.is_number(value) ? numbers_.of(value)
                                            : std::numeric_limits<double>::quiet_NaN();
    }
    worth_[at(state)] = found;
    has_worth_[at(state)] = true;
    return found;
}

StateId World::act(StateId state, EventId action) {
    const StateId after = apply(state, action);
    return after == state ? state : settle(after, state);
}

StateId World::apply(StateId state, EventId event) {
    const std::uint32_t known = applied_.find(key(state, event));
    if (known != Memo::kMissing) return StateId{known};
    // all is read in the state as it is before anything is stored, which may move it
    const std::vector<Change> changed = changes(state, event);
    const std::uint32_t owner = states_.owner(state);
    const bool is_trigger = problem_.is_trigger(event);
    const Arrays& a = problem_.a;
    std::vector<Concerned> concerned;
    std::vector<Correction> seen;
    bool has_looked = false;
    for (std::uint32_t who = 0; who < problem_.characters(); ++who) {
        const StateId mind = states_.mind(state, who);
        if (mind == state) continue;
        bool observes = false;
        if (!is_trigger) {
            const std::int32_t condition = problem_.observing(event, who);
            observes =
                condition == kAlways || (condition != kNever && evaluator_.holds(condition, evaluator_.view(state)));
        }
        const bool is_told = std::any_of(changed.begin(), changed.end(), [&](const Change& change) {
            return a.fluent_believer[change.fluent] == static_cast<std::int32_t>(who);
        });
        if (!observes && !is_told) continue;
        const bool is_surprised = observes && !possible(mind, event);
        if (is_surprised && !has_looked) {
            seen = corrections(state, event);
            has_looked = true;
        }
        concerned.push_back({who, observes, is_surprised});
    }
    Draft after;
    states_.load(state, after);
    bool has_changed = false;
    std::vector<std::uint32_t> set;
    for (const Change& change : changed) {
        const std::int32_t slot = a.fluent_slot[change.fluent];
        // of two values for one fluent the first counts
        if (slot < 0 || std::find(set.begin(), set.end(), change.fluent) != set.end()) continue;
        set.push_back(change.fluent);
        has_changed = has_changed || after.values[static_cast<std::size_t>(slot)] != change.value;
        after.set(static_cast<std::size_t>(slot), change.value);
    }
    for (const Change& change : changed) {
        // what an action makes its owner believe is told to the owner's belief about itself, which nobody follows; a
        // trigger that sets it has read the owner's belief, and must come to rest
        if (!is_trigger || a.fluent_believer[change.fluent] != static_cast<std::int32_t>(owner)) continue;
        put(after, static_cast<std::uint32_t>(a.fluent_inner[change.fluent]), change.value);
        has_changed = true;
    }
    static const std::vector<Correction> kNothingToCorrect;
    for (const auto& [who, observes, is_surprised] : concerned) {
        const StateId mind = after.minds[who];
        after.minds[who] = mind_after(mind, event, who, observes, is_surprised ? seen : kNothingToCorrect, changed);
        has_changed = has_changed || after.minds[who] != mind;
    }
    const StateId result = has_changed ? store(after) : state;
    applied_.put(key(state, event), at(result));
    return result;
}

StateId World::mind_after(StateId mind, EventId event, std::uint32_t who, bool observes,
                          const std::vector<Correction>& corrections, const std::vector<Change>& changes) {
    StateId after = mind;
    if (!corrections.empty()) {
        Draft draft;
        states_.load(after, draft);
        for (const Correction& correction : corrections) {
            if (!evaluator_.holds(correction.test, evaluator_.view(draft))) {
                put(draft, correction.fluent, correction.value);
            }
        }
        after = store(draft);
    }
    if (observes) after = apply(after, event);
    Draft draft;
    bool is_loaded = false;
    for (const Change& change : changes) {
        if (problem_.a.fluent_believer[change.fluent] != static_cast<std::int32_t>(who)) continue;
        if (!is_loaded) states_.load(after, draft);
        is_loaded = true;
        put(draft, static_cast<std::uint32_t>(problem_.a.fluent_inner[change.fluent]), change.value);
    }
    if (is_loaded) after = store(draft);
    return after == mind ? mind : settle(after, mind);
}

std::vector<World::Change> World::changes(StateId state, EventId event) const {
    const Arrays& a = problem_.a;
    const View view = evaluator_.view(state);
    std::vector<Change> found;
    for (auto effect = static_cast<std::size_t>(a.effect_start[at(event)]);
         effect < static_cast<std::size_t>(a.effect_start[at(event) + 1]); ++effect) {
        if (evaluator_.holds(a.effect_when[effect], view)) {
            found.push_back({static_cast<std::uint32_t>(a.effect_fluent[effect]),
                             evaluator_.value(a.effect_value[effect], view)});
        }
    }
    return found;
}

std::vector<World::Correction> World::corrections(StateId state, EventId event) const {
    const Arrays& a = problem_.a;
    const View view = evaluator_.view(state);
    std::vector<Correction> found;
    for (auto clause = static_cast<std::size_t>(a.clause_start[at(event)]);
         clause < static_cast<std::size_t>(a.clause_start[at(event) + 1]); ++clause) {
        const auto first = static_cast<std::size_t>(a.atom_start[clause]);
        const auto last = static_cast<std::size_t>(a.atom_start[clause + 1]);
        bool is_so = true;
        for (std::size_t atom = first; atom < last && is_so; ++atom) is_so = evaluator_.holds(a.atom_test[atom], view);
        for (std::size_t atom = first; atom < last && is_so; ++atom) {
            const std::int32_t value = a.atom_value[atom];
            found.push_back({static_cast<std::uint32_t>(a.atom_fluent[atom]), a.atom_test[atom],
                             value == kNone ? kNothing : evaluator_.value(value, view)});
        }
    }
    return found;
}

void World::put(Draft& draft, std::uint32_t fluent, Value value) {
    const Arrays& a = problem_.a;
    const std::int32_t slot = a.fluent_slot[fluent];
    if (slot >= 0) draft.set(static_cast<std::size_t>(slot), value);
    if (a.fluent_believer[fluent] == kNone) return;
    const auto who = static_cast<std::uint32_t>(a.fluent_believer[fluent]);
    const auto inner = static_cast<std::uint32_t>(a.fluent_inner[fluent]);
    if (draft.owner == who) {
        put(draft, inner, value);
    } else if (draft.minds[who] != kSelf) {
        const StateId mind = draft.minds[who];
        Draft below;
        states_.load(mind, below);
        put(below, inner, value);
        const StateId after = store(below);
        draft.minds[who] = after == mind ? mind : settle(after, mind);
    }
}

void World::watch(StateId state, StateId before, std::vector<std::uint64_t>& agenda) const {
    const std::uint32_t owner = states_.owner(state);
    const Value* now = states_.values(state);
    const Value* then = states_.values(before);
    for (std::uint32_t slot = 0; slot < problem_.slots(); ++slot) {
        if (now[slot] == then[slot]) continue;
        for (const std::uint32_t trigger : watching_[owner][slot]) agenda[trigger / 64] |= 1ULL << (trigger % 64);
    }
    for (const std::uint32_t trigger : always_[owner]) agenda[trigger / 64] |= 1ULL << (trigger % 64);
}

std::int32_t World::first_trigger(StateId state, std::vector<std::uint64_t>& agenda) const {
    const View view = evaluator_.view(state);
    for (std::size_t word = 0; word < agenda.size(); ++word) {
        while (agenda[word] != 0) {
            const auto trigger = static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(agenda[word])));
            const std::uint32_t event = problem_.actions() + trigger;
            if (evaluator_.holds(problem_.a.event_condition[event], view)) return static_cast<std::int32_t>(event);
            agenda[word] &= agenda[word] - 1;
        }
    }
    return kNone;
}

StateId World::settle(StateId state, StateId rested) {
    if (problem_.events() == problem_.actions()) return state;
    const std::uint32_t known = settled_.find(at(state));
    if (known != Memo::kMissing) return StateId{known};
    std::vector<std::uint64_t> agenda((problem_.events() - problem_.actions() + 63) / 64);
    std::vector<EventId> fired;
    StateId now = state;
    watch(now, rested, agenda);
    for (;;) {
        const std::int32_t trigger = first_trigger(now, agenda);
        if (trigger == kNone) break;
        fired.push_back(EventId{static_cast<std::uint32_t>(trigger)});
        if (fired.size() > kMostFirings) {
            fired.erase(fired.begin(), fired.end() - kNamedFirings);
            throw EndlessTriggers(std::move(fired));
        }
        const StateId next = apply(now, fired.back());
        watch(next, now, agenda);
        now = next;
    }
    settled_.put(at(state), at(now));
    return now;
}

std::size_t World::bytes() const noexcept {
    return states_.bytes() + applied_.bytes() + settled_.bytes() + worth_.capacity() * (sizeof(double) + 1);
}

}  // namespace skaz::ground
