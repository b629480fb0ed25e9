// Whether a row can become good enough within a number of steps, if nothing that came true ever ceased to be so.
//
// Asked backward from the utility: a value can come about within k steps if it is there, or if some event that sets it
// can happen within k - 1 (within k for a trigger, which costs no step), each thing that its condition asks being
// possible by then, each for itself. What cannot come about in this way cannot come about at all, so a "no" is certain;
// a "yes" may be wrong. Who consents is not looked at, but that a character counts on no author action is.
// Only what the utility hangs on is ever looked at; answers are remembered for the state that is asked about.
// Cost: at most (values + events) x steps per state, far less as a rule.
// Source: the hmax of Bonet and Geffner 2001, evaluated from the goal.

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/ground/world.hpp"

namespace skaz::ground {

class Relaxed {
public:
    explicit Relaxed(const World& world);

    static constexpr std::uint32_t kUnreachable = 0xffffffff;
    // Whether the owner of a row can find its state worth more than `least` within so many steps.
    [[nodiscard]] bool may_exceed(RowId row, double least, std::uint32_t steps);
    // A lower bound of the steps until the owner of a row finds its state worth at least `goal`; kUnreachable if it
    // takes more than `most`. It is known to take `least` at least: one less than from the row before an action.
    [[nodiscard]] std::uint32_t steps_to(RowId row, double goal, std::uint32_t most, std::uint32_t least = 0);

private:
    // An effect that can set a variable.
    struct Setter {
        std::uint32_t event;
        std::uint32_t effect;
    };
    // What a setter that works out its value does to a number: adds to it, sets it from others, or who knows.
    struct Gain {
        enum class Kind : std::uint8_t { by, anew, without_bound } kind;
        double by;
    };
    struct Setters {
        std::vector<std::uint32_t> start;  // by slot and value: where its setters begin
        std::vector<Setter> constant;
        std::vector<std::vector<Setter>> other;          // by slot: to what a value is worked out
        std::vector<std::vector<Gain>> gains;            // of those
        std::vector<std::vector<std::uint32_t>> values;  // by slot: the values that are set, as they are
    };
    // What is known of a question in the state that is asked about: no within `no - 1` steps, yes within `yes`.
    struct Known {
        std::uint32_t stamp = 0;
        std::uint16_t no = 0;
        std::uint16_t yes = 0xffff;
        std::uint16_t open = 0xffff;  // being asked with so many steps
        std::uint32_t place = 0;      // where it stands among the questions being asked
    };

    void start(RowId row);
    [[nodiscard]] bool may_be(std::size_t slot, std::uint32_t value, std::uint32_t steps);
    [[nodiscard]] bool may_be_other_than(std::size_t slot, std::uint32_t value, std::uint32_t steps);
    [[nodiscard]] bool may_set(const Setter& setter, std::uint32_t steps);
    [[nodiscard]] bool may_happen(std::uint32_t event, std::uint32_t steps);
    [[nodiscard]] bool may_hold(std::int32_t expr, bool positive, std::uint32_t steps);
    // The greatest, or with `is_upper` false the least, number that an expression can be.
    [[nodiscard]] double bound(std::int32_t expr, bool is_upper, std::uint32_t steps);
    // Whether an expression may ever be worth something that is no number, at a glance.
    [[nodiscard]] bool may_be_no_number(std::int32_t expr) const;
    [[nodiscard]] Gain gain(const Setter& setter, std::size_t slot, std::uint32_t owner) const;
    [[nodiscard]] double bound_of(std::size_t slot, bool is_upper, std::uint32_t steps);
    [[nodiscard]] double number(Value value) const noexcept;
    // Answers a question once: `ask` works it out. A question that comes up while it is being asked is no there, since
    // nothing comes about by itself; a no that rests on such a one is not kept.
    template <class Ask>
    bool answer(std::vector<Known>& all, std::size_t index, std::uint32_t steps, Ask ask);

    const World& world_;
    const Problem& problem_;
    std::size_t width_;             // values that are known beforehand
    std::vector<Setters> setters_;  // by owner
    std::vector<Known> values_;     // by slot and value
    std::vector<Known> events_;
    std::uint32_t stamp_ = 0;
    std::uint32_t asking_ = 0;  // how many questions are being asked
    std::uint32_t bounding_ = 0;
    std::uint32_t rests_on_ = 0;  // the first of those that a no given just now rests on; above asking_: none
    RowId asked_{0xffffffff};
    std::uint32_t owner_ = 0;
    const std::int32_t* slot_of_ = nullptr;
    const Value* values_now_ = nullptr;
};

}  // namespace skaz::ground
