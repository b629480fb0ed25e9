// Which actions can matter to whom, and how soon.

#include "check.hpp"
#include "problems.hpp"
#include "skaz/ground/relevant.hpp"

using namespace skaz::ground;

namespace {

// Bob wants the door open. For that he needs the key, for the key the ladder; being told that it is open makes him
// believe so, if the dog is up. Who sings wakes the dog, which is what the author wants.
struct Door {
    static constexpr std::int32_t bob = 0;
    static constexpr std::int32_t open = 0, key = 1, ladder = 2, song = 3, dog = 4, told = 5;  // variables
    static constexpr std::uint32_t opens = 0, takes = 1, climbs = 2, sings = 3, tells = 4, idles = 5;

    static Arrays arrays() {
        problems::Maker m;
        m.a.characters = 1;
        m.a.entities = 1;
        m.a.slots = 6;
        for (const std::int32_t slot : {open, key, ladder, song, dog}) m.fluent(slot);
        m.fluent(told, bob, open);
        const std::int32_t always = m.constant(problems::kTrue);
        const auto if_so = [&](std::int32_t fluent) {
            return std::vector<std::vector<problems::Maker::Atom>>{{{fluent, m.read(fluent), always}}};
        };
        const auto action = [&](std::int32_t needed, std::int32_t set, std::int32_t value) {
            m.action(if_so(needed), {bob}, {kAlways});
            m.effect(set, value, always);
        };
        action(key, open, always);
        action(ladder, key, always);
        action(song, ladder, always);
        action(dog, song, always);
        action(dog, told, always);
        action(dog, dog, always);
        m.event(if_so(song));
        m.effect(dog, always, always);
        m.a.utility = {m.read(open), m.read(dog)};
        m.begin(1, [](std::int32_t, std::vector<std::int32_t>& values) {
            values.insert(values.end(), 6, problems::kFalse);
        });
        return m.a;
    }
};

}  // namespace

TEST(an_action_is_as_far_from_a_wish_as_actions_lie_between) {
    const Problem problem(Door::arrays());
    const Relevant relevant(problem);
    const auto level = [&](std::uint32_t action) { return relevant.level(Door::bob, EventId{action}); };
    CHECK(level(Door::opens) == 0);
    CHECK(level(Door::takes) == 1);
    CHECK(level(Door::climbs) == 2);
    CHECK(level(Door::sings) == 1);  // it wakes the dog, and he can be told while that is up
}

TEST(what_is_told_to_somebody_is_what_he_takes_to_be_so) {
    const Problem problem(Door::arrays());
    const Relevant relevant(problem);
    CHECK(relevant.level(Door::bob, EventId{Door::tells}) == 0);
    CHECK(relevant.level(problem.author(), EventId{Door::tells}) == Relevant::kNever);
}

TEST(what_a_trigger_makes_of_an_action_counts_as_its_own) {
    const Problem problem(Door::arrays());
    const Relevant relevant(problem);
    CHECK(relevant.level(problem.author(), EventId{Door::sings}) == 0);
    CHECK(relevant.level(problem.author(), EventId{Door::opens}) == Relevant::kNever);
}

TEST(who_wants_nothing_is_concerned_by_nothing) {
    Arrays arrays = Door::arrays();
    arrays.utility[Door::bob] = kNone;
    const Problem problem(std::move(arrays));
    const Relevant relevant(problem);
    for (std::uint32_t action = 0; action < problem.actions(); ++action) {
        CHECK(relevant.level(Door::bob, EventId{action}) == Relevant::kNever);
    }
}
