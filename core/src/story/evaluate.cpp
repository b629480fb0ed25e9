// What expressions are worth, and what effects come to: `engine/reference/evaluate.py` and `event.py` on nodes.

#include <cmath>

#include "skaz/story/story.hpp"

namespace skaz::story {

namespace {

constexpr Truth truth(bool is_so) noexcept { return is_so ? Truth::yes : Truth::no; }

constexpr Comparison opposite(Comparison op) noexcept {
    switch (op) {
        case Comparison::eq:
            return Comparison::ne;
        case Comparison::ne:
            return Comparison::eq;
        case Comparison::lt:
            return Comparison::ge;
        case Comparison::ge:
            return Comparison::lt;
        case Comparison::gt:
            return Comparison::le;
        default:
            return Comparison::gt;
    }
}

// Kinds of quantifier and signs, as programs number them.
constexpr std::uint8_t kForall = 0, kExists = 1, kSum = 2;
constexpr std::uint8_t kAdd = 0, kSub = 1, kMul = 2, kDiv = 3;

}  // namespace

NodeId Story::compile(std::span<const std::uint32_t> program) {
    std::size_t at = 0;
    const NodeId node = parse(program, at);
    if (at != program.size()) throw BadProgram("a program with something left over");
    return node;
}

NodeId Story::parse(std::span<const std::uint32_t> program, std::size_t& at) {
    const auto next = [&] {
        if (at >= program.size()) throw BadProgram("a program that breaks off");
        return program[at++];
    };
    const std::uint32_t number = next();
    if (number > static_cast<std::uint32_t>(Op::quote)) throw BadProgram("no such operation");
    Node node{static_cast<Op>(number), 0, false, 0, 0, 0, 0};
    std::vector<std::uint32_t> list;
    switch (node.op) {
        case Op::constant:
            node.a = next();
            if (node.a >= values.size()) throw BadProgram("no such value");
            break;
        case Op::variable:
            node.a = next();
            if (node.a > 0xffff) throw BadProgram("no such variable");
            if (env_.size() <= node.a) env_.resize(node.a + 1, kOpen);
            break;
        case Op::read: {
            node.a = next();
            node.b = kNone;
            std::vector<Value> args;
            for (std::uint32_t left = next(); left > 0; --left) {
                list.push_back(parse(program, at));
                const Node& arg = nodes_[list.back()];
                if (arg.op == Op::constant && !is_special(arg.a)) args.push_back(arg.a);
            }
            if (args.size() == list.size()) node.b = fluents.add(node.a, args);
            break;
        }
        case Op::believes:
        case Op::assign:
            node.a = parse(program, at);
            node.b = parse(program, at);
            break;
        case Op::compare:
        case Op::arith:
            node.extra = static_cast<std::uint8_t>(next());
            if (node.extra > (node.op == Op::compare ? 5 : 3)) throw BadProgram("no such operator");
            divides_ = divides_ || (node.op == Op::arith && node.extra == kDiv);
            node.a = parse(program, at);
            node.b = parse(program, at);
            break;
        case Op::negated:
            node.a = parse(program, at);
            break;
        case Op::all:
        case Op::any:
            for (std::uint32_t left = next(); left > 0; --left) list.push_back(parse(program, at));
            break;
        case Op::cases: {
            const std::uint32_t branches = next();
            node.has_otherwise = next() != 0;
            for (std::uint32_t i = 0; i < branches * 2 + (node.has_otherwise ? 1 : 0); ++i)
                list.push_back(parse(program, at));
            break;
        }
        case Op::quantified:
            node.extra = static_cast<std::uint8_t>(next());
            node.a = next();
            if (node.a > 0xffff) throw BadProgram("no such variable");
            if (env_.size() <= node.a) env_.resize(node.a + 1, kOpen);
            node.b = next();
            list.push_back(parse(program, at));
            break;
        case Op::is_a:
            node.a = parse(program, at);
            node.b = next();
            break;
        case Op::quote:
            node.a = next();
            break;
    }
    node.first = static_cast<std::uint32_t>(lists_.size());
    node.count = static_cast<std::uint32_t>(list.size());
    lists_.insert(lists_.end(), list.begin(), list.end());
    nodes_.push_back(node);
    return static_cast<NodeId>(nodes_.size() - 1);
}

Truth Story::as_truth(Value found, MindId mind, bool positive) {
    if (values.kind(found) == Kind::content) {
        const NodeId says = values.condition(found);
        return says == kNone ? Truth::open : holds(says, mind, positive);
    }
    return found == kOpen ? Truth::open : truth((found == kTrue) == positive);
}

Truth Story::compared(Comparison op, Value left, Value right) const {
    if (left == kOpen || right == kOpen) return Truth::open;
    if (op == Comparison::eq) return truth(left == right);
    if (op == Comparison::ne) return truth(left != right);
    if (left == right && (op == Comparison::le || op == Comparison::ge)) return Truth::yes;
    if (values.kind(left) != Kind::number || values.kind(right) != Kind::number) return Truth::no;
    const double one = values.number(left);
    const double two = values.number(right);
    return truth(op == Comparison::lt || op == Comparison::le ? one < two : one > two);
}

Value Story::calculated(std::uint8_t op, Value left, Value right) {
    if (left == kOpen || right == kOpen) return kOpen;
    if (values.kind(left) != Kind::number || values.kind(right) != Kind::number) return kNothing;
    const double one = values.number(left);
    const double two = values.number(right);
    if (op == kDiv && two == 0) throw DividedByZero();
    if (op == kMul && (one == 0 || two == 0)) return values.of_number(0);
    const double result = op == kAdd ? one + two : op == kSub ? one - two : op == kMul ? one * two : one / two;
    return std::isnan(result) ? kNothing : values.of_number(result + 0.0);
}

Truth Story::holds(NodeId id, MindId mind, bool positive) {
    const Node node = nodes_[id];  // a copy: asking may compile
    switch (node.op) {
        case Op::believes: {
            const Value who = value(node.a, mind);
            if (is_special(who)) return who == kOpen ? Truth::open : Truth::no;
            return holds(node.b, this->mind(mind, who), positive);
        }
        case Op::compare: {
            const Value left = value(node.a, mind);
            const Value right = value(node.b, mind);
            const auto op = static_cast<Comparison>(node.extra);
            const Node& against = nodes_[node.b];
            if (against.op == Op::constant && right == kOpen && (op == Comparison::eq || op == Comparison::ne)) {
                return truth((left == kOpen) == ((op == Comparison::eq) == positive));  // whether anything is told
            }
            return compared(positive ? op : opposite(op), left, right);
        }
        case Op::negated:
            return holds(node.a, mind, !positive);
        case Op::all:
        case Op::any: {
            const Truth decides = truth((node.op == Op::any) == positive);
            Truth found = decides == Truth::yes ? Truth::no : Truth::yes;
            for (std::uint32_t i = 0; i < node.count; ++i) {
                const Truth part = holds(argument(node, i), mind, positive);
                if (part == decides) return decides;
                if (part == Truth::open) found = Truth::open;
            }
            return found;
        }
        case Op::cases: {
            const NodeId result = chosen(node, mind);
            if (result == kNone) return Truth::no;
            if (result == kOpenBranch) return Truth::open;
            return result == kTrueBranch ? truth(positive) : holds(result, mind, positive);
        }
        case Op::quantified: {
            if (node.extra > kExists) return as_truth(value(id, mind), mind, positive);
            const Truth decides = truth((node.extra == kExists) == positive);
            Truth found = decides == Truth::yes ? Truth::no : Truth::yes;
            const Value before = env_[node.a];
            for (const Value each : oracle_.entities(node.b)) {
                env_[node.a] = each;
                const Truth part = holds(argument(node, 0), mind, positive);
                if (part == decides) {
                    found = decides;
                    break;
                }
                if (part == Truth::open) found = Truth::open;
            }
            env_[node.a] = before;
            return found;
        }
        case Op::is_a: {
            const Value found = value(node.a, mind);
            if (is_special(found)) return found == kOpen ? Truth::open : truth(!positive);
            return truth(oracle_.is_a(found, node.b) == positive);
        }
        default:
            return as_truth(value(id, mind), mind, positive);
    }
}

NodeId Story::chosen(const Node& node, MindId mind) {
    const std::uint32_t branches = node.count / 2;
    for (std::uint32_t i = 0; i < branches; ++i) {
        const NodeId condition = argument(node, 2 * i);
        const Truth found = holds(condition, mind);
        if (found == Truth::yes) return argument(node, 2 * i + 1);
        if (found == Truth::open) return kOpenBranch;
        if (holds(condition, mind, false) != Truth::yes) return kNone;
    }
    return node.has_otherwise ? argument(node, 2 * branches) : kTrueBranch;
}

Value Story::value(NodeId id, MindId mind) {
    const Node node = nodes_[id];
    switch (node.op) {
        case Op::constant:
            return node.a;
        case Op::variable:
            return env_[node.a];
        case Op::read: {
            if (node.b != kNone) return get(mind, node.b);
            std::vector<Value> args(node.count);
            for (std::uint32_t i = 0; i < node.count; ++i) {
                args[i] = value(argument(node, i), mind);
                if (is_special(args[i])) return args[i];
            }
            return get(mind, fluents.add(node.a, args));
        }
        case Op::believes: {
            const Value who = value(node.a, mind);
            return is_special(who) ? who : value(node.b, this->mind(mind, who));
        }
        case Op::arith: {
            const Value left = value(node.a, mind);
            return calculated(node.extra, left, value(node.b, mind));
        }
        case Op::cases: {
            const std::uint32_t branches = node.count / 2;
            for (std::uint32_t i = 0; i < branches; ++i) {
                const Truth found = holds(argument(node, 2 * i), mind);
                if (found == Truth::open) return kOpen;
                if (found == Truth::yes) return value(argument(node, 2 * i + 1), mind);
            }
            return node.has_otherwise ? value(argument(node, 2 * branches), mind) : kTrue;
        }
        case Op::quantified: {
            if (node.extra <= kExists) break;
            const bool is_sum = node.extra == kSum;
            Value total = values.of_number(is_sum ? 0 : 1);
            const Value before = env_[node.a];
            for (const Value each : oracle_.entities(node.b)) {
                env_[node.a] = each;
                total = calculated(is_sum ? kAdd : kMul, total, value(argument(node, 0), mind));
                if (is_special(total)) break;
            }
            env_[node.a] = before;
            return total;
        }
        case Op::quote:
            return oracle_.quoted(node.a, env_);
        default:
            break;
    }
    const Truth found = holds(id, mind);
    return found == Truth::open ? kOpen : found == Truth::yes ? kTrue : kFalse;
}

FluentId Story::fluent_at(NodeId id, MindId mind) {
    const Node node = nodes_[id];
    if (node.op == Op::believes) {
        const Value who = value(node.a, mind);
        if (is_special(who)) return kNone;
        const FluentId inner = fluent_at(node.b, this->mind(mind, who));
        return inner == kNone ? kNone : fluents.believed(who, inner);
    }
    if (node.op != Op::read) return kNone;
    if (node.b != kNone) return node.b;
    std::vector<Value> args(node.count);
    bool is_known = true;
    for (std::uint32_t i = 0; i < node.count; ++i) {
        args[i] = value(argument(node, i), mind);
        is_known = is_known && !is_special(args[i]);
    }
    return is_known ? fluents.add(node.a, args) : kNone;
}

void Story::assigned(NodeId id, MindId mind, std::vector<Assignment>& found) {
    const Node node = nodes_[id];
    switch (node.op) {
        case Op::all:
            for (std::uint32_t i = 0; i < node.count; ++i) assigned(argument(node, i), mind, found);
            return;
        case Op::cases: {
            const NodeId result = chosen(node, mind);
            if (result < kTrueBranch) assigned(result, mind, found);
            return;
        }
        case Op::quantified: {
            const Value before = env_[node.a];
            for (const Value each : oracle_.entities(node.b)) {
                env_[node.a] = each;
                assigned(argument(node, 0), mind, found);
            }
            env_[node.a] = before;
            return;
        }
        case Op::believes: {
            const Value who = value(node.a, mind);
            if (is_special(who)) return;
            std::vector<Assignment> inner;
            assigned(node.b, this->mind(mind, who), inner);
            for (const Assignment& each : inner) found.push_back({fluents.believed(who, each.fluent), each.value});
            return;
        }
        case Op::assign:
            assign(node.a, node.b, false, mind, found);
            return;
        case Op::read:
            assign(id, kNone, true, mind, found);
            return;
        case Op::negated: {
            const Op inner = nodes_[node.a].op;
            if (inner == Op::read || inner == Op::believes) assign(node.a, kNone, false, mind, found);
            return;
        }
        case Op::compare:
            if (static_cast<Comparison>(node.extra) == Comparison::eq) assign(node.a, node.b, false, mind, found);
            return;
        case Op::constant:
        case Op::variable: {
            const Value content = value(id, mind);
            if (values.kind(content) == Kind::content && values.effect(content) != kNone) {
                assigned(values.effect(content), mind, found);
            }
            return;
        }
        default:
            return;
    }
}

void Story::assign(NodeId target, NodeId new_value, bool is_true, MindId mind, std::vector<Assignment>& found) {
    const Node node = nodes_[target];
    if (new_value != kNone && nodes_[new_value].op == Op::cases) {
        const Node given = nodes_[new_value];
        if (chosen(given, mind) == kNone) return;  // a conditional value of which no branch applies changes nothing
    }
    if (node.op == Op::believes && nodes_[node.b].op != Op::read && nodes_[node.b].op != Op::believes) {
        const Value who = value(node.a, mind);
        if (is_special(who)) return;
        std::vector<Assignment> inner;
        assign(node.b, new_value, is_true, this->mind(mind, who), inner);
        for (const Assignment& each : inner) found.push_back({fluents.believed(who, each.fluent), each.value});
        return;
    }
    const FluentId fluent = fluent_at(target, mind);
    if (fluent == kNone) return;
    found.push_back({fluent, new_value != kNone ? value(new_value, mind) : is_true ? kTrue : kFalse});
}

}  // namespace skaz::story
