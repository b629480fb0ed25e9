#include "skaz/ground/explain.hpp"

#include <algorithm>
#include <cassert>

namespace skaz::ground {

namespace {

// Keys of the memos: a state, and what else a question hangs on.
template <class Id>
std::uint64_t key(Id of, std::uint64_t rest) noexcept {
    return (static_cast<std::uint64_t>(at(of)) << 32) | rest;
}

constexpr std::uint32_t kMostSteps = 63;
constexpr std::uint32_t kMostLevels = 15;
constexpr std::uint32_t kMostBars = 1U << 16;

}  // namespace

std::span<const EventId> Explainer::moves(RowId row, Budget& budget) {
    std::uint32_t known = move_ranges_.find(at(row));
    if (known == Memo::kMissing) {
        budget.visit();
        const auto first = static_cast<std::uint32_t>(moves_.size());
        world_.applicable(row, moves_);
        if (world_.states().owner(row) != world_.problem().author()) {
            const auto end = std::remove_if(moves_.begin() + first, moves_.end(), [&](EventId action) {
                return world_.problem().consenting(action).empty();
            });
            moves_.erase(end, moves_.end());
        }
        known = static_cast<std::uint32_t>(ranges_.size());
        ranges_.push_back({first, static_cast<std::uint32_t>(moves_.size())});
        move_ranges_.put(at(row), known);
    }
    const Range range = ranges_[known];
    return {moves_.data() + range.first, range.last - range.first};
}

bool Explainer::is_believed(StateId state, EventId action) {
    const auto consenting = world_.problem().consenting(action);
    return world_.rests(state, action) && std::all_of(consenting.begin(), consenting.end(), [&](std::int32_t who) {
               const StateId mind = world_.states().mind(state, static_cast<std::uint32_t>(who));
               return mind == state ||
                      (world_.possible(world_.states().row(mind), action) && world_.rests(mind, action));
           });
}

std::uint32_t Explainer::bar(double least) {
    const auto [found, is_new] = known_bars_.emplace(least, static_cast<std::uint32_t>(bars_.size()));
    if (is_new) bars_.push_back(least);
    if (bars_.size() > kMostBars) throw TooManyNumbers();
    return found->second;
}

std::uint32_t Explainer::keep(std::span<const EventId> plan) {
    const auto first = static_cast<std::uint32_t>(plan_actions_.size());
    plan_actions_.insert(plan_actions_.end(), plan.begin(), plan.end());
    plans_.push_back({first, static_cast<std::uint32_t>(plan_actions_.size())});
    return static_cast<std::uint32_t>(plans_.size() - 1);
}

std::uint32_t Explainer::explanation(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                     Budget& budget) {
    assert(left <= kMostSteps && level <= kMostLevels);
    if (left == 0) return kUnexplained;
    if (level > depth_) left = 1;  // only what helps at once counts there
    const std::uint64_t question = key(mind, (static_cast<std::uint64_t>(at(action)) << 10) | (left << 4) | level);
    const std::uint32_t known = answers_.find(question);
    if (known != Memo::kMissing) return known;
    const std::uint32_t found = search(mind, action, left, level, budget);
    answers_.put(question, found);
    return found;
}

std::uint32_t Explainer::search(StateId mind, EventId action, std::uint32_t left, std::uint32_t level, Budget& budget) {
    const RowId row = world_.states().row(mind);
    if (world_.problem().utility(world_.states().owner(row)) == kNone) return kUnexplained;
    if (!world_.possible(row, action) || !world_.rests(mind, action)) return kUnexplained;
    budget.generate();
    const RowId row_after = world_.act(row, action);
    const double least = world_.worth(row);
    if (world_.worth(row_after) > least) return keep(std::span(&action, 1));
    const Quest quest{least, bar(least), left, level};
    if (left == 1 || !reach(row_after, left - 1, quest, budget)) return kUnexplained;
    const StateId after = world_.act(mind, action);
    if (after == mind) return kUnexplained;
    for (std::uint32_t steps = 1; steps < left; ++steps) {
        if (!reach_explained(after, steps, 1, quest, budget)) continue;
        std::vector<EventId> path{action};
        std::vector<StateId> states{mind, after};
        if (lengthen(after, steps, quest, path, states, budget)) return keep(path);
    }
    return kUnexplained;
}

bool Explainer::reach(RowId row, std::uint32_t steps, const Quest& quest, Budget& budget) {
    if (world_.worth(row) > quest.least) return true;
    if (steps == 0) return false;
    const std::uint64_t question = key(row, (static_cast<std::uint64_t>(quest.bar) << 6) | steps);
    const std::uint32_t known = reached_.find(question);
    if (known != Memo::kMissing) return known != 0;
    bool found = steps > 1 && reach(row, steps - 1, quest, budget);
    if (!found && relaxed_.may_exceed(row, quest.least, steps)) {
        const std::uint32_t owner = world_.states().owner(row);
        const std::size_t count = moves(row, budget).size();
        for (std::size_t i = 0; i < count && !found; ++i) {
            const EventId action = moves(row, budget)[i];
            if (relevant_.level(owner, action) >= steps || !world_.rests(row, action)) continue;
            budget.generate();
            const RowId next = world_.act(row, action);
            found = next != row && reach(next, steps - 1, quest, budget);
        }
    }
    reached_.put(question, found ? 1 : 0);
    return found;
}

bool Explainer::reach_explained(StateId state, std::uint32_t steps, std::uint32_t done, const Quest& quest,
                                Budget& budget) {
    const RowId row = world_.states().row(state);
    if (world_.worth(row) > quest.least) return true;
    if (steps == 0 || !reach(row, steps, quest, budget)) return false;
    const std::uint64_t rest =
        (((static_cast<std::uint64_t>(quest.bar) << 6 | steps) << 6 | (quest.left - done)) << 4) | quest.level;
    const std::uint64_t question = key(state, rest);
    const std::uint32_t known = reached_explained_.find(question);
    if (known != Memo::kMissing) return known != 0;
    bool found = false;
    const std::size_t count = moves(row, budget).size();
    for (std::size_t i = 0; i < count && !found; ++i) {
        const EventId action = moves(row, budget)[i];
        found = leads_on(state, action, steps, quest, budget) &&
                (world_.worth(world_.act(row, action)) > quest.least ||
                 reach_explained(world_.act(state, action), steps - 1, done + 1, quest, budget)) &&
                agreed(state, action, quest.left - done, quest.level, budget);
    }
    reached_explained_.put(question, found ? 1 : 0);
    return found;
}

bool Explainer::leads_on(StateId state, EventId action, std::uint32_t steps, const Quest& quest, Budget& budget) {
    if (steps == 1 && relevant_.level(world_.states().owner(state), action) != 0) return false;
    const RowId row = world_.states().row(state);
    if (!world_.rests(row, action)) return false;
    budget.generate();
    return reach(world_.act(row, action), steps - 1, quest, budget) && is_believed(state, action);
}

bool Explainer::lengthen(StateId state, std::uint32_t steps, const Quest& quest, std::vector<EventId>& path,
                         std::vector<StateId>& states, Budget& budget) {
    if (steps == 0) {
        return world_.worth(state) > quest.least && is_minimal(states.front(), path, quest.left, quest.level, budget);
    }
    const auto done = static_cast<std::uint32_t>(path.size());
    const RowId row = world_.states().row(state);
    const std::size_t count = moves(row, budget).size();
    for (std::size_t i = 0; i < count; ++i) {
        const EventId action = moves(row, budget)[i];
        if (!leads_on(state, action, steps, quest, budget)) continue;
        const StateId next = world_.act(state, action);
        if (std::find(states.begin(), states.end(), next) != states.end()) continue;  // a circle is needless
        if (!reach_explained(next, steps - 1, done + 1, quest, budget)) continue;
        if (!agreed(state, action, quest.left - done, quest.level, budget)) continue;
        path.push_back(action);
        states.push_back(next);
        if (lengthen(next, steps - 1, quest, path, states, budget)) return true;
        path.pop_back();
        states.pop_back();
    }
    return false;
}

bool Explainer::agreed(StateId state, EventId action, std::uint32_t left, std::uint32_t level, Budget& budget) {
    const std::uint32_t owner = world_.states().owner(state);
    for (const std::int32_t who : world_.problem().consenting(action)) {
        const auto consenter = static_cast<std::uint32_t>(who);
        if (consenter == owner) continue;
        const StateId mind = world_.states().mind(state, consenter);
        if (explanation(mind, action, left, level + 1, budget) == kUnexplained) return false;
    }
    return true;
}

bool Explainer::is_wanted(StateId state, EventId action, double worth, std::uint32_t left, std::uint32_t level,
                          Budget& budget) {
    if (level == 0 || world_.worth(state) < worth) return true;
    const auto consenting = world_.problem().consenting(action);
    const auto owner = static_cast<std::int32_t>(world_.states().owner(state));
    return std::find(consenting.begin(), consenting.end(), owner) == consenting.end() ||
           explanation(state, action, left, level, budget) != kUnexplained;
}

bool Explainer::is_minimal(StateId state, std::span<const EventId> plan, std::uint32_t left, std::uint32_t level,
                           Budget& budget) {
    std::vector<StateId> states{state};
    for (const EventId action : plan) states.push_back(world_.act(states.back(), action));
    const double worth = world_.worth(states.back());
    for (std::uint32_t i = 1; i < plan.size(); ++i) {
        if (!is_wanted(states[i], plan[i], worth, left - i, level, budget)) return false;
    }
    std::vector<Taken> taken;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
        // a part that leaves out action i and keeps those before it
        const RowId row = world_.states().row(states[i]);
        if (does_without(states[i], row, plan.subspan(i + 1), i, worth, left, level, taken, budget)) return false;
    }
    return true;
}

