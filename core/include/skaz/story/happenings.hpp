// Events that are kept for the minds that have a part in them: who sees each, what it sets and asks, and which touch a
// fact.
//
// Flat arrays; an event of a few people costs some forty numbers, however many are told of it. Those of many have a bit
// for everybody besides. The index by fact is made when something is first looked up in it, and only grows.
//
//     const std::uint32_t number = happenings.add({effect, condition, call}, event, sets, tests);
//     happenings.sees(happenings[number], who);

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "skaz/story/event.hpp"

namespace skaz::story {

// A part of a condition, about one fluent, in the mind of a believer if one is named.
struct Test {
    enum class Kind : std::uint8_t { is, is_not, is_so, is_not_so };
    FluentId fluent;
    Value value;
    Kind kind;
    Value believer = kNone;
};

struct Happened {
    NodeId effect, condition;
    std::uint32_t call;
    // What it sets, and what its condition asks, where these are the same for all minds.
    bool sets_alike = false, asks_alike = false;
    bool has_spots = false;
    std::uint32_t first_set = 0, sets = 0, first_test = 0, tests = 0;
    // Of people: the values of its variables, those who see it, its own people, the spots of those who see it, and,
    // where they are many, their places among those who see it in the order of their numbers.
    std::uint32_t first = 0, env = 0, seen = 0, own = 0;
    std::uint32_t crowd = kNone;
    // Whatever a mind holds, it says of each fact by itself what becomes of it.
    [[nodiscard]] bool is_plain() const noexcept { return sets_alike && asks_alike; }
};

class Happenings {
public:
    // Many: their minds look for themselves whether they have a part in an event.
    static constexpr std::size_t kMany = 8;

    std::uint32_t add(Happened what, const Event& event, std::span<const Assignment> sets, std::span<const Test> tests);
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    // Until the next one is added.
    [[nodiscard]] const Happened& operator[](std::uint32_t number) const noexcept { return all_[number]; }

    [[nodiscard]] std::span<const Assignment> sets(const Happened& what) const {
        return std::span(sets_).subspan(what.first_set, what.sets);
    }
    [[nodiscard]] std::span<const Test> tests(const Happened& what) const {
        return std::span(tests_).subspan(what.first_test, what.tests);
    }
    [[nodiscard]] std::span<const Value> env(const Happened& what) const { return people(what.first, what.env); }
    [[nodiscard]] std::span<const Value> seen_by(const Happened& what) const {
        return people(what.first + what.env, what.seen);
    }
    [[nodiscard]] bool sees(const Happened& what, Value who) const;
    // The same in the mind at the end of a path: who takes part in it, or is at the same spot.
    [[nodiscard]] bool sees(const Happened& what, Value who, std::span<const Value> path) const;
    [[nodiscard]] bool is_in(std::uint32_t crowd, Value who) const;  // kNone: all are

    // An event that sets or asks a fluent: in the mind of a believer, or (kNone) of all who see it. And the one before.
    struct Touch {
        std::uint32_t happened;
        Value believer;
        std::uint32_t before;
    };
    // Takes into the index what is not in it yet. Events that are not plain may touch anything, and are in no index.
    void index(const Fluents& fluents);
    [[nodiscard]] std::uint32_t last_touch(FluentId fluent) const {
        return fluent < last_touch_.size() ? last_touch_[fluent] : kNone;
    }
    [[nodiscard]] const Touch& touch(std::uint32_t number) const noexcept { return touches_[number]; }

private:
    [[nodiscard]] std::span<const Value> people(std::size_t first, std::size_t count) const {
        return std::span(people_).subspan(first, count);
    }
    [[nodiscard]] std::span<const Value> own_of(const Happened& what) const {
        return people(what.first + what.env + what.seen, what.own);
    }
    [[nodiscard]] std::size_t spots_at(const Happened& what) const noexcept {
        return what.first + what.env + what.seen + what.own;
    }
    [[nodiscard]] std::uint32_t place_of(const Happened& what, Value who) const;
    [[nodiscard]] std::uint32_t crowd_of(std::span<const Value> people);
    void touch(FluentId fluent, std::uint32_t happened, Value believer);

    std::vector<Happened> all_;
    std::vector<Value> people_;
    std::vector<Assignment> sets_;
    std::vector<Test> tests_;
    std::vector<std::uint64_t> crowds_;  // of each, how many words, then a bit for everybody by `numbers_`
    FlatMap numbers_;                    // of people who are in any
    std::vector<Touch> touches_;
    std::vector<std::uint32_t> last_touch_;  // by fluent
    std::uint32_t indexed_ = 0;
};

}  // namespace skaz::story
