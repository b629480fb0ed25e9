// States of a story, and what happens in them: `engine/reference/state.py`, `surprise.py` and `update.py`.

#include "skaz/story/story.hpp"

#include <algorithm>

namespace skaz::story {

namespace {

constexpr std::size_t kMostFirings = 2000;
constexpr std::size_t kNamedFirings = 20;
constexpr std::size_t kMostClauses = 256;

// What a fluent is not goes without saying where the clause says what it is.
template <class Clause>
void without_the_obvious(Clause& clause) {
    std::vector<FluentId> told;
    for (const auto& seen : clause) {
        if (seen.says_what) told.push_back(seen.fluent);
    }
    std::erase_if(clause, [&](const auto& seen) {
        return !seen.says_what && std::find(told.begin(), told.end(), seen.fluent) != told.end();
    });
}

bool contains(const std::vector<Value>& all, Value one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

Story::Story(std::uint32_t depth, Oracle& oracle) : depth_(depth), oracle_(oracle) {
    states_.push_back(std::make_unique<State>());
}

void Story::set_watched(std::uint32_t property, std::uint32_t depths) {
    if (watched_.size() <= property) watched_.resize(property + 1);
    watched_[property] = depths;
}

std::uint32_t Story::add_audience(bool is_everybody, std::vector<Value> people, std::vector<Value> hidden) {
    std::sort(people.begin(), people.end());
    std::sort(hidden.begin(), hidden.end());
    audiences_.push_back({is_everybody, std::move(people), std::move(hidden)});
    return static_cast<std::uint32_t>(audiences_.size() - 1);
}

void Story::give(FluentId fluent, Value value, std::uint32_t audience) {
    if (given_.size() <= fluent) given_.resize(fluents.size(), {kOpen, kNone});
    given_[fluent] = {value, audience};
}

bool Story::knows(const Audience& audience, const std::vector<Value>& path) const {
    return std::all_of(path.begin(), path.end(), [&](Value who) {
        return (audience.is_everybody || std::binary_search(audience.people.begin(), audience.people.end(), who)) &&
               !std::binary_search(audience.hidden.begin(), audience.hidden.end(), who);
    });
}

Value Story::start(const State& state, FluentId fluent) {
    const auto parts = fluents.parts(fluent);
    const std::uint32_t property = parts[0];
    if ((property == kInside || property == kMeets) && parts.size() == 3)
        return oracle_.placed(property, parts[1], parts[2]);
    if (fluent < given_.size() && given_[fluent].audience != kNone &&
        knows(audiences_[given_[fluent].audience], state.path)) {
        return given_[fluent].value;
    }
    if (otherwise_.size() <= property) otherwise_.resize(property + 1, kNone);
    if (otherwise_[property] == kNone) otherwise_[property] = oracle_.otherwise(property);
    return otherwise_[property];
}

Value Story::get(MindId mind, FluentId fluent) {
    for (MindId at = mind; at != kNone; at = states_[at]->under) {
        const std::uint32_t found = states_[at]->own.find(fluent);
        if (found != kNone) return found;
    }
    return start(*states_[mind], fluent);
}

void Story::put(MindId mind, FluentId fluent, Value value) {
    State& state = *states_[mind];
    state.own.put(fluent, value);
    const std::uint32_t property = fluents.property(fluent);
    const std::uint32_t watched = property < watched_.size() ? watched_[property] : 0;
    if (state.path.empty() || watched != 0) state.changed.put(fluent, 0);
    if (watched == 0) return;
    state.is_restless = true;
    std::uint32_t nested = 0;
    FluentId seen = fluent;
    for (MindId at = mind; !states_[at]->path.empty() && states_[at]->above != kNone;) {
        seen = fluents.believed(states_[at]->path.back(), seen);
        at = states_[at]->above;
        if (++nested < 32 && (watched >> nested & 1) != 0) {
            states_[at]->changed.put(seen, 0);
            states_[at]->is_restless = true;
        }
    }
}

bool Story::is_cut_off(MindId mind, Value who) const {
    const std::vector<Value>& path = states_[mind]->path;
    return path.size() >= depth_ && !(!path.empty() && path.back() == who);
}

MindId Story::known_mind(MindId state, Value who) const {
    for (MindId at = state; at != kNone; at = states_[at]->under) {
        const std::uint32_t found = states_[at]->minds.find(who);
        if (found != kNone) return found;
    }
    return kNone;
}

MindId Story::mind(MindId of, Value who) {
    const std::uint32_t known = states_[of]->minds.find(who);
    if (known != kNone) return known;
    const State& state = *states_[of];
    if ((!state.path.empty() && state.path.back() == who) || state.path.size() >= depth_) return of;
    auto made = std::make_unique<State>();
    made->path = state.path;
    made->path.push_back(who);
    made->above = of;
    made->under = state.under == kNone ? kNone : known_mind(state.under, who);
    const auto id = static_cast<MindId>(states_.size());
    states_.push_back(std::move(made));
    states_[of]->minds.put(who, id);
    return id;
}

MindId Story::branch(MindId mind) {
    auto made = std::make_unique<State>();
    made->path = states_[mind]->path;
    made->under = mind;
    made->changed = states_[mind]->changed;
    made->is_restless = states_[mind]->is_restless;
    states_.push_back(std::move(made));
    return static_cast<MindId>(states_.size() - 1);
}

std::vector<MindId> Story::holders(FluentId fluent) const {
    return fluent < holders_.size() ? holders_[fluent] : std::vector<MindId>{};
}

// What happens

std::vector<Value> Story::observers(MindId mind, const Event& event) const {
    if (event.watch == nullptr) return {};
    const Watch& watch = *event.watch;
    const std::vector<Value>& path = states_[mind]->path;
    if (path.empty() || watch.spots.empty() || contains(watch.own, path.back())) return watch.seen;
    const auto here = std::find(watch.seen.begin(), watch.seen.end(), path.back());
    const Value spot =
        here == watch.seen.end() ? kNone : watch.spots[static_cast<std::size_t>(here - watch.seen.begin())];
    std::vector<Value> found;
    for (std::size_t i = 0; i < watch.seen.size(); ++i) {
        if (watch.spots[i] == spot || contains(watch.own, watch.seen[i])) found.push_back(watch.seen[i]);
    }
    return found;
}

void Story::set(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event, std::vector<Change>& changes) {
    const Value before = get(mind, fluent);
    if (before == value) return;
    const State& state = *states_[mind];
    if (!state.path.empty() && state.under == kNone && state.own.find(fluent) == kNone) {
        if (holders_.size() <= fluent) holders_.resize(fluents.size());
        holders_[fluent].push_back(mind);
    }
    put(mind, fluent, value);
    changes.push_back({mind, fluent, before, value, how, event});
}

void Story::happen(MindId mind, const Event& event, How how, std::vector<Change>& changes) {
    apply(mind, event, event.is_rule ? How::rule : how, changes);
    settle(mind, changes);
}

void Story::apply(MindId mind, const Event& event, How how, std::vector<Change>& changes) {
    std::vector<Assignment> assignments;
    if (event.effect != kNone) assigned(event.effect, mind, assignments);
    // nobody's mind is followed deeper than this
    const bool is_deepest = states_[mind]->path.size() >= depth_;
    const std::vector<Value> seeing = event.is_rule || is_deepest ? std::vector<Value>{} : observers(mind, event);
    std::vector<Clause> found;
    std::vector<Value> surprised;
    for (const Value who : seeing) {
        const MindId its = this->mind(mind, who);
        if (its == mind || event.condition == kNone || holds(event.condition, its) == Truth::yes) continue;
        if (surprised.empty()) {
            std::vector<NodeId> around;
            found = clauses(event.condition, mind, around);
            for (Clause& clause : found) without_the_obvious(clause);
        }
        surprised.push_back(who);
    }
    std::vector<FluentId> done;
    std::vector<Value> concerned = seeing;
    for (const Assignment& each : assignments) {
        if (fluents.is_belief(each.fluent)) {
            const Value who = fluents.believer(each.fluent);
            if (!contains(concerned, who)) concerned.push_back(who);
            continue;
        }
        if (contains(done, each.fluent)) continue;  // of two values for one fluent the first counts
        done.push_back(each.fluent);
        set(mind, each.fluent, each.value, how, event.number, changes);
    }
    const bool is_own = !states_[mind]->path.empty();
    std::size_t place = 0;
    for (const Value who : concerned) {
        const bool observes = place++ < seeing.size();
        const MindId its = this->mind(mind, who);
        if (its != mind && contains(surprised, who)) {
            for (const Clause& clause : found) {
                for (const Seen& seen : clause) {
                    if (test(seen, its) != Truth::yes)
                        put_right(its, seen.fluent, seen.value, How::surprise, event.number, changes);
                }
            }
        }
        if (its != mind && observes) apply(its, event, How::observed, changes);
        for (const Assignment& each : assignments) {
            if (!fluents.is_belief(each.fluent) || fluents.believer(each.fluent) != who) continue;
            // what an action makes its believer believe goes, in that mind, to its belief about itself, which nobody
            // follows; what is deeper than beliefs are followed is left out
            if (!event.is_rule && is_own && states_[mind]->path.back() == who) continue;
            if (is_cut_off(mind, who)) continue;
            put_right(this->mind(mind, who), fluents.inner(each.fluent), each.value, How::told, event.number, changes);
        }
        if (its != mind) settle(its, changes);
    }
}

void Story::put_right(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event,
                      std::vector<Change>& changes) {
    if (!fluents.is_belief(fluent)) {
        set(mind, fluent, value, how, event, changes);
        return;
    }
    const Value who = fluents.believer(fluent);
    if (is_cut_off(mind, who)) return;
    const MindId its = this->mind(mind, who);
    put_right(its, fluents.inner(fluent), value, how, event, changes);
    if (its != mind) settle(its, changes);
}

void Story::settle(MindId mind, std::vector<Change>& changes) {
    std::vector<std::uint32_t> fired;
    // the world itself is always looked at: who asks for rules there keeps account of what has changed
    while (states_[mind]->is_restless || states_[mind]->path.empty()) {
        states_[mind]->is_restless = false;
        const Oracle::Firing rule = oracle_.next_rule(mind);
        if (rule.effect == kNone) return;
        states_[mind]->is_restless = true;  // more may be waiting
        fired.push_back(rule.event);
        if (fired.size() > kMostFirings) {
            fired.erase(fired.begin(), fired.end() - kNamedFirings);
            throw EndlessRules(std::move(fired));
        }
        Event event;
        event.effect = rule.effect;
        event.number = rule.event;
        event.is_rule = true;
        apply(mind, event, How::rule, changes);
    }
}

// What an observer sees to be otherwise

MindId Story::through(MindId mind, const std::vector<NodeId>& who, std::vector<Value>* names) {
    for (const NodeId each : who) {
        const Value name = value(each, mind);
        if (is_special(name)) return kNone;
        if (names != nullptr) names->push_back(name);
        mind = this->mind(mind, name);
    }
    return mind;
}

Truth Story::test(const Seen& seen, MindId mind) {
    if (seen.test == kNone) {
        MindId at = mind;
        FluentId fluent = seen.fluent;
        while (fluents.is_belief(fluent)) {
            at = this->mind(at, fluents.believer(fluent));
            fluent = fluents.inner(fluent);
        }
        return compared(seen.comparison, get(at, fluent), seen.against);
    }
    MindId at = mind;
    for (const Value who : seen.believers) at = this->mind(at, who);
    std::vector<Value> before = seen.env;
    before.resize(env_.size(), kOpen);
    env_.swap(before);
    const Truth found = holds(seen.test, at);
    env_.swap(before);
    return found;
}

std::vector<Story::Clause> Story::clauses(NodeId id, MindId mind, std::vector<NodeId>& who) {
    const Node node = nodes_[id];
    const auto product = [](std::vector<Clause> one, const std::vector<Clause>& two) {
        std::vector<Clause> found;
        for (const Clause& left : one) {
            for (const Clause& right : two) {
                if (found.size() == kMostClauses) return found;
                found.push_back(left);
                found.back().insert(found.back().end(), right.begin(), right.end());
            }
        }
        return found;
    };
    if (node.op == Op::all) {
        std::vector<Clause> found(1);
        for (std::uint32_t i = 0; i < node.count && !found.empty(); ++i)
            found = product(std::move(found), clauses(argument(node, i), mind, who));
        return found;
    }
    if (node.op == Op::any) {
        std::vector<Clause> found;
        for (std::uint32_t i = 0; i < node.count; ++i) {
            for (Clause& clause : clauses(argument(node, i), mind, who)) {
                if (found.size() < kMostClauses) found.push_back(std::move(clause));
            }
        }
        return found;
    }
    if (node.op == Op::quantified && node.extra <= 1) {
        std::vector<Clause> found(node.extra == 0 ? 1 : 0);
        const Value before = env_[node.a];
        for (const Value each : oracle_.entities(node.b)) {
            env_[node.a] = each;
            std::vector<Clause> more = clauses(argument(node, 0), mind, who);
            if (node.extra == 0) {
                found = product(std::move(found), more);
                if (found.empty()) break;
            } else {
                for (Clause& clause : more) found.push_back(std::move(clause));
            }
        }
        env_[node.a] = before;
        return found;
    }
    if (node.op == Op::believes && nodes_[node.b].op != Op::read) {
        who.push_back(node.a);
        std::vector<Clause> found = clauses(node.b, mind, who);
        who.pop_back();
        return found;
    }
    const MindId at = through(mind, who, nullptr);
    if (at == kNone || holds(id, at) != Truth::yes) return {};
    if (node.op == Op::cases) {
        std::vector<Clause> found(1);
        const std::uint32_t branches = node.count / 2;
        for (std::uint32_t i = 0; i < branches; ++i) {
            const NodeId condition = argument(node, 2 * i);
            if (holds(condition, at) == Truth::yes) {
                found = product(std::move(found), clauses(condition, mind, who));
                return product(std::move(found), clauses(argument(node, 2 * i + 1), mind, who));
            }
        }
        return node.has_otherwise ? clauses(argument(node, 2 * branches), mind, who) : found;
    }
    if (node.op == Op::variable || node.op == Op::constant) {
        const Value content = value(id, at);
        if (values.kind(content) == Kind::content && values.condition(content) != kNone) {
            return clauses(values.condition(content), mind, who);
        }
        return std::vector<Clause>(1);
    }
    std::vector<Clause> found(1);
    seen_in(id, mind, who, found.front());
    return found;
}

void Story::seen_in(NodeId id, MindId mind, const std::vector<NodeId>& who, Clause& clause) {
    const Node node = nodes_[id];
    std::vector<Value> believers;
    const MindId at = through(mind, who, &believers);
    if (at == kNone) return;
    const auto one = [&](NodeId read, NodeId test, bool says_what) {
        FluentId fluent = fluent_at(read, at);
        if (fluent == kNone) return;
        const Value real = value(read, at);
        for (std::size_t i = believers.size(); i-- > 0;) fluent = fluents.believed(believers[i], fluent);
        const bool says = says_what || real == kTrue || real == kFalse;
        clause.push_back({fluent, says ? real : kNothing, says, test, Comparison::eq, kOpen, believers, env_});
    };
    const auto is_read = [&](NodeId each) { return nodes_[each].op == Op::read || nodes_[each].op == Op::believes; };
    const auto is_plain = [&](NodeId each) {
        return nodes_[each].op == Op::constant || nodes_[each].op == Op::variable;
    };
    if (is_read(id)) {
        one(id, id, true);
    } else if (node.op == Op::negated && is_read(node.a)) {
        one(node.a, id, true);
    } else if (node.op == Op::is_a) {
        if (is_read(node.a)) {
            one(node.a, kNone, true);
            if (!clause.empty()) clause.back().against = clause.back().value;
        }
    } else if (node.op == Op::negated && nodes_[node.a].op == Op::is_a) {
        if (is_read(nodes_[node.a].a)) one(nodes_[node.a].a, id, false);
    } else if (node.op == Op::compare) {
        const bool is_told = static_cast<Comparison>(node.extra) == Comparison::eq;
        if (is_plain(node.a) || is_plain(node.b)) {
            const NodeId read = is_plain(node.b) ? node.a : node.b;
            if (is_read(read)) {
                one(read, id, is_told);
                return;
            }
        }
        const Value real = value(node.b, at);
        if (is_read(node.a) && is_read(node.b) && values.kind(real) != Kind::number) {
            const std::size_t before = clause.size();
            one(node.b, kNone, true);
            if (clause.size() > before) {
                clause.back().comparison = Comparison::eq;
                clause.back().against = real;
            }
            const std::size_t between = clause.size();
            one(node.a, kNone, is_told);
            if (clause.size() > between) {
                clause.back().comparison = static_cast<Comparison>(node.extra);
                clause.back().against = real;
            }
            return;
        }
        std::vector<NodeId> waiting{node.b, node.a};
        while (!waiting.empty()) {
            const NodeId each = waiting.back();
            waiting.pop_back();
            if (is_read(each)) {
                one(each, id, is_told);
            } else if (nodes_[each].op == Op::arith) {
                waiting.push_back(nodes_[each].b);
                waiting.push_back(nodes_[each].a);
            }
        }
    }
}

}  // namespace skaz::story
