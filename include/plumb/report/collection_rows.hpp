#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/plan/row_condition.hpp"
#include "plumb/report/figures.hpp"
#include "plumb/report/value_cell.hpp"

namespace plumb {

/// The rows of a collection with all that can be asked of them: what is computed for each, then its fields.
///
/// Of a name that is both, as a task's `progress`, the computed one is meant: it knows the ledger and the
/// status date. Plan and schedule outlive it.
class CollectionRows {
 public:
  /// schedule: null where the collection is not `tasks`.
  CollectionRows(const Plan& plan, CollectionKind kind, const Schedule* schedule);

  const Plan& plan() const { return source_.plan(); }
  CollectionKind kind() const { return table_.kind; }
  const CollectionTable& table() const { return table_; }
  std::size_t size() const { return table_.size(plan()); }

  /// The figures, figure_count() of them, then the fields.
  std::span<const FieldSpec> columns() const { return columns_; }
  std::size_t figure_count() const { return figures_.size(); }
  /// Finds a column by name, with or without the suffix of its unit in JSON.
  std::optional<std::size_t> find(std::string_view name) const;
  /// Tells what the dates of a column are.
  ColumnDates dates(std::size_t column) const {
    if (column >= figures_.size()) return ColumnDates::as_written;
    return figures_[column].ends ? ColumnDates::ends : ColumnDates::starts;
  }

  Value value(std::size_t row, std::size_t column) const;
  ValueStyle style(std::size_t row) const { return {table_.units(plan(), row), plan().currencies}; }

 private:
  FigureSource source_;
  const CollectionTable& table_;
  std::span<const Figure> figures_;
  std::vector<FieldSpec> columns_;
};

/// One row, for a condition.
class RowOfCollection final : public RowValues {
 public:
  explicit RowOfCollection(const CollectionRows& rows) : rows_(rows) {}
  std::size_t row = 0;
  Value value(std::size_t field) const override { return rows_.value(row, field); }

 private:
  const CollectionRows& rows_;
};

}  // namespace plumb
