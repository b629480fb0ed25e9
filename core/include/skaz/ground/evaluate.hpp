// What an expression is worth in a state: the meaning laid down in `engine/reference/evaluate.py`, on flat nodes.
//
// Negation is pushed inward on the way (a comparison is turned around, so that `!(n > 2)` is `n <= 2`, and both are
// false where n is nothing). Arithmetic with anything but numbers gives nothing.

#pragma once

#include <unordered_map>
#include <vector>

#include "skaz/ground/problem.hpp"
#include "skaz/ground/states.hpp"

namespace skaz::ground {

// The numbers among the values; new ones get the next free value.
class Numbers {
public:
    explicit Numbers(const Problem& problem);
    [[nodiscard]] bool is_number(Value value) const noexcept { return value >= first_; }
    [[nodiscard]] double of(Value value) const noexcept { return numbers_[value - first_]; }
    [[nodiscard]] Value value(double number);
    [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

private:
    Value first_;
    std::vector<double> numbers_;
    std::unordered_map<double, Value> known_;
};

// Where expressions read: values, and which of them a fluent is to whom the row belongs.
struct View {
    const Value* values;
    const std::int32_t* slot_of;
};

class Evaluator {
public:
    Evaluator(const Problem& problem, const States& states, Numbers& numbers);

    [[nodiscard]] View view(RowId row) const noexcept {
        return {states_.values(row), problem_.slot_of(states_.owner(row))};
    }
    [[nodiscard]] View view(const RowDraft& draft) const noexcept {
        return {draft.values.data(), problem_.slot_of(draft.owner)};
    }
    [[nodiscard]] bool holds(std::int32_t expr, const View& view, bool positive = true) const;
    // Throws DividedByZero.
    [[nodiscard]] Value value(std::int32_t expr, const View& view) const;

private:
    // An expression; the commonest of all, a fluent that is (not) one certain value, is one node of its own.
    enum class Kind : std::uint8_t { plain, is, is_not };
    struct Node {
        Kind kind;
        Op op;
        std::int32_t a, b;
    };
    [[nodiscard]] bool compare(Op op, Value left, Value right) const;
    [[nodiscard]] Value calculate(Op op, Value left, Value right) const;
    // The result of the branch that applies, or kNone.
    [[nodiscard]] std::int32_t chosen(const Node& node, const View& view) const;

    std::vector<Node> nodes_;
    const Problem& problem_;
    const States& states_;
    Numbers& numbers_;
};

}  // namespace skaz::ground
