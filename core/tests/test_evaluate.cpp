// What expressions are worth.

#include "check.hpp"
#include "problems.hpp"
#include "skaz/ground/evaluate.hpp"

using namespace skaz::ground;
using problems::Maker;

namespace {

// Two variables and what is asked of them; values 3 and 4 are entities, 5 and 6 the numbers 0 and 2.
struct Asked {
    static constexpr Value ann = 3, bob = 4, zero = 5, two = 6;
    Maker m;
    std::int32_t one, other;

    Asked() {
        m.a.entities = 2;
        m.a.slots = 2;
        m.a.numbers = {0, 2};
        m.fluent(0);
        m.fluent(1);
        one = m.read(0);
        other = m.read(1);
        m.action({{{0, m.constant(kTrue), m.constant(kTrue)}}}, {}, {});
        m.a.utility = {kNone};
        m.begin(0, [](std::int32_t, std::vector<std::int32_t>& values) { values.insert(values.end(), 2, kNothing); });
    }

    // With the two variables so, what `ask` finds.
    template <class Ask>
    auto with(Value first, Value second, Ask ask) const {
        const Problem problem(m.a);
        const States states(problem);
        Numbers numbers(problem);
        const Evaluator evaluator(problem, states, numbers);
        RowDraft row;
        row.owner = problem.author();
        row.add(first);
        row.add(second);
        return ask(evaluator, evaluator.view(row), numbers);
    }
    bool holds(std::int32_t expr, Value first, Value second, bool positive = true) const {
        return with(first, second,
                    [&](const Evaluator& of, const View& view, Numbers&) { return of.holds(expr, view, positive); });
    }
    // A number is given as itself, any other value as one far below those.
    double number(std::int32_t expr, Value first, Value second) const {
        return with(first, second, [&](const Evaluator& of, const View& view, Numbers& numbers) {
            const Value found = of.value(expr, view);
            return numbers.is_number(found) ? numbers.of(found) : -1000.0 - found;
        });
    }
};

}  // namespace

TEST(a_comparison_with_nothing_and_its_contrary_both_fail) {
    Asked asked;
    const std::int32_t more = asked.m.expr(Op::gt, asked.one, asked.m.constant(Asked::zero));
    CHECK(asked.holds(more, Asked::two, kNothing));
    CHECK(!asked.holds(more, Asked::zero, kNothing));
    CHECK(asked.holds(more, Asked::zero, kNothing, false));
    CHECK(!asked.holds(more, kNothing, kNothing));
    CHECK(!asked.holds(more, kNothing, kNothing, false));
    CHECK(!asked.holds(asked.m.expr(Op::negated, more), kNothing, kNothing));
}

TEST(values_of_every_kind_are_as_much_as_themselves) {
    Asked asked;
    const std::int32_t as_much = asked.m.expr(Op::ge, asked.one, asked.other);
    for (const Value value : {kFalse, kTrue, kNothing, Asked::ann, Asked::two})
        CHECK(asked.holds(as_much, value, value));
    CHECK(!asked.holds(as_much, Asked::bob, Asked::ann));
    CHECK(!asked.holds(as_much, Asked::two, kNothing));
}

TEST(a_negation_is_pushed_through_all_and_any) {
    Asked asked;
    const std::int32_t both = asked.m.many(Op::all, {asked.one, asked.other});
    const std::int32_t some = asked.m.many(Op::any, {asked.one, asked.other});
    for (const Value one : {kFalse, kTrue}) {
        for (const Value other : {kFalse, kTrue}) {
            CHECK(asked.holds(both, one, other) == (one == kTrue && other == kTrue));
            CHECK(asked.holds(both, one, other, false) == !asked.holds(both, one, other));
            CHECK(asked.holds(some, one, other) == (one == kTrue || other == kTrue));
            CHECK(asked.holds(some, one, other, false) == !asked.holds(some, one, other));
        }
    }
}

TEST(numbers_are_calculated_and_anything_else_gives_nothing) {
    Asked asked;
    const auto calculated = [&](Op op) { return asked.m.expr(op, asked.one, asked.other); };
    CHECK(asked.number(calculated(Op::add), Asked::two, Asked::two) == 4);
    CHECK(asked.number(calculated(Op::sub), Asked::zero, Asked::two) == -2);
    CHECK(asked.number(calculated(Op::mul), Asked::two, Asked::zero) == 0);
    CHECK(asked.number(calculated(Op::div), Asked::two, Asked::two) == 1);
    CHECK(asked.number(calculated(Op::add), Asked::two, Asked::ann) == -1000.0 - kNothing);
    CHECK_THROWS(asked.number(calculated(Op::div), Asked::two, Asked::zero), DividedByZero);
}

TEST(a_new_number_is_one_value_however_often_it_comes_up) {
    Asked asked;
    const std::int32_t sum = asked.m.expr(Op::add, asked.one, asked.other);
    asked.with(Asked::two, Asked::two, [&](const Evaluator& of, const View& view, Numbers& numbers) {
        const std::size_t before = numbers.size();
        CHECK(of.value(sum, view) == of.value(sum, view));
        CHECK(numbers.size() == before + 1);
        CHECK(numbers.value(2) == Asked::two);
        return 0;
    });
}

TEST(of_cases_the_first_that_holds_counts) {
    Asked asked;
    const std::int32_t ann = asked.m.constant(Asked::ann), two = asked.m.constant(Asked::two);
    const std::int32_t cases =
        asked.m.many(Op::cases, {asked.one, two, asked.other, asked.m.constant(Asked::zero), ann});
    CHECK(asked.number(cases, kTrue, kTrue) == 2);
    CHECK(asked.number(cases, kFalse, kTrue) == 0);
    CHECK(asked.number(cases, kFalse, kFalse) == -1000.0 - Asked::ann);
}
