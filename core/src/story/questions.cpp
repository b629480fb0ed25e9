// What the telling asks of a story before it goes on: `Stage.ask` of `engine/stage.py`.

#include "skaz/story/story.hpp"

namespace skaz::story {

std::uint32_t Story::add_question(std::vector<NodeId> conditions, std::vector<NodeId> unopposed,
                                  std::vector<NodeId> reads) {
    questions_.push_back({std::move(conditions), std::move(unopposed), std::move(reads)});
    return static_cast<std::uint32_t>(questions_.size() - 1);
}

Story::Answer Story::ask(std::uint32_t question, std::span<const Value> env, MindId mind) {
    set_variables(env);
    const Question& asked = questions_.at(question);
    Answer found;
    for (const NodeId condition : asked.conditions) {
        if (holds(condition, mind) == Truth::yes) continue;
        found.is_so = false;
        return found;
    }
    for (const NodeId condition : asked.unopposed) {
        const Truth truth = holds(condition, mind);
        found.is_so = truth != Truth::no;
        if (!found.is_so) return found;
        found.is_told.push_back(truth == Truth::yes);
    }
    for (const NodeId read : asked.reads) {
        const FluentId fluent = fluent_at(read, mind);
        found.fluents.push_back(fluent);
        found.values.push_back(fluent == kNone ? kOpen : get(mind, fluent));
    }
    return found;
}

}  // namespace skaz::story
