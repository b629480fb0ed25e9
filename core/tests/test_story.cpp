// What somebody believes is the same whenever it is worked out: at once, as where rules watch everything, or on demand.

#include <algorithm>
#include <map>
#include <random>

#include "check.hpp"
#include "skaz/story/story.hpp"

using namespace skaz::story;

namespace {

constexpr std::uint32_t kProperties[] = {3, 4, 5};  // after those that the core knows
constexpr std::uint32_t kEverybody = 0, kSome = 1;  // audiences

class NoRules final : public Oracle {
public:
    bool is_a(Value, std::uint32_t) override { return true; }
    std::vector<Value> entities(std::uint32_t) override { return people; }
    Value placed(std::uint32_t, Value, Value) override { return kOpen; }
    Value otherwise(std::uint32_t property) override { return property == kProperties[0] ? kFalse : kOpen; }
    Value quoted(std::uint32_t, std::span<const Value>) override { return kOpen; }
    Firing next_rule(MindId) override { return {kNone, 0}; }
    std::vector<Value> people;
};

// A story of four people. Where rules watch all its properties, everything goes through all minds at once.
struct World {
    World(std::uint32_t depth, bool is_watched) : story(depth, oracle) {
        for (int i = 0; i < 4; ++i) people.push_back(story.values.add(Kind::name, 0));
        oracle.people = people;
        for (const std::uint32_t property : kProperties) {
            if (is_watched) story.set_watched(property, 1);
            for (const Value who : people) fluents.push_back(story.fluents.add(property, {{who}}));
        }
        (void)story.add_audience(true, {}, {});
        (void)story.add_audience(false, {people[0], people[1]}, {});
    }

    MindId mind(const std::vector<Value>& path) { return story.now(to_read(path)); }
    // As somebody does it who has kept the state since it was asked for first.
    MindId to_read(const std::vector<Value>& path) {
        const auto known = kept.find(path);
        if (known != kept.end()) return story.ready(known->second);
        MindId found = Story::root();
        for (const Value who : path) found = story.mind(story.ready(found), who);
        return kept[path] = found;
    }

    // As a telling does it: where the story does not, the fact is put into the minds that have ever changed it.
    void publish(FluentId fluent, Value value, std::uint32_t audience) {
        if (story.publish(fluent, value, audience)) return;
        for (const MindId holder : story.holders(fluent)) {
            const std::vector<Value> path = story.path(holder);
            const bool knows = audience == kEverybody || std::all_of(path.begin(), path.end(), [&](Value who) {
                                   return who == people[0] || who == people[1];
                               });
            if (!knows || story.get(story.now(holder), fluent) == value) continue;
            story.put_right(holder, fluent, value, How::observed, 0);
            story.settle(holder);
        }
        story.give(fluent, value, audience);
    }

    NoRules oracle;
    Story story;
    std::vector<Value> people;
    std::vector<FluentId> fluents;
    std::map<std::vector<Value>, MindId> kept;
};

// Draws what happens, the same for both worlds.
class Teller {
public:
    // Of each other seed all events set and ask the same in all minds.
    Teller(std::uint32_t seed, const World& world)
        : chance_(seed), people_(world.people), is_plain_(seed / 3 % 2 == 0) {}

    std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(chance_() % count); }
    Value person() { return people_[below(people_.size())]; }
    Value value() { return below(4) == 0 ? (below(2) == 0 ? kTrue : kFalse) : person(); }

    std::vector<std::uint32_t> effect() {
        std::vector<std::uint32_t> found{static_cast<std::uint32_t>(Op::all), 1 + below(3)};
        for (std::uint32_t left = found[1]; left > 0; --left) {
            add(found, {static_cast<std::uint32_t>(Op::assign)});
            if (below(3) == 0) add_believes(found);
            add_read(found);
            if (below(3) == 0 && !is_plain_) {
                add_read(found);
            } else {
                add_constant(found, value());
            }
        }
        return found;
    }

    std::vector<std::uint32_t> condition() {
        std::vector<std::uint32_t> found{static_cast<std::uint32_t>(Op::all), below(4)};
        for (std::uint32_t left = found[1]; left > 0; --left) {
            if (below(6) == 0 && !is_plain_) add(found, {static_cast<std::uint32_t>(Op::any), 1});
            if (below(3) == 0) add_believes(found);
            const std::uint32_t kind = below(4);
            if (kind == 0) add(found, {static_cast<std::uint32_t>(Op::negated)});
            if (kind > 1) add(found, {static_cast<std::uint32_t>(Op::compare), below(4) == 0 ? 1U : 0U});
            add_read(found);
            if (kind > 1) add_constant(found, value());
        }
        return found;
    }

    Watch watch() {
        Watch found;
        found.seen = people_;
        std::shuffle(found.seen.begin(), found.seen.end(), chance_);
        found.seen.resize(1 + below(people_.size()));
        found.own.assign(found.seen.begin(), found.seen.begin() + below(2));
        if (below(2) == 0) {
            for (std::size_t i = 0; i < found.seen.size(); ++i) found.spots.push_back(people_[below(2)]);
        }
        return found;
    }

