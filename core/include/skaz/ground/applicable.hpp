// The possible actions of a state, through a decision tree over what their conditions ask.
//
// Each clause of an action's condition that asks for certain values (`at(Tom) == Market`) is filed under them; a node
// of the tree looks at one fluent and goes on to the subtree of its value and to the one of the clauses that do not ask
// about it. What a clause asks besides (comparisons of numbers, `!=`) is tested at the end. An action whose clauses
// were not written out is always tested. Cost: the nodes on the matching paths. Source: successor generators of Helmert
// 2006 (Fast Downward).

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/ground/evaluate.hpp"

namespace skaz::ground {

class Applicable {
public:
    explicit Applicable(const Problem& problem);

    // Appends the possible actions in ascending order.
    void find(const View& view, const Evaluator& evaluator, std::vector<EventId>& found);

private:
    struct Test {
        std::uint32_t fluent;
        Value value;
    };
    struct Entry {
        std::uint32_t action;
        bool is_exact;  // the tests are the whole condition
        std::vector<Test> tests;
    };
    struct Node {
        std::int32_t fluent = kNone;        // kNone: a leaf
        std::uint32_t branches = 0;         // where the children by value begin
        std::uint32_t otherwise = 0;        // the child of those that do not ask; 0: none
        std::uint32_t first = 0, last = 0;  // entries that ask nothing more
    };

    [[nodiscard]] static bool can_hold(const Entry& entry);
    [[nodiscard]] std::uint32_t build(std::vector<const Entry*> entries, const std::vector<Test>& asked);
    void walk(std::uint32_t node, const View& view, const Evaluator& evaluator, std::vector<EventId>& found);

    const Problem& problem_;
    std::uint32_t width_;  // values that are tested for: all but numbers
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> children_;
    std::vector<std::uint32_t> actions_;  // of leaves: action * 2 + is_exact
    std::vector<std::uint32_t> stamps_;
    std::uint32_t stamp_ = 0;
};

}  // namespace skaz::ground
