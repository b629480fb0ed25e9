// Numbers for what a story speaks of: values and facts.
//
// A value is a number that Python gave out: the specials (open: nobody told; nothing), the truths, numbers, names, and
// contents, each with the expression that it says, if it says one. A fluent (the place of a fact) is a property with
// arguments, or what somebody believes of another fluent; equal ones are one. Tables only grow.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace skaz::story {

using Value = std::uint32_t;
using FluentId = std::uint32_t;
using NodeId = std::uint32_t;

inline constexpr Value kOpen = 0;
inline constexpr Value kNothing = 1;
inline constexpr Value kFalse = 2;
inline constexpr Value kTrue = 3;
inline constexpr std::uint32_t kNone = 0xffffffff;

// Properties that the core knows itself; all others are as Python numbers them.
inline constexpr std::uint32_t kBelieves = 0;
inline constexpr std::uint32_t kInside = 1;
inline constexpr std::uint32_t kMeets = 2;

enum class Kind : std::uint8_t { special, truth, number, name, content };

[[nodiscard]] constexpr bool is_special(Value value) noexcept { return value <= kNothing; }

class Values {
public:
    Values();
    Value add(Kind kind, double number);
    // What a content says: as an effect, and as a condition with negation pushed inward.
    void set_content(Value value, NodeId effect, NodeId condition);

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] Kind kind(Value value) const noexcept { return rows_[value].kind; }
    [[nodiscard]] double number(Value value) const noexcept { return rows_[value].number; }
    [[nodiscard]] NodeId effect(Value value) const noexcept { return rows_[value].effect; }
    [[nodiscard]] NodeId condition(Value value) const noexcept { return rows_[value].condition; }
    [[nodiscard]] Value of_number(double number);

private:
    struct Row {
        Kind kind;
        double number;
        NodeId effect, condition;
    };
    std::vector<Row> rows_;
    std::unordered_map<double, Value> numbers_;
};

class Fluents {
public:
    FluentId add(std::uint32_t property, std::span<const Value> args);
    FluentId believed(Value who, FluentId inner) {
        const Value args[2] = {who, inner};
        return add(kBelieves, args);
    }
    [[nodiscard]] std::uint32_t property(FluentId fluent) const noexcept { return parts_[start_[fluent]]; }
    [[nodiscard]] std::span<const std::uint32_t> parts(FluentId fluent) const noexcept {
        return {parts_.data() + start_[fluent], start_[fluent + 1] - start_[fluent]};
    }
    [[nodiscard]] bool is_belief(FluentId fluent) const noexcept { return property(fluent) == kBelieves; }
    [[nodiscard]] Value believer(FluentId fluent) const noexcept { return parts_[start_[fluent] + 1]; }
    [[nodiscard]] FluentId inner(FluentId fluent) const noexcept { return parts_[start_[fluent] + 2]; }
    // What a belief is about: it reaches its believer however often he is named in turn.
    [[nodiscard]] FluentId matter(FluentId belief) const noexcept {
        const FluentId inner = this->inner(belief);
        return is_belief(inner) && believer(inner) == believer(belief) ? matter(inner) : inner;
    }
    [[nodiscard]] std::size_t size() const noexcept { return start_.size() - 1; }

private:
    std::vector<std::uint32_t> parts_;  // property, arguments
    std::vector<std::uint32_t> start_{0};
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024, kNone);  // open addressing
};

// Values by fluent, or any numbers by numbers: open addressing, never fewer.
class FlatMap {
public:
    [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept;  // kNone: missing
    // Whether the key is new.
    bool put(std::uint32_t key, std::uint32_t value);
    void erase(std::uint32_t key);
    void clear();
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    // The keys in the order in which they came.
    [[nodiscard]] std::vector<std::uint32_t> keys() const;

private:
    struct Slot {
        std::uint32_t key = kNone;
        std::uint32_t value = kNone;  // kNone: erased
        std::uint32_t order = 0;
    };
    void grow();
    std::vector<Slot> slots_;
    std::uint32_t used_ = 0, count_ = 0, order_ = 0;
};

}  // namespace skaz::story
