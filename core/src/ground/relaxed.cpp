#include "skaz/ground/relaxed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skaz::ground {

namespace {

constexpr std::uint32_t kNothingAsked = std::numeric_limits<std::uint32_t>::max();
// Values that are worked out from values that are worked out are followed no deeper than this.
constexpr std::uint32_t kMostBounds = 8;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

Relaxed::Relaxed(const World& world)
    : world_(world),
      problem_(world.problem()),
      width_(problem_.first_number() + problem_.a.numbers.size()),
      setters_(problem_.characters() + 1),
      values_(problem_.slots() * width_),
      events_(problem_.events()) {
    const Arrays& a = problem_.a;
    for (std::uint32_t owner = 0; owner < setters_.size(); ++owner) {
        if (problem_.utility(owner) == kNone) continue;
        Setters& setters = setters_[owner];
        std::vector<std::vector<Setter>> found(problem_.slots() * width_);
        setters.other.resize(problem_.slots());
        setters.values.resize(problem_.slots());
        for (std::uint32_t event = 0; event < problem_.events(); ++event) {
            if (owner != problem_.author() && event < problem_.actions() &&
                problem_.consenting(EventId{event}).empty()) {
                continue;  // nobody counts on what only the author can do
            }
            for (auto effect = static_cast<std::uint32_t>(a.effect_start[event]);
                 effect < static_cast<std::uint32_t>(a.effect_start[event + 1]); ++effect) {
                const std::int32_t slot = problem_.slot_of(owner)[a.effect_fluent[effect]];
                if (slot < 0) continue;
                const auto target = static_cast<std::size_t>(slot);
                const auto value = static_cast<std::size_t>(a.effect_value[effect]);
                if (static_cast<Op>(a.expr_kind[value]) == Op::constant) {
                    const auto constant = static_cast<std::uint32_t>(a.expr_a[value]);
                    if (found[target * width_ + constant].empty()) setters.values[target].push_back(constant);
                    found[target * width_ + constant].push_back({event, effect});
                } else {
                    setters.other[target].push_back({event, effect});
                }
            }
        }
        setters.gains.resize(problem_.slots());
        for (std::size_t slot = 0; slot < problem_.slots(); ++slot) {
            for (const Setter& setter : setters.other[slot]) setters.gains[slot].push_back(gain(setter, slot, owner));
        }
        for (const auto& part : found) {
            setters.start.push_back(static_cast<std::uint32_t>(setters.constant.size()));
            setters.constant.insert(setters.constant.end(), part.begin(), part.end());
        }
        setters.start.push_back(static_cast<std::uint32_t>(setters.constant.size()));
    }
}

template <class Ask>
bool Relaxed::answer(std::vector<Known>& all, std::size_t index, std::uint32_t steps, Ask ask) {
    Known& known = all[index];
    if (known.stamp != stamp_) {
        known = Known{};
        known.stamp = stamp_;
    }
    if (steps < known.no) return false;
    if (steps >= known.yes) return true;
    if (steps == known.open) {
        rests_on_ = std::min(rests_on_, known.place);
        return false;
    }
    const std::uint16_t open = known.open;
    const std::uint32_t place = known.place;
    const std::uint32_t rested_on = rests_on_;
    known.open = static_cast<std::uint16_t>(steps);
    known.place = asking_++;
    const std::uint32_t here = known.place;
    rests_on_ = kNothingAsked;
    const bool found = ask();
    --asking_;
    known.open = open;
    known.place = place;
    if (found) {
        known.yes = std::min(known.yes, static_cast<std::uint16_t>(steps));
        rests_on_ = rested_on;
    } else {
        if (rests_on_ >= here) {
            known.no = std::max(known.no, static_cast<std::uint16_t>(steps + 1));
            rests_on_ = rested_on;
        } else {
            rests_on_ = std::min(rests_on_, rested_on);
        }
    }
    return found;
}

void Relaxed::start(RowId row) {
    if (row != asked_) {
        ++stamp_;
        asked_ = row;
        asking_ = 0;
        rests_on_ = kNothingAsked;
    }
    owner_ = world_.states().owner(row);
    slot_of_ = problem_.slot_of(owner_);
    values_now_ = world_.states().values(row);  // may have moved since the last question
}

bool Relaxed::may_exceed(RowId row, double least, std::uint32_t steps) {
    const std::int32_t utility = problem_.utility(world_.states().owner(row));
    if (utility == kNone) return 0 > least;
    start(row);
    return bound(utility, true, steps) > least;
}

std::uint32_t Relaxed::steps_to(RowId row, double goal, std::uint32_t most, std::uint32_t least) {
    const std::int32_t utility = problem_.utility(world_.states().owner(row));
    if (utility == kNone) return 0 >= goal ? 0 : kUnreachable;
    start(row);
    for (std::uint32_t steps = least; steps <= most; ++steps) {
        if (bound(utility, true, steps) >= goal) return steps;
    }
    return kUnreachable;
}

bool Relaxed::may_be(std::size_t slot, std::uint32_t value, std::uint32_t steps) {
    if (values_now_[slot] == value) return true;
    const Setters& setters = setters_[owner_];
    if (value >= width_) return !setters.other[slot].empty();
    const std::size_t index = slot * width_ + value;
    return answer(values_, index, steps, [&] {
        for (std::uint32_t i = setters.start[index]; i < setters.start[index + 1]; ++i) {
            if (may_set(setters.constant[i], steps)) return true;
        }
        return std::any_of(setters.other[slot].begin(), setters.other[slot].end(),
                           [&](const Setter& setter) { return may_set(setter, steps); });
    });
}

bool Relaxed::may_be_other_than(std::size_t slot, std::uint32_t value, std::uint32_t steps) {
    if (values_now_[slot] != value) return true;
    const Setters& setters = setters_[owner_];
    const auto fits = [&](const Setter& setter) { return steps > 0 || setter.event >= problem_.actions(); };
    return std::any_of(setters.other[slot].begin(), setters.other[slot].end(), fits) ||
           std::any_of(setters.values[slot].begin(), setters.values[slot].end(),
                       [&](std::uint32_t other) { return other != value && may_be(slot, other, steps); });
}

bool Relaxed::may_set(const Setter& setter, std::uint32_t steps) {
    const std::uint32_t cost = setter.event < problem_.actions() ? 1 : 0;
    return cost <= steps && may_happen(setter.event, steps - cost) &&
           may_hold(problem_.a.effect_when[setter.effect], true, steps - cost);
}

bool Relaxed::may_happen(std::uint32_t event, std::uint32_t steps) {
    return answer(events_, event, steps, [&] { return may_hold(problem_.a.event_condition[event], true, steps); });
}

bool Relaxed::may_hold(std::int32_t expr, bool positive, std::uint32_t steps) {
    const auto e = static_cast<std::size_t>(expr);
    const Arrays& a = problem_.a;
    const auto op = static_cast<Op>(a.expr_kind[e]);
    switch (op) {
        case Op::all:
        case Op::any: {
            const bool is_any = (op == Op::any) == positive;
            const std::int32_t* arg = a.expr_args.data() + a.expr_a[e];
            for (const std::int32_t* last = arg + a.expr_b[e]; arg != last; ++arg) {
                if (may_hold(*arg, positive, steps) == is_any) return is_any;
            }
            return !is_any;
        }
        case Op::negated:
            return may_hold(a.expr_a[e], !positive, steps);
        case Op::constant:
            return (a.expr_a[e] == kTrue) == positive;
        case Op::read: {
            const std::int32_t slot = slot_of_[a.expr_a[e]];
            if (slot < 0) return true;
            const auto target = static_cast<std::size_t>(slot);
            return positive ? may_be(target, kTrue, steps) : may_be_other_than(target, kTrue, steps);
        }
        case Op::cases: {
            const auto first = static_cast<std::size_t>(a.expr_a[e]);
            const auto last = first + static_cast<std::size_t>(a.expr_b[e]) - 1;
            for (std::size_t i = first; i < last; i += 2) {
                if (may_hold(a.expr_args[i], true, steps) && may_hold(a.expr_args[i + 1], positive, steps)) return true;
            }
            return may_hold(a.expr_args[last], positive, steps);
        }
        case Op::eq:
        case Op::ne: {
            const auto left = static_cast<std::size_t>(a.expr_a[e]);
            const auto right = static_cast<std::size_t>(a.expr_b[e]);
            if (static_cast<Op>(a.expr_kind[left]) != Op::read || static_cast<Op>(a.expr_kind[right]) != Op::constant) {
                return true;
            }
            const std::int32_t slot = slot_of_[a.expr_a[left]];
            if (slot < 0) return true;
            const auto target = static_cast<std::size_t>(slot);
            const auto value = static_cast<std::uint32_t>(a.expr_a[right]);
            if ((op == Op::eq) == positive) return may_be(target, value, steps);
            return may_be_other_than(target, value, steps);
        }
        case Op::lt:
        case Op::le:
        case Op::gt:
        case Op::ge: {
            const bool is_less = ((op == Op::lt || op == Op::le) == positive);
            const bool is_or_equal = ((op == Op::le || op == Op::ge) == positive);
            // what is no number is never less or more, but it may be equal
            if (is_or_equal && may_be_no_number(a.expr_a[e]) && may_be_no_number(a.expr_b[e])) return true;
            const double left = bound(a.expr_a[e], !is_less, steps);
            const double right = bound(a.expr_b[e], is_less, steps);
            if (left == right) return is_or_equal;
            return is_less ? left < right : left > right;
        }
        default:
            return true;
    }
}

bool Relaxed::may_be_no_number(std::int32_t expr) const {
    const auto e = static_cast<std::size_t>(expr);
    const auto is_none = [&](std::uint32_t value) { return !world_.numbers().is_number(static_cast<Value>(value)); };
    switch (static_cast<Op>(problem_.a.expr_kind[e])) {
        case Op::constant:
            return is_none(static_cast<std::uint32_t>(problem_.a.expr_a[e]));
        case Op::read: {
            const std::int32_t slot = slot_of_[problem_.a.expr_a[e]];
            if (slot < 0) return true;
            const auto target = static_cast<std::size_t>(slot);
            const Setters& setters = setters_[owner_];
            return is_none(values_now_[target]) || !setters.other[target].empty() ||
                   std::any_of(setters.values[target].begin(), setters.values[target].end(), is_none);
        }
        default:
            return true;
    }
}

double Relaxed::number(Value value) const noexcept {
    if (value == kTrue) return 1;
    if (value == kFalse) return 0;
    return world_.numbers().is_number(value) ? world_.numbers().of(value) : std::numeric_limits<double>::quiet_NaN();
}

Relaxed::Gain Relaxed::gain(const Setter& setter, std::size_t slot, std::uint32_t owner) const {
    const Arrays& a = problem_.a;
    const std::int32_t value = a.effect_value[setter.effect];
    const std::vector<std::int32_t> read = problem_.reads(value, owner);
    if (!std::binary_search(read.begin(), read.end(), static_cast<std::int32_t>(slot))) return {Gain::Kind::anew, 0};
    const auto e = static_cast<std::size_t>(value);
    const auto op = static_cast<Op>(a.expr_kind[e]);
    if (setter.event < problem_.actions() && (op == Op::add || op == Op::sub)) {
        const auto left = static_cast<std::size_t>(a.expr_a[e]);
        const auto right = static_cast<std::size_t>(a.expr_b[e]);
        if (static_cast<Op>(a.expr_kind[left]) == Op::read && static_cast<Op>(a.expr_kind[right]) == Op::constant) {
            const double by = number(static_cast<Value>(a.expr_a[right]));
            if (!std::isnan(by)) return {Gain::Kind::by, op == Op::add ? by : -by};
        }
    }
    return {Gain::Kind::without_bound, 0};
}

double Relaxed::bound_of(std::size_t slot, bool is_upper, std::uint32_t steps) {
    const Setters& setters = setters_[owner_];
    const double worst = is_upper ? kInfinity : -kInfinity;
    double found = number(values_now_[slot]);
    if (std::isnan(found)) found = -worst;
    const auto is_better = [&](double one, double two) { return is_upper ? one > two : one < two; };
    for (const std::uint32_t value : setters.values[slot]) {
        const double other = number(static_cast<Value>(value));
        if (!std::isnan(other) && is_better(other, found) && may_be(slot, value, steps)) found = other;
    }
    if (setters.other[slot].empty()) return found;
    if (bounding_ == kMostBounds) return worst;
    ++bounding_;
    for (std::size_t i = 0; i < setters.other[slot].size(); ++i) {
        const Setter& setter = setters.other[slot][i];
        const Gain& gain = setters.gains[slot][i];
        const std::uint32_t cost = setter.event < problem_.actions() ? 1 : 0;
        if (gain.kind == Gain::Kind::by || !may_set(setter, steps)) continue;
        const double other = gain.kind == Gain::Kind::anew
                                 ? bound(problem_.a.effect_value[setter.effect], is_upper, steps - cost)
                                 : worst;
        if (is_better(other, found)) found = other;
    }
    --bounding_;
    // with each step one action may add what it adds
    for (std::uint32_t step = 1; step <= steps; ++step) {
        double most = 0;
        for (std::size_t i = 0; i < setters.other[slot].size(); ++i) {
            const Gain& gain = setters.gains[slot][i];
            if (gain.kind == Gain::Kind::by && is_better(gain.by, most) && may_set(setters.other[slot][i], step)) {
                most = gain.by;
            }
        }
        found += most;
    }
    return found;
}

double Relaxed::bound(std::int32_t expr, bool is_upper, std::uint32_t steps) {
    const auto e = static_cast<std::size_t>(expr);
    const Arrays& a = problem_.a;
    const auto op = static_cast<Op>(a.expr_kind[e]);
    const double worst = is_upper ? kInfinity : -kInfinity;
    switch (op) {
        case Op::constant: {
            const double found = number(static_cast<Value>(a.expr_a[e]));
            return std::isnan(found) ? -worst : found;
        }
        case Op::read: {
            const std::int32_t slot = slot_of_[a.expr_a[e]];
            return slot < 0 ? worst : bound_of(static_cast<std::size_t>(slot), is_upper, steps);
        }
        case Op::add:
        case Op::sub: {
            const double left = bound(a.expr_a[e], is_upper, steps);
            const double right = bound(a.expr_b[e], (op == Op::add) == is_upper, steps);
            const double found = op == Op::add ? left + right : left - right;
            return std::isnan(found) ? worst : found;
        }
        case Op::mul:
        case Op::div: {
            if (op == Op::div) return worst;
            double found = -worst;
            for (const bool one : {false, true}) {
                for (const bool two : {false, true}) {
                    const double x = bound(a.expr_a[e], one, steps);
                    const double y = bound(a.expr_b[e], two, steps);
                    const double product = x == 0 || y == 0 ? 0 : x * y;
                    found = is_upper ? std::max(found, product) : std::min(found, product);
                }
            }
            return found;
        }
        case Op::cases: {
            const auto first = static_cast<std::size_t>(a.expr_a[e]);
            const auto last = first + static_cast<std::size_t>(a.expr_b[e]) - 1;
            double found = bound(a.expr_args[last], is_upper, steps);
            for (std::size_t i = first; i < last; i += 2) {
                const double branch = bound(a.expr_args[i + 1], is_upper, steps);
                if ((is_upper ? branch > found : branch < found) && may_hold(a.expr_args[i], true, steps))
                    found = branch;
            }
            return found;
        }
        default:
            return may_hold(expr, is_upper, steps) == is_upper ? 1 : 0;
    }
}

}  // namespace skaz::ground
