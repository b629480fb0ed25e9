// What one state of a story keeps: its own changes, all of them, and what happened in it for the minds in it to go
// through.
//
// Owned by `Story`, which alone fills it. A mind costs what it has gone through; one that is only read costs nothing.

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/story/given.hpp"

namespace skaz::story {

// A change of a state's own. Those of one fluent hang together: the one before it, by its place in the state.
struct Past {
    FluentId fluent;
    Value from, to;
    std::uint32_t before;
    std::uint32_t call;
    std::uint32_t event : 29;
    std::uint32_t how : 3;
    [[nodiscard]] Now now() const noexcept { return {to, call, static_cast<How>(how)}; }
};

// What happened in a state, as those whose minds are in it have a part in it: they see it, or are told something.
struct Entry {
    std::uint32_t happened;
    std::uint32_t told;          // a list of beliefs that it sets; kNone: none
    std::uint32_t past;          // the changes of the state that come before it
    std::uint32_t part;          // the entry of the state above by which it came about
    FluentId corrected = kNone;  // a belief that is seen to be so, and no more: its believer alone has a part in it
};

// Where in a mind's changes its part in an entry of the state above begins: at twice the entry's number and one.
// What changes it from outside between two entries begins at twice the number of the next.
struct Part {
    std::uint32_t at;
    std::uint32_t past;
    std::uint32_t script;
};

// Changes in their order: one of a state, by its place there; or (no mind) all that an entry brings in the minds.
struct Item {
    MindId mind;
    std::uint32_t place;
};

// An entry in which many may have a part. Those who see it have their bits set in `crowds_`; kNone: all may.
struct Wide {
    std::uint32_t entry;
    std::uint32_t crowd;
};

// An entry for one who has a part in it, and his wait before it.
struct Wait {
    std::uint32_t entry;
    std::uint32_t before;
};

struct State {
    std::vector<Value> path;
    MindId above = kNone, under = kNone;
    bool is_branch = false;
    bool is_restless = false;  // something has changed that a rule reads
    bool is_at_part = false;   // it is going through an entry
    FlatMap own;               // the last change of each fluent
    FlatMap minds;
    FlatMap changed;
    std::vector<Past> past;
    std::vector<Entry> entries;
    std::vector<Wide> wide;
    std::uint32_t wide_made = 0;         // of which the minds have been made
    std::vector<Wait> waits;             // the other entries, for each who has a part in one
    FlatMap last_wait;                   // by who has it
    std::uint32_t waits_made = 0;        // for whose minds have been made
    std::uint32_t taken = kNone;         // the last of its waits in the state above that a mind has taken over
    std::vector<std::uint32_t> waiting;  // those entries, which it has to go through
    std::uint32_t waited = 0, wide_gone = 0;
    std::uint32_t gone = 0;          // entries of the state above that it has gone through: all before this one
    std::vector<std::uint32_t> odd;  // entries of events that are not plain
    std::uint32_t odd_gone = 0;      // of those of the state above, so many have been looked at
    std::size_t looked_at = 0;       // events, by questions about single facts, since it last went through anything
    std::vector<Part> parts;
    std::vector<Item> script;
};

}  // namespace skaz::story
