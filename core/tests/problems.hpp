// Ground problems for tests: one made by hand, many made at random.

#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "skaz/ground/problem.hpp"

namespace problems {

using skaz::ground::Arrays;
using skaz::ground::Op;

inline constexpr std::int32_t kFalse = 0, kTrue = 1, kNothing = 2;

// Fills the tables in the order in which they are written: fluents, then events one after another.
class Maker {
public:
    Arrays a;

    std::int32_t expr(Op op, std::int32_t left, std::int32_t right = -1) {
        a.expr_kind.push_back(static_cast<std::int32_t>(op));
        a.expr_a.push_back(left);
        a.expr_b.push_back(right);
        return static_cast<std::int32_t>(a.expr_kind.size() - 1);
    }
    std::int32_t constant(std::int32_t value) { return expr(Op::constant, value); }
    std::int32_t read(std::int32_t fluent) { return expr(Op::read, fluent); }
    std::int32_t many(Op op, const std::vector<std::int32_t>& args) {
        const auto first = static_cast<std::int32_t>(a.expr_args.size());
        a.expr_args.insert(a.expr_args.end(), args.begin(), args.end());
        return expr(op, first, static_cast<std::int32_t>(args.size()));
    }
    std::int32_t is(std::int32_t fluent, std::int32_t value, Op op = Op::eq) {
        const std::int32_t left = read(fluent);
        return expr(op, left, constant(value));
    }
    std::int32_t fluent(std::int32_t slot, std::int32_t believer = -1, std::int32_t inner = -1) {
        a.fluent_slot.push_back(slot);
        a.fluent_believer.push_back(believer);
        a.fluent_inner.push_back(inner);
        return static_cast<std::int32_t>(a.fluent_slot.size() - 1);
    }

    struct Atom {
        std::int32_t fluent, test, value;
    };
    // An event whose condition is that all atoms of some clause hold; effects follow.
    void event(const std::vector<std::vector<Atom>>& clauses) {
        begin_tables();
        std::vector<std::int32_t> ways;
        for (const auto& clause : clauses) {
            std::vector<std::int32_t> tests;
            for (const Atom& atom : clause) {
                a.atom_fluent.push_back(atom.fluent);
                a.atom_test.push_back(atom.test);
                a.atom_value.push_back(atom.value);
                tests.push_back(atom.test);
            }
            a.atom_start.push_back(static_cast<std::int32_t>(a.atom_fluent.size()));
            ways.push_back(many(Op::all, tests));
        }
        a.clause_start.push_back(static_cast<std::int32_t>(a.atom_start.size() - 1));
        a.event_condition.push_back(many(Op::any, ways));
        a.effect_start.push_back(a.effect_start.back());
    }
    void action(const std::vector<std::vector<Atom>>& clauses, const std::vector<std::int32_t>& consent,
                const std::vector<std::int32_t>& observing) {
        event(clauses);
        ++a.actions;
        a.consent_who.insert(a.consent_who.end(), consent.begin(), consent.end());
        a.consent_start.push_back(static_cast<std::int32_t>(a.consent_who.size()));
        a.observing.insert(a.observing.end(), observing.begin(), observing.end());
    }
    void effect(std::int32_t fluent, std::int32_t value, std::int32_t when) {
        a.effect_when.push_back(when);
        a.effect_fluent.push_back(fluent);
        a.effect_value.push_back(value);
        ++a.effect_start.back();
    }
    // The states it begins with, each mind a state of its own down to `depth` believers; `values` fills one.
    template <class Values>
    void begin(std::size_t depth, Values values) {
        struct Path {
            std::int32_t owner;
            std::size_t length;
        };
        std::vector<Path> paths{{a.characters, 0}};
        for (std::size_t node = 0; node < paths.size(); ++node) {
            const Path path = paths[node];
            values(path.owner, a.begin_values);
            for (std::int32_t who = 0; who < a.characters; ++who) {
                const bool is_self = who == path.owner || path.length == depth;
                a.begin_minds.push_back(is_self ? -1 : static_cast<std::int32_t>(paths.size()));
                if (!is_self) paths.push_back({who, path.length + 1});
            }
        }
    }

private:
    void begin_tables() {
        if (!a.effect_start.empty()) return;
        a.effect_start.push_back(0);
        a.clause_start.push_back(0);
        a.atom_start.push_back(0);
        a.consent_start.push_back(0);
    }
};

// Tom wants what lies in a box. Ann can lay it into a bag while he does not look, and can tell him where it is. Whoever
// takes it is counted.
struct Tom {
    static constexpr std::int32_t tom = 0, ann = 1;
    static constexpr std::int32_t box = 5, bag = 6, zero = 7, one = 8;
    static constexpr std::int32_t at = 0, has = 1, count = 2, tom_thinks = 3;  // variables
    static constexpr std::uint32_t lay = 0, from_bag = 1, from_box = 2, tell = 3;