bool Explainer::does_without(StateId first, RowId row, std::span<const EventId> rest, std::uint32_t done, double worth,
                             std::uint32_t left, std::uint32_t level, std::vector<Taken>& taken, Budget& budget) {
    if (world_.worth(row) == worth && makes_sense(first, taken, worth, left, level, budget)) return true;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (!world_.possible(row, rest[i]) || !world_.rests(row, rest[i])) continue;
        taken.push_back({rest[i], done});
        const bool found = does_without(first, world_.act(row, rest[i]), rest.subspan(i + 1), done + 1, worth, left,
                                        level, taken, budget);
        taken.pop_back();
        if (found) return true;
    }
    return false;
}

bool Explainer::makes_sense(StateId first, std::span<const Taken> taken, double worth, std::uint32_t left,
                            std::uint32_t level, Budget& budget) {
    StateId state = first;
    for (const auto& [action, done] : taken) {
        // the author's actions are explained with the whole limit, wherever they stand
        const std::uint32_t steps = level == 0 ? left : left - done;
        if (!world_.rests(state, action) || !agreed(state, action, steps, level, budget)) return false;
        if (!is_wanted(state, action, worth, steps, level, budget)) return false;
        state = world_.act(state, action);
    }
    return true;
}

std::span<const EventId> Explainer::plan(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                         Budget& budget) {
    const Range range = plans_[explanation(mind, action, left, level, budget)];
    return {plan_actions_.data() + range.first, range.last - range.first};
}

