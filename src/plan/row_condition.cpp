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

/// Collects the values that a path leads to from `value`: none where it ends in nothing, one for each row
/// where it leads through a list.
// Values nest no deeper than the document that they were read from.
void collect(const Value& value, std::span<const RowCondition::PathPart> path,
             std::vector<const Value*>& found) {
  if (value.absent()) return;
  if (path.empty()) return found.push_back(&value);
  const RowCondition::PathPart& part = path.front();
  if (const auto* list = std::get_if<ValueList>(&value.held)) {
    for (const Value& item : *list) collect(item, path, found);
  } else if (const auto* map = std::get_if<ValueMap>(&value.held)) {
    for (const auto& [key, inner] : *map)
      if (key == part.name) collect(inner, path.subspan(1), found);
  } else if (part.or_itself) {
    collect(value, path.subspan(1), found);
  }
}

/// Compares what a path has led to with the literal of a test; of lists and mappings, any item.
class ValueTest {
 public:
  ValueTest(const RowCondition::Test& test, const ValueStyle& style) : test_(test), style_(style) {}

  bool satisfied_by(const Value& value) const {
    if (const auto* map = std::get_if<ValueMap>(&value.held)) return any_of(value, *map);
    const auto* list = std::get_if<ValueList>(&value.held);
    if (list != nullptr && !is_three_point(value, test_.spec))
      return std::ranges::any_of(*list, [&](const Value& item) { return satisfied_by(item); });
    return satisfied_by_one(value);
  }

 private:
  bool any_of(const Value& value, const ValueMap& map) const {
    // {dev: 2, qa: 50%} is asked for its resources; the units have the path assign.dev.
    if (test_.spec.shape == ValueShape::map)
      return std::ranges::any_of(map,
                                 [&](const auto& entry) { return satisfied_by_one(Value{entry.first}); });
    if (test_.comparison == Comparison::contains) return satisfied_by_one(value);
    // A row has no order; but {from: 2026-01-01, units: 3} is a value with its date, and {start: 5000, end:
    // 0} an amount in parts.
    return test_.spec.kind != ValueKind::row &&
           std::ranges::any_of(map, [&](const auto& entry) { return satisfied_by_one(entry.second); });
  }

  bool satisfied_by_one(const Value& value) const {
    if (test_.comparison == Comparison::contains)
      return folded_text(value_text(value, test_.spec, style_)).find(test_.literal.text) != std::string::npos;
    const auto order = compare_to_literal(likely_value(value, test_.spec), test_.spec, test_.literal);
    return order && agrees(test_.comparison, *order);
  }

  const RowCondition::Test& test_;
  const ValueStyle& style_;
};

/// A flag that says no counts as not given.
bool is_given(const Value& value) {
  const bool* flag = std::get_if<bool>(&value.held);
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
  if (value.absent() && test.comparison != Comparison::given && !test.literal.text.empty() &&
      test.path.empty() && false_when_absent(test.spec))
    value = Value{false};
  std::vector<const Value*> found;
  collect(value, test.path, found);
  const bool unequal = test.comparison == Comparison::not_equal;
  if (test.comparison == Comparison::given)
    return std::ranges::any_of(found, [](const Value* each) { return is_given(*each); });
  if (test.literal.text.empty()) return found.empty() != unequal;
  const ValueTest holds_for(test, style_);
  return std::ranges::any_of(found, [&](const Value* each) { return holds_for.satisfied_by(*each); }) !=
         unequal;
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
