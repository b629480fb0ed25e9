#include "skaz/ground/relaxed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skaz::ground {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Passes of triggers within one layer after which numbers that go on growing are taken to grow without bound.
constexpr int kMostPasses = 8;

}  // namespace

Relaxed::Relaxed(const World& world)
    : world_(world), problem_(world.problem()), words_((world.problem().first_number() + 63U) / 64U) {
    const Arrays& a = problem_.a;
    readers_.resize(problem_.characters() + 1);
    for (std::uint32_t owner = 0; owner < readers_.size(); ++owner) {
        auto& by_slot = readers_[owner].by_slot;
        by_slot.resize(problem_.slots());
        for (std::uint32_t event = 0; event < problem_.events(); ++event) {
            if (owner != problem_.author() && event < problem_.actions() && problem_.consenting(EventId{event}).empty()) {
                continue;  // nobody counts on what only the author can do
            }
            std::vector<std::int32_t> read = problem_.reads(a.event_condition[event], owner);
            for (auto effect = static_cast<std::size_t>(a.effect_start[event]);
                 effect < static_cast<std::size_t>(a.effect_start[event + 1]); ++effect) {
                for (const std::int32_t expr : {a.effect_when[effect], a.effect_value[effect]}) {
                    const std::vector<std::int32_t> more = problem_.reads(expr, owner);
                    read.insert(read.end(), more.begin(), more.end());
                }
            }
            std::sort(read.begin(), read.end());
            read.erase(std::unique(read.begin(), read.end()), read.end());
            for (const std::int32_t slot : read) {
                if (slot >= 0) by_slot[static_cast<std::size_t>(slot)].push_back(event);
            }
        }
    }
    sets_.resize(problem_.slots() * words_);
    low_.resize(problem_.slots());
    high_.resize(problem_.slots());
    stamps_.resize(problem_.events());
}

void Relaxed::include(Worths& worths, Value value) const {
    if (world_.numbers().is_number(value)) {
        const double number = world_.numbers().of(value);
        worths.low = std::min(worths.low, number);
        worths.high = std::max(worths.high, number);
    } else {
        worths.values[value / 64] |= Word{1} << (value % 64);
    }
}

void Relaxed::start(StateId state) {
    owner_ = world_.states().owner(state);
    slot_of_ = problem_.slot_of(owner_);
    std::fill(sets_.begin(), sets_.end(), 0);
    std::fill(low_.begin(), low_.end(), kInfinity);
    std::fill(high_.begin(), high_.end(), -kInfinity);
    const Value* values = world_.states().values(state);
    for (std::size_t slot = 0; slot < problem_.slots(); ++slot) {
        if (world_.numbers().is_number(values[slot])) {
            low_[slot] = high_[slot] = world_.numbers().of(values[slot]);
        } else {
            sets_[slot * words_ + values[slot] / 64] |= Word{1} << (values[slot] % 64);
        }
    }
}

std::uint32_t Relaxed::steps(StateId state, double goal, bool is_strict, std::uint32_t most) {
    if (problem_.utility(world_.states().owner(state)) == kNone) {
        return (is_strict ? 0 > goal : 0 >= goal) ? 0 : kUnreachable;
    }
    start(state);
    std::vector<std::uint32_t> events(problem_.events());
    for (std::uint32_t event = 0; event < events.size(); ++event) events[event] = event;
    std::vector<std::uint32_t> grown;
    for (std::uint32_t layer = 0;; ++layer) {
        if (is_enough(goal, is_strict)) return layer;
        if (layer == most || events.empty()) return kUnreachable;
        next_sets_ = sets_;
        next_low_ = low_;
        next_high_ = high_;
        grown.clear();
        for (const std::uint32_t event : events) {
            const bool is_trigger = event >= problem_.actions();
            const bool is_authors = !is_trigger && owner_ != problem_.author() && problem_.consenting(EventId{event}).empty();
            if (!is_trigger && !is_authors) add(event, grown);
        }
        sets_.swap(next_sets_);
        low_.swap(next_low_);
        high_.swap(next_high_);
        // what grew by actions, then by the triggers that read it, and so on
        std::vector<std::uint32_t> all_grown = grown;
        std::vector<std::uint32_t> front = grown;
        for (int pass = 0; !front.empty(); ++pass) {
            ++stamp_;
            std::vector<std::uint32_t> more;
            next_sets_ = sets_;
            next_low_ = low_;
            next_high_ = high_;
            for (const std::uint32_t slot : front) {
                for (const std::uint32_t event : readers_[owner_].by_slot[slot]) {
                    if (event < problem_.actions() || stamps_[event] == stamp_) continue;
                    stamps_[event] = stamp_;
                    add(event, more);
                }
            }
            if (pass > kMostPasses) {
                for (const std::uint32_t slot : more) {
                    if (next_low_[slot] < low_[slot]) next_low_[slot] = -kInfinity;
                    if (next_high_[slot] > high_[slot]) next_high_[slot] = kInfinity;
                }
            }
            sets_.swap(next_sets_);
            low_.swap(next_low_);
            high_.swap(next_high_);
            all_grown.insert(all_grown.end(), more.begin(), more.end());
            front.swap(more);
        }
        ++stamp_;
        events.clear();
        for (const std::uint32_t slot : all_grown) {
            for (const std::uint32_t event : readers_[owner_].by_slot[slot]) {
                if (event >= problem_.actions() || stamps_[event] == stamp_) continue;
                stamps_[event] = stamp_;
                events.push_back(event);
            }
        }
    }
}

