#pragma once

#include <vector>

#include "plumb/model/file_path.hpp"
#include "plumb/model/period.hpp"
#include "plumb/model/quantity.hpp"
#include "plumb/model/row_reference.hpp"
#include "plumb/model/when.hpp"

namespace plumb {

/// What another system calls the same thing.
struct ExternalLink {
  std::string_view id;
  std::string_view url;
  std::optional<Date> date;

  static const FieldTable<ExternalLink>& fields();
};

/// What the rows of all registers have in common.
struct RegisterRow {
  std::string_view id;
  std::string_view name;
  Person owner;
  std::vector<std::string_view> tags;
  std::string_view notes;
  std::vector<FilePath> files;
  std::vector<ExternalLink> external;
  std::optional<Date> closed;
};

enum class RowName : std::uint8_t { required, optional };

/// Makes the field table of a register: id and name, its own fields, and those that all have.
template <class Row>
FieldTable<Row> register_fields(std::initializer_list<Field<Row>> own, RowName name = RowName::required) {
  FieldTable<Row> table{id_field<&RegisterRow::id, Row>("names the row")};
  auto named = field<&RegisterRow::name, Row>(
      "name", name == RowName::required ? "what people call it" : "what people call it; defaults to the id");
  table.append(name == RowName::required ? std::move(named).require() : named);
  for (const Field<Row>& each : own) table.append(each);
  for (const Field<Row>& each : {
           field<&RegisterRow::owner, Row>("owner", "who answers for it"),
           field<&RegisterRow::tags, Row>("tags", "labels for filters"),
           field<&RegisterRow::files, Row>("files", "paths in the repository"),
           field<&RegisterRow::external, Row>("external", "what other systems call it")
               .with_example("[{id: JIRA-12, url: https://example.org/12}]"),
           field<&RegisterRow::closed, Row>("closed", "the day on which it was put away"),
           field<&RegisterRow::notes, Row>("notes", "free text"),
       })
    table.append(each);
  return table;
}

}  // namespace plumb
