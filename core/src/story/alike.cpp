// Events that set, and ask, the same in all minds: plain facts of what is named. Their formulas are gone through once.

#include "skaz/story/story.hpp"

namespace skaz::story {

// A constant, or what a variable stands for; kNone: it may differ.
Value Story::plain_value(NodeId id) const {
    const Node& node = nodes_[id];
    if (node.op == Op::constant) return node.a;
    return node.op == Op::variable ? env_[node.a] : kNone;
}

// What is read, if it is the same everywhere; kNone: it may differ, or is nothing.
FluentId Story::plain_fluent(NodeId id) {
    const Node node = nodes_[id];
    if (node.op == Op::believes) {
        const Value who = plain_value(node.a);
        const FluentId inner = who == kNone || is_special(who) ? kNone : plain_fluent(node.b);
        return inner == kNone ? kNone : fluents.believed(who, inner);
    }
    if (node.op != Op::read) return kNone;
    if (node.b != kNone) return node.b;
    std::vector<Value> args(node.count);
    for (std::uint32_t i = 0; i < node.count; ++i) {
        args[i] = plain_value(argument(node, i));
        if (args[i] == kNone || is_special(args[i])) return kNone;
    }
    return fluents.add(node.a, args);
}

// Adds what an effect sets, as `assigned` finds it; false: it may differ.
bool Story::sets_alike(NodeId id, std::vector<Assignment>& sets) {
    if (id == kNone) return true;
    const Node node = nodes_[id];
    const auto one = [&](NodeId target, Value value) {
        const FluentId fluent = value == kNone ? kNone : plain_fluent(target);
        if (fluent != kNone) sets.push_back({fluent, value});
        return fluent != kNone;
    };
    switch (node.op) {
        case Op::all:
            for (std::uint32_t i = 0; i < node.count; ++i) {
                if (!sets_alike(argument(node, i), sets)) return false;
            }
            return true;
        case Op::believes: {
            const Value who = plain_value(node.a);
            const std::size_t first = sets.size();
            if (who == kNone || is_special(who) || !sets_alike(node.b, sets)) return false;
            for (std::size_t i = first; i < sets.size(); ++i) sets[i].fluent = fluents.believed(who, sets[i].fluent);
            return true;
        }
        case Op::compare:
            return static_cast<Comparison>(node.extra) == Comparison::eq && one(node.a, plain_value(node.b));
        case Op::assign:
            return one(node.a, plain_value(node.b));
        case Op::read:
            return one(id, kTrue);
        case Op::negated:
            return one(node.a, kFalse);
        case Op::constant:
        case Op::variable: {
            const Value content = plain_value(id);
            return values.kind(content) != Kind::content || sets_alike(values.effect(content), sets);
        }
        default:
            return false;
    }
}

// Adds what a condition asks; false: it may differ.
bool Story::asks_alike(NodeId id, std::vector<Test>& tests) {
    if (id == kNone) return true;
    const Node node = nodes_[id];
    const auto one = [&](NodeId read, Value value, Test::Kind kind) {
        const bool is_plain = nodes_[read].op == Op::read && value != kNone && !is_special(value);
        const FluentId fluent = is_plain ? plain_fluent(read) : kNone;
        if (fluent != kNone) tests.push_back({fluent, value, kind});
        return fluent != kNone;
    };
    switch (node.op) {
        case Op::all:
            for (std::uint32_t i = 0; i < node.count; ++i) {
                if (!asks_alike(argument(node, i), tests)) return false;
            }
            return true;
        case Op::believes: {
            const Value who = plain_value(node.a);
            const std::size_t first = tests.size();
            if (who == kNone || is_special(who) || !asks_alike(node.b, tests)) return false;
            for (std::size_t i = first; i < tests.size(); ++i) {
                if (tests[i].believer != kNone) return false;
                tests[i].believer = who;
            }
            return true;
        }
        case Op::read:
            return one(id, kTrue, Test::Kind::is_so);
        case Op::negated:
            return one(node.a, kTrue, Test::Kind::is_not_so);
        case Op::compare: {
            const auto op = static_cast<Comparison>(node.extra);
            if (op != Comparison::eq && op != Comparison::ne) return false;
            return one(node.a, plain_value(node.b), op == Comparison::eq ? Test::Kind::is : Test::Kind::is_not);
        }
        default:
            return false;
    }
}

}  // namespace skaz::story
