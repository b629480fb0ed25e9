// The state of a story while it is replayed: what is so, what each takes to be so, and what happens.
//
// The meaning is that of `engine/reference` (state, evaluate, event, surprise, update) with open facts: a condition
// holds, fails or is open. A state holds only what has changed in it since the beginning; for everything else it asks
// what was given, and to whom that is known. What somebody believes in a state is a state too, to a depth; a branch is
// a state that begins as another and can change without it.
//
// Expressions come in as flat programs in prefix order and become nodes. Whatever only the story's own tables know (of
// which kind something is, which place lies in which, which rule fires next) is asked of an `Oracle`; rules are asked
// for only where something has changed that a rule reads.
//
// What somebody believes is worked out when it is asked for. An event that no rule has to do with changes the state it
// happens in, and is written there as one entry, however many see it; the mind of each who has a part in it goes
// through the entries when anything is asked of it, and keeps entries for the minds in it in its turn. Meanwhile the
// state above may have gone on: every state keeps all its changes, so that what it was before an entry can be read.
// What rules have to do with, and all that happens in a branch, goes through all minds at once. A mind that has no
// minds in it, as deep as beliefs are followed, need not go through anything to be read: `one_fact.cpp`.
//
// Calls from outside have numbers, from 0, in their order; a change knows the call that it belongs to.
//
// A Story is for one thread at a time.

#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <stdexcept>
#include <vector>

#include "skaz/story/formula.hpp"
#include "skaz/story/happenings.hpp"
#include "skaz/story/state.hpp"

namespace skaz::story {

class Story {
public:
    Story(std::uint32_t depth, Oracle& oracle);
    Story(const Story&) = delete;
    Story& operator=(const Story&) = delete;

    Values values;
    Fluents fluents;

    // Takes in an expression. Throws BadProgram.
    [[nodiscard]] NodeId compile(std::span<const std::uint32_t> program);
    // Which depths of belief about a property rules read, as bits; 0: none reads it.
    void set_watched(std::uint32_t property, std::uint32_t depths);

    // Makes a fact so from here on for those who know it, where nothing has changed it. A call.
    void give(FluentId fluent, Value value, std::uint32_t audience);
    // The same of what was otherwise known: those of the audience in whose minds it has ever changed see it too.
    // Whether it was done: what rules have to do with must be put into each mind.
    bool publish(FluentId fluent, Value value, std::uint32_t audience);
    // Which place lies in which has changed.
    void forget_places() { placed_.clear(); }
    std::uint32_t add_audience(bool is_everybody, std::vector<Value> people, std::vector<Value> hidden) {
        return givens_.add_audience(is_everybody, std::move(people), std::move(hidden));
    }

    [[nodiscard]] static constexpr MindId root() noexcept { return 0; }
    // Brings a state, and those it reads, up to all that has happened; to be called before the state is used.
    MindId now(MindId mind);
    // The same as far as it takes to read values of it.
    MindId ready(MindId mind);
    [[nodiscard]] Value get(MindId mind, FluentId fluent);
    void put(MindId mind, FluentId fluent, Value value);
    // Somebody's mind in a state, ready to be read.
    [[nodiscard]] MindId mind(MindId state, Value who);
    [[nodiscard]] MindId branch(MindId mind);
    [[nodiscard]] const std::vector<Value>& path(MindId mind) const { return states_[mind]->path; }
    [[nodiscard]] MindId above(MindId mind) const { return states_[mind]->above; }
    [[nodiscard]] MindId under(MindId mind) const { return states_[mind]->under; }
    [[nodiscard]] std::vector<Value> minds(MindId mind);
    [[nodiscard]] bool has_own(MindId mind, FluentId fluent) const { return states_[mind]->own.find(fluent) != kNone; }
    [[nodiscard]] std::vector<FluentId> own(MindId mind) const { return states_[mind]->own.keys(); }
    // Sets a value without anybody noticing: no rule is looked for because of it.
    void impose(MindId mind, FluentId fluent, Value value) { (void)write(mind, fluent, value); }
    void forget(MindId mind, FluentId fluent);
    [[nodiscard]] std::vector<FluentId> changed(MindId mind) const { return states_[mind]->changed.keys(); }
    [[nodiscard]] bool has_changed(MindId mind) const {
        return states_[mind]->changed.size() != 0 || (mind == root() && !quiet_.empty());
    }
    void note(MindId mind, FluentId fluent);
    void clear_changed(MindId mind) { states_[mind]->changed.clear(); }
    [[nodiscard]] std::size_t size() const noexcept { return states_.size(); }