bool Relaxed::is_enough(double goal, bool is_strict) {
    const Worths found = worths(problem_.utility(owner_));
    double most = found.has_numbers() ? found.high : -kInfinity;
    if ((found.values[0] >> kTrue & 1) != 0) most = std::max(most, 1.0);
    if ((found.values[0] >> kFalse & 1) != 0) most = std::max(most, 0.0);
    return is_strict ? most > goal : most >= goal;
}

void Relaxed::add(std::uint32_t event, std::vector<std::uint32_t>& grown) {
    const Arrays& a = problem_.a;
    if (!may_hold(a.event_condition[event], true)) return;
    for (auto effect = static_cast<std::size_t>(a.effect_start[event]);
         effect < static_cast<std::size_t>(a.effect_start[event + 1]); ++effect) {
        const std::int32_t slot = slot_of_[a.effect_fluent[effect]];
        if (slot < 0 || !may_hold(a.effect_when[effect], true)) continue;
        const auto value = static_cast<std::size_t>(a.effect_value[effect]);
        const auto target = static_cast<std::size_t>(slot);
        if (static_cast<Op>(a.expr_kind[value]) == Op::constant && a.expr_a[value] < problem_.first_number()) {
            const auto constant = static_cast<std::size_t>(a.expr_a[value]);
            Word& word = next_sets_[target * words_ + constant / 64];
            const Word bit = Word{1} << (constant % 64);
            if ((word & bit) == 0) {
                word |= bit;
                grown.push_back(static_cast<std::uint32_t>(slot));
            }
        } else if (widen(target, worths(a.effect_value[effect]))) {
            grown.push_back(static_cast<std::uint32_t>(slot));
        }
    }
}

bool Relaxed::widen(std::size_t slot, const Worths& more) {
    bool has_grown = false;
    for (std::size_t word = 0; word < words_; ++word) {
        has_grown = has_grown || (more.values[word] & ~next_sets_[slot * words_ + word]) != 0;
        next_sets_[slot * words_ + word] |= more.values[word];
    }
    if (more.has_numbers() && (more.low < next_low_[slot] || more.high > next_high_[slot])) {
        next_low_[slot] = std::min(next_low_[slot], more.low);
        next_high_[slot] = std::max(next_high_[slot], more.high);
        has_grown = true;
    }
    return has_grown;
}

bool Relaxed::may_hold(std::int32_t expr, bool positive) {
    const auto e = static_cast<std::size_t>(expr);
    const Arrays& a = problem_.a;
    const auto op = static_cast<Op>(a.expr_kind[e]);
    switch (op) {
        case Op::all:
        case Op::any: {
            const bool is_any = (op == Op::any) == positive;
            for (std::int32_t i = a.expr_a[e]; i < a.expr_a[e] + a.expr_b[e]; ++i) {
                if (may_hold(a.expr_args[static_cast<std::size_t>(i)], positive) == is_any) return is_any;
            }
            return !is_any;
        }
        case Op::negated:
            return may_hold(a.expr_a[e], !positive);
        case Op::eq:
        case Op::ne:
        case Op::lt:
        case Op::le:
        case Op::gt:
        case Op::ge: {
            static constexpr Op kOpposite[] = {Op::ne, Op::eq, Op::ge, Op::gt, Op::le, Op::lt};
            const auto which = static_cast<std::size_t>(op) - static_cast<std::size_t>(Op::eq);
            return may_compare(positive ? op : kOpposite[which], a.expr_a[e], a.expr_b[e]);
        }
        case Op::cases: {
            const auto first = static_cast<std::size_t>(a.expr_a[e]);
            const auto last = first + static_cast<std::size_t>(a.expr_b[e]) - 1;
            for (std::size_t i = first; i < last; i += 2) {
                if (may_hold(a.expr_args[i], true) && may_hold(a.expr_args[i + 1], positive)) return true;
            }
            return may_hold(a.expr_args[last], positive);
        }
        case Op::constant:
            return (a.expr_a[e] == kTrue) == positive;
        case Op::read: {
            const std::int32_t slot = slot_of_[a.expr_a[e]];
            if (slot < 0) return true;
            const Word word = sets_[static_cast<std::size_t>(slot) * words_];
            if (positive) return (word >> kTrue & 1) != 0;
            for (std::size_t i = 1; i < words_; ++i) {
                if (sets_[static_cast<std::size_t>(slot) * words_ + i] != 0) return true;
            }
            return (word & ~(Word{1} << kTrue)) != 0 || low_[static_cast<std::size_t>(slot)] <= high_[static_cast<std::size_t>(slot)];
        }
        default:
            return true;
    }
}

