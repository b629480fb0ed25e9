// How this core was built. Tests ask, so that nobody takes a stale or a sanitized module for the real one.

#pragma once

#include <string_view>

namespace skaz {

// The version of skaz it was built for; empty where it was built without Python.
[[nodiscard]] std::string_view version() noexcept;

// The sanitizers it was built with, as in `address,undefined`; empty in what users get.
[[nodiscard]] std::string_view sanitizers() noexcept;

}  // namespace skaz
