#include "support/json_schema_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <string_view>

#include "plumb/io/utf8.hpp"

namespace plumb::test {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

/// Patterns are about characters, not bytes.
std::wstring characters(std::string_view text) {
  std::wstring wide;
  while (!text.empty()) {
    const CodePoint character = decode_utf8(text);
    wide += static_cast<wchar_t>(character.value);
    text.remove_prefix(character.bytes);
  }
  return wide;
}

bool matches(const std::string& pattern, const std::string& text) {
  static std::map<std::string, std::wregex> compiled;
  const auto found = compiled.try_emplace(pattern, characters(pattern), std::regex::ECMAScript).first;
  return std::regex_search(characters(text), found->second);
}

class SchemaCheck {
 public:
  explicit SchemaCheck(const json& root) : root_(root) {}

  std::string problem(const json& schema, const json& value, const std::string& path) {
    for (const auto& [word, rule] : schema.items()) {
      std::string found = problem_of(word, rule, schema, value, path);
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  std::string problem_of(const std::string& word, const json& rule, const json& schema, const json& value,
                         const std::string& path) {
    if (word == "$schema" || word == "title" || word == "description" || word == "definitions") return {};
    if (word == "patternProperties" || word == "additionalProperties") return {};  // with properties
    if (word == "$ref")
      return problem(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, path);
    if (word == "type") return type_problem(rule, value, path);
    if (word == "enum")
      return std::find(rule.begin(), rule.end(), value) != rule.end() ? "" : path + ": none of the words";
    if (word == "pattern")
      return !value.is_string() || matches(rule, value)
                 ? ""
                 : path + ": '" + value.get<std::string>() + "' has another form";
    if (word == "minimum") return !value.is_number() || value >= rule ? "" : path + ": too small";
    if (word == "maximum") return !value.is_number() || value <= rule ? "" : path + ": too large";
    if (word == "anyOf") return any_problem(rule, value, path);
    if (word == "allOf") return all_problem(rule, value, path);
    if (word == "items") return items_problem(rule, value, path);
    if (word == "uniqueItems") return rule == true ? unique_problem(value, path) : std::string();
    if (word == "required") return required_problem(rule, value, path);
    if (word == "dependencies") return dependency_problem(rule, value, path);
    if (word == "properties") return properties_problem(schema, value, path);
    return "the check does not know '" + word + "'";
  }

  static std::string type_problem(const json& rule, const json& value, const std::string& path) {
    const json types = rule.is_array() ? rule : json::array({rule});
    const bool fits =
        std::any_of(types.begin(), types.end(), [&](const json& type) { return has_type(value, type); });
    return fits ? "" : path + ": another type";
  }

  std::string any_problem(const json& rule, const json& value, const std::string& path) {
    std::string all;
    for (const json& schema : rule) {
      const std::string found = problem(schema, value, path);
      if (found.empty()) return {};
      all += found + "; ";
    }
    return all;
  }

  std::string all_problem(const json& rule, const json& value, const std::string& path) {
    for (const json& schema : rule)
      if (std::string found = problem(schema, value, path); !found.empty()) return found;
    return {};
  }

  std::string unique_problem(const json& value, const std::string& path) {
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
      if (std::find(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(i), value[i]) !=
          value.begin() + static_cast<std::ptrdiff_t>(i))
        return fmt::format("{}/{}: stands twice", path, i);
    return {};
  }

  std::string items_problem(const json& rule, const json& value, const std::string& path) {
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
      if (std::string found = problem(rule, value[i], fmt::format("{}/{}", path, i)); !found.empty())
        return found;
    return {};
  }

  static std::string required_problem(const json& rule, const json& value, const std::string& path) {
    for (const json& key : rule)
      if (value.is_object() && !value.contains(key.get<std::string>()))
        return path + ": lacks " + key.get<std::string>();
    return {};
  }

  static std::string dependency_problem(const json& rule, const json& value, const std::string& path) {
    for (const auto& [key, needed] : rule.items())
      if (value.contains(key))
        if (std::string found = required_problem(needed, value, path); !found.empty()) return found;
    return {};
  }

  std::string properties_problem(const json& schema, const json& value, const std::string& path) {
    if (!value.is_object()) return {};
    for (const auto& [key, item] : value.items()) {
      std::string found;
      if (schema["properties"].contains(key))
        found = problem(schema["properties"][key], item, path + "/" + key);
      else if (!key.starts_with("x-") && schema.value("additionalProperties", json(true)) == false)
        found = path + ": unknown key " + key;
      if (!found.empty()) return found;
    }
    return {};
  }

  const json& root_;
};

}  // namespace

json json_of(NodeRef node) {
  if (node.is_sequence()) {
    json list = json::array();
    for (const NodeRef item : node.items()) list.push_back(json_of(item));
    return list;
  }
  if (node.is_mapping()) {
    json map = json::object();
    for (const auto& [key, value] : node.entries()) map[std::string(key.text())] = json_of(value);
    return map;
  }
  const std::string text(node.text());
  if (!node.is_plain()) return text;
  if (text.empty() || text == "null" || text == "~") return nullptr;
  if (text == "true" || text == "false") return text == "true";
  static const std::regex number(R"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)");
  if (std::regex_match(text, number)) return std::stod(text);
  return text;
}

std::string schema_problem(const json& schema, const json& value) {
  return SchemaCheck(schema).problem(schema, value, "");
}

}  // namespace plumb::test
