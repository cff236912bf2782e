#include "plumb/io/yaml_value.hpp"

#include <algorithm>

#include "plumb/io/yaml_emitter.hpp"

namespace plumb {

namespace {

/// Tells whether a text can stand without quotes in any place, whatever its type.
bool needs_no_quotes(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (text.find_first_of(",[]{}\"'\\\n\r\t") != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  if (std::string_view("?:&*!|>%@`#=<").find(text.front()) != std::string_view::npos) return false;
  const bool dash_alone = text.front() == '-' && (text.size() == 1 || text[1] == ' ' || text[1] == '-');
  return !dash_alone && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

const YamlValue* YamlValue::find(std::string_view key) const {
  for (std::size_t i = 0; i + 1 < items.size(); i += 2)
    if (items[i].text == key) return &items[i + 1];
  return nullptr;
}

YamlValue* YamlValue::find(std::string_view key) {
  return const_cast<YamlValue*>(std::as_const(*this).find(key));
}

void YamlValue::add(std::string_view key, YamlValue value) {
  items.push_back(of_text(key));
  items.push_back(std::move(value));
}

void YamlValue::erase(std::string_view key) {
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text != key) continue;
    const auto at = items.begin() + static_cast<std::ptrdiff_t>(i);
    items.erase(at, at + 2);
    return;
  }
}

YamlValue yaml_value(NodeRef node) {
  YamlValue value{node.kind(), std::string(node.text()), node.is_scalar() && node.is_plain(), false, {}};
  if (node.is_scalar()) return value;
  for (const NodeRef item : node.items()) value.items.push_back(yaml_value(item));
  return value;
}

bool reads_as(NodeRef node, const YamlValue& value) {
  if (node.kind() != value.kind) return false;
  if (node.is_scalar())
    return value.is_null() ? node.is_null() : node.text() == value.text && !node.is_null();
  std::size_t i = 0;
  for (const NodeRef item : node.items())
    if (i == value.items.size() || !reads_as(item, value.items[i++])) return false;
  return i == value.items.size();
}

std::string scalar_text(const YamlValue& scalar) {
  if (!scalar.typed) return yaml_scalar(scalar.text);
  if (scalar.text.empty()) return "null";
  return needs_no_quotes(scalar.text) ? scalar.text : yaml_scalar(scalar.text);
}

std::string flow_text(const YamlValue& value) {
  if (value.kind == NodeKind::scalar) return scalar_text(value);
  const bool is_mapping = value.kind == NodeKind::mapping;
  std::string out(is_mapping ? "{" : "[");
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const bool behind_key = is_mapping && i % 2 == 1;
    if (i > 0) out += behind_key ? ": " : ", ";
    out += flow_text(value.items[i]);
  }
  out += is_mapping ? '}' : ']';
  return out;
}

std::string block_text(const YamlValue& value, std::size_t column, std::string_view line_end) {
  const std::string indent(column, ' ');
  std::string out;
  const auto append_behind_key = [&](const YamlValue& behind) {
    if (!behind.in_lines || behind.items.empty()) {
      out += ' ';
      out += flow_text(behind);
      out += line_end;
      return;
    }
    out += line_end;
    out += block_text(behind, column + 2, line_end);
  };
  if (value.kind == NodeKind::mapping) {
    for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
      out += indent + scalar_text(value.items[i]) + ':';
      append_behind_key(value.items[i + 1]);
    }
    return out;
  }
  for (const YamlValue& item : value.items) {
    out += indent + '-';
    if (item.in_lines && !item.items.empty()) {
      // The first line of a row stands behind its dash.
      out += ' ';
      out += block_text(item, column + 2, line_end).substr(column + 2);
    } else {
      out += ' ' + flow_text(item);
      out += line_end;
    }
  }
  return out;
}

}  // namespace plumb
