#include "skaz/ground/states.hpp"

#include <cstring>
#include <new>

namespace skaz::ground {

void HashIndex::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.index == kEmpty) continue;
        std::size_t i = slot.hash & (slots_.size() - 1);
        while (slots_[i].index != kEmpty) i = (i + 1) & (slots_.size() - 1);
        slots_[i] = slot;
    }
}

void Memo::put(std::uint64_t key, std::uint32_t value) {
    if ((count_ + 1) * 4 > slots_.size() * 3) {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.value == kMissing) continue;
            std::size_t i = mixed(slot.key) & (slots_.size() - 1);
            while (slots_[i].value != kMissing) i = (i + 1) & (slots_.size() - 1);
            slots_[i] = slot;
        }
    }
    std::size_t i = mixed(key) & (slots_.size() - 1);
    while (slots_[i].value != kMissing && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    if (slots_[i].value == kMissing) ++count_;
    slots_[i] = {key, value};
}

RowId States::store(const RowDraft& draft) {
    const std::uint32_t next = rows();
    if (next == at(kSelf) - 1) throw std::bad_alloc();
    const std::uint64_t hash = mixed(draft.hash ^ (static_cast<std::uint64_t>(draft.owner) << 48));
    const std::uint32_t row = row_index_.find_or_add(hash, next, [&](std::uint32_t known) {
        return row_owners_[known] == draft.owner &&
               (width_ == 0 ||
                std::memcmp(rows_.data() + known * width_, draft.values.data(), width_ * sizeof(Value)) == 0);
    });
    if (row == next) {
        rows_.insert(rows_.end(), draft.values.begin(), draft.values.end());
        row_owners_.push_back(draft.owner);
        row_hashes_.push_back(draft.hash);
    }
    return RowId{row};
}

StateId States::store(RowId row, std::span<const StateId> minds) {
    if (count_ == at(kSelf) - 1) throw std::bad_alloc();
    std::uint64_t hash = mixed(at(row));
    for (const StateId mind : minds) hash = mixed(hash ^ at(mind));
    const std::uint32_t state = state_index_.find_or_add(hash, count_, [&](std::uint32_t known) {
        const std::uint32_t* kept = records_.data() + known * (minds_ + 1);
        return kept[0] == at(row) &&
               (minds_ == 0 || std::memcmp(kept + 1, minds.data(), minds_ * sizeof(std::uint32_t)) == 0);
    });
    if (state == count_) {
        records_.push_back(at(row));
        for (const StateId mind : minds) records_.push_back(at(mind));
        ++count_;
    }
    return StateId{state};
}

void States::load(RowId row, RowDraft& draft) const {
    draft.owner = owner(row);
    draft.values.assign(values(row), values(row) + width_);
    draft.hash = row_hashes_[at(row)];
}

void States::load(StateId state, Draft& draft) const {
    load(row(state), draft.row);
    const std::uint32_t* minds = record(state) + 1;
    draft.minds.resize(minds_);
    for (std::size_t who = 0; who < minds_; ++who) draft.minds[who] = StateId{minds[who]};
}

std::size_t States::bytes() const noexcept {
    return rows_.capacity() * sizeof(Value) + row_owners_.capacity() * sizeof(std::uint32_t) +
           row_hashes_.capacity() * sizeof(std::uint64_t) + records_.capacity() * sizeof(std::uint32_t) +
           row_index_.bytes() + state_index_.bytes();
}

}  // namespace skaz::ground