bool Relaxed::may_compare(Op op, std::int32_t left, std::int32_t right) {
    const Arrays& a = problem_.a;
    const auto one = static_cast<std::size_t>(left);
    const auto two = static_cast<std::size_t>(right);
    if ((op == Op::eq || op == Op::ne) && static_cast<Op>(a.expr_kind[one]) == Op::read &&
        static_cast<Op>(a.expr_kind[two]) == Op::constant && a.expr_a[two] < problem_.first_number()) {
        const std::int32_t slot = slot_of_[a.expr_a[one]];
        if (slot < 0) return true;
        const auto target = static_cast<std::size_t>(slot);
        const auto value = static_cast<std::size_t>(a.expr_a[two]);
        const Word bit = Word{1} << (value % 64);
        if (op == Op::eq) return (sets_[target * words_ + value / 64] & bit) != 0;
        for (std::size_t word = 0; word < words_; ++word) {
            if ((sets_[target * words_ + word] & ~(word == value / 64 ? bit : 0)) != 0) return true;
        }
        return low_[target] <= high_[target];
    }
    const Worths x = worths(left);
    const Worths y = worths(right);
    const bool has_numbers = x.has_numbers() && y.has_numbers();
    bool meets = false;
    std::size_t count_x = 0;
    std::size_t count_y = 0;
    for (std::size_t word = 0; word < words_; ++word) {
        meets = meets || (x.values[word] & y.values[word]) != 0;
        count_x += static_cast<std::size_t>(__builtin_popcountll(x.values[word]));
        count_y += static_cast<std::size_t>(__builtin_popcountll(y.values[word]));
    }
    switch (op) {
        case Op::eq:
            return meets || (has_numbers && x.low <= y.high && y.low <= x.high);
        case Op::ne: {
            const bool is_one = count_x + count_y == 0 && x.low == x.high && y.low == y.high && x.low == y.low;
            const bool is_same = !x.has_numbers() && !y.has_numbers() && count_x == 1 && count_y == 1 && meets;
            return !is_one && !is_same;
        }
        case Op::lt:
            return has_numbers && x.low < y.high;
        case Op::le:
            return meets || (has_numbers && x.low <= y.high);
        case Op::gt:
            return has_numbers && x.high > y.low;
        default:
            return meets || (has_numbers && x.high >= y.low);
    }
}

Relaxed::Worths Relaxed::worths(std::int32_t expr) {
    const auto e = static_cast<std::size_t>(expr);
    const Arrays& a = problem_.a;
    const auto op = static_cast<Op>(a.expr_kind[e]);
    Worths found{std::vector<Word>(words_), kInfinity, -kInfinity};
    switch (op) {
        case Op::constant:
            include(found, static_cast<Value>(a.expr_a[e]));
            break;
        case Op::read: {
            const std::int32_t slot = slot_of_[a.expr_a[e]];
            if (slot < 0) {
                std::fill(found.values.begin(), found.values.end(), ~Word{0});
                found.low = -kInfinity;
                found.high = kInfinity;
                break;
            }
            const auto target = static_cast<std::size_t>(slot);
            std::copy_n(sets_.begin() + static_cast<std::ptrdiff_t>(target * words_), words_, found.values.begin());
            found.low = low_[target];
            found.high = high_[target];
            break;
        }
        case Op::add:
        case Op::sub:
        case Op::mul:
        case Op::div: {
            const Worths x = worths(a.expr_a[e]);
            const Worths y = worths(a.expr_b[e]);
            include(found, kNothing);
            if (!x.has_numbers() || !y.has_numbers()) break;
            if (op == Op::add) {
                found.low = x.low + y.low;
                found.high = x.high + y.high;
            } else if (op == Op::sub) {
                found.low = x.low - y.high;
                found.high = x.high - y.low;
            } else if (op == Op::mul) {
                for (const double one : {x.low, x.high}) {
                    for (const double two : {y.low, y.high}) {
                        const double product = one == 0 || two == 0 ? 0 : one * two;
                        found.low = std::min(found.low, product);
                        found.high = std::max(found.high, product);
                    }
                }
            } else {
                found.low = -kInfinity;
                found.high = kInfinity;
            }
            if (std::isnan(found.low)) found.low = -kInfinity;
            if (std::isnan(found.high)) found.high = kInfinity;
            break;
        }
        case Op::cases: {
            const auto first = static_cast<std::size_t>(a.expr_a[e]);
            const auto last = first + static_cast<std::size_t>(a.expr_b[e]) - 1;
            for (std::size_t i = first; i <= last; i += 2) {
                if (i < last && !may_hold(a.expr_args[i], true)) continue;
                const Worths more = worths(a.expr_args[i < last ? i + 1 : last]);
                for (std::size_t word = 0; word < words_; ++word) found.values[word] |= more.values[word];
                found.low = std::min(found.low, more.low);
                found.high = std::max(found.high, more.high);
            }
            break;
        }
        default:
            if (may_hold(expr, true)) include(found, kTrue);
            if (may_hold(expr, false)) include(found, kFalse);
    }
    return found;
}

}  // namespace skaz::ground
