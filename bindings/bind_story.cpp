// The state of a story in Python: `Story`, with its states, facts and values by number.
//
// What the core asks of the story's tables goes to the `oracle` object. All calls hold the interpreter, since they come
// back to it; a Story belongs to one replay.

#include <nanobind/nanobind.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/vector.h>

#include <cstring>

#include "skaz/story/story.hpp"

namespace nb = nanobind;

namespace {

using namespace skaz::story;

class Asked final : public Oracle {
public:
    explicit Asked(nb::object oracle) : oracle_(std::move(oracle)) {}
    bool is_a(Value value, std::uint32_t type) override { return nb::cast<bool>(oracle_.attr("is_a")(value, type)); }
    std::vector<Value> entities(std::uint32_t type) override {
        return nb::cast<std::vector<Value>>(oracle_.attr("entities")(type));
    }
    Value placed(std::uint32_t relation, Value one, Value two) override {
        return nb::cast<Value>(oracle_.attr("placed")(relation, one, two));
    }
    Value otherwise(std::uint32_t property) override { return nb::cast<Value>(oracle_.attr("otherwise")(property)); }
    Value quoted(std::uint32_t quote, std::span<const Value> values) override {
        return nb::cast<Value>(oracle_.attr("quoted")(quote, std::vector<Value>(values.begin(), values.end())));
    }
    Firing next_rule(MindId mind) override {
        const auto [effect, event] = nb::cast<std::pair<NodeId, std::uint32_t>>(oracle_.attr("next_rule")(mind));
        return {effect, event};
    }
    nb::object oracle_;
};

class PyStory {
public:
    PyStory(std::uint32_t depth, nb::object oracle) : asked(std::move(oracle)), story(depth, asked) {}
    MindId state(MindId mind) const {
        if (mind >= story.size()) throw nb::index_error("no such state");
        return mind;
    }
    FluentId fluent(FluentId fluent) const {
        if (fluent >= story.fluents.size()) throw nb::index_error("no such fluent");
        return fluent;
    }
    Value value(Value value) const {
        if (value >= story.values.size()) throw nb::index_error("no such value");
        return value;
    }
    // A state to be used, with all that has happened.
    MindId now(MindId mind) { return story.now(state(mind)); }
    MindId ready(MindId mind) { return story.ready(state(mind)); }

    Asked asked;
    Story story;
};

How how_of(std::uint32_t how) {
    if (how > static_cast<std::uint32_t>(How::rule)) throw nb::value_error("no such way");
    return static_cast<How>(how);
}

int visit_oracle(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    if (nb::inst_ready(self)) Py_VISIT(nb::inst_ptr<PyStory>(self)->asked.oracle_.ptr());
    return 0;
}

int clear_oracle(PyObject* self) {
    nb::inst_ptr<PyStory>(self)->asked.oracle_.reset();
    return 0;
}

PyType_Slot kSlots[] = {{Py_tp_traverse, reinterpret_cast<void*>(visit_oracle)},
                        {Py_tp_clear, reinterpret_cast<void*>(clear_oracle)},
                        {0, nullptr}};

}  // namespace

