// What is given from a call on, and to whom it is known: the beginnings, and what is made public later.
//
// A fact that is given is so, where nothing has changed it, for those of its audience; of the same fact the last
// counts. What is published is also seen by those of the audience who have held it to be otherwise. Asking costs what
// was given of the fact. Filled by `Story`, which knows what has changed.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "skaz/story/event.hpp"

namespace skaz::story {

// What a fluent is in a state, since which call, and how it came about.
struct Now {
    Value value;
    std::uint32_t call;
    How how;
};

class Givens {
public:
    // An audience: everybody or some, but none from whom it is kept. Returns its number.
    std::uint32_t add_audience(bool is_everybody, std::vector<Value> people, std::vector<Value> hidden);
    void give(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call);
    void publish(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call);

    // What was given until a call to those of a path; kNone: nothing.
    [[nodiscard]] Value given(std::span<const Value> path, FluentId fluent, std::uint32_t call) const;
    // What a fluent is until a call in a mind that made `now` of it before.
    [[nodiscard]] Now after_published(std::span<const Value> path, FluentId fluent, Now now, std::uint32_t call) const;
    // The fluent that a call published; kNone: none.
    [[nodiscard]] FluentId published_by(std::uint32_t call) const;

private:
    struct Audience {
        bool is_everybody;
        std::vector<Value> people, hidden;  // sorted
    };
    struct Given {
        Value value;
        std::uint32_t audience;
        std::uint32_t call;
        std::uint32_t before;  // what was given of the same fluent before
        FluentId fluent;
    };
    struct List {
        std::vector<Given> all;
        std::vector<std::uint32_t> last;  // by fluent
        void add(FluentId fluent, Value value, std::uint32_t audience, std::uint32_t call);
        [[nodiscard]] std::uint32_t last_of(FluentId fluent) const {
            return fluent < last.size() ? last[fluent] : kNone;
        }
    };
    [[nodiscard]] bool knows(std::uint32_t audience, std::span<const Value> path) const;

    std::vector<Audience> audiences_;
    List given_, published_;
};

}  // namespace skaz::story
