#include "skaz/story/happenings.hpp"

#include <algorithm>
#include <numeric>

namespace skaz::story {

namespace {

bool contains(std::span<const Value> all, Value one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

std::uint32_t Happenings::add(Happened what, const Event& event, std::span<const Assignment> sets,
                              std::span<const Test> tests) {
    const Watch& watch = *event.watch;
    const std::size_t count = watch.seen.size();
    what.first = static_cast<std::uint32_t>(people_.size());
    what.env = static_cast<std::uint32_t>(event.env.size());
    what.seen = static_cast<std::uint32_t>(count);
    what.own = static_cast<std::uint32_t>(watch.own.size());
    what.has_spots = !watch.spots.empty();
    what.first_set = static_cast<std::uint32_t>(sets_.size());
    what.sets = static_cast<std::uint32_t>(sets.size());
    what.first_test = static_cast<std::uint32_t>(tests_.size());
    what.tests = static_cast<std::uint32_t>(tests.size());
    sets_.insert(sets_.end(), sets.begin(), sets.end());
    tests_.insert(tests_.end(), tests.begin(), tests.end());
    people_.insert(people_.end(), event.env.begin(), event.env.end());
    people_.insert(people_.end(), watch.seen.begin(), watch.seen.end());
    people_.insert(people_.end(), watch.own.begin(), watch.own.end());
    people_.insert(people_.end(), watch.spots.begin(), watch.spots.end());
    if (count > kMany) {
        what.crowd = crowd_of(watch.seen);
        const std::size_t first = people_.size();
        people_.resize(first + count);
        const auto places = std::span(people_).subspan(first);
        std::iota(places.begin(), places.end(), 0);
        std::sort(places.begin(), places.end(),
                  [&](std::uint32_t one, std::uint32_t two) { return watch.seen[one] < watch.seen[two]; });
    }
    all_.push_back(what);
    return static_cast<std::uint32_t>(all_.size() - 1);
}

// Who sees an event

std::uint32_t Happenings::crowd_of(std::span<const Value> people) {
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

bool Happenings::is_in(std::uint32_t crowd, Value who) const {
    if (crowd == kNone) return true;
    const std::uint32_t number = numbers_.find(who);
    return number / 64 < crowds_[crowd] && (crowds_[crowd + 1 + number / 64] >> number % 64 & 1) != 0;
}

// The place of somebody among those who see what happened; kNone: he does not.
std::uint32_t Happenings::place_of(const Happened& what, Value who) const {
    const auto seen = seen_by(what);
    if (what.seen <= kMany) {
        const auto found = std::find(seen.begin(), seen.end(), who);
        return found == seen.end() ? kNone : static_cast<std::uint32_t>(found - seen.begin());
    }
    const auto places = people(spots_at(what) + (what.has_spots ? what.seen : 0), what.seen);
    const auto found = std::lower_bound(places.begin(), places.end(), who,
                                        [&](std::uint32_t place, Value value) { return seen[place] < value; });
    return found == places.end() || seen[*found] != who ? kNone : *found;
}

bool Happenings::sees(const Happened& what, Value who) const {
    return what.crowd == kNone ? place_of(what, who) != kNone : is_in(what.crowd, who);
}

bool Happenings::sees(const Happened& what, Value who, std::span<const Value> path) const {
    if (!sees(what, who)) return false;
    if (path.empty() || !what.has_spots) return true;
    const auto own = own_of(what);
    if (contains(own, path.back()) || contains(own, who)) return true;
    const std::uint32_t place = place_of(what, who), here = place_of(what, path.back());
    const std::size_t spots = spots_at(what);
    return people_[spots + place] == (here == kNone ? kNone : people_[spots + here]);
}

// The index

void Happenings::touch(FluentId fluent, std::uint32_t happened, Value believer) {
    if (last_touch_.size() <= fluent) last_touch_.resize(fluent + 1, kNone);
    touches_.push_back({happened, believer, last_touch_[fluent]});
    last_touch_[fluent] = static_cast<std::uint32_t>(touches_.size() - 1);
}

void Happenings::index(const Fluents& fluents) {
    for (; indexed_ < all_.size(); ++indexed_) {
        const Happened& what = all_[indexed_];
        if (!what.is_plain()) continue;
        for (const Assignment& each : sets(what)) {
            const bool is_told = fluents.is_belief(each.fluent);
            touch(is_told ? fluents.matter(each.fluent) : each.fluent, indexed_,
                  is_told ? fluents.believer(each.fluent) : kNone);
        }
        for (const Test& each : tests(what)) touch(each.fluent, indexed_, each.believer);
    }
}

}  // namespace skaz::story