void bind_story(nb::module_& m) {
    nb::exception<BadProgram>(m, "BadProgram", PyExc_ValueError);
    nb::exception<skaz::story::DividedByZero>(m, "StoryDividedByZero", PyExc_ArithmeticError);
    nb::exception<EndlessRules>(m, "EndlessRules", PyExc_RuntimeError);
    nb::class_<PyStory>(m, "Story", nb::type_slots(kSlots), "The states of one telling while it is replayed.")
        .def(nb::init<std::uint32_t, nb::object>(), nb::arg("depth"), nb::arg("oracle"))
        .def(
            "add_value",
            [](PyStory& self, std::uint32_t kind, double number) {
                if (kind > static_cast<std::uint32_t>(Kind::content)) throw nb::value_error("no such kind");
                return self.story.values.add(static_cast<Kind>(kind), number);
            },
            nb::arg("kind"), nb::arg("number") = 0)
        .def("number", [](PyStory& self, Value value) { return self.story.values.number(self.value(value)); })
        .def("set_content",
             [](PyStory& self, Value value, NodeId effect, NodeId condition) {
                 self.story.values.set_content(self.value(value), effect, condition);
             })
        .def("fluent", [](PyStory& self, std::uint32_t property,
                          const std::vector<Value>& args) { return self.story.fluents.add(property, args); })
        .def("parts",
             [](PyStory& self, FluentId fluent) {
                 const auto parts = self.story.fluents.parts(self.fluent(fluent));
                 return std::vector<std::uint32_t>(parts.begin(), parts.end());
             })
        .def("compile",
             [](PyStory& self, const std::vector<std::uint32_t>& program) { return self.story.compile(program); })
        .def("add_question",
             [](PyStory& self, std::vector<NodeId> conditions, std::vector<NodeId> unopposed,
                std::vector<NodeId> reads) {
                 return self.story.add_question(std::move(conditions), std::move(unopposed), std::move(reads));
             })
        .def("ask",
             [](PyStory& self, std::uint32_t question, const std::vector<Value>& env, MindId mind) -> nb::object {
                 const Story::Answer found = self.story.ask(question, env, self.now(mind));
                 if (!found.is_so) return nb::none();
                 return nb::make_tuple(found.is_told, found.fluents, found.values);
             })
        .def("forget_places", [](PyStory& self) { self.story.forget_places(); })
        .def("set_watched", [](PyStory& self, std::uint32_t property,
                               std::uint32_t depths) { self.story.set_watched(property, depths); })
        .def("add_audience",
             [](PyStory& self, bool is_everybody, std::vector<Value> people, std::vector<Value> hidden) {
                 return self.story.add_audience(is_everybody, std::move(people), std::move(hidden));
             })
        .def("give", [](PyStory& self, FluentId fluent, Value value,
                        std::uint32_t audience) { self.story.give(self.fluent(fluent), self.value(value), audience); })
        .def("publish",
             [](PyStory& self, FluentId fluent, Value value, std::uint32_t audience) {
                 return self.story.publish(self.fluent(fluent), self.value(value), audience);
             })
        .def("get", [](PyStory& self, MindId mind,
                       FluentId fluent) { return self.story.get(self.ready(mind), self.fluent(fluent)); })
        .def("put", [](PyStory& self, MindId mind, FluentId fluent,
                       Value value) { self.story.put(self.now(mind), self.fluent(fluent), self.value(value)); })
        .def("mind",
             [](PyStory& self, MindId mind, Value who) { return self.story.mind(self.ready(mind), self.value(who)); })
        .def("branch", [](PyStory& self, MindId mind) { return self.story.branch(self.now(mind)); })
        .def("path", [](PyStory& self, MindId mind) { return self.story.path(self.state(mind)); })
        .def("above", [](PyStory& self, MindId mind) { return self.story.above(self.state(mind)); })
        .def("under", [](PyStory& self, MindId mind) { return self.story.under(self.state(mind)); })
        .def("minds", [](PyStory& self, MindId mind) { return self.story.minds(self.now(mind)); })
        .def("own", [](PyStory& self, MindId mind) { return self.story.own(self.now(mind)); })
        .def("has_own",
             [](PyStory& self, MindId mind, FluentId fluent) { return self.story.has_own(self.now(mind), fluent); })
        .def("impose", [](PyStory& self, MindId mind, FluentId fluent,
                          Value value) { self.story.impose(self.now(mind), self.fluent(fluent), self.value(value)); })
        .def("forget", [](PyStory& self, MindId mind, FluentId fluent) { self.story.forget(self.now(mind), fluent); })
        .def("changed", [](PyStory& self, MindId mind) { return self.story.changed(self.now(mind)); })
        .def("has_changed", [](PyStory& self, MindId mind) { return self.story.has_changed(self.now(mind)); })
        .def("note", [](PyStory& self, MindId mind,
                        FluentId fluent) { self.story.note(self.state(mind), self.fluent(fluent)); })
        .def("take_quiet",
             [](PyStory& self) {
                 std::vector<std::vector<std::pair<FluentId, Value>>> found;
                 for (const auto& each : self.story.take_quiet()) {
                     found.emplace_back();
                     for (const auto& [fluent, value] : each) found.back().emplace_back(fluent, value);
                 }
                 return found;
             })
        .def("clear_changed", [](PyStory& self, MindId mind) { self.story.clear_changed(self.state(mind)); })
        .def_prop_ro("size", [](PyStory& self) { return self.story.size(); })
        .def("happen",
             [](PyStory& self, MindId mind, NodeId effect, NodeId condition, const std::vector<Value>& env,
                std::vector<Value> seen, std::vector<Value> own, std::vector<Value> spots, std::uint32_t how) {
                 const Watch watch{std::move(seen), std::move(own), std::move(spots)};
                 if (!watch.spots.empty() && watch.spots.size() != watch.seen.size()) throw nb::value_error("spots");
                 Event event;
                 event.effect = effect;
                 event.condition = condition;
                 event.watch = &watch;
                 event.env = env;
                 self.story.happen(self.now(mind), event, how_of(how));
             })
        .def("put_right",
             [](PyStory& self, MindId mind, FluentId fluent, Value value, std::uint32_t how) {
                 self.story.put_right(self.now(mind), self.fluent(fluent), self.value(value), how_of(how), 0);
             })
        .def("settle", [](PyStory& self, MindId mind) { self.story.settle(self.now(mind)); })
        // Six numbers for each change: whose state, fluent, old, new, how, by which event of the call.
        .def("changes",
             [](PyStory& self, std::uint32_t call, std::uint32_t depth) {
                 std::vector<std::uint32_t> found;
                 for (const Change& each : self.story.changes(call, depth)) {
                     found.insert(found.end(), {each.mind, each.fluent, each.from, each.to,
                                                static_cast<std::uint32_t>(each.how), each.event});
                 }
                 return nb::bytes(found.data(), found.size() * sizeof(std::uint32_t));
             })
        .def("believed",
             [](PyStory& self, const std::vector<Value>& believers, FluentId fluent, std::uint32_t call) {
                 for (const Value who : believers) (void)self.value(who);
                 return self.story.believed(believers, self.fluent(fluent), call);
             })
        .def("holders", [](PyStory& self, FluentId fluent) { return self.story.holders(fluent); })
        .def("last_change",
             [](PyStory& self, MindId mind, FluentId fluent) {
                 const Story::Turn turn = self.story.last_change(self.state(mind), fluent);
                 return std::pair(turn.call, static_cast<std::uint32_t>(turn.how));
             })
        .def("knowers",
             [](PyStory& self, FluentId fluent) {
                 std::vector<std::pair<Value, std::uint32_t>> found;
                 for (const Story::Knower& each : self.story.knowers(fluent)) found.emplace_back(each.who, each.call);
                 return found;
             })
        .def("was_told", [](PyStory& self, MindId mind, std::uint32_t call) {
            return self.story.was_told(self.state(mind), call);
        });
}
