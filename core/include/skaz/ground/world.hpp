// What happens in a ground problem: which actions are possible in a state, and the state after one.
//
// An event changes the values of a state, then what everybody takes to be so: who observes it first corrects what made
// it seem impossible, then sees it happen; beliefs that it sets are set; and the triggers fire, in every belief state
// and at last in the state itself, until none holds (`engine/reference/update.py` is the specification).
//
// All conditions read values only, so what an event does to a row of values, who observes it there, what it sets in
// their minds and which triggers follow is worked out once for each row, whoever's minds stand beside it (`Outcome`,
// `Rest`). A state is then put together from the row and the minds, which is remembered in its turn. Whoever only asks
// what a state is worth stays with rows, which cost a fraction.
//
// Possible actions are found through a decision tree over the tests of their conditions, triggers through lists of
// those that read what has changed; neither is ever found by going through all of them.
//
// A World is for one thread at a time. It grows with every new state and forgets nothing.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "skaz/ground/applicable.hpp"
#include "skaz/ground/evaluate.hpp"
#include "skaz/ground/problem.hpp"
#include "skaz/ground/states.hpp"

namespace skaz::ground {

class World {
public:
    explicit World(Arrays arrays);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
    [[nodiscard]] const States& states() const noexcept { return states_; }
    [[nodiscard]] const Numbers& numbers() const noexcept { return numbers_; }
    [[nodiscard]] StateId initial() const noexcept { return initial_; }

    [[nodiscard]] bool possible(RowId row, EventId event) const {
        return evaluator_.holds(problem_.a.event_condition[at(event)], evaluator_.view(row));
    }
    // The possible actions in ascending order.
    void applicable(RowId row, std::vector<EventId>& found);
    // The state after an action, possible or not, and all triggers. Throws EndlessTriggers, DividedByZero.
    [[nodiscard]] StateId act(StateId state, EventId action);
    // The values after an action, minds left out: those of `act`.
    [[nodiscard]] RowId act(RowId row, EventId action) { return settled(RowId{outcome(row, action).row}, row).row; }
    // Whether the triggers that follow an action come to rest, so that it can be gone through with.
    template <class Id>
    [[nodiscard]] bool rests(Id before, EventId action) {
        try {
            (void)act(before, action);
            return true;
        } catch (const EndlessTriggers&) {
            return false;
        }
    }
    // The value of an owner's utility expression as read in a row.
    [[nodiscard]] Value utility_value(RowId row, std::uint32_t owner) const;
    // What a row is worth to whose it is; NaN where that is nothing. Remembered.
    [[nodiscard]] double worth(RowId row);
    [[nodiscard]] double worth(StateId state) { return worth(states_.row(state)); }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    struct Change {
        std::uint32_t fluent;
        Value value;
    };
    struct Correction {
        std::uint32_t fluent;
        std::int32_t test;
        Value value;
    };
    // What an event does to a row, without the triggers that follow; ranges of `told_` and `observers_`.
    struct Outcome {
        std::uint32_t row;
        std::uint32_t told_first, told_last;              // beliefs that it sets
        std::uint32_t observer_first, observer_last;      // who sees it
        std::uint32_t correction_first, correction_last;  // what it teaches who took it to be impossible
        bool has_corrections;                             // whether that has been worked out
    };
    // A row after its triggers, and which fired: a range of `fired_`; one that ends before it begins: they never rest.
    struct Rest {
        RowId row;
        std::uint32_t first, last;
    };

    struct Watching {
        std::vector<std::vector<std::uint32_t>> becomes;  // by slot and value: that it has the value
        std::vector<std::vector<std::uint32_t>> leaves;   // by slot and value: that it has it no longer
        std::vector<std::vector<std::uint32_t>> changes;  // by slot
        std::vector<std::uint32_t> always;                // those that must always be tried
    };

    [[nodiscard]] Watching watching(std::uint32_t owner) const;
    [[nodiscard]] StateId begin();
    [[nodiscard]] Outcome outcome(RowId row, EventId event);
    [[nodiscard]] Outcome with_corrections(RowId row, EventId event);
    // `rested`: a row of the same owner in which no trigger holds.
    [[nodiscard]] Rest settled(RowId row, RowId rested);
    [[nodiscard]] StateId settled(StateId state, RowId rested);
    // The event without the triggers that follow it in this state.
    [[nodiscard]] StateId apply(StateId state, EventId event);
    [[nodiscard]] StateId mind_after(StateId mind, RowId around, EventId event, std::uint32_t who, bool observes,
                                     const Outcome& outcome);
    void put(Draft& draft, std::uint32_t fluent, Value value);
    void put(RowDraft& draft, std::uint32_t fluent, Value value) const;
    void watch(RowId row, RowId before, std::vector<std::uint64_t>& agenda) const;
    [[nodiscard]] std::int32_t first_trigger(RowId row, std::vector<std::uint64_t>& agenda) const;
    [[nodiscard]] RowId store(RowDraft& draft);
    [[nodiscard]] StateId store(Draft& draft) { return states_.store(store(draft.row), draft.minds); }

    Problem problem_;
    States states_;
    Numbers numbers_;
    Evaluator evaluator_;
    Applicable applicable_;
    // By owner: the triggers that a change may make hold, for something they ask has become so by it.
    std::vector<Watching> watching_;
    // By owner: variables that its rows never read, since its beliefs about itself are those states.
    std::vector<std::vector<std::int32_t>> unread_;
    Memo outcome_index_;  // by row and event
    std::vector<Outcome> outcomes_;
    std::vector<Change> told_;
    std::vector<std::uint32_t> observers_;
    std::vector<Correction> corrections_;
    Memo rest_index_;  // by row
    std::vector<Rest> rests_;
    std::vector<EventId> fired_;
    Memo applied_;  // by state and event
    std::vector<double> worth_;
    std::vector<bool> has_worth_;
    RowDraft scratch_;
    StateId initial_{};
};

}  // namespace skaz::ground
