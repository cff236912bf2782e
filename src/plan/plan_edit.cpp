#include "plumb/plan/plan_edit.hpp"

#include <algorithm>

#include "plumb/io/yaml_layout.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLongestRow = 100;  // columns of a row in one line

/// The last row of a collection that stands in a file; a null handle if there is none.
NodeRef last_row(const Plan& plan, CollectionKind kind) {
  if (kind == CollectionKind::tasks) {
    NodeRef last;
    for (std::size_t i = 0; i < plan.tasks.size(); ++i)
      if (!plan.tasks.rows[i].parent.valid()) last = plan.tasks.nodes[i];
    return last;
  }
  const CollectionTable& table = collection_table(kind);
  for (std::size_t row = table.size(plan); row-- > 0;)
    if (const NodeRef node = table.node(plan, row)) return node;
  return {};
}

std::size_t index_of(NodeRef sequence, NodeRef item) {
  std::size_t index = 0;
  for (const NodeRef each : sequence.items()) {
    if (each.index() == item.index()) return index;
    ++index;
  }
  return index;
}

/// A list with its first row: a short one in one line.
YamlValue list_of(YamlValue row) {
  row.in_lines = flow_text(row).size() > kLongestRow;
  YamlValue list = YamlValue::sequence();
  list.in_lines = true;
  list.items.push_back(std::move(row));
  return list;
}

void change_mapping(DocumentChanges& changes, NodeRef node, const YamlValue& value) {
  for (const auto& [key, old] : node.entries()) {
    if (const YamlValue* wanted = value.find(key.text()))
      change_value(changes, old, *wanted);
    else
      changes.remove_entry(key);
  }
  for (std::size_t i = 0; i + 1 < value.items.size(); i += 2)
    if (!node.find(value.items[i].text)) changes.add_entry(node, value.items[i].text, value.items[i + 1]);
}

/// Items that are equal stay where they are; lists that people edit are short, so that the longest common
/// part is found by the textbook's table.
void change_sequence(DocumentChanges& changes, NodeRef node, const YamlValue& value) {
  std::vector<NodeRef> old;
  for (const NodeRef item : node.items()) old.push_back(item);
  const std::size_t rows = old.size();
  const std::size_t columns = value.items.size();
  if (rows == columns) {
    for (std::size_t i = 0; i < rows; ++i) change_value(changes, old[i], value.items[i]);
    return;
  }
  std::vector<std::vector<std::size_t>> longest(rows + 1, std::vector<std::size_t>(columns + 1));
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      longest[i][j] = reads_as(old[i], value.items[j]) ? longest[i + 1][j + 1] + 1
                                                       : std::max(longest[i + 1][j], longest[i][j + 1]);
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && reads_as(old[i], value.items[j])) {
      ++i, ++j;
    } else if (j < columns && (i == rows || longest[i][j + 1] >= longest[i + 1][j])) {
      changes.insert_item(node, i, value.items[j++]);
    } else {
      changes.remove_item(old[i++]);
    }
  }
}

}  // namespace

void change_value(DocumentChanges& changes, NodeRef node, const YamlValue& value) {
  if (reads_as(node, value)) return;
  const bool comparable =
      node.kind() == value.kind && !node.is_alias() && node.size() > 0 && !value.items.empty();
  if (comparable && node.is_mapping())
    change_mapping(changes, node, value);
  else if (comparable && node.is_sequence())
    change_sequence(changes, node, value);
  else
    changes.replace(node, value);
}

/// A field as the edit has it so far, beginning with what the row says.
PlanEdit::FieldState& PlanEdit::state_of(NodeRef row, std::string_view name) {
  const auto is_this = [&](const FieldState& each) {
    return each.row.index() == row.index() && &each.row.document() == &row.document() && each.name == name;
  };
  const auto state = std::find_if(fields_.begin(), fields_.end(), is_this);
  if (state != fields_.end()) return *state;
  std::optional<YamlValue> value;
  if (const NodeRef old = row.find(name)) value = yaml_value(old);
  return fields_.emplace_back(FieldState{row, std::string(name), std::move(value)});
}

std::optional<FieldProblem> PlanEdit::change_field(NodeRef row, const FieldTableBase& fields,
                                                   const FieldChange& change) {
  const auto found = find_field(fields, change.field);
  if (const FieldProblem* problem = std::get_if<FieldProblem>(&found)) return *problem;
  return plumb::change_field(state_of(row, change.field).value, *std::get<const FieldSpec*>(found), change);
}

void PlanEdit::set_field(NodeRef row, std::string_view name, std::optional<YamlValue> value) {
  state_of(row, name).value = std::move(value);
}

void PlanEdit::replace_text(NodeRef scalar, std::string_view text) {
  changes_of(scalar).replace(scalar, YamlValue::of_text(text));
}

void PlanEdit::insert(NodeRef sequence, std::size_t before, YamlValue row, NodeRef moved_from) {
  changes_of(sequence).insert_item(sequence, before, std::move(row), moved_from);
}