    std::vector<Value> path(std::uint32_t most) {
        std::vector<Value> found(below(most + 1));
        for (Value& who : found) who = person();
        return found;
    }

private:
    static void add(std::vector<std::uint32_t>& program, std::initializer_list<std::uint32_t> more) {
        program.insert(program.end(), more);
    }
    void add_constant(std::vector<std::uint32_t>& program, Value value) {
        // the first of the variables of every event stands for the first of the people
        if (value == people_[0]) {
            add(program, {static_cast<std::uint32_t>(Op::variable), 0});
        } else {
            add(program, {static_cast<std::uint32_t>(Op::constant), value});
        }
    }
    void add_read(std::vector<std::uint32_t>& program) {
        add(program, {static_cast<std::uint32_t>(Op::read), kProperties[below(3)], 1});
        add_constant(program, person());
    }
    void add_believes(std::vector<std::uint32_t>& program) {
        add(program, {static_cast<std::uint32_t>(Op::believes)});
        add_constant(program, person());
    }

    std::mt19937 chance_;
    const std::vector<Value> people_;
    const bool is_plain_;
};

std::vector<std::vector<std::uint32_t>> changes(World& world, std::uint32_t first, bool is_sorted) {
    std::vector<std::vector<std::uint32_t>> found;
    for (std::uint32_t call = first; call < world.story.calls(); ++call) {
        for (const Change& each : world.story.changes(call, 9)) {
            std::vector<std::uint32_t> row = world.story.path(each.mind);
            row.insert(row.end(), {each.fluent, each.from, each.to, static_cast<std::uint32_t>(each.how)});
            found.push_back(row);
        }
    }
    if (is_sorted) std::sort(found.begin(), found.end());
    return found;
}

void compare(std::uint32_t seed) {
    const std::uint32_t depth = 1 + seed % 3;
    World now(depth, true), later(depth, false);
    Teller teller(seed, now);
    struct Held {
        std::vector<Value> path;
        FluentId fluent;
        std::uint32_t call;
        Value value;
    };
    std::vector<Held> held;
    for (std::uint32_t step = 0; step < (seed % 10 == 9 ? 60 : 12); ++step) {
        const std::uint32_t first = now.story.calls(), first_later = later.story.calls();
        const std::uint32_t kind = teller.below(8);
        const FluentId fluent = now.fluents[teller.below(now.fluents.size())];
        const Value value = teller.value();
        const std::vector<Value> path = teller.path(2);
        const std::uint32_t audience = teller.below(2) == 0 ? kEverybody : kSome;
        const auto effect = teller.effect(), condition = teller.condition();
        const Watch watch = teller.watch();
        for (World* world : {&now, &later}) {
            if (kind == 0) {
                world->publish(fluent, value, audience);
            } else if (kind == 1) {
                const MindId mind = world->mind(path);
                world->story.put_right(mind, fluent, value, How::observed, 0);
                world->story.settle(mind);
            } else {
                Event event;
                event.effect = world->story.compile(effect);
                event.condition = world->story.compile(condition);
                event.watch = &watch;
                event.env = std::span(world->people).first(1);
                world->story.happen(Story::root(), event, How::event);
            }
        }
        if (teller.below(3) == 0) CHECK(changes(now, first, kind == 0) == changes(later, first_later, kind == 0));
        for (std::uint32_t asked = teller.below(3); asked > 0; --asked) {
            const std::vector<Value> whose = teller.path(3);
            const FluentId about = now.fluents[teller.below(now.fluents.size())];
            const Value found = now.story.get(now.mind(whose), about);
            const std::uint32_t how = teller.below(4);
            if (how == 0) CHECK(later.story.get(later.mind(whose), about) == found);
            if (how == 1) CHECK(later.story.get(later.to_read(whose), about) == found);
            held.push_back({whose, about, later.story.calls() - 1, found});
        }
    }
    for (const Held& each : held) {
        CHECK(later.story.believed(each.path, each.fluent, each.call) == each.value);
    }
    for (const FluentId fluent : now.fluents) {
        const auto one = now.story.knowers(fluent), two = later.story.knowers(fluent);
        CHECK(one.size() == two.size());
        for (const Value first : now.people) {
            for (const Value second : now.people) {
                const std::vector<Value> whose{first, second};
                CHECK(now.story.get(now.mind(whose), fluent) == later.story.get(later.mind(whose), fluent));
            }
        }
    }
}

}  // namespace

TEST(beliefs_are_the_same_at_once_and_on_demand) {
    for (std::uint32_t seed = 0; seed < 2000 && check::failures() == 0; ++seed) {
        compare(seed);
        if (check::failures() != 0) std::fprintf(stderr, "seed %u\n", seed);
    }
}
