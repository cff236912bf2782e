#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "plumb/io/yaml_value.hpp"
#include "plumb/model/field.hpp"

namespace plumb {

/// What a user asks of one field: `duration=12d`, `after+=db`, `tags-=old`, `impact.cost=20000`; with nothing
/// behind the sign, `due=`, the field goes.
struct FieldChange {
  enum class Kind { set, add, take_away };

  std::string_view field;  // of the row itself
  std::string_view path;   // inside its value, behind the first dot; may be empty
  Kind kind = Kind::set;
  std::string_view value;
};

/// Why a change of a field makes no sense.
struct FieldProblem {
  std::string message;
  std::string hint;
};

/// Reads `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`; nullopt if there is no sign or no field.
std::optional<FieldChange> parse_field_change(std::string_view text);

/// Finds the field that a change names; a problem names the nearest one there is.
std::variant<const FieldSpec*, FieldProblem> find_field(const FieldTableBase& fields, std::string_view name);

/// Changes a field's value, which is absent where the row does not give it. Lists are written as `[a, b]` or
/// `a, b`, mappings as `{a: 1}` or `a: 1, b: 2`; whether a value fits its field is for the reader of plans to
/// say.
std::optional<FieldProblem> change_field(std::optional<YamlValue>& value, const FieldSpec& spec,
                                         const FieldChange& change);

}  // namespace plumb
