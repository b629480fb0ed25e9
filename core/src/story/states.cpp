// States and what they hold: `engine/reference/state.py`, and each state's changes as they came.

#include <algorithm>

#include "skaz/story/story.hpp"

namespace skaz::story {

Story::Story(std::uint32_t depth, Oracle& oracle) : depth_(depth), oracle_(oracle) {
    states_.push_back(std::make_unique<State>());
}

void Story::set_watched(std::uint32_t property, std::uint32_t depths) {
    if (watched_.size() <= property) watched_.resize(property + 1);
    watched_[property] = depths;
}

// What is given

void Story::give(FluentId fluent, Value value, std::uint32_t audience) {
    begin_call();
    givens_.give(fluent, value, audience, call_);
}

bool Story::publish(FluentId fluent, Value value, std::uint32_t audience) {
    const std::uint32_t property = fluents.property(fluent);
    if (restless_ != 0 || (property < watched_.size() && watched_[property] != 0)) return false;
    begin_call();
    givens_.publish(fluent, value, audience, call_);
    return true;
}

Value Story::start(const std::vector<Value>& path, FluentId fluent) {
    const auto parts = fluents.parts(fluent);
    const std::uint32_t property = parts[0];
    if ((property == kInside || property == kMeets) && parts.size() == 3) {
        if (placed_.size() <= fluent) placed_.resize(fluents.size(), kNone);
        if (placed_[fluent] == kNone) placed_[fluent] = oracle_.placed(property, parts[1], parts[2]);
        return placed_[fluent];
    }
    const Value given = givens_.given(path, fluent, call_);
    if (given != kNone) return given;
    if (otherwise_.size() <= property) otherwise_.resize(property + 1, kNone);
    if (otherwise_[property] == kNone) otherwise_[property] = oracle_.otherwise(property);
    return otherwise_[property];
}

// What a state holds

// How many of a state's entries, and of its changes, come before the time that is asked for.
std::uint32_t Story::entries_before(MindId id) const {
    const State& state = *states_[id];
    const auto all = static_cast<std::uint32_t>(state.entries.size());
    if (clock_.mind == kNone) return all;
    if (id == clock_.mind) return clock_.entry;
    if (state.above == kNone) return all;
    const std::uint32_t above = entries_before(state.above);
    const auto end = std::lower_bound(state.entries.begin(), state.entries.end(), above,
                                      [](const Entry& entry, std::uint32_t part) { return entry.part < part; });
    return static_cast<std::uint32_t>(end - state.entries.begin());
}

std::uint32_t Story::past_before(MindId id) const {
    const State& state = *states_[id];
    const auto all = static_cast<std::uint32_t>(state.past.size());
    if (clock_.mind == kNone) return all;
    if (id == clock_.mind) return state.entries[clock_.entry].past;
    if (state.above == kNone) return all;
    const std::uint32_t at = 2 * entries_before(state.above) + 1;
    const auto end = std::lower_bound(state.parts.begin(), state.parts.end(), at,
                                      [](const Part& part, std::uint32_t limit) { return part.at < limit; });
    return end == state.parts.end() ? all : end->past;
}

Value Story::get(MindId mind, FluentId fluent) {
    for (MindId at = mind; at != kNone; at = states_[at]->under) {
        const State& state = *states_[at];
        if (is_deepest(state)) {
            const std::uint32_t until = entries_before(state.above);
            if (is_behind(state, until)) {
                const Held its = held(at, fluent, until, kNone);
                if (its.is_any) return givens_.after_published(state.path, fluent, its.now, call_).value;
                continue;
            }
        }
        std::uint32_t found = state.own.find(fluent);
        if (found != kNone && clock_.mind != kNone) {
            const std::uint32_t end = past_before(at);
            while (found != kNone && found >= end) found = state.past[found].before;
        }
        if (found != kNone) return after_published(state, found, call_).value;
    }
    return start(states_[mind]->path, fluent);
}

// Writes down a change of a state, `before` being the last of the same fluent.
std::uint32_t Story::append(MindId mind, std::uint32_t before, const Change& change) {
    State& state = *states_[mind];
    const auto place = static_cast<std::uint32_t>(state.past.size());
    if (state.above != kNone && !state.is_at_part) {
        const auto at = static_cast<std::uint32_t>(2 * states_[state.above]->entries.size());
        if (state.parts.empty() || state.parts.back().at < at)
            state.parts.push_back({at, place, static_cast<std::uint32_t>(state.script.size())});
    }
    state.past.push_back({change.fluent, change.from, change.to, before, call_, change.event & 0x1fffffff,
                          static_cast<std::uint32_t>(change.how) & 7});
    state.own.put(change.fluent, place);
    return place;
}

std::uint32_t Story::write(MindId mind, FluentId fluent, Value value) {
    return append(mind, states_[mind]->own.find(fluent), {mind, fluent, get(mind, fluent), value, How::event, 0});
}

void Story::put(MindId mind, FluentId fluent, Value value) {
    write(mind, fluent, value);
    wake(mind, fluent);
}

void Story::set(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event) {
    const State& state = *states_[mind];
    const std::uint32_t before = state.own.find(fluent);
    const Value from = before != kNone ? after_published(state, before, call_).value : get(mind, fluent);
    if (from == value) return;
    writing_->push_back({mind, append(mind, before, {mind, fluent, from, value, how, event})});
    wake(mind, fluent);
}

void Story::forget(MindId mind, FluentId fluent) {
    if (!states_[mind]->is_branch) catch_up_all();  // nobody needs to know any more what was forgotten
    states_[mind]->own.erase(fluent);
}

void Story::note(MindId mind, FluentId fluent) {
    states_[mind]->changed.put(fluent, 0);
    set_restless(*states_[mind], true);
}

// Rules that read the fluent are to be looked for, here and where what is believed here is read.
void Story::wake(MindId mind, FluentId fluent) {
    const std::uint32_t property = fluents.property(fluent);
    const std::uint32_t watched = property < watched_.size() ? watched_[property] : 0;
    if (states_[mind]->path.empty() || watched != 0) states_[mind]->changed.put(fluent, 0);
    if (watched == 0) return;
    set_restless(*states_[mind], true);
    std::uint32_t nested = 0;
    FluentId seen = fluent;
    for (MindId at = mind; !states_[at]->path.empty() && states_[at]->above != kNone;) {
        seen = fluents.believed(states_[at]->path.back(), seen);
        at = states_[at]->above;
        if (++nested < 32 && (watched >> nested & 1) != 0) {
            states_[at]->changed.put(seen, 0);
            set_restless(*states_[at], true);
        }
    }
}

void Story::set_restless(State& state, bool is_restless) {
    if (state.is_restless == is_restless) return;
    state.is_restless = is_restless;
    if (state.path.empty() || state.is_branch) return;
    if (is_restless) {
        ++restless_;
    } else {
        --restless_;
    }
}

// Minds and branches

bool Story::is_cut_off(MindId mind, Value who) const {
    const std::vector<Value>& path = states_[mind]->path;
    return path.size() >= depth_ && !(!path.empty() && path.back() == who);
}

MindId Story::known_mind(MindId state, Value who) {
    for (MindId at = state; at != kNone; at = states_[at]->under) {
        make_minds(at);
        const std::uint32_t found = states_[at]->minds.find(who);
        if (found != kNone) return found;
    }
    return kNone;
}

// Whether what somebody believes in a state is that state.
bool Story::is_itself(MindId of, Value who) const {
    const std::vector<Value>& path = states_[of]->path;
    return path.size() >= depth_ || (!path.empty() && path.back() == who);
}

// Somebody's mind in a state, as far as it has come; the state itself where it is already his, or as deep as can be.
MindId Story::child(MindId of, Value who) {
    const std::uint32_t known = states_[of]->minds.find(who);
    if (known != kNone) return known;
    if (is_itself(of, who)) return of;
    const State& state = *states_[of];
    auto made = std::make_unique<State>();
    made->path = state.path;
    made->path.push_back(who);
    made->above = of;
    made->under = state.under == kNone ? kNone : known_mind(state.under, who);
    made->is_branch = state.is_branch;
    const auto id = static_cast<MindId>(states_.size());
    states_.push_back(std::move(made));
    states_[of]->minds.put(who, id);
    return id;
}

MindId Story::mind(MindId of, Value who) {
    const MindId its = child(of, who);
    if (its == of) return of;
    if (!is_deepest(*states_[its])) catch_up(its, entries_before(of));
    if (states_[its]->under != kNone) ready(states_[its]->under);
    return its;
}

// The same, to be changed.
MindId Story::whole_mind(MindId of, Value who) {
    const MindId its = mind(of, who);
    if (its != of) catch_up(its, entries_before(of));
    return its;
}

MindId Story::now(MindId mind) {
    const MindId above = states_[mind]->above;
    if (above != kNone) {
        now(above);
        catch_up(mind, static_cast<std::uint32_t>(states_[above]->entries.size()));
    }
    if (states_[mind]->under != kNone) ready(states_[mind]->under);
    return mind;
}

MindId Story::ready(MindId mind) {
    if (!is_deepest(*states_[mind])) return now(mind);
    now(states_[mind]->above);
    return mind;
}

// The minds of all who have a part in anything that happened in a state.
void Story::make_minds(MindId id) {
    State& state = *states_[id];
    if (state.last_wait.size() != state.waits_made) {
        state.waits_made = state.last_wait.size();
        for (const Value who : state.last_wait.keys()) (void)child(id, who);
    }
    while (state.wide_made < state.wide.size()) {
        for (const Value who : concerned(id, state.entries[state.wide[state.wide_made++].entry])) (void)child(id, who);
    }
}

std::vector<Value> Story::minds(MindId mind) {
    make_minds(mind);
    return states_[mind]->minds.keys();
}

MindId Story::branch(MindId mind) {
    auto made = std::make_unique<State>();
    made->path = states_[mind]->path;
    made->under = mind;
    made->is_branch = true;
    made->changed = states_[mind]->changed;
    made->is_restless = states_[mind]->is_restless;
    states_.push_back(std::move(made));
    return static_cast<MindId>(states_.size() - 1);
}

}  // namespace skaz::story
