#include "plumb/plan/plan_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/comments.hpp"
#include "plumb/io/yaml_value.hpp"
#include "plumb/plan/document_rows.hpp"

namespace plumb {

namespace {

/// One line a value; a text of several lines has a line for each of its own.
void append_value(const std::string& path, NodeRef value, std::string& out) {
  if (value.is_mapping() && value.size() > 0) {
    for (const auto& [key, inner] : value.entries())
      append_value(fmt::format("{}.{}", path, key.text()), inner, out);
    return;
  }
  if (!value.is_scalar()) {
    out += fmt::format("{}: {}\n", path, flow_text(yaml_value(value)));
    return;
  }
  std::string_view text = value.text();
  do {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += fmt::format("{}: {}\n", path, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  } while (!text.empty());
}

void append_row(const CollectionName& name, const DocumentRow& row, std::string& out) {
  if (name.ledger || row.key.empty() || !row.node.is_mapping()) {
    out += fmt::format("{}: {}\n", name.plural, flow_text(yaml_value(row.node)));
    return;
  }
  const std::string path = fmt::format("{}/{}", name.plural, row.key);
  out += path + '\n';
  if (!row.parent.empty()) out += fmt::format("{} is below {}\n", path, row.parent);
  for (const auto& [key, value] : row.node.entries()) {
    const bool rows_below =
        name.kind == CollectionKind::tasks && key.text() == "tasks" && value.is_sequence();
    if (key.text() != "id" && !rows_below) append_value(fmt::format("{}.{}", path, key.text()), value, out);
  }
}

}  // namespace

std::string plan_lines(const Document& document) {
  std::string out;
  if (document.root() && !document.root().is_mapping()) append_value("file", document.root(), out);
  if (document.root() && document.root().is_mapping())
    for (const auto& [key, value] : document.root().entries()) {
      const auto names = collection_names();
      const auto name = std::find_if(names.begin(), names.end(), [&key = key](const CollectionName& each) {
        return each.plural == key.text();
      });
      if (name == names.end() || !value.is_sequence()) {
        append_value(std::string(key.text()), value, out);
        continue;
      }
      for (const DocumentRow& row : DocumentRows(document, name->kind).all()) append_row(*name, row, out);
    }
  for (const std::string_view comment : comments_of(document)) out += fmt::format("{}\n", comment);
  return out;
}

}  // namespace plumb
