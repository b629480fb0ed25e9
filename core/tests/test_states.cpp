// Rows and states are stored once and found again.

#include "check.hpp"
#include "problems.hpp"
#include "skaz/ground/states.hpp"

using namespace skaz::ground;
using problems::Tom;

namespace {

RowDraft row_of(std::uint32_t owner, Value first, Value second) {
    RowDraft row;
    row.owner = owner;
    for (const Value value : {first, second, Value{0}, Value{0}}) row.add(value);
    return row;
}

}  // namespace

TEST(a_row_is_stored_once_however_it_was_made) {
    const Problem problem(Tom::arrays());
    States states(problem);
    const RowId stored = states.store(row_of(Tom::tom, 1, 2));
    RowDraft changed = row_of(Tom::tom, 2, 1);
    changed.set(0, 1);
    changed.set(1, 2);
    CHECK(states.store(changed) == stored);
    CHECK(states.store(row_of(Tom::ann, 1, 2)) != stored);  // the same values are another row to somebody else
    CHECK(states.rows() == 2);
    CHECK(states.owner(stored) == Tom::tom);
}

TEST(a_state_is_its_row_and_its_minds) {
    const Problem problem(Tom::arrays());
    States states(problem);
    const RowId row = states.store(row_of(problem.author(), 1, 2));
    const std::vector<StateId> alone{kSelf, kSelf};
    const StateId leaf = states.store(row, alone);
    const std::vector<StateId> seen{leaf, kSelf};
    const StateId state = states.store(row, seen);
    CHECK(state != leaf);
    CHECK(states.store(row, seen) == state);
    CHECK(states.mind(state, Tom::tom) == leaf);
    CHECK(states.mind(state, Tom::ann) == state);
    CHECK(states.size() == 2);
    Draft draft;
    states.load(state, draft);
    CHECK(draft.row.hash == row_of(problem.author(), 1, 2).hash);
    CHECK(draft.minds == seen);
}

TEST(what_is_stored_stays_where_it_is_while_tables_grow) {
    const Problem problem(Tom::arrays());
    States states(problem);
    Memo memo;
    std::vector<RowId> rows;
    for (Value one = 0; one < 100; ++one) {
        for (Value other = 0; other < 100; ++other) rows.push_back(states.store(row_of(Tom::ann, one, other)));
    }
    for (std::uint32_t i = 0; i < rows.size(); ++i) memo.put(0x100000000ULL * i, i + 1);
    CHECK(states.rows() == rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        CHECK(states.store(row_of(Tom::ann, static_cast<Value>(i / 100), static_cast<Value>(i % 100))) == rows[i]);
        CHECK(memo.find(0x100000000ULL * i) == i + 1);
    }
    CHECK(memo.find(1) == Memo::kMissing);
    CHECK(memo.size() == rows.size());
}
