// Runs the tests of one program: all, or those whose names are given.

#include <cstring>

#include "check.hpp"

int main(int count, char** names) {
    int ran = 0;
    for (const check::Test& test : check::tests()) {
        bool is_wanted = count == 1;
        for (int i = 1; i < count; ++i) is_wanted = is_wanted || std::strcmp(names[i], test.name) == 0;
        if (!is_wanted) continue;
        const int before = check::failures();
        try {
            test.run();
        } catch (const std::exception& error) {
            check::fail(test.name, 0, error.what());
        }
        std::printf("%s %s\n", check::failures() == before ? "ok    " : "FAILED", test.name);
        ++ran;
    }
    if (ran == 0) std::fprintf(stderr, "no test ran\n");
    return ran > 0 && check::failures() == 0 ? 0 : 1;
}
