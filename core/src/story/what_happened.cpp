// What has happened, and who believed what: asked afterwards.

#include <algorithm>

#include "skaz/story/story.hpp"

namespace skaz::story {

std::vector<Change> Story::changes(std::uint32_t call, std::size_t depth) {
    std::vector<Change> found;
    if (call >= calls_.size()) return found;
    const std::size_t end = call + 1 < calls_.size() ? calls_[call + 1] : script_.size();
    collect(script_, calls_[call], end, root(), depth, found);
    const FluentId published = givens_.published_by(call);
    if (published != kNone) collect_published(published, call, depth, found);
    return found;
}

// What is published changes it in all minds that have held it to be otherwise.
void Story::collect_published(FluentId fluent, std::uint32_t call, std::size_t depth, std::vector<Change>& found) {
    for (MindId mind = 0; mind < states_.size(); ++mind) {
        if (states_[mind]->is_branch || states_[mind]->path.size() > depth) continue;
        const State& state = *states_[now(mind)];
        if (state.path.size() < depth) make_minds(mind);
        std::uint32_t place = state.own.find(fluent);
        while (place != kNone && state.past[place].call >= call) place = state.past[place].before;
        if (state.path.empty() || place == kNone) continue;
        const Now after = after_published(state, place, call);
        if (after.call == call)
            found.push_back({mind, fluent, after_published(state, place, call - 1).value, after.value, after.how, 0});
    }
}

void Story::collect(const std::vector<Item>& script, std::size_t first, std::size_t end, MindId state,
                    std::size_t depth, std::vector<Change>& found) {
    for (std::size_t i = first; i < end; ++i) {
        const Item item = script[i];
        if (item.mind == kNone) {
            collect_entry(state, item.place, depth, found);
            continue;
        }
        const State& changed = *states_[item.mind];
        if (changed.path.size() > depth) continue;
        const Past& past = changed.past[item.place];
        found.push_back({item.mind, past.fluent, past.from, past.to, static_cast<How>(past.how), past.event});
    }
}

void Story::collect_entry(MindId state, std::uint32_t number, std::size_t depth, std::vector<Change>& found) {
    if (states_[state]->path.size() >= depth) return;
    const Entry entry = states_[state]->entries[number];
    for (const Value who : concerned(state, entry)) {
        const MindId mind = child(state, who);
        if (mind == state) continue;
        const State& its = *states_[now(mind)];
        const auto part = std::lower_bound(its.parts.begin(), its.parts.end(), 2 * number + 1,
                                           [](const Part& each, std::uint32_t at) { return each.at < at; });
        if (part == its.parts.end() || part->at != 2 * number + 1) continue;
        const std::size_t end = part + 1 == its.parts.end() ? its.script.size() : (part + 1)->script;
        collect(its.script, part->script, end, mind, depth, found);
    }
}

Value Story::believed(std::span<const Value> believers, FluentId fluent, std::uint32_t call) {
    MindId mind = root();
    for (const Value who : believers) mind = child(mind, who);
    const State& state = *states_[mind];
    std::uint32_t until = 0;
    if (is_deepest(state)) {
        const std::vector<Entry>& entries = states_[now(state.above)]->entries;
        until = static_cast<std::uint32_t>(std::upper_bound(entries.begin(), entries.end(), call,
                                                            [&](std::uint32_t number, const Entry& entry) {
                                                                return number < happenings_[entry.happened].call;
                                                            }) -
                                           entries.begin());
    } else {
        now(mind);
    }
    const Held its = held(mind, fluent, until, call);
    if (its.is_any) return givens_.after_published(state.path, fluent, its.now, call).value;
    const std::uint32_t last = call_;
    call_ = call;
    const Value value = start(state.path, fluent);
    call_ = last;
    return value;
}

std::vector<MindId> Story::holders(FluentId fluent) {
    catch_up_all();
    std::vector<MindId> found;
    for (MindId mind = 0; mind < states_.size(); ++mind) {
        const State& state = *states_[mind];
        if (!state.path.empty() && !state.is_branch && state.own.find(fluent) != kNone) found.push_back(mind);
    }
    return found;
}

Story::Turn Story::last_change(MindId mind, FluentId fluent) {
    const State& state = *states_[now(mind)];
    const std::uint32_t last = state.own.find(fluent);
    if (last == kNone) return {kNone, How::event};
    const Now now = after_published(state, last, call_);
    return {now.call, now.how};
}

bool Story::was_told(MindId mind, std::uint32_t call) {
    const std::vector<Past>& past = states_[now(mind)]->past;
    auto at = std::lower_bound(past.begin(), past.end(), call,
                               [](const Past& each, std::uint32_t number) { return each.call < number; });
    for (; at != past.end() && at->call == call; ++at) {
        if (static_cast<How>(at->how) == How::told) return true;
    }
    return false;
}

std::vector<Story::Knower> Story::knowers(FluentId fluent) {
    struct Found {
        MindId mind;
        std::uint32_t first, last;
        std::size_t place;  // among the changes of the first call
    };
    std::vector<Found> found;
    for (const Value who : minds(root())) {
        const MindId mind = now(child(root(), who));
        const State& state = *states_[mind];
        std::uint32_t at = state.own.find(fluent);
        if (at == kNone) continue;
        const std::uint32_t last = after_published(state, at, call_).call;
        while (state.past[at].before != kNone) at = state.past[at].before;
        found.push_back({mind, state.past[at].call, last, 0});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& one, const Found& two) { return one.first < two.first; });
    for (std::size_t i = 0; i < found.size();) {
        std::size_t end = i + 1;
        while (end < found.size() && found[end].first == found[i].first) ++end;
        const std::vector<Change> all = end - i == 1 ? std::vector<Change>{} : changes(found[i].first, 1);
        for (std::size_t j = i; j < end; ++j) {
            const auto is_it = [&](const Change& each) { return each.mind == found[j].mind && each.fluent == fluent; };
            found[j].place = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_it) - all.begin());
        }
        std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(i),
                         found.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Found& one, const Found& two) { return one.place < two.place; });
        i = end;
    }
    std::vector<Knower> knowers;
    for (const Found& each : found) knowers.push_back({states_[each.mind]->path.back(), each.last});
    return knowers;
}

}  // namespace skaz::story
