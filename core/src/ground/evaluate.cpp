#include "skaz/ground/evaluate.hpp"

#include <cmath>

namespace skaz::ground {

namespace {

constexpr std::size_t kMostValues = 60'000;

constexpr Op opposite(Op op) noexcept {
    switch (op) {
        case Op::eq:
            return Op::ne;
        case Op::ne:
            return Op::eq;
        case Op::lt:
            return Op::ge;
        case Op::ge:
            return Op::lt;
        case Op::gt:
            return Op::le;
        default:
            return Op::gt;
    }
}

}  // namespace

Numbers::Numbers(const Problem& problem) : first_(problem.first_number()), numbers_(problem.a.numbers) {
    for (std::size_t i = 0; i < numbers_.size(); ++i) known_.emplace(numbers_[i], static_cast<Value>(first_ + i));
}

Value Numbers::value(double number) {
    const auto next = static_cast<Value>(first_ + numbers_.size());
    const auto [found, is_new] = known_.emplace(number, next);
    if (is_new) {
        if (first_ + numbers_.size() >= kMostValues) throw TooManyNumbers();
        numbers_.push_back(number);
    }
    return found->second;
}

Evaluator::Evaluator(const Problem& problem, const States& states, Numbers& numbers)
    : problem_(problem), states_(states), numbers_(numbers) {
    const Arrays& a = problem.a;
    for (std::size_t e = 0; e < a.expr_kind.size(); ++e) {
        const auto op = static_cast<Op>(a.expr_kind[e]);
        Node node{Kind::plain, op, a.expr_a[e], a.expr_b[e]};
        if (op == Op::eq || op == Op::ne) {
            const Node& left = nodes_[static_cast<std::size_t>(a.expr_a[e])];
            const Node& right = nodes_[static_cast<std::size_t>(a.expr_b[e])];
            if (left.op == Op::read && right.op == Op::constant) {
                node = {op == Op::eq ? Kind::is : Kind::is_not, op, left.a, right.a};
            }
        }
        nodes_.push_back(node);
    }
}

bool Evaluator::holds(std::int32_t expr, const View& view, bool positive) const {
    const Node& node = nodes_[static_cast<std::size_t>(expr)];
    if (node.kind != Kind::plain) {
        return (view.values[view.slot_of[node.a]] == node.b) == ((node.kind == Kind::is) == positive);
    }
    switch (node.op) {
        case Op::all:
        case Op::any: {
            const bool stops_at = (node.op == Op::any) == positive;  // one part that holds (or fails) decides
            const std::int32_t* arg = problem_.a.expr_args.data() + node.a;
            for (const std::int32_t* last = arg + node.b; arg != last; ++arg) {
                if (holds(*arg, view, positive) == stops_at) return stops_at;
            }
            return !stops_at;
        }
        case Op::negated:
            return holds(node.a, view, !positive);
        case Op::eq:
        case Op::ne:
        case Op::lt:
        case Op::le:
        case Op::gt:
        case Op::ge:
            return compare(positive ? node.op : opposite(node.op), value(node.a, view), value(node.b, view));
        case Op::cases: {
            const std::int32_t result = chosen(node, view);
            return result != kNone && holds(result, view, positive);
        }
        default:
            return (value(expr, view) == kTrue) == positive;
    }
}

std::int32_t Evaluator::chosen(const Node& node, const View& view) const {
    const std::int32_t* arg = problem_.a.expr_args.data() + node.a;
    const std::int32_t* last = arg + node.b - 1;
    for (; arg != last; arg += 2) {
        if (holds(arg[0], view)) return arg[1];
        if (!holds(arg[0], view, false)) return kNone;  // neither it nor its contrary: a number that is nothing
    }
    return *last;
}

Value Evaluator::value(std::int32_t expr, const View& view) const {
    const Node& node = nodes_[static_cast<std::size_t>(expr)];
    switch (node.op) {
        case Op::constant:
            return static_cast<Value>(node.a);
        case Op::read:
            return view.values[view.slot_of[node.a]];
        case Op::add:
        case Op::sub:
        case Op::mul:
        case Op::div:
            return calculate(node.op, value(node.a, view), value(node.b, view));
        case Op::cases: {
            const std::int32_t* arg = problem_.a.expr_args.data() + node.a;
            const std::int32_t* last = arg + node.b - 1;
            while (arg != last && !holds(arg[0], view)) arg += 2;
            return value(arg == last ? *last : arg[1], view);
        }
        default:
            return holds(expr, view) ? kTrue : kFalse;
    }
}

bool Evaluator::compare(Op op, Value left, Value right) const {
    if (op == Op::eq) return left == right;
    if (op == Op::ne) return left != right;
    if (left == right && (op == Op::le || op == Op::ge)) return true;
    if (!numbers_.is_number(left) || !numbers_.is_number(right)) return false;
    const double one = numbers_.of(left);
    const double two = numbers_.of(right);
    return op == Op::lt || op == Op::le ? one < two : one > two;
}

Value Evaluator::calculate(Op op, Value left, Value right) const {
    if (!numbers_.is_number(left) || !numbers_.is_number(right)) return kNothing;
    const double one = numbers_.of(left);
    const double two = numbers_.of(right);
    if (op == Op::div && two == 0) throw DividedByZero();
    if (op == Op::mul && (one == 0 || two == 0)) return numbers_.value(0);
    const double result = op == Op::add ? one + two : op == Op::sub ? one - two : op == Op::mul ? one * two : one / two;
    return std::isnan(result) ? kNothing : numbers_.value(result + 0.0);
}

}  // namespace skaz::ground
