#include "plumb/report/collection_rows.hpp"

namespace plumb {

CollectionRows::CollectionRows(const Plan& plan, CollectionKind kind, const Schedule* schedule)
    : source_(plan, schedule), table_(collection_table(kind)), figures_(figures_of(kind)) {
  const std::span<const FieldSpec> fields = table_.fields().specs();
  columns_.reserve(figures_.size() + fields.size());
  for (const Figure& figure : figures_) columns_.push_back(figure.spec);
  columns_.insert(columns_.end(), fields.begin(), fields.end());
}

std::optional<std::size_t> CollectionRows::find(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].name == name) return i;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (value_key(columns_[i]) == name) return i;
  return std::nullopt;
}

Value CollectionRows::value(std::size_t row, std::size_t column) const {
  if (column < figures_.size()) return figures_[column].value(source_, row);
  return table_.value(plan(), row, column - figures_.size());
}

}  // namespace plumb
