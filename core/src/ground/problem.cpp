#include "skaz/ground/problem.hpp"

#include <algorithm>

namespace skaz::ground {

namespace {

using Ints = std::vector<std::int32_t>;

void require(bool condition, const char* what) {
    if (!condition) throw BadProblem(what);
}

void require_within(const Ints& values, std::int32_t least, std::size_t below, const char* what) {
    for (const std::int32_t value : values) {
        require(value >= least && (value < 0 || static_cast<std::size_t>(value) < below), what);
    }
}

// Offsets of `count` parts of a table: they begin at 0, never fall and end with the table.
void require_offsets(const Ints& start, std::size_t count, std::size_t total, const char* what) {
    require(start.size() == count + 1 && start.front() == 0 && static_cast<std::size_t>(start.back()) == total, what);
    require(std::is_sorted(start.begin(), start.end()), what);
}

}  // namespace

Problem::Problem(Arrays arrays) : a(std::move(arrays)) {
    check();
    slot_of_.resize(static_cast<std::size_t>(characters() + 1) * fluents());
    for (std::uint32_t owner = 0; owner <= characters(); ++owner) {
        for (std::uint32_t fluent = 0; fluent < fluents(); ++fluent) {
            std::uint32_t read = fluent;
            while (a.fluent_believer[read] == static_cast<std::int32_t>(owner) &&
                   a.fluent_slot[static_cast<std::size_t>(a.fluent_inner[read])] != kNone) {
                read = static_cast<std::uint32_t>(a.fluent_inner[read]);
            }
            slot_of_[static_cast<std::size_t>(owner) * fluents() + fluent] = a.fluent_slot[read];
        }
    }
    for (std::uint32_t fluent = 0; fluent < fluents(); ++fluent) {
        // what its believer takes to be so, and is no variable itself, is what it believes that it believes
        const std::int32_t owner = a.fluent_believer[fluent];
        if (owner == kNone || a.fluent_slot[static_cast<std::size_t>(a.fluent_inner[fluent])] != kNone) continue;
        slot_of_[static_cast<std::size_t>(owner) * fluents() + static_cast<std::size_t>(a.fluent_inner[fluent])] =
            a.fluent_slot[fluent];
    }
    for (std::size_t expr = 0; expr < a.expr_kind.size(); ++expr) {
        if (static_cast<Op>(a.expr_kind[expr]) != Op::read) continue;
        for (std::uint32_t owner = 0; owner <= characters(); ++owner) {
            require(slot_of(owner)[a.expr_a[expr]] >= 0, "a belief is read that is no variable");
        }
    }
}

void Problem::check() const {
    require(a.characters >= 0 && a.entities >= a.characters && a.slots >= 0 && a.actions >= 0, "sizes");
    require(3 + static_cast<std::size_t>(a.entities) + a.numbers.size() < 60'000, "too many values");
    const std::size_t exprs = a.expr_kind.size();
    const std::size_t events = a.event_condition.size();
    const std::size_t fluents = a.fluent_slot.size();
    const auto characters = static_cast<std::size_t>(a.characters);
    const std::size_t values = 3 + static_cast<std::size_t>(a.entities) + a.numbers.size();
    const auto actions = static_cast<std::size_t>(a.actions);
    require(actions <= events, "more actions than events");
    require(a.fluent_believer.size() == fluents && a.fluent_inner.size() == fluents, "tables of fluents");
    require_within(a.fluent_slot, kNone, static_cast<std::size_t>(a.slots), "fluent_slot");
    require_within(a.fluent_believer, kNone, characters, "fluent_believer");
    require_within(a.fluent_inner, kNone, fluents, "fluent_inner");
    for (std::size_t fluent = 0; fluent < fluents; ++fluent) {
        require((a.fluent_believer[fluent] == kNone) == (a.fluent_inner[fluent] == kNone), "fluent_inner");
        std::size_t depth = 0;
        for (std::int32_t f = static_cast<std::int32_t>(fluent); f != kNone;
             f = a.fluent_inner[static_cast<std::size_t>(f)]) {
            require(++depth <= fluents, "a fluent within itself");
        }
    }
    require(a.expr_a.size() == exprs && a.expr_b.size() == exprs, "tables of expressions");
    for (std::size_t expr = 0; expr < exprs; ++expr) {
        require(a.expr_kind[expr] >= 0 && a.expr_kind[expr] <= static_cast<std::int32_t>(Op::cases), "expr_kind");
        const auto op = static_cast<Op>(a.expr_kind[expr]);
        const auto left = static_cast<std::size_t>(a.expr_a[expr]);
        const auto right = static_cast<std::size_t>(a.expr_b[expr]);
        require(a.expr_a[expr] >= 0 && a.expr_b[expr] >= kNone, "expr");
        if (op == Op::constant) {
            require(left < values, "a constant that is no value");
        } else if (op == Op::read) {
            require(left < fluents, "a read of no fluent");
        } else if (op == Op::all || op == Op::any || op == Op::cases) {
            require(a.expr_b[expr] >= 0 && left + right <= a.expr_args.size(), "expr_args");
            require(op != Op::cases || right % 2 == 1, "cases without an otherwise");
            for (std::size_t arg = left; arg < left + right; ++arg) {
                require(a.expr_args[arg] >= 0 && static_cast<std::size_t>(a.expr_args[arg]) < expr, "expr_args");
            }
        } else {
            require(left < expr && (op == Op::negated || (a.expr_b[expr] >= 0 && right < expr)), "expr");
        }
    }
    require_within(a.event_condition, 0, exprs, "event_condition");
    require_offsets(a.effect_start, events, a.effect_when.size(), "effect_start");
    require(a.effect_fluent.size() == a.effect_when.size() && a.effect_value.size() == a.effect_when.size(), "effects");
    require_within(a.effect_when, 0, exprs, "effect_when");
    require_within(a.effect_fluent, 0, fluents, "effect_fluent");
    require_within(a.effect_value, 0, exprs, "effect_value");
    require_offsets(a.consent_start, actions, a.consent_who.size(), "consent_start");
    require_within(a.consent_who, 0, characters, "consent_who");
    require(a.observing.size() == actions * characters, "observing");
    require_within(a.observing, kNever, exprs, "observing");
    require(!a.clause_start.empty() && !a.atom_start.empty(), "clauses");
    require_offsets(a.clause_start, events, a.atom_start.size() - 1, "clause_start");
    require_offsets(a.atom_start, a.atom_start.size() - 1, a.atom_fluent.size(), "atom_start");
    require(a.atom_test.size() == a.atom_fluent.size() && a.atom_value.size() == a.atom_fluent.size(), "atoms");
    require_within(a.atom_fluent, 0, fluents, "atom_fluent");
    require_within(a.atom_test, 0, exprs, "atom_test");
    require_within(a.atom_value, kNone, exprs, "atom_value");
    require(a.utility.size() == characters + 1, "utility");
    require_within(a.utility, kNone, exprs, "utility");
    const std::size_t nodes = characters == 0 ? 1 : a.begin_minds.size() / characters;
    require(nodes > 0 && a.begin_minds.size() == nodes * characters, "begin_minds");
    require(a.begin_values.size() == nodes * static_cast<std::size_t>(a.slots), "begin_values");
    require_within(a.begin_values, 0, values, "begin_values");
    for (std::size_t node = 0; node < nodes; ++node) {
        for (std::size_t who = 0; who < characters; ++who) {
            const std::int32_t mind = a.begin_minds[node * characters + who];
            require(mind == kNone || (mind > static_cast<std::int32_t>(node) && static_cast<std::size_t>(mind) < nodes),
                    "begin_minds");
        }
    }
}

std::vector<std::int32_t> Problem::reads(std::int32_t expr, std::uint32_t owner) const {
    std::vector<std::int32_t> found;
    std::vector<std::int32_t> waiting{expr};
    const std::int32_t* slot = slot_of(owner);
    while (!waiting.empty()) {
        const auto e = static_cast<std::size_t>(waiting.back());
        waiting.pop_back();
        switch (static_cast<Op>(a.expr_kind[e])) {
            case Op::constant:
                break;
            case Op::read:
                found.push_back(slot[a.expr_a[e]]);
                break;
            case Op::all:
            case Op::any:
            case Op::cases:
                waiting.insert(waiting.end(), a.expr_args.begin() + a.expr_a[e],
                               a.expr_args.begin() + a.expr_a[e] + a.expr_b[e]);
                break;
            case Op::negated:
                waiting.push_back(a.expr_a[e]);
                break;
            default:
                waiting.push_back(a.expr_a[e]);
                waiting.push_back(a.expr_b[e]);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace skaz::ground
