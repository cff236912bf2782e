#include "plumb/plan/row_differences.hpp"

#include <algorithm>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/value_text.hpp"

namespace plumb {

namespace {

constexpr std::string_view kUnder = "under";  // the summary that a task stands below
constexpr std::string_view kTags = "tags";    // of a task, what it writes adds to what it inherits

/// The items of a list as texts.
std::vector<std::string> items_of(const Value& value, const FieldSpec& spec, const ValueStyle& style) {
  std::vector<std::string> items;
  if (const auto* list = std::get_if<ValueList>(&value.held))
    for (const Value& item : *list) items.push_back(value_text(item, spec, style));
  else if (const auto* map = std::get_if<ValueMap>(&value.held))
    for (const auto& entry : *map) items.push_back(value_text(Value{ValueMap{entry}}, spec, style));
  else if (!value.absent())
    items.push_back(value_text(value, spec, style));
  return items;
}

bool is_list_field(const FieldSpec& spec) {
  return spec.shape != ValueShape::one && spec.rows == nullptr;
}

/// Takes out of `all` what also stands in `other`, each as often as it stands there.
std::vector<std::string> without(std::vector<std::string> all, const std::vector<std::string>& other) {
  for (const std::string& item : other)
    if (const auto found = std::find(all.begin(), all.end(), item); found != all.end()) all.erase(found);
  return all;
}

class RowComparison {
 public:
  RowComparison(const CollectionTable& table, const Plan& before, const Plan& after)
      : table_(table), before_(before), after_(after) {}

  void run(std::vector<RowDifference>& found) const {
    const IdTable& before_ids = before_.ids[table_.kind];
    const IdTable& after_ids = after_.ids[table_.kind];
    for (std::size_t row = 0; row < table_.size(after_); ++row) {
      if (!table_.node(after_, row)) continue;  // built in
      const auto same = before_ids.find(table_.id(after_, row));
      if (!same || !table_.node(before_, *same)) {
        found.push_back(named(RowChange::added, after_, row));
        continue;
      }
      RowDifference changed = named(RowChange::changed, after_, row);
      compare(*same, row, changed.fields);
      if (!changed.fields.empty()) found.push_back(std::move(changed));
    }
    for (std::size_t row = 0; row < table_.size(before_); ++row)
      if (const auto same = after_ids.find(table_.id(before_, row));
          table_.node(before_, row) && (!same || !table_.node(after_, *same)))
        found.push_back(named(RowChange::removed, before_, row));
  }

 private:
  RowDifference named(RowChange change, const Plan& plan, std::size_t row) const {
    const std::string_view name = table_.name(plan, row);
    return {change,
            table_.kind,
            std::string(table_.id(plan, row)),
            std::string(name.empty() ? table_.id(plan, row) : name),
            {}};
  }

  void compare(std::size_t before_row, std::size_t after_row, std::vector<FieldDifference>& found) const {
    const NodeRef before = table_.node(before_, before_row);
    const NodeRef after = table_.node(after_, after_row);
    const bool is_task = table_.kind == CollectionKind::tasks;
    if (is_task) compare_parents(before_row, after_row, found);
    // Of a document that both versions share, the same node says the same.
    if (&before.document() == &after.document() && before.index() == after.index() && same_units()) return;
    const FieldTableBase& fields = table_.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const FieldSpec& spec = fields.spec(i);
      if (spec.name == "id" || (is_task && spec.name == "tasks")) continue;
      bool in_before = static_cast<bool>(before.find(spec.name));
      bool in_after = static_cast<bool>(after.find(spec.name));
      if (!in_before && !in_after) continue;
      // Tags of the summary are there on both sides, and no difference of this row.
      if (is_task && spec.name == kTags) in_before = in_after = true;
      FieldDifference difference{spec.name, {}, {}, is_list_field(spec), {}, {}};
      std::vector<std::string> before_items;
      std::vector<std::string> after_items;
      if (in_before) difference.before = text_of(before_, before_row, i, spec, before_items);
      if (in_after) difference.after = text_of(after_, after_row, i, spec, after_items);
      if (difference.before == difference.after) continue;
      difference.added = without(after_items, before_items);
      difference.removed = without(before_items, after_items);
      found.push_back(std::move(difference));
    }
  }

