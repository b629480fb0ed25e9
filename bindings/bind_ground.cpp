// Ground problems in Python: `GroundWorld`, its states by number, `explain` and `plan`.
//
// Arrays come in through the buffer protocol and are copied once. Every call takes the world's lock with the
// interpreter released, so several threads may use one world, one after another; long calls ask `poll` and the
// interpreter's signals about ten times a second whether to go on.

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "skaz/ground/plan.hpp"

namespace nb = nanobind;

namespace {

using namespace skaz::ground;

using Ints = nb::ndarray<const std::int32_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Doubles = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

std::vector<std::int32_t> copied(const Ints& array) { return {array.data(), array.data() + array.size()}; }

// A number out of range, from the caller.
class BadIndex : public std::out_of_range {
    using std::out_of_range::out_of_range;
};

const char* shown(Reason reason) {
    switch (reason) {
        case Reason::exhausted:
            return "exhausted";
        case Reason::time:
            return "time";
        case Reason::memory:
            return "memory";
        case Reason::visited:
            return "visited";
        case Reason::interrupted:
            return "interrupted";
        default:
            return nullptr;
    }
}

std::vector<std::uint32_t> numbers_of(const std::vector<EventId>& plan) {
    std::vector<std::uint32_t> found;
    for (const EventId action : plan) found.push_back(at(action));
    return found;
}

nb::list shown(const std::vector<Why>& reasons) {
    nb::list found;
    for (const Why& why : reasons) {
        found.append(nb::make_tuple(why.action, why.character, numbers_of(why.plan), shown(why.because)));
    }
    return found;
}

class GroundWorld {
public:
    explicit GroundWorld(Arrays arrays) : world_(std::move(arrays)) {}

    template <class Act>
    auto locked(Act act) {
        const nb::gil_scoped_release released;
        const std::scoped_lock lock(mutex_);
        return act(world_);
    }

    StateId state(std::uint32_t number) const {
        if (number >= world_.states().size()) throw BadIndex("no such state");
        return StateId{number};
    }
    EventId action(std::uint32_t number) const {
        if (number >= world_.problem().actions()) throw BadIndex("no such action");
        return EventId{number};
    }
    std::uint32_t character(std::uint32_t number) const {
        if (number >= world_.problem().characters()) throw BadIndex("no such character");
        return number;
    }
    Explainer& explainer(std::uint32_t depth) {
        auto& found = explainers_[depth];
        if (!found) found = std::make_unique<Explainer>(world_, depth);
        return *found;
    }
    Budget budget(std::optional<std::uint64_t> max_visited, std::optional<double> max_seconds,
                  std::optional<std::uint64_t> max_bytes, const Explainer& explainer, const nb::object& poll) {
        Limits limits;
        if (max_visited) limits.visited = *max_visited;
        if (max_seconds) limits.seconds = *max_seconds;
        if (max_bytes) limits.bytes = *max_bytes;
        return {limits, [this, &explainer] { return world_.bytes() + explainer.bytes(); },
                [&poll](std::uint64_t visited, std::uint64_t generated) {
                    const nb::gil_scoped_acquire held;
                    if (PyErr_CheckSignals() != 0) {
                        PyErr_Clear();
                        return false;
                    }
                    return poll.is_none() || nb::cast<bool>(poll(visited, generated));
                }};
    }

private:
    World world_;
    std::map<std::uint32_t, std::unique_ptr<Explainer>> explainers_;
    std::mutex mutex_;
};

void require(bool condition, const char* message) {
    if (!condition) throw nb::value_error(message);
}

nb::dict explain(GroundWorld& self, std::uint32_t state, std::uint32_t action, std::uint32_t who, std::uint32_t length,
                 std::uint32_t depth, std::optional<std::uint64_t> max_visited, std::optional<double> max_seconds,
                 std::optional<std::uint64_t> max_bytes, const nb::object& poll) {
    require(length <= 60 && depth >= 1 && depth <= 14, "length is at most 60, depth 1 to 14");
    Explainer& explainer = self.explainer(depth);
    Budget budget = self.budget(max_visited, max_seconds, max_bytes, explainer, poll);
    std::optional<bool> verdict;
    Reason reason = Reason::none;
    std::vector<EventId> plan;
    std::vector<Why> because;
    self.locked([&](World& world) {
        const StateId mind = world.states().mind(self.state(state), self.character(who));
        try {
            const auto found = explainer.plan(mind, self.action(action), length, 1, budget);
            verdict = !found.empty();
            plan.assign(found.begin(), found.end());
            because = explainer.reasons(mind, plan, 1, length, 1, budget);
        } catch (const Stopped& stopped) {
            reason = stopped.reason;
        }
    });
    nb::dict found;
    found["explained"] = verdict ? nb::cast(*verdict) : nb::none();
    found["plan"] = numbers_of(plan);
    found["because"] = shown(because);
    found["visited"] = budget.visited();
    found["generated"] = budget.generated();
    found["reason"] = shown(reason) == nullptr ? nb::none() : nb::cast(shown(reason));
    return found;
}

nb::dict plan(GroundWorld& self, double goal, std::uint32_t author_limit, std::uint32_t character_limit,
              std::uint32_t epistemic_limit, bool explanation_first, std::optional<std::uint64_t> max_visited,
              std::optional<double> max_seconds, std::optional<std::uint64_t> max_bytes, const nb::object& poll) {
    require(author_limit <= 1000 && character_limit <= 60 && epistemic_limit <= 14,
            "author_limit is at most 1000, character_limit 60, epistemic_limit 14");
    Explainer& explainer = self.explainer(epistemic_limit);
    Budget budget = self.budget(max_visited, max_seconds, max_bytes, explainer, poll);
    const Question question{goal, author_limit, character_limit,
                            explanation_first ? Method::explanation_first : Method::best_first};
    const Answer answer = self.locked([&](World& world) { return Planner(world, explainer).plan(question, budget); });
    nb::dict found;
    found["solved"] = answer.is_solved;
    found["plan"] = numbers_of(answer.plan);
    found["utility"] = answer.utility;
    found["is_shortest"] = answer.is_shortest;
    found["explanations"] = shown(answer.reasons);
    found["visited"] = answer.visited;
    found["generated"] = answer.generated;
    found["queries"] = answer.queries;
    found["bytes"] = answer.bytes;
    found["seconds"] = answer.seconds;
    found["reason"] = shown(answer.reason) == nullptr ? nb::none() : nb::cast(shown(answer.reason));
    return found;
}

}  // namespace

