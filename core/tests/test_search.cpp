// What explains an action, the author's plans, and the limits of both.

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <thread>

#include "check.hpp"
#include "problems.hpp"
#include "skaz/ground/plan.hpp"

using namespace skaz::ground;
using problems::Tom;

namespace {

constexpr std::uint32_t kSeeds = 1000;

Budget endless() { return Budget({}, {}, {}); }

StateId mind(const World& world, StateId state, std::uint32_t who) { return world.states().mind(state, who); }

// What an owner of rows may do by plain search: all possible actions, but a character counts on none of the author's.
std::vector<EventId> moves(World& world, RowId row) {
    std::vector<EventId> found;
    world.applicable(row, found);
    if (world.states().owner(row) == world.problem().author()) return found;
    std::erase_if(found, [&](EventId action) { return world.problem().consenting(action).empty(); });
    return found;
}

// The most that a row can be worth within so many steps, by plain search.
double most_worth(World& world, RowId first, std::uint32_t steps) {
    std::set<RowId> all{first}, last{first};
    for (std::uint32_t step = 0; step < steps; ++step) {
        std::set<RowId> next;
        for (const RowId row : last) {
            for (const EventId action : moves(world, row)) {
                const RowId after = world.act(row, action);
                if (all.insert(after).second) next.insert(after);
            }
        }
        last = next;
    }
    double most = -std::numeric_limits<double>::infinity();
    for (const RowId row : all) {
        if (world.worth(row) > most) most = world.worth(row);  // nothing is never more
    }
    return most;
}

// The least number of agreed actions to a state worth the goal, by plain search; `limit + 1` if it takes more.
std::uint32_t least_steps(World& world, Explainer& explainer, const Question& question) {
    Budget budget = endless();
    std::set<StateId> all{world.initial()}, last = all;
    for (std::uint32_t steps = 1; steps <= question.author_limit; ++steps) {
        std::set<StateId> next;
        for (const StateId state : last) {
            for (const EventId action : moves(world, world.states().row(state))) {
                if (!explainer.agreed(state, action, question.character_limit, 0, budget)) continue;
                const StateId after = world.act(state, action);
                if (world.worth(after) >= question.goal) return steps;
                if (all.insert(after).second) next.insert(after);
            }
        }
        last = next;
    }
    return question.author_limit + 1;
}

// Whether a plan is just this one action.
bool is_only(const std::vector<EventId>& plan, std::uint32_t action) {
    return plan.size() == 1 && plan[0] == EventId{action};
}

Answer plan(World& world, const Question& question, const Limits& limits = {}, Budget::Poll poll = {}) {
    Explainer explainer(world, 2);
    Budget budget(limits, [&] { return world.bytes(); }, std::move(poll));
    return Planner(world, explainer).plan(question, budget);
}

}  // namespace

TEST(what_helps_as_the_doer_sees_it_is_explained) {
    World world(Tom::arrays(3));
    Explainer explainer(world, 2);
    Budget budget = endless();
    const StateId laid = world.act(world.initial(), EventId{Tom::lay});
    const StateId told = world.act(laid, EventId{Tom::tell});
    // Tom still takes it to be in the box, until he is told
    CHECK(explainer.explained(mind(world, laid, Tom::tom), EventId{Tom::from_box}, 1, 1, budget));
    CHECK(!explainer.explained(mind(world, laid, Tom::tom), EventId{Tom::from_bag}, 3, 1, budget));
    CHECK(explainer.explained(mind(world, told, Tom::tom), EventId{Tom::from_bag}, 1, 1, budget));
    // Ann wants nothing, so nothing explains what she does
    CHECK(!explainer.explained(mind(world, laid, Tom::ann), EventId{Tom::tell}, 3, 1, budget));
}

TEST(the_shortest_plan_is_found) {
    for (const Method method : {Method::best_first, Method::explanation_first}) {
        World world(Tom::arrays(3));
        const Answer answer = plan(world, {.goal = 1, .author_limit = 4, .character_limit = 3, .method = method});
        CHECK(answer.is_solved && answer.is_shortest);
        CHECK(is_only(answer.plan, Tom::from_box));
        CHECK(answer.utility == 1);
        CHECK(answer.reasons.size() == 1 && answer.reasons[0].character == Tom::tom);
        CHECK(is_only(answer.reasons[0].plan, Tom::from_box));
    }
}

TEST(where_there_is_no_plan_the_search_ends) {
    World world(Tom::arrays(3));
    const Answer answer = plan(world, {.goal = 2, .author_limit = 6, .character_limit = 3});
    CHECK(!answer.is_solved);
    CHECK(answer.reason == Reason::exhausted);
}

TEST(a_search_keeps_to_its_limits_and_says_which) {
    const Question question{.goal = 1, .author_limit = 12, .character_limit = 3};
    const auto reason = [&](const Limits& limits) {
        World world(problems::lamps(12));
        return plan(world, question, limits).reason;
    };
    CHECK(reason({}) == Reason::none);
    CHECK(reason({.visited = 7}) == Reason::visited);
    CHECK(reason({.seconds = 0}) == Reason::time);
    CHECK(reason({.bytes = 1}) == Reason::memory);
    World world(problems::lamps(12));
    CHECK(plan(world, question, {.visited = 7}).visited == 7);
}

