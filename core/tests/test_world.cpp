// What happens in a ground problem.

#include <algorithm>

#include "check.hpp"
#include "problems.hpp"
#include "skaz/ground/world.hpp"

using namespace skaz::ground;
using problems::Tom;

namespace {

Value value(const World& world, StateId state, std::int32_t slot) {
    return world.states().values(world.states().row(state))[slot];
}

StateId mind(const World& world, StateId state, std::initializer_list<std::int32_t> whose) {
    for (const std::int32_t who : whose) state = world.states().mind(state, static_cast<std::uint32_t>(who));
    return state;
}

std::vector<EventId> possible(World& world, StateId state) {
    std::vector<EventId> found;
    world.applicable(world.states().row(state), found);
    return found;
}

// Whether two values are the same, of which new numbers may have come up in another order.
bool same(const World& one, Value left, const World& two, Value right) {
    if (!one.numbers().is_number(left) || !two.numbers().is_number(right)) return left == right;
    return one.numbers().of(left) == two.numbers().of(right);
}

}  // namespace

TEST(what_is_possible_comes_in_order) {
    World world(Tom::arrays());
    CHECK((possible(world, world.initial()) ==
           std::vector{EventId{Tom::lay}, EventId{Tom::from_box}, EventId{Tom::tell}}));
}

TEST(who_does_not_see_it_keeps_his_belief) {
    World world(Tom::arrays());
    const StateId after = world.act(world.initial(), EventId{Tom::lay});
    CHECK(value(world, after, Tom::at) == Tom::bag);
    CHECK(value(world, mind(world, after, {Tom::ann}), Tom::at) == Tom::bag);
    CHECK(mind(world, after, {Tom::tom}) == mind(world, world.initial(), {Tom::tom}));
    CHECK(value(world, mind(world, after, {Tom::ann, Tom::tom}), Tom::at) == Tom::box);
}

TEST(what_is_said_to_somebody_is_believed_by_him_alone) {
    World world(Tom::arrays());
    const StateId after = world.act(world.initial(), EventId{Tom::tell});
    CHECK(value(world, after, Tom::at) == Tom::box);
    CHECK(value(world, after, Tom::tom_thinks) == Tom::bag);
    CHECK(value(world, mind(world, after, {Tom::tom}), Tom::at) == Tom::bag);
    CHECK(value(world, mind(world, after, {Tom::ann, Tom::tom}), Tom::at) == Tom::bag);
    CHECK(value(world, mind(world, after, {Tom::tom, Tom::ann}), Tom::at) == Tom::box);
}

TEST(who_is_surprised_learns_what_must_have_been_so) {
    World world(Tom::arrays());
    const StateId laid = world.act(world.initial(), EventId{Tom::lay});
    const StateId after = world.act(laid, EventId{Tom::from_bag});
    const StateId tom = mind(world, after, {Tom::tom});
    CHECK(value(world, tom, Tom::at) == Tom::bag);
    CHECK(value(world, tom, Tom::has) == kTrue);
}

TEST(triggers_fire_in_the_world_and_in_every_mind_until_none_holds) {
    World world(Tom::arrays());
    const StateId after = world.act(world.initial(), EventId{Tom::from_box});
    for (const StateId state : {after, mind(world, after, {Tom::tom}), mind(world, after, {Tom::ann, Tom::tom})}) {
        CHECK(value(world, state, Tom::count) == Tom::one);
    }
}

TEST(beliefs_are_followed_as_deep_as_asked) {
    World world(Tom::arrays(1));
    const StateId tom = mind(world, world.initial(), {Tom::tom});
    CHECK(mind(world, tom, {Tom::ann}) == tom);
    CHECK(mind(world, tom, {Tom::tom}) == tom);
    CHECK(tom != world.initial());
}

TEST(rules_that_never_come_to_rest_are_an_error) {
    Arrays arrays = Tom::arrays();
    // the count is no longer asked for, so it goes up for ever
    arrays.event_condition.back() = arrays.utility[Tom::tom];
    World world(std::move(arrays));
    CHECK_THROWS(world.act(world.initial(), EventId{Tom::from_box}), EndlessTriggers);
    CHECK(possible(world, world.initial()).size() == 3);  // and the world can still be asked
}

TEST(arrays_that_point_outside_their_tables_are_refused) {
    const auto refuses = [](auto spoil) {
        Arrays arrays = Tom::arrays();
        spoil(arrays);
        CHECK_THROWS(World(std::move(arrays)), BadProblem);
    };
    refuses([](Arrays& a) { a.expr_a.back() = 1000; });
    refuses([](Arrays& a) { a.fluent_inner.back() = 3; });
    refuses([](Arrays& a) { a.effect_start.back() += 1; });
    refuses([](Arrays& a) { a.begin_minds[0] = 0; });
    refuses([](Arrays& a) { a.begin_values.pop_back(); });
    refuses([](Arrays& a) { a.observing.pop_back(); });
    refuses([](Arrays& a) { a.consent_who[0] = 2; });
    refuses([](Arrays& a) { a.utility.pop_back(); });
    refuses([](Arrays& a) { a.atom_value[0] = -2; });
    refuses([](Arrays& a) { a.expr_kind[0] = 16; });
    refuses([](Arrays& a) { a.clause_start.clear(); });
}

TEST(at_random_what_is_possible_is_what_the_conditions_say) {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        World world(problems::any(seed));
        StateId state = world.initial();
        for (std::uint32_t step = 0; step < 8; ++step) {
            const std::vector<EventId> found = possible(world, state);
            std::vector<EventId> expected;
            for (std::uint32_t action = 0; action < world.problem().actions(); ++action) {
                if (world.possible(world.states().row(state), EventId{action})) expected.push_back(EventId{action});
            }
            CHECK(found == expected);
            if (found.empty()) break;
            try {
                state = world.act(state, found[(seed + step) % found.size()]);
            } catch (const EndlessTriggers&) {
                break;
            }
        }
    }
}

TEST(at_random_a_state_is_one_wherever_it_comes_from) {
    std::uint32_t steps = 0;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        World world(problems::any(seed));
        World again(problems::any(seed));
        StateId state = world.initial(), twin = again.initial();
        for (std::uint32_t step = 0; step < 8; ++step) {
            const std::vector<EventId> found = possible(world, state);
            if (found.empty()) break;
            try {
                // `again` meets the same states in another order: there everything else is tried first
                for (const EventId other : possible(again, twin)) (void)again.act(twin, other);
                const EventId action = found[(seed + step) % found.size()];
                const StateId next = world.act(state, action);
                CHECK(next == world.act(state, action));
                CHECK(world.states().row(next) == world.act(world.states().row(state), action));
                Draft draft;
                world.states().load(next, draft);
                RowDraft row;
                for (const Value each : draft.row.values) row.add(each);
                CHECK(row.hash == draft.row.hash);
                twin = again.act(twin, action);
                state = next;
                for (std::uint32_t slot = 0; slot < world.problem().slots(); ++slot) {
                    CHECK(same(world, draft.row.values[slot], again,
                               value(again, twin, static_cast<std::int32_t>(slot))));
                }
                for (std::uint32_t who = 0; who < world.problem().characters(); ++who) {
                    const StateId of = world.states().mind(state, who);
                    CHECK(world.states().mind(of, who) == of);
                    CHECK(world.states().owner(of) == who);
                }
                ++steps;
            } catch (const EndlessTriggers&) {
                break;
            }
        }
    }
    CHECK(steps > 500);
}
