#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "plumb/plan/collections.hpp"

namespace plumb {

/// Reads the rows of a register; a name that is not given is the id.
template <class Row>
std::shared_ptr<const RegisterRows> read_register(const ValueReader& outer,
                                                  std::span<const NodeRef> sections) {
  auto read = std::make_shared<RowsOfRegister<Row>>();
  ValueReader reader = outer;
  for (const NodeRef section : sections)
    for (const NodeRef node : section.items()) {
      reader.field = collection_name(Row::kKind).plural;
      Row row{};
      read_row(reader, node, Row::fields(), row);
      if (row.name.empty()) row.name = row.id;
      read->collection.rows.push_back(std::move(row));
      read->collection.nodes.push_back(node);
    }
  return read;
}

/// Makes the table of a register from its rows' type, which has an id, a name, a kind and a table of fields.
template <class Row>
CollectionTable register_table() {
  return {
      .kind = Row::kKind,
      .fields = []() -> const FieldTableBase& { return Row::fields(); },
      .size = [](const Plan& plan) { return plan.rows<Row>().size(); },
      .value =
          [](const Plan& plan, std::size_t row, std::size_t field) {
            return Row::fields().get(field, plan.rows<Row>().rows[row], plan.value_context());
          },
      .id = [](const Plan& plan, std::size_t row) { return plan.rows<Row>().rows[row].id; },
      .name = [](const Plan& plan, std::size_t row) { return plan.rows<Row>().rows[row].name; },
      .node = [](const Plan& plan, std::size_t row) { return plan.rows<Row>().nodes[row]; },
      .units = [](const Plan& plan, std::size_t) { return plan.project.units(); },
      .read = read_register<Row>,
  };
}

/// Puts what a program adds behind what is built in: its own definitions of collection_names() and
/// register_tables() return such lists.
template <class T>
std::vector<T> extended(std::span<const T> built_in, std::initializer_list<T> own) {
  std::vector<T> all(built_in.begin(), built_in.end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

}  // namespace plumb
