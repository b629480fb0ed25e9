// A ground problem: fluents, actions and triggers by number, without names.
//
// Everything is a flat array with offsets; ids are typed, so that an action is never taken for a fluent. A problem is
// made once, checked once (`Problem::check`, O(size)) and never changes. Values are small numbers too: false, true,
// "?" (nothing), then entities (characters first), then numbers, of which new ones come up as an engine calculates
// (`Numbers`).
//
// A fluent is either a base fluent, a variable of every state, or what a character believes of another fluent. Of
// those beliefs the ones that an event or a utility reads are variables too ("tracked"). Within the state that a
// character takes to be so, its belief about anything is that thing itself: which variable a fluent is, therefore,
// depends on whose state it is read in (`slot_of`).
//
// An event that is an action may be observed; a trigger fires by itself. What observing an impossible-seeming event
// teaches is laid down in the clauses of its condition: the ways in which it can be so, as single tests.

#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace skaz::ground {

enum class FluentId : std::uint32_t {};
enum class ExprId : std::uint32_t {};
enum class EventId : std::uint32_t {};  // actions first, then triggers
enum class CharacterId : std::uint32_t {};
enum class StateId : std::uint32_t {};

using Value = std::uint16_t;

template <class Id>
[[nodiscard]] constexpr std::uint32_t at(Id id) noexcept {
    return static_cast<std::uint32_t>(id);
}

inline constexpr Value kFalse = 0;
inline constexpr Value kTrue = 1;
inline constexpr Value kNothing = 2;
inline constexpr std::int32_t kNone = -1;
inline constexpr std::int32_t kAlways = -1;  // observed whatever holds
inline constexpr std::int32_t kNever = -2;
inline constexpr StateId kSelf{std::numeric_limits<std::uint32_t>::max()};  // a belief that is the state it stands in

enum class Op : std::uint8_t { constant, read, all, any, negated, eq, ne, lt, le, gt, ge, add, sub, mul, div, cases };

// Why a problem cannot be taken in, in words for whoever made the arrays.
class BadProblem : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class DividedByZero : public std::runtime_error {
public:
    DividedByZero() : std::runtime_error("A number is divided by zero.") {}
};

// More numbers came up than a state can hold.
class TooManyNumbers : public std::runtime_error {
public:
    TooManyNumbers() : std::runtime_error("More than 60,000 different numbers come up.") {}
};

// Triggers that never come to rest, the last that fired.
class EndlessTriggers : public std::runtime_error {
public:
    explicit EndlessTriggers(std::vector<EventId> events)
        : std::runtime_error("Rules fire without end."), fired(std::move(events)) {}
    std::vector<EventId> fired;
};

// The arrays as they come in; see the essay above and `compile/flat.py`, which writes them.
struct Arrays {
    std::int32_t characters = 0;
    std::int32_t entities = 0;
    std::int32_t slots = 0;
    std::int32_t actions = 0;
    std::vector<double> numbers;
    std::vector<std::int32_t> fluent_slot, fluent_believer, fluent_inner;
    std::vector<std::int32_t> expr_kind, expr_a, expr_b, expr_args;
    std::vector<std::int32_t> event_condition, effect_start, effect_when, effect_fluent, effect_value;
    std::vector<std::int32_t> consent_start, consent_who, observing;
    std::vector<std::int32_t> clause_start, atom_start, atom_fluent, atom_test, atom_value;
    std::vector<std::int32_t> utility;
    std::vector<std::int32_t> begin_values, begin_minds;
};

class Problem {
public:
    // Throws BadProblem where an index points outside its table.
    explicit Problem(Arrays arrays);

    [[nodiscard]] std::uint32_t characters() const noexcept { return static_cast<std::uint32_t>(a.characters); }
    [[nodiscard]] std::uint32_t slots() const noexcept { return static_cast<std::uint32_t>(a.slots); }
    [[nodiscard]] std::uint32_t actions() const noexcept { return static_cast<std::uint32_t>(a.actions); }
    [[nodiscard]] std::uint32_t events() const noexcept { return static_cast<std::uint32_t>(a.event_condition.size()); }
    [[nodiscard]] std::uint32_t fluents() const noexcept { return static_cast<std::uint32_t>(a.fluent_slot.size()); }
    [[nodiscard]] std::uint32_t author() const noexcept { return characters(); }
    [[nodiscard]] Value first_number() const noexcept { return static_cast<Value>(3 + a.entities); }
    [[nodiscard]] bool is_trigger(EventId event) const noexcept { return at(event) >= actions(); }

    // The variables of the fluents as read in a state of `owner` (a character, or `author()`).
    [[nodiscard]] const std::int32_t* slot_of(std::uint32_t owner) const noexcept {
        return slot_of_.data() + static_cast<std::size_t>(owner) * fluents();
    }
    [[nodiscard]] std::span<const std::int32_t> consenting(EventId action) const noexcept {
        return part(a.consent_who, a.consent_start, at(action));
    }
    [[nodiscard]] std::int32_t observing(EventId action, std::uint32_t who) const noexcept {
        return a.observing[static_cast<std::size_t>(at(action)) * characters() + who];
    }
    // The owner's utility; kNone where every state is worth 0 to it.
    [[nodiscard]] std::int32_t utility(std::uint32_t owner) const noexcept { return a.utility[owner]; }

    // The slots whose values an expression depends on, as read by `owner`; sorted.
    [[nodiscard]] std::vector<std::int32_t> reads(std::int32_t expr, std::uint32_t owner) const;

    Arrays a;

private:
    static std::span<const std::int32_t> part(const std::vector<std::int32_t>& all,
                                              const std::vector<std::int32_t>& start, std::uint32_t index) noexcept {
        const auto from = static_cast<std::size_t>(start[index]);
        return {all.data() + from, static_cast<std::size_t>(start[index + 1]) - from};
    }
    void check() const;
    std::vector<std::int32_t> slot_of_;
};

}  // namespace skaz::ground