TEST(who_is_asked_whether_to_go_on_can_stop_it) {
    Budget budget({}, {}, [](std::uint64_t, std::uint64_t) { return false; });
    const auto go_on = [&] {
        while (budget.seconds() < 10) budget.generate();
    };
    CHECK_THROWS(go_on(), Stopped);
    CHECK(budget.seconds() < 5);
}

TEST(at_random_what_cannot_be_reached_by_the_relaxed_problem_cannot_be_reached) {
    std::uint32_t refuted = 0;
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        World world(problems::any(seed));
        Relaxed relaxed(world);
        std::vector<StateId> states{world.initial()};
        for (std::uint32_t who = 0; who < world.problem().characters(); ++who) {
            states.push_back(mind(world, world.initial(), who));
        }
        for (const StateId state : states) {
            const RowId row = world.states().row(state);
            try {
                for (std::uint32_t steps = 0; steps <= 3; ++steps) {
                    const double most = most_worth(world, row, steps);
                    for (const double bar : {-3.0, -1.0, 0.0, 1.0, 2.0, 3.0, 5.0}) {
                        const bool may = relaxed.may_exceed(row, bar, steps);
                        CHECK(may || !(most > bar));
                        if (!may) ++refuted;
                        CHECK(relaxed.steps_to(row, bar, 5) <= steps || !(most >= bar));
                    }
                }
            } catch (const EndlessTriggers&) {
                continue;
            }
        }
    }
    CHECK(refuted > 1000);
}

TEST(at_random_a_reason_is_a_plan_that_ends_better) {
    std::uint32_t explained = 0;
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        try {
            World world(problems::any(seed));
            Explainer explainer(world, 2);
            Budget budget({.visited = 2000}, {}, {});
            for (std::uint32_t action = 0; action < world.problem().actions(); ++action) {
                for (const std::int32_t who : world.problem().consenting(EventId{action})) {
                    StateId now = mind(world, world.initial(), static_cast<std::uint32_t>(who));
                    const double before = world.worth(now);
                    const auto found = explainer.plan(now, EventId{action}, 3, 1, budget);
                    const std::vector<EventId> plan(found.begin(), found.end());
                    if (plan.empty()) continue;
                    ++explained;
                    CHECK(plan.front() == EventId{action});
                    CHECK(plan.size() <= 3);
                    for (const EventId each : plan) {
                        CHECK(world.possible(world.states().row(now), each));
                        now = world.act(now, each);
                    }
                    CHECK(world.worth(now) > before);
                }
            }
        } catch (const EndlessTriggers&) {
            continue;
        } catch (const Stopped&) {
            continue;
        }
    }
    CHECK(explained > 50);
}

TEST(at_random_both_methods_find_plans_as_short_as_plain_search) {
    std::map<std::uint32_t, std::uint32_t> lengths;
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        try {
            World world(problems::any(seed));
            Explainer explainer(world, 2);
            Question question{.goal = world.worth(world.initial()) + 1, .author_limit = 3, .character_limit = 3};
            if (!(question.goal > -1000)) continue;  // worth nothing as it begins
            const std::uint32_t least = least_steps(world, explainer, question);
            for (const Method method : {Method::best_first, Method::explanation_first}) {
                question.method = method;
                World fresh(problems::any(seed));
                const Answer answer = plan(fresh, question);
                CHECK(answer.is_solved == (least <= 3));
                if (!answer.is_solved) continue;
                CHECK(answer.plan.size() == least);
                StateId now = fresh.initial();
                for (const EventId action : answer.plan) {
                    CHECK(fresh.possible(fresh.states().row(now), action));
                    now = fresh.act(now, action);
                }
                CHECK(fresh.worth(now) == answer.utility && answer.utility >= question.goal);
                ++lengths[least];
            }
        } catch (const EndlessTriggers&) {
            continue;
        }
    }
    CHECK(lengths[1] > 20 && lengths[2] > 4);
}

TEST(two_threads_with_a_world_each_do_not_meet) {
    const auto run = [](std::vector<std::size_t>& found) {
        for (std::uint32_t seed = 0; seed < 40; ++seed) {
            try {
                World world(problems::any(seed));
                const Answer answer = plan(world, {.goal = 2, .author_limit = 3, .character_limit = 2});
                found.push_back(answer.plan.size() + 100 * world.states().size());
            } catch (const EndlessTriggers&) {
                found.push_back(0);
            }
        }
    };
    std::vector<std::size_t> one, two;
    std::thread first(run, std::ref(one)), second(run, std::ref(two));
    first.join();
    second.join();
    CHECK(one == two);
}

TEST(a_world_may_be_read_by_many_while_another_is_planned_in) {
    World read(Tom::arrays(3)), planned(problems::lamps(10));
    const StateId laid = read.act(read.initial(), EventId{Tom::lay});
    const auto look = [&](std::size_t& found) {
        for (int i = 0; i < 2000; ++i) {
            const StateId tom = mind(read, laid, Tom::tom);
            found += read.states().values(read.states().row(tom))[Tom::at] + read.states().size() + read.bytes();
        }
    };
    std::size_t one = 0, two = 0;
    std::thread first(look, std::ref(one)), second(look, std::ref(two));
    const Answer answer = plan(planned, {.goal = 1, .author_limit = 10, .character_limit = 1});
    first.join();
    second.join();
    CHECK(answer.plan.size() == 10);
    CHECK(one == two && one > 0);
}
