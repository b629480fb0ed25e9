#include "skaz/ground/explain.hpp"

#include <algorithm>
#include <cassert>

namespace skaz::ground {

namespace {

// Keys of the memos: a state, and what else a question hangs on.
std::uint64_t key(StateId state, std::uint64_t rest) noexcept {
    return (static_cast<std::uint64_t>(at(state)) << 32) | rest;
}

constexpr std::uint32_t kMostSteps = 63;
constexpr std::uint32_t kMostLevels = 15;
constexpr std::uint32_t kMostBars = 1U << 16;

}  // namespace

std::span<const Edge> Explainer::edges(StateId state, Budget& budget) {
    std::uint32_t known = edge_ranges_.find(at(state));
    if (known == Memo::kMissing) {
        budget.visit();
        const Problem& problem = world_.problem();
        const std::uint32_t owner = world_.states().owner(state);
        const bool is_author = owner == problem.author();
        found_.clear();
        world_.applicable(state, found_);
        const std::vector<EventId> actions = found_;
        std::vector<Edge> made;
        for (const EventId action : actions) {
            const auto consenting = problem.consenting(action);
            if (consenting.empty() && !is_author) continue;
            const bool is_believed = std::all_of(consenting.begin(), consenting.end(), [&](std::int32_t who) {
                const StateId mind = world_.states().mind(state, static_cast<std::uint32_t>(who));
                return mind == state || world_.possible(mind, action);
            });
            if (!is_believed) continue;
            budget.generate();
            const StateId after = world_.act(state, action);
            if (after != state) made.push_back({action, after});  // what changes nothing is in no minimal plan
        }
        known = static_cast<std::uint32_t>(ranges_.size());
        ranges_.push_back({static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(edges_.size() + made.size())});
        edges_.insert(edges_.end(), made.begin(), made.end());
        edge_ranges_.put(at(state), known);
    }
    const Range range = ranges_[known];
    return {edges_.data() + range.first, range.last - range.first};
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
    if (world_.problem().utility(world_.states().owner(mind)) == kNone) return kUnexplained;
    if (!world_.possible(mind, action)) return kUnexplained;
    budget.generate();
    const StateId after = world_.act(mind, action);
    const double least = world_.worth(mind);
    if (world_.worth(after) > least) return keep(std::span(&action, 1));
    if (left == 1 || after == mind) return kUnexplained;
    const Quest quest{least, bar(least), left, level};
    for (std::uint32_t steps = 1; steps < left; ++steps) {
        if (!reach(after, steps, quest, budget) || !reach_explained(after, steps, 1, quest, budget)) continue;
        std::vector<EventId> path{action};
        std::vector<StateId> states{mind, after};
        if (lengthen(after, steps, quest, path, states, budget)) return keep(path);
    }
    return kUnexplained;
}

bool Explainer::reach(StateId state, std::uint32_t steps, const Quest& quest, Budget& budget) {
    if (world_.worth(state) > quest.least) return true;
    if (steps == 0) return false;
    const std::uint64_t question = key(state, (static_cast<std::uint64_t>(quest.bar) << 6) | steps);
    const std::uint32_t known = reached_.find(question);
    if (known != Memo::kMissing) return known != 0;
    bool found = steps > 1 && reach(state, steps - 1, quest, budget);
    if (!found && relaxed_.steps(state, quest.least, true, steps) != Relaxed::kUnreachable) {
        const std::size_t count = edges(state, budget).size();
        for (std::size_t i = 0; i < count && !found; ++i) {
            found = reach(edges(state, budget)[i].state, steps - 1, quest, budget);
        }
    }
    reached_.put(question, found ? 1 : 0);
    return found;
}

bool Explainer::reach_explained(StateId state, std::uint32_t steps, std::uint32_t done, const Quest& quest,
                                Budget& budget) {
    if (world_.worth(state) > quest.least) return true;
    if (steps == 0 || !reach(state, steps, quest, budget)) return false;
    const std::uint64_t rest = (((static_cast<std::uint64_t>(quest.bar) << 6 | steps) << 6 | (quest.left - done)) << 4) | quest.level;
    const std::uint64_t question = key(state, rest);
    const std::uint32_t known = reached_explained_.find(question);
    if (known != Memo::kMissing) return known != 0;
    bool found = false;
    const std::size_t count = edges(state, budget).size();
    for (std::size_t i = 0; i < count && !found; ++i) {
        const Edge edge = edges(state, budget)[i];
        found = reach_explained(edge.state, steps - 1, done + 1, quest, budget) &&
                agreed(state, edge.action, quest.left - done, quest.level, budget);
    }
    reached_explained_.put(question, found ? 1 : 0);
    return found;
}

bool Explainer::lengthen(StateId state, std::uint32_t steps, const Quest& quest, std::vector<EventId>& path,
                         std::vector<StateId>& states, Budget& budget) {
    if (steps == 0) {
        return world_.worth(state) > quest.least && is_minimal(states.front(), path, quest.left, quest.level, budget);
    }
    const auto done = static_cast<std::uint32_t>(path.size());
    const std::size_t count = edges(state, budget).size();
    for (std::size_t i = 0; i < count; ++i) {
        const Edge edge = edges(state, budget)[i];
        if (std::find(states.begin(), states.end(), edge.state) != states.end()) continue;  // a circle is needless
        if (!reach_explained(edge.state, steps - 1, done + 1, quest, budget)) continue;
        if (!agreed(state, edge.action, quest.left - done, quest.level, budget)) continue;
        path.push_back(edge.action);
        states.push_back(edge.state);
        if (lengthen(edge.state, steps - 1, quest, path, states, budget)) return true;
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
    std::vector<Edge> taken;
    std::vector<std::uint32_t> when;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
        // a part that leaves out action i and keeps those before it
        if (does_without(states[i], plan.subspan(i + 1), i, worth, left, level, taken, when, budget)) return false;
    }
    return true;
}

bool Explainer::does_without(StateId state, std::span<const EventId> rest, std::uint32_t done, double worth,
                             std::uint32_t left, std::uint32_t level, std::vector<Edge>& taken,
                             std::vector<std::uint32_t>& when, Budget& budget) {
    if (world_.worth(state) == worth) {
        bool is_agreed = true;
        for (std::size_t i = 0; i < taken.size() && is_agreed; ++i) {
            // the author's actions are explained with the whole limit, wherever they stand
            const std::uint32_t steps = level == 0 ? left : left - when[i];
            is_agreed = agreed(taken[i].state, taken[i].action, steps, level, budget) &&
                        is_wanted(taken[i].state, taken[i].action, worth, steps, level, budget);
        }
        if (is_agreed) return true;
    }
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (!world_.possible(state, rest[i])) continue;
        taken.push_back({rest[i], state});
        when.push_back(done);
        const bool found = does_without(world_.act(state, rest[i]), rest.subspan(i + 1), done + 1, worth, left, level,
                                        taken, when, budget);
        taken.pop_back();
        when.pop_back();
        if (found) return true;
    }
    return false;
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
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
        const EventId action = plan[i];
        const std::uint32_t steps = level == 0 ? left : left - i;
        for (const std::int32_t who : world_.problem().consenting(action)) {
            if (i < first) break;
            const auto consenter = static_cast<std::uint32_t>(who);
            const bool is_own = world_.states().owner(now) == consenter;
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
    return answers_.bytes() + reached_.bytes() + reached_explained_.bytes() + edge_ranges_.bytes() +
           edges_.capacity() * sizeof(Edge) + ranges_.capacity() * sizeof(Range) + plans_.capacity() * sizeof(Range) +
           plan_actions_.capacity() * sizeof(EventId);
}

}  // namespace skaz::ground
