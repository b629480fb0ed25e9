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

StateId States::intern(const Draft& draft) {
    const std::uint32_t row = row_index_.find_or_add(mixed(draft.hash), row_count_, [&](std::uint32_t known) {
        return width_ == 0 || std::memcmp(rows_.data() + known * width_, draft.values.data(), width_ * sizeof(Value)) == 0;
    });
    if (row == row_count_) {
        rows_.insert(rows_.end(), draft.values.begin(), draft.values.end());
        row_hashes_.push_back(draft.hash);
        ++row_count_;
    }
    std::uint64_t hash = mixed((static_cast<std::uint64_t>(draft.owner) << 32) | row);
    for (std::size_t who = 0; who < minds_; ++who) {
        hash = mixed(hash ^ ((static_cast<std::uint64_t>(who) << 32) | at(draft.minds[who])));
    }
    if (count_ == at(kSelf) - 1) throw std::bad_alloc();
    const std::uint32_t state = state_index_.find_or_add(hash, count_, [&](std::uint32_t known) {
        const std::uint32_t* kept = records_.data() + known * (minds_ + 2);
        if (kept[0] != draft.owner || kept[1] != row) return false;
        for (std::size_t who = 0; who < minds_; ++who) {
            if (kept[2 + who] != at(draft.minds[who])) return false;
        }
        return true;
    });
    if (state == count_) {
        records_.push_back(draft.owner);
        records_.push_back(row);
        for (const StateId mind : draft.minds) records_.push_back(at(mind));
        ++count_;
    }
    return StateId{state};
}

void States::load(StateId state, Draft& draft) const {
    draft.owner = owner(state);
    const Value* row = values(state);
    draft.values.assign(row, row + width_);
    draft.hash = row_hashes_[record(state)[1]];
    draft.minds.resize(minds_);
    const std::uint32_t* minds = raw_minds(state);
    for (std::size_t who = 0; who < minds_; ++who) draft.minds[who] = StateId{minds[who]};
}

}  // namespace skaz::ground
