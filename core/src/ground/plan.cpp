#include "skaz/ground/plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace skaz::ground {

namespace {

// What waits to be expanded: the least estimate first, of equal ones the longest run, of these the first made.
struct Waiting {
    std::uint32_t estimate, steps, node;
    [[nodiscard]] bool operator<(const Waiting& other) const noexcept {
        return std::tuple(estimate, other.steps, node) > std::tuple(other.estimate, steps, other.node);
    }
};

}  // namespace

std::vector<EventId> Planner::run_to(std::uint32_t node) const {
    std::vector<EventId> run;
    for (; nodes_[node].parent != node; node = nodes_[node].parent) run.push_back(nodes_[node].action);
    std::reverse(run.begin(), run.end());
    return run;
}

Answer Planner::plan(const Question& question, Budget& budget) {
    Answer answer;
    answer.utility = world_.worth(world_.initial());
    try {
        search(question, answer, budget);
        if (answer.is_solved) {
            answer.reasons = explainer_.reasons(world_.initial(), answer.plan, 0, question.character_limit, 0, budget);
        }
    } catch (const Stopped& stopped) {
        answer.reason = stopped.reason;
    }
    answer.visited = budget.visited();
    answer.generated = budget.generated();
    answer.queries = explainer_.queries();
    answer.bytes = world_.bytes() + explainer_.bytes();
    answer.seconds = budget.seconds();
    return answer;
}

void Planner::search(const Question& question, Answer& answer, Budget& budget) {
    nodes_.clear();
    const StateId first = world_.initial();
    nodes_.push_back({first, 0, 0, EventId{0}, true});
    const bool is_eager = question.method == Method::explanation_first;
    std::priority_queue<Waiting> waiting;
    std::unordered_map<std::uint32_t, std::uint32_t> estimates;  // by row
    std::unordered_map<std::uint32_t, std::uint32_t> best;       // by state: least steps of an explained run to it
    const auto estimate = [&](RowId row, std::uint32_t least) {
        const auto known = estimates.find(at(row));
        if (known != estimates.end()) return known->second;
        const std::uint32_t steps = explainer_.relaxed().steps_to(row, question.goal, question.author_limit, least);
        estimates.emplace(at(row), steps);
        return steps;
    };
    if (const std::uint32_t steps = estimate(world_.states().row(first), 0); steps <= question.author_limit)
        waiting.push({steps, 0, 0});
    const auto is_new = [&](StateId state, std::uint32_t steps) {
        const auto seen = best.find(at(state));
        return seen == best.end() || seen->second > steps;
    };
    // The moves from states that have not been asked about, by node, the most promising last.
    std::unordered_map<std::uint32_t, std::vector<Move>> pending;
    const auto ask = [&](std::uint32_t from, std::vector<Move>& moves) {
        const Node node = nodes_[from];
        while (!moves.empty()) {
            const Move move = moves.back();
            moves.pop_back();
            const StateId state = world_.act(node.state, move.action);
            if (!is_new(state, node.steps + 1)) continue;
            if (!explainer_.agreed(node.state, move.action, question.character_limit, 0, budget)) continue;
            nodes_.push_back({state, node.steps + 1, from, move.action, true});
            waiting.push({node.steps + 1 + move.left, node.steps + 1, static_cast<std::uint32_t>(nodes_.size() - 1)});
            break;
        }
        if (!moves.empty()) waiting.push({node.steps + 1 + moves.back().left, node.steps, from});
    };
    double best_worth = answer.utility;
    while (!waiting.empty()) {
        const Waiting next = waiting.top();
        waiting.pop();
        if (const auto begun = pending.find(next.node); begun != pending.end()) {
            ask(next.node, begun->second);
            continue;
        }
        const Node node = nodes_[next.node];
        if (!is_new(node.state, node.steps)) continue;
        if (!node.is_explained &&
            !explainer_.agreed(nodes_[node.parent].state, node.action, question.character_limit, 0, budget)) {
            continue;
        }
        best[at(node.state)] = node.steps;
        const double worth = world_.worth(node.state);
        if (worth > best_worth || (std::isnan(best_worth) && !std::isnan(worth))) {
            best_worth = worth;
            answer.plan = run_to(next.node);
            answer.utility = worth;
        }
        if (worth >= question.goal && node.steps > 0) {
            answer.is_solved = true;
            answer.is_shortest = true;
            answer.plan = run_to(next.node);
            answer.utility = worth;
            return;
        }
        if (node.steps == question.author_limit) continue;
        const RowId row = world_.states().row(node.state);
        std::vector<Move> moves;
        const std::size_t count = explainer_.moves(row, budget).size();
        for (std::size_t i = 0; i < count; ++i) {
            const EventId action = explainer_.moves(row, budget)[i];
            if (!world_.rests(row, action)) continue;
            budget.generate();
            const std::uint32_t least = next.estimate - node.steps;
            const std::uint32_t steps = estimate(world_.act(row, action), least > 0 ? least - 1 : 0);
            if (steps == Relaxed::kUnreachable || node.steps + 1 + steps > question.author_limit) continue;
            if (!explainer_.is_believed(node.state, action)) continue;
            if (is_eager) {
                moves.push_back({steps, action});
                continue;
            }
            const StateId state = world_.act(node.state, action);
            if (!is_new(state, node.steps + 1)) continue;
            nodes_.push_back({state, node.steps + 1, next.node, action, false});
            waiting.push({node.steps + 1 + steps, node.steps + 1, static_cast<std::uint32_t>(nodes_.size() - 1)});
        }
        if (moves.empty()) continue;
        std::reverse(moves.begin(), moves.end());
        std::stable_sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.left > b.left; });
        ask(next.node, pending[next.node] = std::move(moves));
    }
    answer.reason = Reason::exhausted;
}

}  // namespace skaz::ground
