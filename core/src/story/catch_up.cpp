// What happens, in each mind when something is asked of it.

#include <algorithm>

#include "skaz/story/story.hpp"

namespace skaz::story {

namespace {

bool contains(std::span<const Value> all, Value one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

// What is going on is put aside, and something of an earlier call goes on in one mind.
class Story::Aside {
public:
    Aside(Story& story, State& mind, const Happened& what)
        : story_(story), mind_(mind), call_(story.call_), clock_(story.clock_), writing_(story.writing_) {
        if (what.env != 0 && !what.is_plain()) {
            env_.swap(story.env_);
            story.env_.resize(env_.size(), kOpen);
            story.set_variables(story.happenings_.env(what));
        }
        story.call_ = what.call;
        story.clock_ = {};
        story.writing_ = &mind.script;
        mind.is_at_part = true;
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    ~Aside() {
        if (!env_.empty()) {
            env_.resize(story_.env_.size(), kOpen);
            env_.swap(story_.env_);
        }
        story_.call_ = call_;
        story_.clock_ = clock_;
        story_.writing_ = writing_;
        mind_.is_at_part = false;
    }

private:
    Story& story_;
    State& mind_;
    std::vector<Value> env_;
    std::uint32_t call_;
    Clock clock_;
    std::vector<Item>* writing_;
};

// Whether anything that rules read may change by an expression, as an effect, or as a condition that surprises: it sets
// no fluents but those that it reads, or that the contents in it read.
bool Story::has_to_do_with_rules(NodeId id) const {
    if (id == kNone || watched_.empty()) return false;
    const Node& node = nodes_[id];
    const auto children = std::span(lists_).subspan(node.first, node.count);
    if (std::any_of(children.begin(), children.end(), [&](NodeId each) { return has_to_do_with_rules(each); }))
        return true;
    switch (node.op) {
        case Op::read:
            return node.a < watched_.size() && watched_[node.a] != 0;
        case Op::constant:
        case Op::variable: {
            const Value content = node.op == Op::constant ? node.a : env_[node.a];
            return values.kind(content) == Kind::content &&
                   (has_to_do_with_rules(values.effect(content)) || has_to_do_with_rules(values.condition(content)));
        }
        case Op::believes:
        case Op::assign:
        case Op::compare:
        case Op::arith:
            return has_to_do_with_rules(node.a) || has_to_do_with_rules(node.b);
        case Op::negated:
        case Op::is_a:
            return has_to_do_with_rules(node.a);
        default:
            return false;
    }
}

std::uint32_t Story::keep(const Event& event) {
    Happened what{event.effect, event.condition, call_};
    sets_.clear();
    tests_.clear();
    what.sets_alike = sets_alike(event.effect, sets_);
    if (!what.sets_alike) sets_.clear();
    what.asks_alike = asks_alike(event.condition, tests_);
    if (!what.asks_alike) tests_.clear();
    return happenings_.add(what, event, sets_, tests_);
}

// Those who have a part in an entry of a state, in order.
std::vector<Value> Story::concerned(MindId state, const Entry& entry) const {
    const Happened& what = happenings_[entry.happened];
    if (entry.corrected != kNone) return {fluents.believer(entry.corrected)};
    std::vector<Value> found;
    for (const Value who : happenings_.seen_by(what)) {
        if (observes(state, what, who)) found.push_back(who);
    }
    if (entry.told == kNone) return found;
    for (const Assignment& each : told_[entry.told]) {
        const Value who = fluents.believer(each.fluent);
        if (!contains(found, who)) found.push_back(who);
    }
    return found;
}

void Story::keep_entry(MindId mind, const Entry& entry, bool is_wide) {
    State& state = *states_[mind];
    const auto number = static_cast<std::uint32_t>(state.entries.size());
    state.entries.push_back(entry);
    if (!happenings_[entry.happened].is_plain()) state.odd.push_back(number);
    writing_->push_back({kNone, number});
    if (is_wide) {
        state.wide.push_back({number, entry.told == kNone ? happenings_[entry.happened].crowd : kNone});
        return;
    }
    for (const Value who : concerned(mind, entry)) {
        if (is_itself(mind, who)) continue;
        state.waits.push_back({number, state.last_wait.find(who)});
        state.last_wait.put(who, static_cast<std::uint32_t>(state.waits.size() - 1));
    }
}

// What happens in a state itself, and an entry for the minds in it. `told_above` is what it tells in the state above.
void Story::happen_here(MindId mind, std::uint32_t happened, How how, std::uint32_t part, std::uint32_t told_above) {
    const Happened what = happenings_[happened];
    State& state = *states_[mind];
    const bool is_deepest = state.path.size() >= depth_;
    const auto past = static_cast<std::uint32_t>(state.past.size());
    if (what.sets_alike && is_deepest) {
        set_all(mind, happenings_.sets(what), how, 0);
        return;
    }
    std::vector<Assignment> assignments;
    if (what.sets_alike) {
        const auto sets = happenings_.sets(what);
        assignments.assign(sets.begin(), sets.end());
    } else {
        assigned(what.effect, mind, assignments);
    }
    set_all(mind, assignments, how, 0);
    if (is_deepest) return;
    std::erase_if(assignments, [&](const Assignment& each) { return !fluents.is_belief(each.fluent); });
    std::uint32_t told = kNone;
    if (!assignments.empty() && told_above != kNone && told_[told_above] == assignments) {
        told = told_above;
    } else if (!assignments.empty()) {
        told = static_cast<std::uint32_t>(told_.size());
        told_.push_back(std::move(assignments));
    }
    if (what.seen == 0 && told == kNone) return;
    keep_entry(mind, {happened, told, past, part},
               what.seen > Happenings::kMany || (told != kNone && told_[told].size() > Happenings::kMany));
}

void Story::take_waits(State& mind) {
    const State& above = *states_[mind.above];
    const std::uint32_t last = above.last_wait.find(mind.path.back());
    if (last == mind.taken) return;
    const auto known = static_cast<std::ptrdiff_t>(mind.waiting.size());
    for (std::uint32_t wait = last; wait != mind.taken; wait = above.waits[wait].before)
        mind.waiting.push_back(above.waits[wait].entry);
    std::reverse(mind.waiting.begin() + known, mind.waiting.end());
    mind.taken = last;
}

// Lets a mind go through those entries of the state above that it has not gone through, before one.
void Story::catch_up(MindId mind, std::uint32_t until) {
    State& state = *states_[mind];
    if (state.gone >= until) return;
    const State& above = *states_[state.above];
    const Value who = state.path.back();
    take_waits(state);
    while (true) {
        const std::uint32_t next = state.waited < state.waiting.size() ? state.waiting[state.waited] : kNone;
        if (state.wide_gone < above.wide.size() && above.wide[state.wide_gone].entry < std::min(next, until)) {
            const Wide wide = above.wide[state.wide_gone++];
            if (!happenings_.is_in(wide.crowd, who)) continue;
            state.gone = wide.entry;
            take_part(mind, wide.entry);
            continue;
        }
        if (next >= until) break;
        if (++state.waited == state.waiting.size()) {
            state.waiting.clear();
            state.waited = 0;
        }
        state.gone = next;
        take_part(mind, next);
    }
    state.gone = std::max(state.gone, until);
}

void Story::catch_up_all() {
    for (MindId each = 0; each < states_.size(); ++each) make_minds(now(each));
}

bool Story::holds(const Test& test, Value found, MindId mind) {
    switch (test.kind) {
        case Test::Kind::is:
            return found == test.value;
        case Test::Kind::is_not:
            return found != kOpen && found != test.value;
        default:
            return as_truth(found, mind, test.kind == Test::Kind::is_so) == Truth::yes;
    }
}

// What those see to be so who see what happened, in the state above a mind, as that was before: nothing if it was not
// so.
std::vector<Story::Sight> Story::seen_above(MindId mind, const Happened& what, std::uint32_t entry) {
    const MindId above = states_[mind]->above;
    std::vector<Sight> found;
    clock_ = {above, entry};
    for (const Test& test : happenings_.tests(what)) {
        const MindId at = test.believer == kNone ? above : this->mind(above, test.believer);
        if (!holds(test, at)) {
            found.clear();
            break;
        }
        found.push_back({test, get(at, test.fluent)});
    }
    clock_ = {};
    // what is only said not to be something becomes nothing, unless it is said what it is
    const auto says_what = [](const Sight& sight) {
        return sight.test.kind != Test::Kind::is_not || sight.real == kTrue || sight.real == kFalse;
    };
    const std::vector<Sight> all = found;
    std::erase_if(found, [&](const Sight& sight) {
        return !says_what(sight) && std::any_of(all.begin(), all.end(), [&](const Sight& other) {
            return says_what(other) && other.test.fluent == sight.test.fluent &&
                   other.test.believer == sight.test.believer;
        });
    });
    for (Sight& sight : found) {
        if (!says_what(sight)) sight.real = kNothing;
    }
    return found;
}

// What somebody took to be otherwise is put right in his mind, before it happens there. What he takes others to believe
// waits until that is asked for: each thing that is seen is seen by itself, whatever of the others was expected.
void Story::correct(MindId mind, const Happened& what, const Entry& entry, std::uint32_t number) {
    if (!what.asks_alike) {
        if (what.condition == kNone || holds(what.condition, mind) == Truth::yes) return;
        clock_ = {states_[mind]->above, number};
        const std::vector<Clause> found = true_clauses(what.condition, clock_.mind);
        clock_ = {};
        correct(mind, found, 0);
        return;
    }
    const auto is_here = [&](Value believer) { return believer == kNone || is_itself(mind, believer); };
    const auto tests = happenings_.tests(what);
    const bool is_surprised = std::any_of(
        tests.begin(), tests.end(), [&](const Test test) { return is_here(test.believer) && !holds(test, mind); });
    const auto wait = [&](const Test& test) {
        const auto past = static_cast<std::uint32_t>(states_[mind]->past.size());
        const FluentId belief = fluents.believed(test.believer, test.fluent);
        keep_entry(mind, {entry.happened, kNone, past, number, belief}, false);
    };
    if (!is_surprised) {
        for (const Test& test : tests) {
            if (!is_here(test.believer)) wait(test);
        }
        return;
    }
    const Value who = states_[mind]->path.back();
    for (const auto& [test, real] : seen_above(mind, what, number)) {
        if (!is_here(test.believer)) {
            wait(test);
        } else if ((test.believer == kNone || test.believer == who) && !holds(test, mind)) {
            set(mind, test.fluent, real, How::surprise, 0);
        }
    }
}

// The same of what waited, `entry` being that of the state above, which saw it in the state above itself.
void Story::correct_belief(MindId mind, const Happened& what, const Entry& entry) {
    const FluentId fluent = fluents.inner(entry.corrected);
    const Value who = states_[mind]->path.back();
    const auto is_it = [&](const Test& test) { return test.believer == who && test.fluent == fluent; };
    const auto tests = happenings_.tests(what);
    if (std::none_of(tests.begin(), tests.end(), [&](const Test test) { return is_it(test) && !holds(test, mind); }))
        return;
    for (const auto& [test, real] : seen_above(states_[mind]->above, what, entry.part)) {
        if (is_it(test) && !holds(test, mind)) set(mind, fluent, real, How::surprise, 0);
    }
}

void Story::take_part(MindId mind, std::uint32_t number) {
    State& state = *states_[mind];
    const Value who = state.path.back();
    const MindId above = state.above;
    const Entry entry = states_[above]->entries[number];
    const Happened what = happenings_[entry.happened];
    const bool is_corrected = entry.corrected != kNone;
    const bool sees = is_corrected || observes(above, what, who);
    const auto is_his = [&](const Assignment& each) { return fluents.believer(each.fluent) == who; };
    const bool hears = entry.told != kNone && std::any_of(told_[entry.told].begin(), told_[entry.told].end(), is_his);
    if (!sees && !hears) return;
    const Aside aside(*this, state, what);
    state.parts.push_back({2 * number + 1, static_cast<std::uint32_t>(state.past.size()),
                           static_cast<std::uint32_t>(state.script.size())});
    if (is_corrected) {
        correct_belief(mind, what, entry);
    } else if (sees) {
        correct(mind, what, entry, number);
        happen_here(mind, entry.happened, How::observed, number, entry.told);
    }
    if (!hears) return;
    for (std::size_t i = 0; i < told_[entry.told].size(); ++i) {
        const Assignment each = told_[entry.told][i];
        if (is_his(each)) put_in(mind, fluents.inner(each.fluent), each.value, How::told, 0);
    }
}

}  // namespace skaz::story