    [[nodiscard]] Truth holds(NodeId node, MindId mind, bool positive = true);
    [[nodiscard]] Value value(NodeId node, MindId mind);
    // What an effect comes to in a state.
    void assigned(NodeId effect, MindId mind, std::vector<Assignment>& found);

    // A question that is asked again and again, with other values for its variables: whether conditions hold and
    // nothing stands against others, and which fluents some reads are of, with their values.
    [[nodiscard]] std::uint32_t add_question(std::vector<NodeId> conditions, std::vector<NodeId> unopposed,
                                             std::vector<NodeId> reads);
    struct Answer {
        bool is_so = true;              // all the conditions hold, and no unopposed one is known not to
        std::vector<bool> is_told;      // of each unopposed one, whether it holds; else nobody knows
        std::vector<FluentId> fluents;  // of each read; kNone: of none
        std::vector<Value> values;
    };
    [[nodiscard]] Answer ask(std::uint32_t question, std::span<const Value> env, MindId mind);

    // What has changed in the world while no rule was looked for, since nothing that rules read had changed: each time
    // apart. It is forgotten here.
    [[nodiscard]] std::vector<std::vector<Assignment>> take_quiet();

    // `engine/reference/update.py`: an event happens; a fluent is set; rules fire. Each is a call. Throws EndlessRules,
    // DividedByZero; what has changed until then stays.
    void happen(MindId mind, const Event& event, How how);
    void put_right(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event);
    void settle(MindId mind);

    // What has happened
    [[nodiscard]] std::uint32_t calls() const noexcept { return static_cast<std::uint32_t>(calls_.size()); }
    // The changes that a call brought, in order, down to minds of so many believers.
    [[nodiscard]] std::vector<Change> changes(std::uint32_t call, std::size_t depth);
    // What the last of the believers held of a fluent after a call.
    [[nodiscard]] Value believed(std::span<const Value> believers, FluentId fluent, std::uint32_t call);
    // The minds, below the root, in which a fluent has ever changed.
    [[nodiscard]] std::vector<MindId> holders(FluentId fluent);
    // The last call in which a fluent changed in a mind, and how; {kNone, ..}: none.
    struct Turn {
        std::uint32_t call;
        How how;
    };
    [[nodiscard]] Turn last_change(MindId mind, FluentId fluent);
    // Those who have ever come to believe anything of a fluent, in that order, with the last call that changed it.
    struct Knower {
        Value who;
        std::uint32_t call;
    };
    [[nodiscard]] std::vector<Knower> knowers(FluentId fluent);
    // Whether a call told anything to the one whose mind this is.
    [[nodiscard]] bool was_told(MindId mind, std::uint32_t call);

private:
    // One thing that a condition asks and that is so: `engine/reference/surprise.py`.
    struct Seen {
        FluentId fluent;
        Value value;
        bool says_what;
        NodeId test;  // kNone: `comparison` of the fluent with `against`
        Comparison comparison;
        Value against;
        std::vector<Value> believers;  // around `test`
        std::vector<Value> env;
    };
    using Clause = std::vector<Seen>;

    struct Question {
        std::vector<NodeId> conditions, unopposed, reads;
    };

