// What a story is told to let happen, what it asks while it does, and what comes of it.

#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "skaz/story/tables.hpp"

namespace skaz::story {

using MindId = std::uint32_t;

// How a value came about; see `engine/reference/update.py`.
enum class How : std::uint8_t { event, observed, surprise, told, rule };

// A fluent and its new value.
struct Assignment {
    FluentId fluent;
    Value value;
    bool operator==(const Assignment&) const = default;
};
// Rules that never come to rest: the last that fired, by their events' numbers.
class EndlessRules : public std::runtime_error {
public:
    explicit EndlessRules(std::vector<std::uint32_t> events)
        : std::runtime_error("Rules fire without end."), fired(std::move(events)) {}
    std::vector<std::uint32_t> fired;
};

// What the core asks the story's tables.
class Oracle {
public:
    virtual ~Oracle() = default;
    [[nodiscard]] virtual bool is_a(Value value, std::uint32_t type) = 0;
    [[nodiscard]] virtual std::vector<Value> entities(std::uint32_t type) = 0;
    // kInside or kMeets of two places.
    [[nodiscard]] virtual Value placed(std::uint32_t relation, Value one, Value two) = 0;
    // What a property is where nobody tells it.
    [[nodiscard]] virtual Value otherwise(std::uint32_t property) = 0;
    // The value of a quoted expression under values for its variables.
    [[nodiscard]] virtual Value quoted(std::uint32_t quote, std::span<const Value> values) = 0;
    // The next rule that fires in a state: its effect and the number of its event; {kNone, 0}: none.
    struct Firing {
        NodeId effect;
        std::uint32_t event;
    };
    [[nodiscard]] virtual Firing next_rule(MindId mind) = 0;
};

// Who sees an event. In the mind of somebody who takes no part in it, only those who do and those at the same spot.
struct Watch {
    std::vector<Value> seen;
    std::vector<Value> own;
    std::vector<Value> spots;  // of those who see it; empty: all of `seen` do in every mind
};

struct Event {
    NodeId effect = kNone;
    NodeId condition = kNone;  // with negation pushed inward
    const Watch* watch = nullptr;
    std::span<const Value> env;  // of the variables of effect and condition; those of quantifiers come after them
    std::uint32_t number = 0;    // for whoever asked
    bool is_rule = false;
};

struct Change {
    MindId mind;
    FluentId fluent;
    Value from, to;
    How how;
    std::uint32_t event;
};

}  // namespace skaz::story
