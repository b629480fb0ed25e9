// The author's plan: the shortest run of explained actions after which the story is worth enough to the author.
//
// A* over distinct states. Two ways of working, which find plans of equal length:
// - best first: whether an action is explained is asked when the state it leads to is about to be expanded;
// - explanation first: it is asked of the moves from a state in turn, the most promising first, and each that is
//   explained is gone on with before the next is asked about; so only explained runs ever wait.
// The estimate of the steps that are left (`Relaxed`) never says too much, so the first plan found is a shortest one,
// and a shortest plan has nothing needless in it: whatever could be left out would make a shorter plan.

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/ground/budget.hpp"
#include "skaz/ground/explain.hpp"
#include "skaz/ground/world.hpp"

namespace skaz::ground {

enum class Method : std::uint8_t { best_first, explanation_first };

struct Question {
    double goal = 1;  // the author's utility to be reached
    std::uint32_t author_limit = 10;
    std::uint32_t character_limit = 5;
    Method method = Method::best_first;
};

struct Answer {
    bool is_solved = false;
    std::vector<EventId> plan;  // without a solution, the run that came to the best state
    double utility = 0;         // at its end
    bool is_shortest = false;   // no shorter plan exists within the limits
    std::vector<Why> reasons;
    Reason reason = Reason::none;
    std::uint64_t visited = 0, generated = 0, queries = 0, bytes = 0;
    double seconds = 0;
};

class Planner {
public:
    Planner(World& world, Explainer& explainer) : world_(world), explainer_(explainer) {}
    // Throws EndlessTriggers, DividedByZero, TooManyNumbers; a limit that is reached is in the answer.
    [[nodiscard]] Answer plan(const Question& question, Budget& budget);

private:
    struct Node {
        StateId state;
        std::uint32_t steps;
        std::uint32_t parent;  // index of the node it came from; its own at the beginning
        EventId action;
        bool is_explained;  // whether the action is known to be
    };
    // A move that leads to where so many steps are left.
    struct Move {
        std::uint32_t left;
        EventId action;
    };
    void search(const Question& question, Answer& answer, Budget& budget);
    [[nodiscard]] std::vector<EventId> run_to(std::uint32_t node) const;

    World& world_;
    Explainer& explainer_;
    std::vector<Node> nodes_;
};

}  // namespace skaz::ground