    [[nodiscard]] NodeId parse(std::span<const std::uint32_t> program, std::size_t& at);
    [[nodiscard]] std::uint32_t argument(const Node& node, std::uint32_t index) const {
        return lists_[node.first + index];
    }
    [[nodiscard]] Value start(const std::vector<Value>& path, FluentId fluent);
    [[nodiscard]] bool is_cut_off(MindId mind, Value who) const;
    [[nodiscard]] MindId known_mind(MindId state, Value who);

    [[nodiscard]] Truth as_truth(Value value, MindId mind, bool positive);
    [[nodiscard]] Truth compared(Comparison op, Value left, Value right) const;
    [[nodiscard]] Value calculated(std::uint8_t op, Value left, Value right);
    // The branch that applies: a node; kNone: none does; kOpenBranch.
    static constexpr NodeId kOpenBranch = 0xfffffffe;
    static constexpr NodeId kTrueBranch = 0xfffffffd;
    [[nodiscard]] NodeId chosen(const Node& node, MindId mind);
    [[nodiscard]] FluentId fluent_at(NodeId node, MindId mind);  // kNone: none
    void assign(NodeId target, NodeId value, bool is_true, MindId mind, std::vector<Assignment>& found);

    // What is asked of a state, and of the minds in it, as it was before one of its entries.
    struct Clock {
        MindId mind = kNone;
        std::uint32_t entry = 0;
    };
    class Aside;
    class Recall;

    // states.cpp
    MindId child(MindId state, Value who);
    [[nodiscard]] bool is_itself(MindId state, Value who) const;
    void take_waits(State& mind);
    void make_minds(MindId state);
    [[nodiscard]] std::uint32_t entries_before(MindId state) const;
    [[nodiscard]] std::uint32_t past_before(MindId state) const;
    [[nodiscard]] MindId whole_mind(MindId state, Value who);
    // What a state has made of a fluent by one of its changes, with what is published of it later.
    [[nodiscard]] Now after_published(const State& state, std::uint32_t place, std::uint32_t call) const {
        return givens_.after_published(state.path, state.past[place].fluent, state.past[place].now(), call);
    }
    std::uint32_t append(MindId mind, std::uint32_t before, const Change& change);
    std::uint32_t write(MindId mind, FluentId fluent, Value value);
    void set(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event);
    void wake(MindId mind, FluentId fluent);
    void set_restless(State& state, bool is_restless);

    // happen.cpp
    void begin_call();
    void set_variables(std::span<const Value> env);
    [[nodiscard]] std::vector<Value> observers(MindId mind, const Event& event) const;
    void apply(MindId mind, const Event& event, How how);
    void set_all(MindId mind, std::span<const Assignment> assignments, How how, std::uint32_t event);
    void put_in(MindId mind, FluentId fluent, Value value, How how, std::uint32_t event);
    void come_to_rest(MindId mind);
    void change_quietly();
    void correct(MindId mind, std::span<const Clause> clauses, std::uint32_t event);

    // catch_up.cpp
    [[nodiscard]] bool has_to_do_with_rules(NodeId node) const;
    std::uint32_t keep(const Event& event);
    void keep_entry(MindId mind, const Entry& entry, bool is_wide);
    [[nodiscard]] bool holds(const Test& test, MindId mind) { return holds(test, get(mind, test.fluent), mind); }
    [[nodiscard]] bool holds(const Test& test, Value found, MindId mind);
    // A test that holds, with what is so.
    struct Sight {
        Test test;
        Value real;
    };
    [[nodiscard]] std::vector<Sight> seen_above(MindId mind, const Happened& what, std::uint32_t entry);
    void correct(MindId mind, const Happened& what, const Entry& entry, std::uint32_t number);
    void correct_belief(MindId mind, const Happened& what, const Entry& entry);
    void happen_here(MindId mind, std::uint32_t happened, How how, std::uint32_t part, std::uint32_t told_above);
    void catch_up(MindId mind, std::uint32_t until);
    void catch_up_all();
    void take_part(MindId mind, std::uint32_t entry);
    [[nodiscard]] bool observes(MindId state, const Happened& happened, Value who) const {
        return happenings_.sees(happened, who, states_[state]->path);
    }
    [[nodiscard]] std::vector<Value> concerned(MindId state, const Entry& entry) const;