void bind_ground(nb::module_& m) {
    nb::exception<BadProblem>(m, "BadProblem", PyExc_ValueError);
    nb::exception<DividedByZero>(m, "DividedByZero", PyExc_ArithmeticError);
    nb::exception<TooManyNumbers>(m, "TooManyNumbers", PyExc_OverflowError);
    nb::exception<EndlessTriggers>(m, "EndlessTriggers", PyExc_RuntimeError);
    nb::class_<GroundWorld>(m, "GroundWorld", "A ground problem with all its states; made of `compile.flat` arrays.")
        .def(
            "__init__",
            [](GroundWorld* self, std::int32_t characters, std::int32_t entities, std::int32_t slots,
               std::int32_t actions, const Doubles& numbers, const Ints& fluent_slot, const Ints& fluent_believer,
               const Ints& fluent_inner, const Ints& expr_kind, const Ints& expr_a, const Ints& expr_b,
               const Ints& expr_args, const Ints& event_condition, const Ints& effect_start, const Ints& effect_when,
               const Ints& effect_fluent, const Ints& effect_value, const Ints& consent_start, const Ints& consent_who,
               const Ints& observing, const Ints& clause_start, const Ints& atom_start, const Ints& atom_fluent,
               const Ints& atom_test, const Ints& atom_value, const Ints& utility, const Ints& begin_values,
               const Ints& begin_minds) {
                Arrays a;
                a.characters = characters;
                a.entities = entities;
                a.slots = slots;
                a.actions = actions;
                a.numbers.assign(numbers.data(), numbers.data() + numbers.size());
                a.fluent_slot = copied(fluent_slot);
                a.fluent_believer = copied(fluent_believer);
                a.fluent_inner = copied(fluent_inner);
                a.expr_kind = copied(expr_kind);
                a.expr_a = copied(expr_a);
                a.expr_b = copied(expr_b);
                a.expr_args = copied(expr_args);
                a.event_condition = copied(event_condition);
                a.effect_start = copied(effect_start);
                a.effect_when = copied(effect_when);
                a.effect_fluent = copied(effect_fluent);
                a.effect_value = copied(effect_value);
                a.consent_start = copied(consent_start);
                a.consent_who = copied(consent_who);
                a.observing = copied(observing);
                a.clause_start = copied(clause_start);
                a.atom_start = copied(atom_start);
                a.atom_fluent = copied(atom_fluent);
                a.atom_test = copied(atom_test);
                a.atom_value = copied(atom_value);
                a.utility = copied(utility);
                a.begin_values = copied(begin_values);
                a.begin_minds = copied(begin_minds);
                new (self) GroundWorld(std::move(a));
            },
            nb::kw_only(), nb::arg("characters"), nb::arg("entities"), nb::arg("slots"), nb::arg("actions"),
            nb::arg("numbers"), nb::arg("fluent_slot"), nb::arg("fluent_believer"), nb::arg("fluent_inner"),
            nb::arg("expr_kind"), nb::arg("expr_a"), nb::arg("expr_b"), nb::arg("expr_args"),
            nb::arg("event_condition"), nb::arg("effect_start"), nb::arg("effect_when"), nb::arg("effect_fluent"),
            nb::arg("effect_value"), nb::arg("consent_start"), nb::arg("consent_who"), nb::arg("observing"),
            nb::arg("clause_start"), nb::arg("atom_start"), nb::arg("atom_fluent"), nb::arg("atom_test"),
            nb::arg("atom_value"), nb::arg("utility"), nb::arg("begin_values"), nb::arg("begin_minds"))
        .def_prop_ro("initial",
                     [](GroundWorld& self) { return self.locked([](World& world) { return at(world.initial()); }); })
        .def(
            "possible",
            [](GroundWorld& self, std::uint32_t state) {
                return numbers_of(self.locked([&](World& world) {
                    std::vector<EventId> found;
                    world.applicable(world.states().row(self.state(state)), found);
                    return found;
                }));
            },
            nb::arg("state"), "The numbers of the actions whose condition holds in a state.")
        .def(
            "act",
            [](GroundWorld& self, std::uint32_t state, std::uint32_t action) {
                return self.locked([&](World& world) { return at(world.act(self.state(state), self.action(action))); });
            },
            nb::arg("state"), nb::arg("action"), "The state after an action and the triggers that follow it.")
        .def(
            "values",
            [](GroundWorld& self, std::uint32_t state) {
                return self.locked([&](World& world) {
                    const Value* row = world.states().values(world.states().row(self.state(state)));
                    return std::vector<std::uint32_t>(row, row + world.problem().slots());
                });
            },
            nb::arg("state"), "The values of a state's variables, by number.")
        .def(
            "number",
            [](GroundWorld& self, std::uint32_t value) {
                return self.locked([&](World& world) {
                    const Value first = world.problem().first_number();
                    if (value < first || value - first >= world.numbers().size()) throw BadIndex("no such number");
                    return world.numbers().of(static_cast<Value>(value));
                });
            },
            nb::arg("value"), "The number that a value stands for.")
        .def(
            "mind",
            [](GroundWorld& self, std::uint32_t state, std::uint32_t who) {
                return self.locked(
                    [&](World& world) { return at(world.states().mind(self.state(state), self.character(who))); });
            },
            nb::arg("state"), nb::arg("who"),
            "The state that a character takes to be so; the same where it is its own.")
        .def(
            "utility",
            [](GroundWorld& self, std::uint32_t state, std::uint32_t owner) -> std::optional<std::uint32_t> {
                return self.locked([&](World& world) -> std::optional<std::uint32_t> {
                    if (owner > world.problem().characters()) throw BadIndex("no such character");
                    if (world.problem().utility(owner) == kNone) return std::nullopt;
                    return world.utility_value(world.states().row(self.state(state)), owner);
                });
            },
            nb::arg("state"), nb::arg("owner"), "The value of an owner's utility in a state; None: always worth 0.")
        .def_prop_ro("states",
                     [](GroundWorld& self) { return self.locked([](World& world) { return world.states().size(); }); })
        .def_prop_ro("bytes", [](GroundWorld& self) { return self.locked([](World& world) { return world.bytes(); }); })
        .def("explain", &explain, nb::arg("state"), nb::arg("action"), nb::arg("who"), nb::arg("length"),
             nb::arg("depth"), nb::arg("max_visited") = nb::none(), nb::arg("max_seconds") = nb::none(),
             nb::arg("max_bytes") = nb::none(), nb::arg("poll") = nb::none())
        .def("plan", &plan, nb::arg("goal"), nb::arg("author_limit"), nb::arg("character_limit"),
             nb::arg("epistemic_limit"), nb::arg("explanation_first") = false, nb::arg("max_visited") = nb::none(),
             nb::arg("max_seconds") = nb::none(), nb::arg("max_bytes") = nb::none(), nb::arg("poll") = nb::none());
}
