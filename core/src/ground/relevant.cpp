#include "skaz/ground/relevant.hpp"

#include <algorithm>

namespace skaz::ground {

Relevant::Relevant(const Problem& problem) : levels_(problem.characters() + 1) {
    const Arrays& a = problem.a;
    for (std::uint32_t owner = 0; owner < levels_.size(); ++owner) {
        std::vector<std::uint32_t>& levels = levels_[owner];
        levels.assign(problem.actions(), kNever);
        if (problem.utility(owner) == kNone) continue;
        std::vector<bool> counts(problem.slots());
        const auto count = [&](std::int32_t expr) {
            for (const std::int32_t slot : problem.reads(expr, owner)) {
                if (slot >= 0) counts[static_cast<std::size_t>(slot)] = true;
            }
        };
        const auto sets_what_counts = [&](std::uint32_t event) {
            return std::any_of(a.effect_fluent.begin() + a.effect_start[event],
                               a.effect_fluent.begin() + a.effect_start[event + 1], [&](std::int32_t fluent) {
                                   const std::int32_t slot = problem.slot_of(owner)[fluent];
                                   return slot >= 0 && counts[static_cast<std::size_t>(slot)];
                               });
        };
        const auto count_event = [&](std::uint32_t event) {
            count(a.event_condition[event]);
            for (std::int32_t effect = a.effect_start[event]; effect < a.effect_start[event + 1]; ++effect) {
                count(a.effect_when[static_cast<std::size_t>(effect)]);
                count(a.effect_value[static_cast<std::size_t>(effect)]);
            }
        };
        count(problem.utility(owner));
        std::vector<bool> has_counted(problem.events());
        for (std::uint32_t level = 0;; ++level) {
            for (bool has_grown = true; has_grown;) {
                has_grown = false;
                for (std::uint32_t event = problem.actions(); event < problem.events(); ++event) {
                    if (has_counted[event] || !sets_what_counts(event)) continue;
                    has_counted[event] = has_grown = true;
                    count_event(event);
                }
            }
            std::vector<std::uint32_t> found;
            for (std::uint32_t action = 0; action < problem.actions(); ++action) {
                if (levels[action] == kNever && sets_what_counts(action)) found.push_back(action);
            }
            if (found.empty()) break;
            for (const std::uint32_t action : found) {
                levels[action] = level;
                count_event(action);
            }
        }
    }
}

}  // namespace skaz::ground