    // one_fact.cpp
    // What a mind has of its own of a fluent, if anything.
    struct Held {
        bool is_any = false;
        Now now{};
    };
    static constexpr int kMostNested = 3;
    // To go through an entry takes as long as to look at so many events, most of which another saw.
    static constexpr std::size_t kPatience = 4;
    [[nodiscard]] bool is_deepest(const State& state) const {
        return state.path.size() >= depth_ && state.above != kNone && !state.is_branch;
    }
    [[nodiscard]] bool is_behind(const State& state, std::uint32_t until) const {
        return is_deepest(state) && !state.is_at_part && state.gone < until;
    }
    [[nodiscard]] Held own_of(MindId mind, FluentId fluent, std::uint32_t last_call) const;
    [[nodiscard]] Held held(MindId mind, FluentId fluent, std::uint32_t until, std::uint32_t last_call);
    [[nodiscard]] bool take_part_in(Held& held, MindId mind, FluentId fluent, std::uint32_t entry);
    void go_through_odd(MindId mind, std::uint32_t until);
    [[nodiscard]] std::vector<std::uint32_t> touching(MindId mind, FluentId fluent, std::uint32_t until);

    // alike.cpp
    [[nodiscard]] Value plain_value(NodeId node) const;
    [[nodiscard]] FluentId plain_fluent(NodeId node);
    [[nodiscard]] bool sets_alike(NodeId effect, std::vector<Assignment>& sets);
    [[nodiscard]] bool asks_alike(NodeId condition, std::vector<Test>& tests);

    // what_happened.cpp
    void collect(const std::vector<Item>& script, std::size_t first, std::size_t end, MindId state, std::size_t depth,
                 std::vector<Change>& found);
    void collect_published(FluentId fluent, std::uint32_t call, std::size_t depth, std::vector<Change>& found);
    void collect_entry(MindId state, std::uint32_t entry, std::size_t depth, std::vector<Change>& found);

    // correct.cpp
    [[nodiscard]] std::vector<Clause> true_clauses(NodeId condition, MindId mind);
    [[nodiscard]] Truth test(const Seen& seen, MindId mind);
    [[nodiscard]] std::vector<Clause> clauses(NodeId node, MindId mind, std::vector<NodeId>& who);
    void seen_in(NodeId node, MindId mind, const std::vector<NodeId>& who, Clause& clause);
    [[nodiscard]] MindId through(MindId mind, const std::vector<NodeId>& who, std::vector<Value>* names);

    std::uint32_t depth_;
    Oracle& oracle_;
    std::vector<std::unique_ptr<State>> states_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> lists_;
    std::vector<Value> env_;  // of variables, by number
    Givens givens_;
    Happenings happenings_;
    std::vector<std::uint32_t> watched_;  // by property
    std::vector<Value> otherwise_;        // by property; kNone: not asked yet
    std::vector<Value> placed_;           // by fluent, of relations of places; kNone: not asked yet
    std::deque<Question> questions_;      // stay where they are while others are added
    std::vector<std::uint32_t> calls_;    // where in `script_` each begins
    std::vector<Item> script_;
    std::vector<Item>* writing_ = &script_;  // where changes are written down
    std::uint32_t call_ = 0;                 // to which what happens belongs
    Clock clock_;
    std::vector<std::vector<Assignment>> quiet_;
    std::vector<std::vector<Assignment>> told_;
    std::vector<Assignment> sets_;  // of the event that is being kept
    std::vector<Test> tests_;
    int nested_ = 0;            // so many questions have led to the one that is being answered
    std::size_t restless_ = 0;  // minds that rules have not been looked for in
    bool divides_ = false;      // any expression divides, which may not go
};

}  // namespace skaz::story
