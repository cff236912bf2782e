#include "plumb/plan/row_condition.hpp"

#include <algorithm>

#include "plumb/io/unicode.hpp"

namespace plumb {

namespace {

using Comparison = RowCondition::Comparison;

bool agrees(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::equal:
    case Comparison::not_equal:
      return order == 0;
    case Comparison::less:
      return order < 0;
    case Comparison::at_most:
      return order <= 0;
    case Comparison::greater:
      return order > 0;
    case Comparison::at_least:
      return order >= 0;
    default:
      return false;
  }
}

/// Tests the values that a path leads to, until one satisfies; of lists and of mappings by users' keys, each
/// item.
class ValueSearch {
 public:
  ValueSearch(const RowCondition::Test& test, const ValueStyle& style) : test_(test), style_(style) {}

  // Values nest no deeper than the document that they were read from.
  bool any(const Value& value, std::size_t step) const {
    if (const auto* map = std::get_if<ValueMap>(&value.held)) return any_in(*map, step);
    const auto* list = std::get_if<ValueList>(&value.held);
    if (list != nullptr && (step < test_.path.size() || !is_three_point(value, test_.spec)))
      return std::any_of(list->begin(), list->end(), [&](const Value& item) { return any(item, step); });
    return step == test_.path.size() && satisfies(likely_value(value, test_.spec));
  }

 private:
  bool any_in(const ValueMap& map, std::size_t step) const {
    if (step < test_.path.size()) {
      for (const auto& [key, value] : map)
        if (key == test_.path[step]) return any(value, step + 1);
      return false;
    }
    if (test_.spec.shape != ValueShape::map) return false;
    // {dev: 2, qa: 50%} is asked for its resources; the units have the path assign.dev.
    return std::any_of(map.begin(), map.end(),
                       [&](const auto& entry) { return satisfies(Value{entry.first}); });
  }

  bool satisfies(const Value& value) const {
    if (test_.comparison == Comparison::contains)
      return folded_text(value_text(value, test_.spec, style_)).find(test_.literal.text) != std::string::npos;
    const auto order = compare_to_literal(value, test_.spec, test_.literal);
    return order && agrees(test_.comparison, *order);
  }

  const RowCondition::Test& test_;
  const ValueStyle& style_;
};

/// Returns the value that a path leads to through rows in rows; absent where it ends in nothing.
const Value* find_value(const Value& value, std::span<const std::string> path) {
  const Value* at = &value;
  for (const std::string& name : path) {
    const auto* map = std::get_if<ValueMap>(&at->held);
    if (map == nullptr) return at;  // in a list, any item may have it
    const auto found =
        std::find_if(map->begin(), map->end(), [&](const auto& entry) { return entry.first == name; });
    if (found == map->end()) return nullptr;
    at = &found->second;
  }
  return at;
}

bool is_given(const Value& value, std::span<const std::string> path) {
  const Value* found = find_value(value, path);
  if (found == nullptr || found->absent()) return false;
  const bool* flag = std::get_if<bool>(&found->held);
  return flag == nullptr || *flag;
}

/// What is not there counts as `false` where the field has that word.
bool false_when_absent(const FieldSpec& spec) {
  return spec.kind == ValueKind::boolean ||
         (spec.kind == ValueKind::choice && !spec.choices.empty() && spec.choices[0] == "false");
}

}  // namespace

bool RowCondition::holds(const Test& test, const RowValues& row) const {
  Value value = row.value(test.field);
  if (test.comparison == Comparison::given) return is_given(value, test.path);
  const bool unequal = test.comparison == Comparison::not_equal;
  if (test.literal.text.empty()) {
    const Value* found = find_value(value, test.path);
    return (found == nullptr || found->absent()) != unequal;
  }
  if (value.absent() && false_when_absent(test.spec)) value = Value{false};
  return ValueSearch(test, style_).any(value, 0) != unequal;
}

bool RowCondition::matches(const RowValues& row) const {
  std::vector<bool> results;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::test) {
      results.push_back(holds(tests_[step.test], row));
      continue;
    }
    if (step.kind == Step::Kind::negate) {
      results.back() = !results.back();
      continue;
    }
    const bool last = results.back();
    results.pop_back();
    results.back() = step.kind == Step::Kind::both ? results.back() && last : results.back() || last;
  }
  return results.back();
}

}  // namespace plumb