  std::string text_of(const Plan& plan, std::size_t row, std::size_t field, const FieldSpec& spec,
                      std::vector<std::string>& items) const {
    const ValueStyle style{table_.units(plan, row), plan.currencies};
    const Value value = table_.value(plan, row, field);
    if (is_list_field(spec)) items = items_of(value, spec, style);
    return value_text(value, spec, style);
  }

  bool same_units() const {
    return before_.project.units().day == after_.project.units().day &&
           before_.currencies == after_.currencies;
  }

  void compare_parents(std::size_t before_row, std::size_t after_row,
                       std::vector<FieldDifference>& found) const {
    const auto parent_in = [](const Plan& plan, std::size_t row) {
      const TaskId parent = plan.tasks.rows[row].parent;
      return parent.valid() ? std::string(plan.task(parent).id) : std::string();
    };
    FieldDifference difference{
        kUnder, parent_in(before_, before_row), parent_in(after_, after_row), false, {}, {}};
    if (difference.before != difference.after) found.push_back(std::move(difference));
  }

  const CollectionTable& table_;
  const Plan& before_;
  const Plan& after_;
};

void compare_projects(const Plan& before, const Plan& after, std::vector<RowDifference>& found) {
  RowDifference project;
  project.name = after.project.name;
  const FieldTable<Project>& fields = Project::fields();
  const ValueStyle before_style{before.project.units(), before.currencies};
  const ValueStyle after_style{after.project.units(), after.currencies};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldSpec& spec = fields.spec(i);
    const auto written = [&](const Plan& plan) {
      return plan.project_node && plan.project_node.find(spec.name);
    };
    FieldDifference difference{spec.name, {}, {}, false, {}, {}};
    if (written(before))
      difference.before =
          value_text(fields.get(i, before.project, before.value_context()), spec, before_style);
    if (written(after))
      difference.after = value_text(fields.get(i, after.project, after.value_context()), spec, after_style);
    if (difference.before != difference.after) project.fields.push_back(std::move(difference));
  }
  if (!project.fields.empty()) found.push_back(std::move(project));
}

/// Every row of a ledger as one text, sorted.
std::vector<std::string> ledger_rows(const CollectionTable& table, const Plan& plan) {
  std::vector<std::string> rows;
  const FieldTableBase& fields = table.fields();
  for (std::size_t row = 0; row < table.size(plan); ++row) {
    const ValueStyle style{table.units(plan, row), plan.currencies};
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i)
      text += value_text(table.value(plan, row, i), fields.spec(i), style) + '\0';
    rows.push_back(std::move(text));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

std::vector<RowDifference> row_differences(const Plan& before, const Plan& after) {
  std::vector<RowDifference> found;
  compare_projects(before, after, found);
  for (const CollectionTable& table : collection_tables())
    if (!collection_name(table.kind).ledger) RowComparison(table, before, after).run(found);
  return found;
}

std::vector<LedgerDifference> ledger_differences(const Plan& before, const Plan& after) {
  std::vector<LedgerDifference> found;
  for (const CollectionTable& table : collection_tables()) {
    if (!collection_name(table.kind).ledger) continue;
    const std::vector<std::string> old_rows = ledger_rows(table, before);
    const std::vector<std::string> new_rows = ledger_rows(table, after);
    std::vector<std::string> common;
    std::set_intersection(old_rows.begin(), old_rows.end(), new_rows.begin(), new_rows.end(),
                          std::back_inserter(common));
    if (common.size() == old_rows.size() && common.size() == new_rows.size()) continue;
    found.push_back({table.kind, new_rows.size() - common.size(), old_rows.size() - common.size()});
  }
  return found;
}

}  // namespace plumb
