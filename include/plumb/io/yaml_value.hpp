#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// A value as an edit means it, apart from any file.
struct YamlValue {
  NodeKind kind = NodeKind::scalar;
  std::string text;              // of a scalar
  bool typed = false;            // of a scalar: a date, number or switch, which stands without quotes
  bool in_lines = false;         // of a collection: written in lines of its own where it can be
  std::vector<YamlValue> items;  // of a sequence; of a mapping, its keys and values in turn

  /// A text, quoted wherever some reader of YAML would take it for something else.
  static YamlValue of_text(std::string_view text) {
    return {NodeKind::scalar, std::string(text), false, false, {}};
  }
  /// A date, number or switch.
  static YamlValue of_typed(std::string_view text) {
    return {NodeKind::scalar, std::string(text), true, false, {}};
  }
  static YamlValue sequence() { return {NodeKind::sequence, {}, false, false, {}}; }
  static YamlValue mapping() { return {NodeKind::mapping, {}, false, false, {}}; }

  /// Nothing, `~` or `null` without quotes.
  bool is_null() const {
    return kind == NodeKind::scalar && typed && (text.empty() || text == "~" || text == "null");
  }

  /// Looks a key up in a mapping; nullptr if it is missing.
  const YamlValue* find(std::string_view key) const;
  YamlValue* find(std::string_view key);
  /// Adds a key to a mapping, which does not have it.
  void add(std::string_view key, YamlValue value);
  /// Takes a key out of a mapping, if it is there.
  void erase(std::string_view key);
};

/// Copies a node with all that is in it; aliases are written out.
YamlValue yaml_value(NodeRef node);

/// Tells whether a node reads as this value.
bool reads_as(NodeRef node, const YamlValue& value);

/// Writes a value on one line: `{id: a, after: [b, c]}`.
std::string flow_text(const YamlValue& value);

/// Writes a collection in lines of its own, the first indented by `column` blanks, each with `line_end`.
std::string block_text(const YamlValue& value, std::size_t column, std::string_view line_end);

/// Writes a scalar without quotes where YAML's grammar allows and its meaning needs none.
std::string scalar_text(const YamlValue& scalar);

}  // namespace plumb
