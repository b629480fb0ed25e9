// How the core's tables mix bits.

#pragma once

#include <cstdint>

namespace skaz {

// A mixing step of SplitMix64: every bit of the result depends on every bit of the input.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

}  // namespace skaz