void PlanEdit::insert_beside(const RowPlace& place, YamlValue row, NodeRef moved_from) {
  const NodeRef sequence = YamlLayout(place.beside.document()).parent(place.beside);
  insert(sequence, index_of(sequence, place.beside) + (place.before ? 0 : 1), std::move(row), moved_from);
}

/// Appends a row to the list under a key of a mapping; the list is made where it is missing.
void PlanEdit::append_to_section(NodeRef holder, std::string_view key, YamlValue row, NodeRef moved_from) {
  DocumentChanges& changes = changes_of(holder);
  const NodeRef section = holder.find(key);
  YamlValue* fresh = section ? changes.replacement(section) : changes.added_value(holder, key);
  if (fresh != nullptr) {
    row.in_lines = flow_text(row).size() > kLongestRow;
    fresh->items.push_back(std::move(row));
  } else if (!section) {
    changes.add_entry(holder, key, list_of(std::move(row)), moved_from);
  } else if (!section.is_sequence() || section.size() == 0) {
    changes.replace(section, list_of(std::move(row)));
  } else {
    insert(section, section.size(), std::move(row), moved_from);
  }
}

void PlanEdit::add_row(CollectionKind kind, YamlValue row, const RowPlace& place, const std::string& file) {
  if (place.beside) return insert_beside(place, std::move(row), {});
  const std::string_view key = collection_name(kind).plural;
  if (!file.empty()) {
    for (const auto& document : plan_->documents)
      if (document->file()->path() == file && document->root())
        return append_to_section(document->root(), key, std::move(row), {});
    YamlValue& root = new_files_.try_emplace(file, YamlValue::mapping()).first->second;
    if (YamlValue* list = root.find(key)) {
      row.in_lines = flow_text(row).size() > kLongestRow;
      list->items.push_back(std::move(row));
    } else {
      root.add(key, list_of(std::move(row)));
    }
    return;
  }
  if (const NodeRef last = last_row(*plan_, kind)) {
    const NodeRef section = YamlLayout(last.document()).parent(last);
    return insert(section, section.size(), std::move(row), {});
  }
  // A list that is there, and empty, is where the user wants it.
  for (const auto& document : plan_->documents)
    if (document->root() && document->root().find(key))
      return append_to_section(document->root(), key, std::move(row), {});
  append_to_section(plan_->documents.front()->root(), key, std::move(row), {});
}

void PlanEdit::add_child(NodeRef parent, YamlValue row, const RowPlace& place) {
  if (place.beside) return insert_beside(place, std::move(row), {});
  append_to_section(parent, collection_name(CollectionKind::tasks).plural, std::move(row), {});
}

void PlanEdit::remove_row(NodeRef row) {
  changes_of(row).remove_item(row);
}

void PlanEdit::move_row(NodeRef row, CollectionKind kind, const RowPlace& place, NodeRef parent) {
  remove_row(row);
  YamlValue value = yaml_value(row);
  if (place.beside) return insert_beside(place, std::move(value), row);
  if (parent) return append_to_section(parent, collection_name(kind).plural, std::move(value), row);
  const NodeRef last = last_row(*plan_, kind);
  insert_beside({last, false}, std::move(value), row);
}

void PlanEdit::apply_fields() {
  for (FieldState& field : fields_) {
    const NodeRef old = field.row.find(field.name);
    DocumentChanges& changes = changes_of(field.row);
    if (old && !field.value)
      changes.remove_entry(field.row.find_key(field.name));
    else if (old)
      change_value(changes, old, *field.value);
    else if (field.value)
      changes.add_entry(field.row, field.name, *std::move(field.value));
  }
  fields_.clear();
}

std::optional<EditedPlan> PlanEdit::finish(Diagnostics& diagnostics) {
  apply_fields();
  EditedPlan plan;
  plan.documents = plan_->documents;
  // In the order of the plan's files, not of addresses.
  for (std::shared_ptr<const Document>& document : plan.documents) {
    const auto found = changes_.find(document.get());
    if (found == changes_.end() || found->second.empty()) continue;
    auto edited = edited_document(*document, found->second);
    if (EditProblem* problem = std::get_if<EditProblem>(&edited)) {
      diagnostics.error(Code::uneditable, problem->where, problem->message, problem->hint, problem->notes);
      return std::nullopt;
    }
    auto after = std::get<0>(std::move(edited));
    const std::string_view bytes = document->file()->bytes();
    if (bytes == after->file()->bytes()) continue;
    plan.files.push_back({document->file()->path(), std::string(bytes), std::string(after->file()->bytes())});
    document = std::move(after);
  }
  plan.makes_files = !new_files_.empty();
  for (const auto& [path, root] : new_files_)
    plan.files.push_back({path, std::nullopt, block_text(root, 0, "\n")});
  return plan;
}

}  // namespace plumb
