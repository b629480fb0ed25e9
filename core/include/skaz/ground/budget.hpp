// How much a search may spend, and whether to stop.
//
// A search counts what it does here and asks now and then whether it may go on; when it may not, `Stopped` is thrown
// through it and caught where the search began, which then gives the best so far with the reason. The caller's `poll`
// (a progress line, Ctrl-C) is asked about ten times a second.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>

namespace skaz::ground {

enum class Reason : std::uint8_t { none, exhausted, time, memory, visited, interrupted };

struct Limits {
    std::uint64_t visited = std::numeric_limits<std::uint64_t>::max();
    double seconds = std::numeric_limits<double>::infinity();
    std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
};

struct Stopped {
    Reason reason;
};

class Budget {
public:
    using Clock = std::chrono::steady_clock;
    // `poll` gets visited and generated states and says whether to go on; `bytes` tells the memory in use.
    using Poll = std::function<bool(std::uint64_t, std::uint64_t)>;

    Budget(Limits limits, std::function<std::uint64_t()> bytes, Poll poll)
        : limits_(limits), bytes_(std::move(bytes)), poll_(std::move(poll)) {}

    // A state is expanded. Throws Stopped.
    void visit() {
        if (++visited_ > limits_.visited) {
            --visited_;
            throw Stopped{Reason::visited};
        }
        if ((++ticks_ & 0xff) == 0) look();
    }
    // A state came out of an action.
    void generate() {
        ++generated_;
        if ((++ticks_ & 0xff) == 0) look();
    }
    [[nodiscard]] std::uint64_t visited() const noexcept { return visited_; }
    [[nodiscard]] std::uint64_t generated() const noexcept { return generated_; }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

private:
    void look() {
        const double now = seconds();
        if (now > limits_.seconds) throw Stopped{Reason::time};
        if (bytes_ && bytes_() > limits_.bytes) throw Stopped{Reason::memory};
        if (poll_ && now - polled_ > 0.1) {
            polled_ = now;
            if (!poll_(visited_, generated_)) throw Stopped{Reason::interrupted};
        }
    }

    Limits limits_;
    std::function<std::uint64_t()> bytes_;
    Poll poll_;
    Clock::time_point start_ = Clock::now();
    double polled_ = 0;
    std::uint64_t visited_ = 0;
    std::uint64_t generated_ = 0;
    std::uint64_t ticks_ = 0;
};

}  // namespace skaz::ground
