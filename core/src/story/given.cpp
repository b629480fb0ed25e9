#include "skaz/story/given.hpp"

#include <algorithm>

namespace skaz::story {

std::uint32_t Givens::add_audience(bool is_everybody, std::vector<Value> people, std::vector<Value> hidden) {
    std::sort(people.begin(), people.end());
    std::sort(hidden.begin(), hidden.end());
    audiences_.push_back({is_everybody, std::move(people), std::move(hidden)});
    return static_cast<std::uint32_t>(audiences_.size() - 1);
}

bool Givens::knows(std::uint32_t audience, std::span<const Value> path) const {
    const Audience& all = audiences_[audience];
    return std::all_of(path.begin(), path.end(), [&](Value who) {
        return (all.is_everybody || std::binary_search(all.people.begin(), all.people.end(), who)) &&
               !std::binary_search(all.hidden.begin(), all.hidden.end(), who);
    });
}

void Givens::List::add(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call) {
    if (last.size() <= fluent) last.resize(fluent + 1, kNone);
    all.push_back({value, audience, call, last[fluent], fluent});
    last[fluent] = static_cast<std::uint32_t>(all.size() - 1);
}

void Givens::give(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call) {
    given_.add(fluent, value, audience, call);
}

void Givens::publish(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call) {
    given_.add(fluent, value, audience, call);
    published_.add(fluent, value, audience, call);
}

Value Givens::given(std::span<const Value> path, FluentId fluent, std::uint32_t call) const {
    std::uint32_t at = given_.last_of(fluent);
    while (at != kNone && given_.all[at].call > call) at = given_.all[at].before;
    return at != kNone && knows(given_.all[at].audience, path) ? given_.all[at].value : kNone;
}

Now Givens::after_published(std::span<const Value> path, FluentId fluent, Now now, std::uint32_t call) const {
    std::uint32_t at = published_.last_of(fluent);
    if (at == kNone || path.empty()) return now;
    const std::vector<Given>& all = published_.all;
    std::vector<std::uint32_t> later;
    for (const std::uint32_t first = now.call; at != kNone && all[at].call > first; at = all[at].before) {
        if (all[at].call <= call && knows(all[at].audience, path)) later.push_back(at);
    }
    for (; !later.empty(); later.pop_back()) {
        const Given& published = all[later.back()];
        if (published.value != now.value) now = {published.value, published.call, How::observed};
    }
    return now;
}

FluentId Givens::published_by(std::uint32_t call) const {
    const auto found = std::lower_bound(published_.all.begin(), published_.all.end(), call,
                                        [](const Given& each, std::uint32_t number) { return each.call < number; });
    return found != published_.all.end() && found->call == call ? found->fluent : kNone;
}

}  // namespace skaz::story
