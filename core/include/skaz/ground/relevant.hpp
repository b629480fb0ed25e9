// Which actions can matter to somebody, and how soon.
//
// An action of level 0 sets something that the owner's utility reads, itself or through the triggers that follow it;
// one of level n sets something that an action of level n - 1 reads, or a trigger on the way. In a run of values to a
// better state an action with n more to come is of level n at most, or it can be left out. (Where others' minds count,
// too, an action may be there for their sake: then only the last one is known to be of level 0.)

#pragma once

#include <cstdint>
#include <vector>

#include "skaz/ground/problem.hpp"

namespace skaz::ground {

class Relevant {
public:
    explicit Relevant(const Problem& problem);

    static constexpr std::uint32_t kNever = 0xffffffff;
    [[nodiscard]] std::uint32_t level(std::uint32_t owner, EventId action) const noexcept {
        return levels_[owner][at(action)];
    }

private:
    std::vector<std::vector<std::uint32_t>> levels_;  // by owner and action
};

}  // namespace skaz::ground
