// All rows of values and all states of a problem, each stored once.
//
// A row is whose it is (a character, or the author for the world itself) and the values of the variables. A state is a
// row, and for each character the state that this character takes to be so (`kSelf` where that is this very state: its
// own, or as deep as beliefs are followed). Belief states are states like any other, so equal ones are one, whoever
// holds them, on whatever branch and at whatever depth: two states are equal exactly when their ids are. What is
// possible, what changes and what a state is worth hang on its row alone; minds only follow.
//
// Both live in flat pools, found again through open addressing; a slot of the table keeps part of the hash beside the
// index, so that memory is touched only where the hash agrees. The hash of a row changes with each value that is set.
// Nothing is ever removed. Cost: storing a row is O(slots), a state O(characters); reading a value is one access.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "skaz/ground/problem.hpp"
#include "skaz/hash.hpp"

namespace skaz::ground {

enum class RowId : std::uint32_t {};

// Indices by hash: the caller says where equal things are stored and compares them.
class HashIndex {
public:
    HashIndex() : slots_(1024) {}

    // The index for which `equal(index)` holds among those with this hash; else `next` is stored and given back.
    template <class Equal>
    std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t next, Equal equal) {
        if ((count_ + 1) * 4 > slots_.size() * 3) grow();
        for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[i];
            if (slot.index == kEmpty) {
                slot = {hash, next};
                ++count_;
                return next;
            }
            if (slot.hash == hash && equal(slot.index)) return slot.index;
        }
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return slots_.capacity() * sizeof(Slot); }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffff;
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t index = kEmpty;
    };
    void grow();

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

// What has been worked out for a key of 64 bits: a number of 32, not kMissing.
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

// A row being made, and its hash, the exclusive or over all values.
struct RowDraft {
    std::uint32_t owner = 0;
    std::vector<Value> values;
    std::uint64_t hash = 0;

    [[nodiscard]] static constexpr std::uint64_t hash_of(std::size_t slot, Value value) noexcept {
        return mixed((static_cast<std::uint64_t>(slot) << 16) | value);
    }
    void add(Value value) {
        hash ^= hash_of(values.size(), value);
        values.push_back(value);
    }
    void set(std::size_t slot, Value value) noexcept {
        if (values[slot] == value) return;
        hash ^= hash_of(slot, values[slot]) ^ hash_of(slot, value);
        values[slot] = value;
    }
};

// A state being made.
struct Draft {
    RowDraft row;
    std::vector<StateId> minds;
};

class States {
public:
    explicit States(const Problem& problem) : width_(problem.slots()), minds_(problem.characters()) {}

    [[nodiscard]] RowId store(const RowDraft& draft);
    [[nodiscard]] StateId store(RowId row, std::span<const StateId> minds);
    void load(RowId row, RowDraft& draft) const;
    void load(StateId state, Draft& draft) const;

    [[nodiscard]] std::uint32_t owner(RowId row) const noexcept { return row_owners_[at(row)]; }
    [[nodiscard]] const Value* values(RowId row) const noexcept {
        return rows_.data() + static_cast<std::size_t>(at(row)) * width_;
    }
    [[nodiscard]] RowId row(StateId state) const noexcept { return RowId{record(state)[0]}; }
    [[nodiscard]] std::uint32_t owner(StateId state) const noexcept { return owner(row(state)); }
    // What `who` takes to be so in a state: another state, or this one.
    [[nodiscard]] StateId mind(StateId state, std::uint32_t who) const noexcept {
        const StateId found{record(state)[1 + who]};
        return found == kSelf ? state : found;
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    [[nodiscard]] std::uint32_t rows() const noexcept { return static_cast<std::uint32_t>(row_owners_.size()); }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    [[nodiscard]] const std::uint32_t* record(StateId state) const noexcept {
        return records_.data() + static_cast<std::size_t>(at(state)) * (minds_ + 1);
    }

    std::size_t width_;
    std::size_t minds_;
    std::vector<Value> rows_;
    std::vector<std::uint32_t> row_owners_;
    std::vector<std::uint64_t> row_hashes_;
    std::vector<std::uint32_t> records_;  // row, minds
    std::uint32_t count_ = 0;
    HashIndex row_index_;
    HashIndex state_index_;
};

}  // namespace skaz::ground

template <>
struct std::hash<skaz::ground::RowId> {
    std::size_t operator()(skaz::ground::RowId row) const noexcept { return skaz::ground::at(row); }
};
