// Formulas: what may be asked, and what an effect sets, as nodes.
//
// They come in as flat programs in prefix order (`Story::compile`) and stay; a node names its parts by number.

#pragma once

#include <cstdint>
#include <stdexcept>

namespace skaz::story {

enum class Op : std::uint8_t {
    constant,
    variable,
    read,
    believes,
    compare,
    arith,
    negated,
    all,
    any,
    cases,
    quantified,
    is_a,
    assign,
    quote
};
enum class Comparison : std::uint8_t { eq, ne, lt, le, gt, ge };
enum class Truth : std::uint8_t { no, yes, open };
struct Node {
    Op op;
    std::uint8_t extra;  // the comparison, arithmetic sign, or kind of quantifier
    bool has_otherwise;
    std::uint32_t a, b;  // numbers or nodes; of a read with constant arguments `b` is its fluent, else kNone
    std::uint32_t first, count;
};

class BadProgram : public std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};
class DividedByZero : public std::runtime_error {
public:
    DividedByZero() : std::runtime_error("A number is divided by zero.") {}
};

}  // namespace skaz::story