    static Arrays arrays(std::size_t depth = 2) {
        Maker m;
        m.a.characters = 2;
        m.a.entities = 4;
        m.a.slots = 4;
        m.a.numbers = {0, 1};
        for (const std::int32_t slot : {at, has, count}) m.fluent(slot);
        m.fluent(tom_thinks, tom, at);
        const std::int32_t always = m.constant(kTrue), in_box = m.constant(box), in_bag = m.constant(bag);
        const auto lies_in = [&](std::int32_t where) {
            return std::vector<std::vector<Maker::Atom>>{{{at, m.is(at, where), where == box ? in_box : in_bag}}};
        };
        m.action(lies_in(box), {ann}, {skaz::ground::kNever, skaz::ground::kAlways});
        m.effect(at, in_bag, always);
        for (const std::int32_t where : {bag, box}) {
            m.action(lies_in(where), {tom}, {skaz::ground::kAlways, skaz::ground::kAlways});
            m.effect(has, always, always);
        }
        m.action({{{tom_thinks, m.is(tom_thinks, bag, Op::ne), -1}}}, {ann},
                 {skaz::ground::kNever, skaz::ground::kAlways});
        m.effect(tom_thinks, in_bag, always);
        m.event({{{has, m.read(has), always}, {count, m.is(count, zero), m.constant(zero)}}});
        const std::int32_t counted = m.read(count);
        m.effect(count, m.expr(Op::add, counted, m.constant(one)), always);
        m.a.utility = {m.read(has), -1, m.read(has)};
        m.begin(depth, [](std::int32_t, std::vector<std::int32_t>& values) {
            values.insert(values.end(), {box, kFalse, zero, box});
        });
        return m.a;
    }
};

// A story is worth something when all lamps burn; each can be lit, in any order: 2^count states.
inline Arrays lamps(std::int32_t count) {
    Maker m;
    m.a.slots = count;
    const std::int32_t always = m.constant(kTrue);
    std::vector<std::int32_t> lit;
    for (std::int32_t lamp = 0; lamp < count; ++lamp) {
        m.fluent(lamp);
        m.action({{{lamp, m.is(lamp, kFalse), m.constant(kFalse)}}}, {}, {});
        m.effect(lamp, always, always);
        lit.push_back(m.read(lamp));
    }
    m.a.utility = {m.many(Op::all, lit)};
    m.begin(0, [&](std::int32_t, std::vector<std::int32_t>& values) {
        values.insert(values.end(), static_cast<std::size_t>(count), kFalse);
    });
    return m.a;
}

// Any small problem: two or three characters, variables of all kinds, beliefs as variables, triggers. The same for the
// same seed everywhere.
inline Arrays any(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::int32_t n) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(n)); };
    Maker m;
    m.a.characters = 2 + below(2);
    m.a.entities = m.a.characters + 2;
    m.a.numbers = {0, 1, 2};
    const std::int32_t first_number = 3 + m.a.entities;
    const std::int32_t bases = 5;  // the last is a number, the two before it are entities
    const auto kind_of = [&](std::int32_t base) { return base == 4 ? 2 : base >= 2 ? 1 : 0; };
    for (std::int32_t base = 0; base < bases; ++base) m.fluent(base);
    m.a.slots = bases;
    std::vector<std::int32_t> base_of{0, 1, 2, 3, 4};
    for (int i = 0; i < 3; ++i) {
        const std::int32_t base = below(bases);
        m.fluent(m.a.slots++, below(m.a.characters), base);
        base_of.push_back(base);
    }
    const auto value_for = [&](std::int32_t fluent) {
        if (below(8) == 0) return kNothing;
        const int kind = kind_of(base_of[static_cast<std::size_t>(fluent)]);
        return kind == 0 ? below(2) : kind == 1 ? 3 + below(m.a.entities) : first_number + below(3);
    };
    const auto fluents = static_cast<std::int32_t>(base_of.size());
    const auto atom = [&]() -> Maker::Atom {
        const std::int32_t fluent = below(fluents);
        const std::int32_t value = value_for(fluent);
        if (below(6) == 0) {  // two variables against each other
            const std::int32_t left = m.read(fluent), right = m.read(below(fluents));
            const Op ops[] = {Op::eq, Op::ne, Op::lt, Op::le, Op::gt, Op::ge};
            const std::int32_t test = m.expr(ops[below(6)], left, right);
            return {fluent, below(3) == 0 ? m.expr(Op::negated, test) : test, right};
        }
        const int kind = kind_of(base_of[static_cast<std::size_t>(fluent)]);
        switch (below(kind == 2 ? 6 : kind == 0 ? 4 : 3)) {
            case 0:
                return {fluent, m.is(fluent, value, Op::ne), -1};
            case 3:
                if (kind == 0) return {fluent, m.expr(Op::negated, m.read(fluent)), m.constant(kFalse)};
                return {fluent, m.is(fluent, value, Op::lt), m.read(fluent)};
            case 4:
                return {fluent, m.is(fluent, value, Op::ge), m.read(fluent)};
            case 2:
                if (kind == 0) return {fluent, m.read(fluent), m.constant(kTrue)};
                [[fallthrough]];
            default:
                return {fluent, m.is(fluent, value), m.constant(value)};
        }
    };
    const auto clauses = [&](int most) {
        std::vector<std::vector<Maker::Atom>> found(static_cast<std::size_t>(1 + below(2)));
        for (auto& clause : found) {
            for (int i = 1 + below(most); i > 0; --i) clause.push_back(atom());
        }
        return found;
    };
    const auto effects = [&] {
        for (int i = 1 + below(3); i > 0; --i) {
            const std::int32_t fluent = below(fluents);
            std::int32_t value = m.constant(value_for(fluent));
            const bool is_number = kind_of(base_of[static_cast<std::size_t>(fluent)]) == 2;
            switch (below(6)) {
                case 0:
                case 1:
                    if (is_number) value = m.expr(below(2) == 0 ? Op::add : Op::sub, m.read(fluent), value);
                    break;
                case 2:
                    if (is_number) value = m.expr(Op::mul, m.read(4), value);
                    break;
                case 3:
                    value = m.many(Op::cases, {atom().test, value, m.read(fluent)});
                    break;
                case 4:
                    value = m.read(below(fluents));
                    break;
                default:
                    break;
            }
            const std::int32_t when = below(3) == 0 ? atom().test : m.constant(kTrue);
            m.effect(fluent, value, when);
        }
    };
    for (int i = 0; i < 8; ++i) {
        std::vector<std::int32_t> consent, observing;
        for (std::int32_t who = 0; who < m.a.characters; ++who) {
            if (below(3) == 0) consent.push_back(who);
            const int sees = below(4);
            observing.push_back(sees == 0 ? skaz::ground::kNever : sees == 1 ? atom().test : skaz::ground::kAlways);
        }
        const auto condition = clauses(2);
        m.action(condition, consent, observing);
        effects();
    }
    for (int i = below(3); i > 0; --i) {
        m.event(clauses(3));
        effects();
    }
    for (std::int32_t owner = 0; owner <= m.a.characters; ++owner) {
        // so much as the number is, and one more if something is so
        const std::int32_t number = m.read(4), more = atom().test;
        const std::int32_t one = m.constant(first_number + 1), none = m.constant(first_number);
        m.a.utility.push_back(m.expr(Op::add, number, m.many(Op::cases, {more, one, none})));
    }
    std::vector<std::int32_t> world;
    m.begin(2, [&](std::int32_t, std::vector<std::int32_t>& values) {
        for (std::int32_t fluent = 0; fluent < fluents; ++fluent) {
            const auto index = static_cast<std::size_t>(fluent);
            if (index == world.size()) world.push_back(value_for(fluent));
            values.push_back(below(5) == 0 ? value_for(fluent) : world[index]);
        }
    });
    return m.a;
}

}  // namespace problems
