// All states of a problem, each stored once.
//
// A state is whose it is (a character, or the author for the world itself), a row of values, and for each character
// the state that this character takes to be so (`kSelf` where that is this very state: its own, or as deep as beliefs
// are followed). Belief states are states like any other, so equal ones are one, whoever holds them, on whatever branch
// and at whatever depth: two states are equal exactly when their ids are.
//
// Rows of values and states live in two flat pools, found again through open addressing; a slot of the table keeps part
// of the hash beside the index, so that memory is touched only where the hash agrees. Nothing is ever removed.
// Cost: `intern` is O(slots + characters); reading a value is one access.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "skaz/ground/problem.hpp"

namespace skaz::ground {

// A mixing step of SplitMix64: every bit of the result depends on every bit of the input.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// Indices by hash: the caller says where equal things are stored and compares them.
class HashIndex {
public:
    HashIndex() : slots_(1024) {}

    // The index for which `equal(index)` holds among those with this hash; else `next` is stored and given back.
    template <class Equal>
    std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t next, Equal equal) {
        if ((count_ + 1) * 4 > slots_.size() * 3) grow();
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[i];
            if (slot.index == kEmpty) {
                slot = {tag, next, hash};
                ++count_;
                return next;
            }
            if (slot.tag == tag && slot.hash == hash && equal(slot.index)) return slot.index;
        }
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return slots_.capacity() * sizeof(Slot); }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffff;
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t index = kEmpty;
        std::uint64_t hash = 0;
    };
    void grow();

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

// What has been worked out for a key of 64 bits: a number of 32. No entry is ever overwritten by another key.
class Memo {
public:
    Memo() : slots_(1024) {}
    static constexpr std::uint32_t kMissing = 0xffffffff;

    [[nodiscard]] std::uint32_t find(std::uint64_t key) const noexcept {
        for (std::size_t i = mixed(key) & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            if (slots_[i].value == kMissing) return kMissing;
            if (slots_[i].key == key) return slots_[i].value;
        }
    }
    // Sets the entry of a key; `value` is not kMissing.
    void put(std::uint64_t key, std::uint32_t value);
    [[nodiscard]] std::size_t bytes() const noexcept { return slots_.capacity() * sizeof(Slot); }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t value = kMissing;
    };
    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

// What a value adds to the hash of its row, which is the exclusive or over all.
[[nodiscard]] constexpr std::uint64_t hash_of(std::size_t slot, Value value) noexcept {
    return mixed((static_cast<std::uint64_t>(slot) << 16) | value);
}

// A state being made: values and minds that can still change. The hash of its values goes along with them.
struct Draft {
    std::uint32_t owner = 0;
    std::vector<Value> values;
    std::vector<StateId> minds;
    std::uint64_t hash = 0;

    void set(std::size_t slot, Value value) noexcept {
        if (values[slot] == value) return;
        hash ^= hash_of(slot, values[slot]) ^ hash_of(slot, value);
        values[slot] = value;
    }
};

class States {
public:
    explicit States(const Problem& problem) : problem_(&problem), width_(problem.slots()), minds_(problem.characters()) {}

    [[nodiscard]] StateId intern(const Draft& draft);
    void load(StateId state, Draft& draft) const;

    [[nodiscard]] std::uint32_t owner(StateId state) const noexcept { return record(state)[0]; }
    [[nodiscard]] const Value* values(StateId state) const noexcept {
        return rows_.data() + static_cast<std::size_t>(record(state)[1]) * width_;
    }
    // What `who` takes to be so in a state: another state, or this one.
    [[nodiscard]] StateId mind(StateId state, std::uint32_t who) const noexcept {
        const StateId found{record(state)[2 + who]};
        return found == kSelf ? state : found;
    }
    [[nodiscard]] const std::uint32_t* raw_minds(StateId state) const noexcept { return record(state) + 2; }
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return rows_.capacity() * sizeof(Value) + row_hashes_.capacity() * sizeof(std::uint64_t) + records_.capacity() * sizeof(std::uint32_t) + row_index_.bytes() +
               state_index_.bytes();
    }

private:
    [[nodiscard]] const std::uint32_t* record(StateId state) const noexcept {
        return records_.data() + static_cast<std::size_t>(at(state)) * (minds_ + 2);
    }

    const Problem* problem_;
    std::size_t width_;
    std::size_t minds_;
    std::vector<Value> rows_;
    std::vector<std::uint64_t> row_hashes_;
    std::vector<std::uint32_t> records_;  // owner, row, minds
    std::uint32_t row_count_ = 0;
    std::uint32_t count_ = 0;
    HashIndex row_index_;
    HashIndex state_index_;
};

}  // namespace skaz::ground
