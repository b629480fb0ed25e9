// How many steps it takes at least until a state is worth enough, if nothing that came true ever ceased to be so.
//
// The relaxed problem keeps for each variable the set of values it can have had by now, and for numbers a range; layer
// by layer, every action and trigger whose condition can hold adds its effects (triggers at once, as they cost
// nothing). The layer at which the utility can be large enough is a lower bound of the steps to it: it never says too
// much. Who consents is not looked at. Cost: in each layer, the events that read what has grown in the one before.
// Source: the hmax of Bonet and Geffner 2001, over multi-valued variables.

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/ground/world.hpp"

namespace skaz::ground {

class Relaxed {
public:
    explicit Relaxed(const World& world);

    static constexpr std::uint32_t kUnreachable = 0xffffffff;
    // A lower bound of the steps until the owner of `state` finds its state worth at least `goal`, or more than it if
    // `is_strict`; kUnreachable if it takes more than `most`.
    [[nodiscard]] std::uint32_t steps(StateId state, double goal, bool is_strict, std::uint32_t most);

private:
    using Word = std::uint64_t;
    // What an expression can be worth: values that are no numbers, and numbers from `low` to `high`, none if it is less.
    struct Worths {
        std::vector<Word> values;
        double low, high;
        [[nodiscard]] bool has_numbers() const noexcept { return low <= high; }
    };
    // For each owner: which events read a variable, in their conditions or effects.
    struct Readers {
        std::vector<std::vector<std::uint32_t>> by_slot;
    };

    void start(StateId state);
    [[nodiscard]] bool is_enough(double goal, bool is_strict);
    [[nodiscard]] bool may_hold(std::int32_t expr, bool positive);
    [[nodiscard]] bool may_compare(Op op, std::int32_t left, std::int32_t right);
    [[nodiscard]] Worths worths(std::int32_t expr);
    // Adds what the effects of an event can bring to the sets being made; `grown` gets the variables that have grown.
    void add(std::uint32_t event, std::vector<std::uint32_t>& grown);
    [[nodiscard]] bool widen(std::size_t slot, const Worths& more);
    void include(Worths& worths, Value value) const;

    const World& world_;
    const Problem& problem_;
    std::size_t words_;
    std::vector<Readers> readers_;
    std::vector<Word> sets_, next_sets_;          // by variable
    std::vector<double> low_, high_, next_low_, next_high_;
    std::vector<std::uint32_t> stamps_;           // by event
    std::uint32_t stamp_ = 0;
    std::uint32_t owner_ = 0;
    const std::int32_t* slot_of_ = nullptr;
};

}  // namespace skaz::ground
