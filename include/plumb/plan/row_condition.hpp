#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/value_order.hpp"

namespace plumb {

/// The values of one row, asked for only where a condition needs them.
class RowValues {
 public:
  virtual ~RowValues() = default;
  virtual Value value(std::size_t field) const = 0;
};

/// Why a text is no condition, and where in it.
struct ConditionProblem {
  Code code = Code::syntax;
  ByteSpan where;
  std::string message;
  std::string hint;
};

/// A condition on rows: `status=open and (due<2026-06-01 or owner=li) and not tags~backend`.
///
/// `= != < <= > >=` compare by the kind of the field, `~` looks for a part of its text, whatever the case. Of
/// a list, one item is enough, but `!=` means that no item is equal. A field alone asks whether it is given,
/// or true; `due=''`, whether it is absent. `impact.cost` is a field of the row in `impact`; of a list of
/// rows, one row is enough. What has no value has no order.
class RowCondition {
 public:
  /// Reads a condition over fields; of two of one name, the first is meant. The specs outlive the condition.
  static std::variant<RowCondition, ConditionProblem> parse(std::string_view text,
                                                            std::span<const FieldSpec> fields,
                                                            const LiteralContext& context);

  bool matches(const RowValues& row) const;

  enum class Comparison : std::uint8_t {
    equal,
    not_equal,
    less,
    at_most,
    greater,
    at_least,
    contains,
    given
  };

  /// A step from a row to a field in it, or from a mapping to one of its keys.
  struct PathPart {
    std::string name;
    bool or_itself = false;  // a single value in the row's place is this field: `impact: high` is its level
  };

  /// One comparison.
  struct Test {
    std::size_t field = 0;
    std::vector<PathPart> path;  // inside the field's value
    FieldSpec spec;              // of what the path leads to
    Comparison comparison = Comparison::given;
    Literal literal;  // of contains, its text is folded
  };

  /// A step of the condition in postfix order, so that any depth of brackets is evaluated by a loop.
  struct Step {
    enum class Kind : std::uint8_t { test, negate, both, either };
    Kind kind = Kind::test;
    std::uint32_t test = 0;
  };

 private:
  friend class ConditionParser;

  bool holds(const Test& test, const RowValues& row) const;

  std::vector<Test> tests_;
  std::vector<Step> steps_;
  ValueStyle style_{};
};

}  // namespace plumb
