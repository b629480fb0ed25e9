#include "skaz/build.hpp"

namespace skaz {

std::string_view version() noexcept { return SKAZ_VERSION; }

std::string_view sanitizers() noexcept { return SKAZ_SANITIZERS; }

}  // namespace skaz
