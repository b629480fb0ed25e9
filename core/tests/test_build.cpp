#include "check.hpp"
#include "skaz/build.hpp"

TEST(the_build_says_what_watches_it) {
#if defined(__SANITIZE_THREAD__)
    CHECK(skaz::sanitizers() == "thread");
#elif defined(__SANITIZE_ADDRESS__)
    CHECK(skaz::sanitizers().find("address") != std::string_view::npos);
#else
    CHECK(skaz::sanitizers().empty());
#endif
}
