// What the deepest minds hold of one fact, without going through all that they have seen.
//
// In a mind that has no minds in it, what an event sets and asks alike in all minds it sets and asks fact by fact: what
// is held of one depends on nothing else there, only on what was so in the state above. So of all events those alone
// are looked at that touch the fact, through an index by fact, and nothing is written down: a question costs what
// touches the fact, however much was seen. Where an event is of another kind, or a value says something of other facts,
// the mind goes through all that it has a part in until then (`catch_up`); so it does when it has been asked so often
// that this would have cost no more.

#include <algorithm>
#include <utility>

#include "skaz/story/story.hpp"

namespace skaz::story {

// What is going on is put aside while something earlier is gone through.
class Story::Recall {
public:
    explicit Recall(Story& story) : story_(story), call_(story.call_), clock_(std::exchange(story.clock_, {})) {
        ++story.nested_;
    }
    Recall(const Recall&) = delete;
    Recall& operator=(const Recall&) = delete;
    ~Recall() {
        --story_.nested_;
        story_.clock_ = clock_;
        story_.call_ = call_;
    }

private:
    Story& story_;
    std::uint32_t call_;
    Clock clock_;
};

// The entries of the state above, from where a mind has come, in which it may have a part that touches a fluent.
std::vector<std::uint32_t> Story::touching(MindId mind, FluentId fluent, std::uint32_t until) {
    happenings_.index(fluents);
    State& state = *states_[mind];
    const State& above = *states_[state.above];
    const Value who = state.path.back();
    const std::uint32_t first = above.entries[state.gone].happened, last = above.entries[until - 1].happened;
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = happenings_.last_touch(fluent); at != kNone;) {
        const Happenings::Touch touch = happenings_.touch(at);
        if (touch.happened < first) break;
        at = touch.before;
        ++state.looked_at;
        if (touch.happened > last || (touch.believer != kNone && touch.believer != who)) continue;
        const Happened& what = happenings_[touch.happened];
        if (touch.believer == kNone && !happenings_.sees(what, who)) continue;
        if (!above.path.empty() && !happenings_.sees(what, above.path.back())) continue;
        auto entry = std::lower_bound(above.entries.begin(), above.entries.end(), touch.happened,
                                      [](const Entry& each, std::uint32_t what) { return each.happened < what; });
        for (; entry != above.entries.end() && entry->happened == touch.happened; ++entry)
            found.push_back(static_cast<std::uint32_t>(entry - above.entries.begin()));
    }
    std::erase_if(found, [&](std::uint32_t entry) { return entry < state.gone || entry >= until; });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// What is held

Story::Held Story::own_of(MindId mind, FluentId fluent, std::uint32_t last_call) const {
    const State& state = *states_[mind];
    const std::uint32_t end = past_before(mind);
    std::uint32_t place = state.own.find(fluent);
    while (place != kNone && (place >= end || state.past[place].call > last_call)) place = state.past[place].before;
    return place == kNone ? Held{} : Held{true, state.past[place].now()};
}

// What a mind has of its own of a fluent, before an entry of the state above and until a call.
Story::Held Story::held(MindId mind, FluentId fluent, std::uint32_t until, std::uint32_t last_call) {
    if (!is_behind(*states_[mind], until) || fluents.is_belief(fluent)) return own_of(mind, fluent, last_call);
    go_through_odd(mind, until);
    State& state = *states_[mind];
    const std::size_t left = states_[state.above]->entries.size() - state.gone;
    if (nested_ < kMostNested && is_behind(state, until) && state.looked_at <= kPatience * left) {
        Held found = own_of(mind, fluent, last_call);
        const std::vector<std::uint32_t> entries = touching(mind, fluent, until);
        const Recall recall(*this);
        const auto is_known = [&](std::uint32_t entry) { return take_part_in(found, mind, fluent, entry); };
        if (std::all_of(entries.begin(), entries.end(), is_known)) return found;
    }
    catch_up(mind, until);
    state.looked_at = 0;
    return own_of(mind, fluent, last_call);
}

// Events that may set or ask anything are gone through in order, and all that comes before them.
void Story::go_through_odd(MindId mind, std::uint32_t until) {
    State& state = *states_[mind];
    const State& above = *states_[state.above];
    const Value who = state.path.back();
    for (; state.odd_gone < above.odd.size() && above.odd[state.odd_gone] < until; ++state.odd_gone) {
        const std::uint32_t number = above.odd[state.odd_gone];
        const Entry& entry = above.entries[number];
        const bool may_have_part = entry.corrected != kNone
                                       ? fluents.believer(entry.corrected) == who
                                       : entry.told != kNone || happenings_.sees(happenings_[entry.happened], who);
        if (may_have_part) catch_up(mind, number + 1);
    }
}

// `take_part`, as far as it is about one fluent; false: it takes more than that to know.
bool Story::take_part_in(Held& held, MindId mind, FluentId fluent, std::uint32_t number) {
    const State& state = *states_[mind];
    const Value who = state.path.back();
    const Entry entry = states_[state.above]->entries[number];
    const Happened what = happenings_[entry.happened];
    call_ = what.call;
    const auto value = [&] {
        return held.is_any ? givens_.after_published(state.path, fluent, held.now, call_).value
                           : start(state.path, fluent);
    };
    const auto set = [&](Value to, How how) {
        if (value() != to) held = {true, {to, call_, how}};
    };
    const bool is_corrected = entry.corrected != kNone;
    const auto is_asked = [&](const Test& test) {
        return test.fluent == fluent && (test.believer == who || (test.believer == kNone && !is_corrected));
    };
    bool is_known = true;
    const auto is_surprising = [&](const Test& test) {
        if (!is_asked(test)) return false;
        const Value found = value();
        if (values.kind(found) == Kind::content) is_known = false;  // what it says is of other facts
        return !is_known || !holds(test, found, mind);
    };
    const auto is_his = [&](FluentId belief) {
        return fluents.believer(belief) == who && fluents.matter(belief) == fluent;
    };
    if (is_corrected ? is_his(entry.corrected) : observes(state.above, what, who)) {
        const auto tests = happenings_.tests(what);
        if (std::any_of(tests.begin(), tests.end(), is_surprising)) {
            const std::vector<Sight> seen =
                is_corrected ? seen_above(state.above, what, entry.part) : seen_above(mind, what, number);
            for (const Sight& each : seen) {
                if (is_surprising(each.test)) set(each.real, How::surprise);
            }
        }
        if (is_corrected) return is_known;
        const auto sets = happenings_.sets(what);
        const auto first =
            std::find_if(sets.begin(), sets.end(), [&](const Assignment& each) { return each.fluent == fluent; });
        if (first != sets.end()) set(first->value, How::observed);
    }
    if (is_corrected || entry.told == kNone) return is_known;
    for (std::size_t i = 0; i < told_[entry.told].size(); ++i) {
        const Assignment each = told_[entry.told][i];
        if (is_his(each.fluent)) set(each.value, How::told);
    }
    return is_known;
}

}  // namespace skaz::story
