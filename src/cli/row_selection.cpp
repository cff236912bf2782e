#include "plumb/cli/row_selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/model/row_reference.hpp"
#include "plumb/report/schedule_view.hpp"

namespace plumb {

namespace {

using RowIndices = std::vector<std::size_t>;

/// The field that a heading of a table stands for, if these rows have it.
std::optional<std::string_view> field_behind(const CollectionRows& rows, std::string_view heading) {
  const auto field = field_of_heading(heading);
  return field && rows.find(*field) ? field : std::nullopt;
}

void unknown_column(Context& context, const CollectionRows& rows, std::string_view name) {
  std::vector<std::string_view> names;
  for (const FieldSpec& spec : rows.columns()) names.push_back(spec.name);
  const std::string_view plural = collection_name(rows.kind()).plural;
  auto near = field_behind(rows, name);
  if (!near) near = nearest(name, names);
  context.error(fmt::format("'{}' have no field '{}'", plural, name),
                near ? fmt::format("did you mean '{}'?", *near)
                     : fmt::format("'plumb help fields {}' lists them", plural));
}

/// Prints a problem of --where as one of a file of this name, with the caret under it.
void print_problem(Context& context, std::string_view text, ConditionProblem problem) {
  auto file = std::make_shared<const SourceFile>("--where", std::string(text));
  Diagnostics diagnostics;
  diagnostics.error(problem.code, {std::move(file), problem.where}, std::move(problem.message),
                    std::move(problem.hint));
  context.print(diagnostics);
}

bool keep_where(Context& context, std::string_view text, const CollectionRows& rows, RowIndices& chosen) {
  const LiteralContext literals{{rows.plan().project.units(), rows.plan().currencies}, context.today()};
  auto parsed = RowCondition::parse(text, rows.columns(), literals);
  if (auto* problem = std::get_if<ConditionProblem>(&parsed)) {
    const std::string_view word =
        text.substr(problem->where.begin, problem->where.end - problem->where.begin);
    if (const auto field = field_behind(rows, word); field && problem->code == Code::unknown_key)
      problem->hint = fmt::format("did you mean '{}'?", *field);
    print_problem(context, text, std::move(*problem));
    return false;
  }
  const auto& condition = std::get<RowCondition>(parsed);
  RowOfCollection values(rows);
  std::erase_if(chosen, [&](std::size_t row) {
    values.row = row;
    return !condition.matches(values);
  });
  return true;
}

/// Tells whether a value names one of the tasks from `first` to `last`, that excluded.
bool names_task(const Plan& plan, const Value& value, std::size_t first, std::size_t last) {
  if (const auto* id = std::get_if<std::string>(&value.held)) {
    const auto task = plan.ids[CollectionKind::tasks].find(*id);
    return task && *task >= first && *task < last;
  }
  const auto* list = std::get_if<ValueList>(&value.held);
  return list != nullptr && std::any_of(list->begin(), list->end(), [&](const Value& item) {
           return names_task(plan, item, first, last);
         });
}

bool refers_to_tasks(const FieldSpec& spec) {
  return std::find(spec.refers_to.begin(), spec.refers_to.end(), CollectionKind::tasks) !=
         spec.refers_to.end();
}

bool keep_under(Context& context, std::string_view id, const CollectionRows& rows, RowIndices& chosen) {
  const Plan& plan = rows.plan();
  const std::optional<TaskId> top = find_task(context, plan, id);
  if (!top) return false;
  const std::size_t first = top->index();
  const std::size_t last = plan.task(*top).subtree_end;
  if (rows.kind() == CollectionKind::tasks) {
    std::erase_if(chosen, [&](std::size_t row) { return row < first || row >= last; });
    return true;
  }
  RowIndices columns;
  for (std::size_t i = 0; i < rows.columns().size(); ++i)
    if (refers_to_tasks(rows.columns()[i])) columns.push_back(i);
  if (columns.empty()) {
    context.error(fmt::format("'{}' name no tasks", collection_name(rows.kind()).plural),
                  "leave '--under' away");
    return false;
  }
  std::erase_if(chosen, [&](std::size_t row) {
    return std::none_of(columns.begin(), columns.end(), [&](std::size_t column) {
      return names_task(plan, rows.value(row, column), first, last);
    });
  });
  return true;
}

/// The id of an owner: one that is named whole, else what it is the beginning of.
std::optional<std::string> find_owner(Context& context, const Plan& plan,
                                      std::span<const CollectionKind> kinds, std::string_view id) {
  if (const RowRef found = find_row_ref(plan.ids, kinds, id); found.valid())
    return row_ref_text(plan.ids, kinds, found);
  const auto found = find_in_collection(context, plan, kinds.front(), id);
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

bool keep_owner(Context& context, std::string_view id, const CollectionRows& rows, RowIndices& chosen) {
  const auto column = rows.find("owner");
  if (!column || rows.columns()[*column].refers_to.empty()) {
    context.error(fmt::format("'{}' have no owner", collection_name(rows.kind()).plural),
                  "leave '--owner' away");
    return false;
  }
  const auto owner = find_owner(context, rows.plan(), rows.columns()[*column].refers_to, id);
  if (!owner) return false;
  std::erase_if(chosen, [&](std::size_t row) {
    const Value value = rows.value(row, *column);
    const auto* text = std::get_if<std::string>(&value.held);
    return text == nullptr || *text != *owner;
  });
  return true;
}

struct SortKey {
  std::size_t column = 0;
  bool descending = false;
  std::vector<Value> values;  // one for each chosen row
};

int compare_by(const SortKey& key, const FieldSpec& spec, std::size_t a, std::size_t b) {
  const Value& first = key.values[a];
  const Value& second = key.values[b];
  if (first.absent() || second.absent())
    return static_cast<int>(first.absent()) - static_cast<int>(second.absent());
  const int order = compare_values(first, second, spec);
  return key.descending ? -order : order;
}

bool sort_rows(Context& context, const Arguments& arguments, const CollectionRows& rows, RowIndices& chosen) {
  std::vector<SortKey> keys;
  for (std::string_view name : arguments.list("sort")) {
    const bool descending = name.starts_with('-');
    if (descending) name.remove_prefix(1);
    const auto column = rows.find(name);
    if (!column) {
      unknown_column(context, rows, name);
      return false;
    }
    keys.push_back({*column, descending, {}});
  }
  for (SortKey& key : keys)
    for (const std::size_t row : chosen) key.values.push_back(rows.value(row, key.column));
  RowIndices order(chosen.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (const SortKey& key : keys)
      if (const int sign = compare_by(key, rows.columns()[key.column], a, b); sign != 0) return sign < 0;
    return false;
  });
  for (std::size_t& position : order) position = chosen[position];
  chosen = std::move(order);
  return true;
}

}  // namespace

std::optional<std::vector<std::size_t>> select_rows(Context& context, const Arguments& arguments,
                                                    const CollectionRows& rows) {
  RowIndices chosen(rows.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  const auto under = arguments.text("under");
  const auto owner = arguments.text("owner");
  if (under && !keep_under(context, *under, rows, chosen)) return std::nullopt;
  if (owner && !keep_owner(context, *owner, rows, chosen)) return std::nullopt;
  for (const std::string& where : arguments.texts("where"))
    if (!keep_where(context, where, rows, chosen)) return std::nullopt;
  if (arguments.has("sort") && !sort_rows(context, arguments, rows, chosen)) return std::nullopt;
  return chosen;
}

RowRef find_person(Context& context, const Plan& plan, std::string_view id) {
  constexpr auto kPeople = kCollectionKinds<CollectionKind::resources, CollectionKind::stakeholders>;
  const auto found = find_owner(context, plan, kPeople, id);
  return found ? find_row_ref(plan.ids, kPeople, *found) : RowRef();
}

std::optional<std::vector<std::size_t>> select_columns(Context& context, const Arguments& arguments,
                                                       const CollectionRows& rows) {
  RowIndices columns;
  for (const std::string_view name : arguments.list("columns")) {
    const auto column = rows.find(name);
    if (!column) {
      unknown_column(context, rows, name);
      return std::nullopt;
    }
    columns.push_back(*column);
  }
  return columns;
}

}  // namespace plumb
