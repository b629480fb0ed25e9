// What the core's tests are written with: plain programs without any library.
//
//     TEST(a_state_is_stored_once) {
//         CHECK(states.add(row) == states.add(row));
//         CHECK_THROWS(states.mind(beyond), std::out_of_range);
//     }
//
// A check that fails says where and goes on; the program then ends with 1. Checks may be made from any thread.

#pragma once

#include <atomic>
#include <cstdio>
#include <exception>
#include <vector>

namespace check {

struct Test {
    const char* name;
    void (*run)();
};

inline std::vector<Test>& tests() {
    static std::vector<Test> all;
    return all;
}

inline std::atomic<int>& failures() {
    static std::atomic<int> count{0};
    return count;
}

struct Registered {
    Registered(const char* name, void (*run)()) { tests().push_back({name, run}); }
};

inline void fail(const char* file, int line, const char* what) {
    std::fprintf(stderr, "%s:%d: %s\n", file, line, what);
    ++failures();
}

}  // namespace check

#define TEST(name)                                              \
    static void test_##name();                                  \
    static const check::Registered name##_{#name, test_##name}; \
    static void test_##name()

#define CHECK(condition) ((condition) ? void() : check::fail(__FILE__, __LINE__, "does not hold: " #condition))

#define CHECK_THROWS(expression, error)                                                 \
    do {                                                                                \
        bool is_thrown = false;                                                         \
        try {                                                                           \
            static_cast<void>(expression);                                              \
        } catch (const error&) {                                                        \
            is_thrown = true;                                                           \
        }                                                                               \
        if (!is_thrown) check::fail(__FILE__, __LINE__, "no " #error ": " #expression); \
    } while (false)
