// What happens, in each mind when something is asked of it.

#include <algorithm>
#include <numeric>

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
        if (what.env != 0 && !(what.sets_alike && what.asks_alike)) {
            env_.swap(story.env_);
            story.env_.resize(env_.size(), kOpen);
            story.set_variables(std::span(story.people_).subspan(what.first, what.env));
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
    const Watch& watch = *event.watch;
    const auto count = static_cast<std::uint32_t>(watch.seen.size());
    Happened what{event.effect, event.condition, call_};
    what.first = static_cast<std::uint32_t>(people_.size());
    what.env = static_cast<std::uint32_t>(event.env.size());
    what.seen = count;
    what.own = static_cast<std::uint32_t>(watch.own.size());
    what.has_spots = !watch.spots.empty();
    what.first_set = static_cast<std::uint32_t>(sets_.size());
    what.sets_alike = sets_alike(event.effect);
    if (!what.sets_alike) sets_.resize(what.first_set);
    what.sets = static_cast<std::uint32_t>(sets_.size()) - what.first_set;
    what.first_test = static_cast<std::uint32_t>(tests_.size());
    what.asks_alike = asks_alike(event.condition);
    if (!what.asks_alike) tests_.resize(what.first_test);
    what.tests = static_cast<std::uint32_t>(tests_.size()) - what.first_test;
    if (count > kMany) what.crowd = crowd_of(watch.seen);
    happened_.push_back(what);
    people_.insert(people_.end(), event.env.begin(), event.env.end());
    people_.insert(people_.end(), watch.seen.begin(), watch.seen.end());
    people_.insert(people_.end(), watch.own.begin(), watch.own.end());
    people_.insert(people_.end(), watch.spots.begin(), watch.spots.end());
    if (count > kMany) {
        const std::size_t first = people_.size();
        people_.resize(first + count);
        const auto places = std::span(people_).subspan(first);
        std::iota(places.begin(), places.end(), 0);
        std::sort(places.begin(), places.end(),
                  [&](std::uint32_t one, std::uint32_t two) { return watch.seen[one] < watch.seen[two]; });
    }
    return static_cast<std::uint32_t>(happened_.size() - 1);
}

std::uint32_t Story::crowd_of(std::span<const Value> people) {
    for (const Value who : people) {
        if (numbers_.find(who) == kNone) numbers_.put(who, numbers_.size());
    }
    const auto crowd = static_cast<std::uint32_t>(crowds_.size());
    const std::size_t words = numbers_.size() / 64 + 1;
    crowds_.resize(crowds_.size() + 1 + words);
    crowds_[crowd] = words;
    for (const Value who : people) {
        const std::uint32_t number = numbers_.find(who);
        crowds_[crowd + 1 + number / 64] |= std::uint64_t{1} << number % 64;
    }
    return crowd;
}

bool Story::is_in(std::uint32_t crowd, std::uint32_t number) const {
    if (crowd == kNone) return true;
    return number / 64 < crowds_[crowd] && (crowds_[crowd + 1 + number / 64] >> number % 64 & 1) != 0;
}

// The place of somebody among those who see what happened; kNone: he does not.
std::uint32_t Story::place_of(const Happened& what, Value who) const {
    const auto seen = std::span(people_).subspan(what.seen_at(), what.seen);
    if (what.seen <= kMany) {
        const auto found = std::find(seen.begin(), seen.end(), who);
        return found == seen.end() ? kNone : static_cast<std::uint32_t>(found - seen.begin());
    }
    const auto places = std::span(people_).subspan(what.places_at(), what.seen);
    const auto found = std::lower_bound(places.begin(), places.end(), who,
                                        [&](std::uint32_t place, Value value) { return seen[place] < value; });
    return found == places.end() || seen[*found] != who ? kNone : *found;
}

// As `observers`, of one.
bool Story::observes(MindId state, const Happened& what, Value who) const {
    const std::uint32_t place = place_of(what, who);
    if (place == kNone) return false;
    const std::vector<Value>& path = states_[state]->path;
    if (path.empty() || !what.has_spots) return true;
    const auto own = std::span(people_).subspan(what.own_at(), what.own);
    if (contains(own, path.back()) || contains(own, who)) return true;
    const std::uint32_t here = place_of(what, path.back());
    const std::size_t spots = what.spots_at();
    return people_[spots + place] == (here == kNone ? kNone : people_[spots + here]);
}

// Those who have a part in an entry of a state, in order.
std::vector<Value> Story::concerned(MindId state, const Entry& entry) const {
    const Happened& what = happened_[entry.happened];
    if (entry.corrected != kNone) return {fluents.believer(entry.corrected)};
    std::vector<Value> found;
    for (const Value who : std::span(people_).subspan(what.seen_at(), what.seen)) {
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
    writing_->push_back({kNone, number});
    if (is_wide) {
        state.wide.push_back({number, entry.told == kNone ? happened_[entry.happened].crowd : kNone});
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
    const Happened what = happened_[happened];
    State& state = *states_[mind];
    const bool is_deepest = state.path.size() >= depth_;
    const auto past = static_cast<std::uint32_t>(state.past.size());
    if (what.sets_alike && is_deepest) {
        set_all(mind, std::span(sets_).subspan(what.first_set, what.sets), how, 0);
        return;
    }
    std::vector<Assignment> assignments;
    if (what.sets_alike) {
        const auto first = sets_.begin() + what.first_set;
        assignments.assign(first, first + what.sets);
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
    keep_entry(mind, {happened, told, past, part}, what.seen > kMany || (told != kNone && told_[told].size() > kMany));
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
            if (!is_in(wide.crowd, numbers_.find(who))) continue;
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
    for (std::uint32_t i = what.first_test; i < what.first_test + what.tests; ++i) {
        const Test test = tests_[i];
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
    const auto tests = [&] { return std::span(tests_).subspan(what.first_test, what.tests); };
    const bool is_surprised = std::any_of(
        tests().begin(), tests().end(), [&](const Test test) { return is_here(test.believer) && !holds(test, mind); });
    const auto wait = [&](const Test& test) {
        const auto past = static_cast<std::uint32_t>(states_[mind]->past.size());
        const FluentId belief = fluents.believed(test.believer, test.fluent);
        keep_entry(mind, {entry.happened, kNone, past, number, belief}, false);
    };
    if (!is_surprised) {
        for (const Test& test : tests()) {
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
    const auto tests = std::span(tests_).subspan(what.first_test, what.tests);
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
    const Happened what = happened_[entry.happened];
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
