#include "plumb/plan/collections.hpp"

#include <array>
#include <type_traits>
#include <vector>

namespace plumb {

namespace {

template <class>
struct RowOf;
template <class Row_>
struct RowOf<Collection<Row_> Plan::*> {
  using Row = Row_;
};

/// Returns what a field holds, in the units of the row; a baseline's calendars refer among themselves, not to
/// the plan's.
template <class Row>
Value value_of(const Plan& plan, const Row& row, std::size_t field) {
  ValueContext context = plan.value_context();
  if constexpr (std::is_same_v<Row, Task>) context.units = plan.units_of(row);
  if constexpr (std::is_same_v<Row, Baseline>) {
    IdIndex ids;
    ids[CollectionKind::baselines] = plan.ids[CollectionKind::baselines];
    for (const Calendar& calendar : row.calendars) ids[CollectionKind::calendars].add(calendar.id);
    return Row::fields().get(field, row, {ids, context.units, context.currencies});
  }
  return Row::fields().get(field, row, context);
}

template <auto Member>
constexpr CollectionTable table_of(CollectionKind kind) {
  using Row = typename RowOf<decltype(Member)>::Row;
  return {
      .kind = kind,
      .fields = []() -> const FieldTableBase& { return Row::fields(); },
      .size = [](const Plan& plan) { return (plan.*Member).size(); },
      .value = [](const Plan& plan, std::size_t row,
                  std::size_t field) { return value_of(plan, (plan.*Member).rows[row], field); },
      .id = [](const Plan& plan, std::size_t row) -> std::string_view {
        if constexpr (requires(Row each) { each.id; }) return (plan.*Member).rows[row].id;
        return {};
      },
      .name = [](const Plan& plan, std::size_t row) -> std::string_view {
        if constexpr (requires(Row each) { each.name; }) return (plan.*Member).rows[row].name;
        return {};
      },
      .node = [](const Plan& plan, std::size_t row) { return (plan.*Member).nodes[row]; },
      .units =
          [](const Plan& plan, std::size_t row) {
            if constexpr (std::is_same_v<Row, Task>) return plan.units_of((plan.*Member).rows[row]);
            return plan.project.units();
          },
  };
}

using enum CollectionKind;

constexpr std::array<CollectionTable, kCoreCollections> kCore{
    table_of<&Plan::calendars>(calendars), table_of<&Plan::resources>(resources),
    table_of<&Plan::accounts>(accounts),   table_of<&Plan::tasks>(tasks),
    table_of<&Plan::progress>(progress),   table_of<&Plan::actuals>(actuals),
    table_of<&Plan::baselines>(baselines), table_of<&Plan::limits>(limits),
    table_of<&Plan::risks>(risks),
};

}  // namespace

std::span<const CollectionTable> collection_tables() {
  static const std::vector<CollectionTable> tables = [] {
    std::vector<CollectionTable> all(kCore.begin(), kCore.end());
    const auto registers = register_tables();
    all.insert(all.end(), registers.begin(), registers.end());
    return all;
  }();
  return tables;
}

const CollectionTable& collection_table(CollectionKind kind) {
  return collection_tables()[static_cast<std::size_t>(kind)];
}

std::optional<CollectionKind> find_collection(std::string_view name) {
  for (const CollectionName& each : collection_names())
    if (each.plural == name || each.singular == name) return each.kind;
  return std::nullopt;
}

bool is_collection_row(const FieldTableBase& fields) {
  for (const CollectionTable& table : collection_tables())
    if (&table.fields() == &fields) return true;
  return false;
}

}  // namespace plumb
