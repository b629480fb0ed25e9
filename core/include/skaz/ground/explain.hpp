// Whether an action makes sense to those whose consent it needs.
//
// An action is explained for a character when that character, in the state it takes to be so, sees a plan that begins
// with the action, is longer by nothing needless, ends better for it, and whose later actions are explained for all
// whose consent they need in their turn. `engine/reference/explain.py` is the definition; here it is found fast:
//
// - All states that a mind goes through are interned, so what was worked out about one holds wherever it comes up: for
//   other actions, other branches, other minds. Every question (state, action, steps left, depth) is answered once.
// - Before anybody's motives are asked, it must be possible at all to come to a better state in the steps left. That is
//   asked of rows of values alone (`reach`), and before anything is expanded of the relaxed problem; it refutes nearly
//   all, and whole states are made only along what is left.
// - Motives of others are asked from the end of a plan backward, and only along ways that lead to a better state
//   (`reach_explained`). Then plans are listed, shortest first, until one has nothing needless in it.
//
// Depth counts nested minds from 1; at the last depth plans are followed, one beyond it only an action that helps at
// once counts. A World whose beliefs are followed to `depth + 1` believers gives exact answers.

#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "skaz/ground/budget.hpp"
#include "skaz/ground/relaxed.hpp"
#include "skaz/ground/relevant.hpp"
#include "skaz/ground/world.hpp"

namespace skaz::ground {

// An action of somebody's plan with its reasons: for each whose consent it needs, their plan and its reasons.
struct Why {
    std::uint32_t action;  // index in the plan it belongs to
    std::uint32_t character;
    std::vector<EventId> plan;
    std::vector<Why> because;
};

class Explainer {
public:
    // Explanations are nested at most `depth` deep.
    Explainer(World& world, std::uint32_t depth)
        : world_(world), relaxed_(world), relevant_(world.problem()), depth_(depth) {}

    // Whether an action is explained in `mind`, the state that its consenter takes to be so, by a plan of at most
    // `left` actions. `level` is the depth of that mind, 1 for what the author sees of a character. Throws Stopped.
    [[nodiscard]] bool explained(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                 Budget& budget) {
        return explanation(mind, action, left, level, budget) != kUnexplained;
    }
    // The plan that explains; empty where nothing does.
    [[nodiscard]] std::span<const EventId> plan(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                                Budget& budget);
    // The reasons of a plan's actions from `first` on, begun in `state`, of a mind at `level` (0: the author's plan).
    [[nodiscard]] std::vector<Why> reasons(StateId state, std::span<const EventId> plan, std::uint32_t first,
                                           std::uint32_t left, std::uint32_t level, Budget& budget);
    // Whether everybody else whose consent an action needs has a reason for it in `state`, of whoever's plan it is;
    // `level` as for `reasons`.
    [[nodiscard]] bool agreed(StateId state, EventId action, std::uint32_t left, std::uint32_t level, Budget& budget);
    // Whether a plan has nothing needless: at every suffix. `state` is where it begins.
    [[nodiscard]] bool is_minimal(StateId state, std::span<const EventId> plan, std::uint32_t left, std::uint32_t level,
                                  Budget& budget);
    // What may be done next by whoever's values these are: the possible actions, but for a character none that only
    // the author can do.
    [[nodiscard]] std::span<const EventId> moves(RowId row, Budget& budget);
    // Whether an action can be gone through with, and all others whose consent it needs take it to be possible.
    [[nodiscard]] bool is_believed(StateId state, EventId action);
    [[nodiscard]] Relaxed& relaxed() noexcept { return relaxed_; }

    [[nodiscard]] std::uint64_t queries() const noexcept { return answers_.size(); }
    [[nodiscard]] std::uint64_t bytes() const noexcept;

private:
    static constexpr std::uint32_t kUnexplained = 0;

    struct Range {
        std::uint32_t first, last;
    };
    // An action taken, in which state, after how many others.
    struct Taken {
        EventId action;
        std::uint32_t done;
    };
    // One plan being looked for: from where, better than what, within how many steps.
    struct Quest {
        double least;        // the state at the end must be worth more
        std::uint32_t bar;   // `least` as a number of `bars_`
        std::uint32_t left;  // steps that the plan may have in all
        std::uint32_t level;
    };

    // The index of a plan, or kUnexplained.
    [[nodiscard]] std::uint32_t explanation(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                            Budget& budget);
    [[nodiscard]] std::uint32_t search(StateId mind, EventId action, std::uint32_t left, std::uint32_t level,
                                       Budget& budget);
    [[nodiscard]] bool reach(RowId row, std::uint32_t steps, const Quest& quest, Budget& budget);
    [[nodiscard]] bool reach_explained(StateId state, std::uint32_t steps, std::uint32_t done, const Quest& quest,
                                       Budget& budget);
    // Whether an action may lead to what is looked for, and all whose consent it needs take it to be possible.
    [[nodiscard]] bool leads_on(StateId state, EventId action, std::uint32_t steps, const Quest& quest, Budget& budget);
    // Lengthens `path` by exactly `steps` actions to a minimal plan, if there is one.
    [[nodiscard]] bool lengthen(StateId state, std::uint32_t steps, const Quest& quest, std::vector<EventId>& path,
                                std::vector<StateId>& states, Budget& budget);
    // Whether some of `rest`, begun in the row of `state` after what is taken, comes to exactly `worth`, and makes
    // sense.
    [[nodiscard]] bool does_without(StateId first, RowId row, std::span<const EventId> rest, std::uint32_t done,
                                    double worth, std::uint32_t left, std::uint32_t level, std::vector<Taken>& taken,
                                    Budget& budget);
    [[nodiscard]] bool makes_sense(StateId first, std::span<const Taken> taken, double worth, std::uint32_t left,
                                   std::uint32_t level, Budget& budget);
    // Whether whose plan it is wants an action of it, too. As long as its state is worth less than the end of the plan,
    // the rest of the plan is the reason (or, if something in it is needless, then that is what is wrong with the
    // plan).
    [[nodiscard]] bool is_wanted(StateId state, EventId action, double worth, std::uint32_t left, std::uint32_t level,
                                 Budget& budget);
    [[nodiscard]] std::uint32_t keep(std::span<const EventId> plan);
    [[nodiscard]] std::uint32_t bar(double least);

    World& world_;
    Relaxed relaxed_;
    Relevant relevant_;
    std::uint32_t depth_;
    Memo answers_;
    Memo reached_;
    Memo reached_explained_;
    Memo move_ranges_;  // by row: index in ranges_
    std::vector<Range> ranges_;
    std::vector<EventId> moves_;
    std::vector<Range> plans_{{0, 0}};
    std::vector<EventId> plan_actions_;
    std::vector<double> bars_;
    std::unordered_map<double, std::uint32_t> known_bars_;
};

}  // namespace skaz::ground
