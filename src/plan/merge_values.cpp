#include "plumb/plan/merge_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLongestText = 60;  // of a value in a message, in bytes

std::string shown(const YamlValue* value) {
  if (value == nullptr) return "removed";
  std::string text = flow_text(*value);
  if (text.size() <= kLongestText) return text;
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

bool same(const YamlValue* a, const YamlValue* b) {
  return a == nullptr || b == nullptr ? a == b : says_same(*a, *b);
}

const YamlValue* entry(const YamlValue* mapping, std::string_view key) {
  return mapping == nullptr ? nullptr : mapping->find(key);
}

class ThreeWayMerge {
 public:
  ThreeWayMerge(MergeSide prefer, const std::set<std::string>& left) : prefer_(prefer), left_(left) {}

  std::optional<MergedValues> run(const YamlValue& base, const YamlValue& ours, const YamlValue& theirs) {
    MergedValues merged;
    merged.root = record(&base, ours, theirs, nullptr, true);
    if (!keyed_) return std::nullopt;
    merged.conflicts = std::move(conflicts_);
    return merged;
  }

 private:
  /// base: nullptr where both sides have added the mapping.
  YamlValue record(const YamlValue* base, const YamlValue& ours, const YamlValue& theirs,
                   const FieldTableBase* fields, bool is_root) {
    YamlValue merged = YamlValue::mapping();
    merged.in_lines = ours.in_lines;
    const auto merge_key = [&](const YamlValue& key) {
      const std::string& name = key.text;
      const std::string outer = extend(is_root ? std::string_view() : std::string_view(name));
      if (is_root) row_ = name;
      auto value = is_root && find_kind(name) ? section(*find_kind(name), base, ours, theirs)
                                              : field(spec_of(fields, name), table_of(fields, name, is_root),
                                                      entry(base, name), ours.find(name), theirs.find(name));
      path_ = outer;
      if (!value) return;
      merged.items.push_back(key);
      merged.items.push_back(*std::move(value));
    };
    for (std::size_t i = 0; i + 1 < ours.items.size(); i += 2) merge_key(ours.items[i]);
    for (std::size_t i = 0; i + 1 < theirs.items.size(); i += 2)
      if (ours.find(theirs.items[i].text) == nullptr) merge_key(theirs.items[i]);
    return merged;
  }

  static std::optional<CollectionKind> find_kind(std::string_view name) {
    for (const CollectionName& each : collection_names())
      if (each.plural == name) return each.kind;
    return std::nullopt;
  }

  static const FieldSpec* spec_of(const FieldTableBase* fields, std::string_view name) {
    const auto index = fields != nullptr ? fields->find(name) : std::nullopt;
    return index ? &fields->spec(*index) : nullptr;
  }

  static const FieldTableBase* table_of(const FieldTableBase* fields, std::string_view name, bool is_root) {
    if (is_root) return name == "project" ? &Project::fields() : nullptr;
    const FieldSpec* spec = spec_of(fields, name);
    return spec != nullptr && spec->rows != nullptr ? spec->rows() : nullptr;
  }

  std::string extend(std::string_view name) {
    std::string outer = path_;
    if (!path_.empty() && !name.empty()) path_ += '.';
    path_ += name;
    return outer;
  }

  // -------------------------------------------------------------------------------------------------------
  // Fields

  std::optional<YamlValue> field(const FieldSpec* spec, const FieldTableBase* rows, const YamlValue* base,
                                 const YamlValue* ours, const YamlValue* theirs) {
    const auto copy = [](const YamlValue* value) {
      return value == nullptr ? std::nullopt : std::optional(*value);
    };
    if (same(ours, theirs) || same(base, theirs)) return copy(ours);
    if (same(base, ours)) return copy(theirs);
    if (ours != nullptr && theirs != nullptr) {
      const auto all_are = [&](NodeKind kind) {
        return ours->kind == kind && theirs->kind == kind && (base == nullptr || base->kind == kind);
      };
      if (all_are(NodeKind::mapping)) return record(base, *ours, *theirs, rows, false);
      if (is_list(spec, ours) && is_list(spec, theirs) && (base == nullptr || is_list(spec, base)))
        if (auto merged = list(spec, rows, base, *ours, *theirs)) return merged;
    }
    conflict(path_, shown(ours), shown(theirs));
    return copy(prefer_ == MergeSide::ours ? ours : theirs);
  }

  /// Tells whether the items of a value can be merged one by one. The two tasks of a span, a pair of
  /// constraints and the values of an estimate mean something together.
  static bool is_list(const FieldSpec* spec, const YamlValue* value) {
    if (spec == nullptr) return value->kind == NodeKind::sequence;
    if (spec->name == "span" || spec->shape == ValueShape::one || spec->shape == ValueShape::map)
      return spec->rows != nullptr && value->kind == NodeKind::sequence;
    const bool names = spec->kind == ValueKind::text || spec->kind == ValueKind::link ||
                       spec->kind == ValueKind::reference || spec->kind == ValueKind::date_range;
    if (value->kind == NodeKind::scalar) return names && spec->shape == ValueShape::one_or_list;
    return value->kind == NodeKind::sequence && (names || spec->rows != nullptr);
  }

  std::optional<YamlValue> list(const FieldSpec* spec, const FieldTableBase* rows, const YamlValue* base,
                                const YamlValue& ours, const YamlValue& theirs) {
    const auto keyed = keyed_lists(base, &ours, &theirs, std::nullopt, spec);
    if (!keyed) return std::nullopt;
    const std::string outer = path_;
    YamlValue merged = list_of_items(merged_rows(*keyed, prefer_, {}, calls(outer, rows)));
    path_ = outer;
    merged.in_lines = ours.in_lines;
    if (merged.items.empty() && base == nullptr) return std::nullopt;
    if (ours.kind == NodeKind::scalar && merged.items.size() == 1) return merged.items.front();
    return merged;
  }

  /// Rows and names inside a field, which the path says.
  RowMergeCalls calls(const std::string& outer, const FieldTableBase* rows) {
    const auto path_to = [outer](const std::string& key, const YamlValue* value) {
      return value != nullptr && value->kind == NodeKind::scalar ? outer : fmt::format("{}[{}]", outer, key);
    };
    return {
        [this, path_to, rows](const std::string& key, const YamlValue* base, const YamlValue& ours,
                              const YamlValue& theirs) {
          path_ = path_to(key, &ours);
          return field(nullptr, rows, base, &ours, &theirs).value_or(ours);
        },
        [this, path_to](const std::string& key, const YamlValue& base, const YamlValue* ours,
                        const YamlValue* theirs) {
          conflict(path_to(key, &base), shown(ours), shown(theirs));
        },
        [this, path_to](const std::string& key, const std::string& ours, const std::string& theirs) {
          conflict(path_to(key, nullptr), ours, theirs);
        },
    };
  }

  // -------------------------------------------------------------------------------------------------------
  // Collections

  std::optional<YamlValue> section(CollectionKind kind, const YamlValue* base, const YamlValue& ours,
                                   const YamlValue& theirs) {
    const std::string_view name = collection_name(kind).plural;
    const YamlValue* lists[] = {entry(base, name), ours.find(name), theirs.find(name)};
    // An empty list is as good as none; what stands in a list's place is carried as it is.
    for (const YamlValue*& each : lists) {
      if (each != nullptr && (each->is_null() || (each->kind == NodeKind::sequence && each->items.empty())))
        each = nullptr;
      if (each != nullptr && each->kind != NodeKind::sequence)
        return field(nullptr, nullptr, entry(base, name), ours.find(name), theirs.find(name));
    }
    const auto keyed = keyed_lists(lists[0], lists[1], lists[2], kind, nullptr);
    if (!keyed) {
      keyed_ = false;
      return std::nullopt;
    }
    std::set<std::string> left;
    const std::string prefix = fmt::format("{}/", name);
    for (const std::string& each : left_)
      if (each.starts_with(prefix)) left.insert(each.substr(prefix.size()));
    YamlValue merged = list_of_items(merged_rows(*keyed, prefer_, left, calls(kind)));
    if (merged.items.empty()) return std::nullopt;
    return merged;
  }

  std::string row_text(CollectionKind kind, const std::string& key, const YamlValue& row) const {
    const CollectionName& name = collection_name(kind);
    if (!name.ledger) return fmt::format("{} '{}'", name.singular, key);
    const YamlValue* date = entry(&row, "date");
    const YamlValue* task = entry(&row, "task");
    return fmt::format("{} of {}{}", name.singular, date != nullptr ? date->text : "no date",
                       task != nullptr ? fmt::format(" of '{}'", task->text) : std::string());
  }

  RowMergeCalls calls(CollectionKind kind) {
    return {
        [this, kind](const std::string& key, const YamlValue* base, const YamlValue& ours,
                     const YamlValue& theirs) {
          row_ = row_text(kind, key, ours);
          path_.clear();
          return merged_row(kind, base, ours, theirs);
        },
        [this, kind](const std::string& key, const YamlValue& base, const YamlValue* ours,
                     const YamlValue* theirs) {
          row_ = row_text(kind, key, base);
          removed_and_changed(base, ours, theirs);
        },
        [this, kind](const std::string& key, const std::string& ours, const std::string& theirs) {
          row_ = row_text(kind, key, {});
          conflict("", ours, theirs);
        },
    };
  }

  YamlValue merged_row(CollectionKind kind, const YamlValue* base, const YamlValue& ours,
                       const YamlValue& theirs) {
    if (says_same(ours, theirs) || (base != nullptr && says_same(*base, theirs))) return ours;
    if (base != nullptr && says_same(*base, ours)) return theirs;
    return record(base, ours, theirs, &collection_table(kind).fields(), false);
  }

  /// Names every field that the side which kept the row changed.
  void removed_and_changed(const YamlValue& base, const YamlValue* ours, const YamlValue* theirs) {
    const YamlValue& kept = ours != nullptr ? *ours : *theirs;
    const auto tell = [&](const std::string& name, const YamlValue* value) {
      const std::string text = value == nullptr ? "field removed" : shown(value);
      conflict(name, ours != nullptr ? text : "row removed", theirs != nullptr ? text : "row removed");
    };
    for (std::size_t i = 0; i + 1 < kept.items.size(); i += 2)
      if (!same(base.find(kept.items[i].text), &kept.items[i + 1]))
        tell(kept.items[i].text, &kept.items[i + 1]);
    for (std::size_t i = 0; i + 1 < base.items.size(); i += 2)
      if (kept.find(base.items[i].text) == nullptr) tell(base.items[i].text, nullptr);
  }

  void conflict(const std::string& field, std::string ours, std::string theirs) {
    conflicts_.push_back({row_, field == row_ ? std::string() : field, std::move(ours), std::move(theirs)});
  }

  MergeSide prefer_;
  const std::set<std::string>& left_;
  std::string row_;
  std::string path_;
  bool keyed_ = true;
  std::vector<MergeConflict> conflicts_;
};

}  // namespace

std::optional<MergedValues> merged_values(const YamlValue& base, const YamlValue& ours,
                                          const YamlValue& theirs, MergeSide prefer,
                                          const std::set<std::string>& left) {
  return ThreeWayMerge(prefer, left).run(base, ours, theirs);
}

}  // namespace plumb