std::vector<Why> Explainer::reasons(StateId state, std::span<const EventId> plan, std::uint32_t first,
                                    std::uint32_t left, std::uint32_t level, Budget& budget) {
    std::vector<Why> found;
    StateId now = state;
    for (const EventId action : plan) now = world_.act(now, action);
    const double worth = world_.worth(now);
    now = state;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
        const EventId action = plan[i];
        const std::uint32_t steps = level == 0 ? left : left - i;
        for (const std::int32_t who : world_.problem().consenting(action)) {
            if (i < first) break;
            const auto consenter = static_cast<std::uint32_t>(who);
            const bool is_own = world_.states().owner(now) == consenter;
            if (is_own && world_.worth(now) < worth) continue;  // the rest of the plan is the reason
            const StateId mind = is_own ? now : world_.states().mind(now, consenter);
            const std::uint32_t inner = is_own ? level : level + 1;
            const auto known = this->plan(mind, action, steps, inner, budget);
            std::vector<EventId> why(known.begin(), known.end());
            std::vector<Why> because = reasons(mind, why, 1, steps, inner, budget);
            found.push_back({i, consenter, std::move(why), std::move(because)});
        }
        now = world_.act(now, action);
    }
    return found;
}

std::uint64_t Explainer::bytes() const noexcept {
    return answers_.bytes() + reached_.bytes() + reached_explained_.bytes() + move_ranges_.bytes() +
           moves_.capacity() * sizeof(EventId) + ranges_.capacity() * sizeof(Range) +
           plans_.capacity() * sizeof(Range) + plan_actions_.capacity() * sizeof(EventId);
}

}  // namespace skaz::ground
