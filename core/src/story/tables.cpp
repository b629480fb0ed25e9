#include "skaz/story/tables.hpp"

#include <algorithm>

#include "skaz/hash.hpp"

namespace skaz::story {

namespace {

[[nodiscard]] std::uint64_t hash_of(std::span<const std::uint32_t> parts) noexcept {
    std::uint64_t hash = 0;
    for (const std::uint32_t part : parts) hash = mixed(hash + part);
    return hash;
}

}  // namespace

Values::Values() {
    add(Kind::special, 0);
    add(Kind::special, 0);
    add(Kind::truth, 0);
    add(Kind::truth, 1);
}

Value Values::add(Kind kind, double number) {
    rows_.push_back({kind, number, kNone, kNone});
    const auto value = static_cast<Value>(rows_.size() - 1);
    if (kind == Kind::number) numbers_.emplace(number, value);
    return value;
}

void Values::set_content(Value value, NodeId effect, NodeId condition) {
    rows_[value].effect = effect;
    rows_[value].condition = condition;
}

Value Values::of_number(double number) {
    const auto known = numbers_.find(number);
    return known == numbers_.end() ? add(Kind::number, number) : known->second;
}

FluentId Fluents::add(std::uint32_t property, std::span<const Value> args) {
    // the parts are put in place first, and taken away again if they are known
    const auto next = static_cast<FluentId>(size());
    const std::size_t first = parts_.size();
    parts_.push_back(property);
    parts_.insert(parts_.end(), args.begin(), args.end());
    const std::span<const std::uint32_t> added{parts_.data() + first, parts_.size() - first};
    std::size_t i = hash_of(added) & (slots_.size() - 1);
    for (; slots_[i] != kNone; i = (i + 1) & (slots_.size() - 1)) {
        const auto known = parts(slots_[i]);
        if (std::equal(known.begin(), known.end(), added.begin(), added.end())) {
            parts_.resize(first);
            return slots_[i];
        }
    }
    slots_[i] = next;
    start_.push_back(static_cast<std::uint32_t>(parts_.size()));
    if (size() * 2 > slots_.size()) {
        slots_.assign(slots_.size() * 2, kNone);
        for (FluentId fluent = 0; fluent < size(); ++fluent) {
            std::size_t at = hash_of(parts(fluent)) & (slots_.size() - 1);
            while (slots_[at] != kNone) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = fluent;
        }
    }
    return next;
}

std::uint32_t FlatMap::find(std::uint32_t key) const noexcept {
    if (slots_.empty()) return kNone;
    for (std::size_t i = mixed(key) & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
        if (slots_[i].key == key) return slots_[i].value;
        if (slots_[i].key == kNone) return kNone;
    }
}

bool FlatMap::put(std::uint32_t key, std::uint32_t value) {
    if ((used_ + 1) * 4 > slots_.size() * 3) grow();
    std::size_t i = mixed(key) & (slots_.size() - 1);
    while (slots_[i].key != kNone && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    const bool is_new = slots_[i].key == kNone || slots_[i].value == kNone;
    if (slots_[i].key == kNone) ++used_;
    if (is_new) {
        ++count_;
        slots_[i].order = order_++;
    }
    slots_[i].key = key;
    slots_[i].value = value;
    return is_new;
}

void FlatMap::erase(std::uint32_t key) {
    if (slots_.empty()) return;
    for (std::size_t i = mixed(key) & (slots_.size() - 1); slots_[i].key != kNone; i = (i + 1) & (slots_.size() - 1)) {
        if (slots_[i].key != key || slots_[i].value == kNone) continue;
        slots_[i].value = kNone;
        --count_;
        return;
    }
}

void FlatMap::clear() {
    if (used_ != 0) std::fill(slots_.begin(), slots_.end(), Slot{});
    used_ = count_ = order_ = 0;
}

std::vector<std::uint32_t> FlatMap::keys() const {
    std::vector<Slot> kept;
    for (const Slot& slot : slots_) {
        if (slot.key != kNone && slot.value != kNone) kept.push_back(slot);
    }
    std::sort(kept.begin(), kept.end(), [](const Slot& one, const Slot& two) { return one.order < two.order; });
    std::vector<std::uint32_t> found;
    for (const Slot& slot : kept) found.push_back(slot.key);
    return found;
}

void FlatMap::grow() {
    std::vector<Slot> old(slots_.empty() ? 8 : slots_.size() * 2);
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old) {
        if (slot.key == kNone || slot.value == kNone) continue;
        std::size_t i = mixed(slot.key) & (slots_.size() - 1);
        while (slots_[i].key != kNone) i = (i + 1) & (slots_.size() - 1);
        slots_[i] = slot;
        ++used_;
    }
}

}  // namespace skaz::story
