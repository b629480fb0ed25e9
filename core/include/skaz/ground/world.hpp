// What happens in a ground problem: which actions are possible in a state, and the state after one.
//
// An event changes the values of a state, then what everybody takes to be so: who observes it first corrects what made
// it seem impossible, then sees it happen; beliefs that it sets are set; and the triggers fire, in every belief state
// and at last in the state itself, until none holds (`engine/reference/update.py` is the specification). Since equal
// states are one (`States`), the result of an event in a state is worked out once and remembered, for whoever holds
// that state, anywhere.
//
// Possible actions are found through a decision tree over the tests of their conditions, triggers through lists of
// those that read what has changed; neither is ever found by going through all of them.
//
// A World is for one thread at a time. It grows with every new state and forgets nothing.

#pragma once

#include <cstdint>
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

    [[nodiscard]] bool possible(StateId state, EventId event) const {
        return evaluator_.holds(problem_.a.event_condition[at(event)], evaluator_.view(state));
    }
    // The possible actions in ascending order, after whatever `found` holds already.
    void applicable(StateId state, std::vector<EventId>& found);
    // The state after an action, possible or not, and all triggers. Throws EndlessTriggers, DividedByZero.
    [[nodiscard]] StateId act(StateId state, EventId action);
    // The value of an owner's utility expression as read in a state.
    [[nodiscard]] Value utility_value(StateId state, std::uint32_t owner) const;
    // What a state is worth to whose it is; NaN where that is nothing. Remembered.
    [[nodiscard]] double worth(StateId state);
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

    // Whose beliefs an event changes.
    struct Concerned {
        std::uint32_t who;
        bool observes, is_surprised;
    };

    [[nodiscard]] StateId begin();
    // The event without the triggers that follow it in this state.
    [[nodiscard]] StateId apply(StateId state, EventId event);
    [[nodiscard]] StateId mind_after(StateId mind, EventId event, std::uint32_t who, bool observes,
                                     const std::vector<Correction>& corrections, const std::vector<Change>& changes);
    [[nodiscard]] std::vector<Change> changes(StateId state, EventId event) const;
    [[nodiscard]] std::vector<Correction> corrections(StateId state, EventId event) const;
    // Lets the triggers fire that hold in `state`; in `rested`, whose owner is the same, none held.
    [[nodiscard]] StateId settle(StateId state, StateId rested);
    void watch(StateId state, StateId before, std::vector<std::uint64_t>& agenda) const;
    [[nodiscard]] std::int32_t first_trigger(StateId state, std::vector<std::uint64_t>& agenda) const;
    void put(Draft& draft, std::uint32_t fluent, Value value);
    [[nodiscard]] StateId store(Draft& draft);

    Problem problem_;
    States states_;
    Numbers numbers_;
    Evaluator evaluator_;
    Applicable applicable_;
    // By owner and slot: the triggers whose conditions read it; and those that must always be tried.
    std::vector<std::vector<std::vector<std::uint32_t>>> watching_;
    std::vector<std::vector<std::uint32_t>> always_;
    // By owner: variables that its states never read, since its beliefs about itself are those states.
    std::vector<std::vector<std::int32_t>> unread_;
    Memo applied_;
    Memo settled_;
    std::vector<double> worth_;
    std::vector<bool> has_worth_;
    StateId initial_{};
};

}  // namespace skaz::ground
