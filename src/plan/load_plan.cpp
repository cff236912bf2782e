#include "plumb/plan/load_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/read_tasks.hpp"

namespace plumb {

namespace {

/// Tells whether all files could be read to their end; tags and duplicate keys do not keep them from it.
bool is_complete(const Diagnostics& diagnostics) {
  return std::ranges::all_of(diagnostics.all(), [](const Diagnostic& found) {
    return found.severity != Severity::error || found.code == Code::tag || found.code == Code::duplicate_key;
  });
}

/// Reads documents into a plan: first every id, so that references may lead anywhere, then every field.
class PlanLoader {
 public:
  /// similar: another version, from which unchanged rows are taken over; may be null.
  PlanLoader(Plan& plan, Diagnostics& diagnostics, const Plan* similar)
      : plan_(plan), similar_(similar), reader_{diagnostics, plan.ids, {}, {}, {}} {}

  /// What was taken over as it is: nothing else is to be checked again.
  struct TakenOver {
    bool tasks = false;
    bool all_but_ledgers = false;
  };

  TakenOver load() {
    sort_sections();
    if (similar_ != nullptr) find_changes();
    if (similar_ != nullptr && only_ledgers_changed()) return take_all_but_ledgers();
    index_all();
    read_project();
    takes_over_ = similar_ != nullptr && can_take_over();
    take_or_read(CollectionKind::calendars, &Plan::calendars);
    take_or_read(CollectionKind::resources, &Plan::resources);
    take_or_read(CollectionKind::accounts, &Plan::accounts);
    TakenOver taken;
    // A calendar may say what a task's day is.
    taken.tasks =
        takes_over_ && is_unchanged(CollectionKind::calendars) && is_unchanged(CollectionKind::tasks);
    if (taken.tasks)
      plan_.tasks = similar_->tasks;
    else
      read_tasks(plan_, reader_);
    read_ledgers();
    if (takes_over_ && is_unchanged(CollectionKind::baselines))
      plan_.baselines = similar_->baselines;
    else
      read_baselines();
    take_or_read(CollectionKind::limits, &Plan::limits);
    take_or_read(CollectionKind::risks, &Plan::risks);
    for (const CollectionTable& table : register_tables())
      plan_.registers.push_back(takes_over_ && is_unchanged(table.kind)
                                    ? similar_->registers[plan_.registers.size()]
                                    : table.read(reader_, sections(table.kind)));
    return taken;
  }

 private:
  /// Takes a collection over where the documents that hold it are the same, and else what can be of it.
  template <class Row>
  void take_or_read(CollectionKind kind, Collection<Row> Plan::*collection) {
    if (takes_over_ && is_unchanged(kind))
      plan_.*collection = similar_->*collection;
    else if (!takes_over_ || kind == CollectionKind::calendars)  // the built-in one stands in no document
      read_rows(kind, plan_.*collection);
    else
      read_rows(kind, plan_.*collection, similar_->*collection);
  }

  /// Tells whether both versions differ in ledgers alone: most commits report progress or costs.
  bool only_ledgers_changed() const {
    if (plan_.documents.front() != similar_->documents.front() || !similar_->project_node) return false;
    return std::ranges::all_of(collection_names(), [&](const CollectionName& name) {
      return name.ledger || is_unchanged(name.kind);
    });
  }

  TakenOver take_all_but_ledgers() {
    plan_.ids = similar_->ids;
    plan_.currencies = similar_->currencies;
    plan_.project = similar_->project;
    plan_.project_node = similar_->project_node;
    plan_.calendars = similar_->calendars;
    plan_.resources = similar_->resources;
    plan_.accounts = similar_->accounts;
    plan_.tasks = similar_->tasks;
    plan_.baselines = similar_->baselines;
    plan_.limits = similar_->limits;
    plan_.risks = similar_->risks;
    plan_.registers = similar_->registers;
    reader_.currencies = plan_.currencies;
    reader_.units = plan_.project.units();
    takes_over_ = true;
    read_ledgers();
    return {true, true};
  }

  void read_ledgers() {
    take_or_read(CollectionKind::progress, &Plan::progress);
    take_or_read(CollectionKind::actuals, &Plan::actuals);
    resolve_tasks(plan_.progress);
    resolve_tasks(plan_.actuals);
  }

  /// Rows mean the same if ids, currencies and units do: references are positions.
  bool can_take_over() const {
    for (const CollectionName& name : collection_names())
      if (!std::ranges::equal(plan_.ids[name.kind].ids(), similar_->ids[name.kind].ids())) return false;
    const WorkUnits own = plan_.project.units();
    const WorkUnits other = similar_->project.units();
    return plan_.currencies == similar_->currencies && own.day == other.day && own.week == other.week &&
           own.month == other.month && plan_.project.calendar == similar_->project.calendar &&
           plan_.project_node && similar_->project_node;
  }

  /// Tells whether the sections of a collection stand in the same documents as in the similar version.
  bool is_unchanged(CollectionKind kind) const { return !changed_[static_cast<std::size_t>(kind)]; }

  /// Finds the collections that a document holds which only one of both versions has. Documents are in the
  /// order of their paths in both, so that the others stand in the same order.
  void find_changes() {
    const auto mark = [&](const Plan& of, const Plan& other) {
      for (const auto& document : of.documents) {
        if (std::ranges::find(other.documents, document) != other.documents.end()) continue;
        const NodeRef root = document->root();
        if (!root || !root.is_mapping()) continue;
        for (const auto& [key, value] : root.entries())
          for (const CollectionName& name : collection_names())
            if (key.text() == name.plural) changed_[static_cast<std::size_t>(name.kind)] = true;
      }
    };
    mark(plan_, *similar_);
    mark(*similar_, plan_);
  }

  /// Reads the rows of a collection, but for those that stand in the similar version.
  template <class Row>
  void read_rows(CollectionKind kind, Collection<Row>& collection, const Collection<Row>& similar) {
    const CollectionName& name = collection_name(kind);
    std::map<const Document*, std::size_t> first;  // row of each document
    for (std::size_t i = similar.size(); i-- > 0;) first[&similar.nodes[i].document()] = i;
    for (const NodeRef section : sections(kind)) {
      const auto found = first.find(&section.document());
      std::size_t at = found == first.end() ? similar.size() : found->second;
      for (const NodeRef node : section.items()) {
        const bool same = at < similar.size() && &similar.nodes[at].document() == &node.document() &&
                          similar.nodes[at].index() == node.index();
        if (!same) {
          read_one(name, node, collection);
          continue;
        }
        collection.rows.push_back(similar.rows[at]);
        collection.nodes.push_back(similar.nodes[at++]);
      }
    }
  }

  const std::vector<NodeRef>& sections(CollectionKind kind) const {
    return sections_[static_cast<std::size_t>(kind)];
  }
  const std::vector<NodeRef>& task_sections() const { return sections(CollectionKind::tasks); }

  /// Tells the top-level keys of all documents apart.
  void sort_sections() {
    for (std::size_t i = 0; i < plan_.documents.size(); ++i) {
      const NodeRef root = plan_.documents[i]->root();
      if (!root) continue;
      if (!root.is_mapping()) {
        reader_.fail(root, Code::bad_type, "a plan is a mapping of keys",
                     "start with 'plumb: 1' and 'project:'");
        continue;
      }
      for (const auto& [key, value] : root.entries()) sort_section(key, value, i == 0);
    }
    check_version();
  }

  void sort_section(NodeRef key, NodeRef value, bool in_root) {
    const std::string_view name = key.text();
    if (name.starts_with("x-")) return;
    const auto names = collection_names();
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const CollectionName& c) { return c.plural == name; });
    if (found != names.end()) {
      reader_.field = name;
      if (value.is_sequence())
        sections_[static_cast<std::size_t>(found->kind)].push_back(value);
      else if (!value.is_null())
        reader_.fail(value, Code::bad_type, fmt::format("'{}' must be a list", name),
                     "start each row with '- '");
      return;
    }
    const bool of_root = name == "plumb" || name == "project" || name == "include";
    if (of_root && in_root) return;
    if (of_root) {
      reader_.fail(key, Code::unknown_key, fmt::format("'{}' stands in the root file alone", name),
                   "move it to the plan's root file");
      return;
    }
    report_unknown_section(key, in_root);
  }

  void report_unknown_section(NodeRef key, bool in_root) {
    std::vector<std::string_view> known;
    if (in_root) known = {"plumb", "project", "include"};
    for (const CollectionName& name : collection_names()) known.push_back(name.plural);
    std::string hint = fmt::format("one of {}; keys that start with 'x-' are yours", fmt::join(known, ", "));
    if (const auto near = nearest(key.text(), known)) hint = fmt::format("did you mean '{}'?", *near);
    reader_.fail(key, Code::unknown_key, fmt::format("unknown key '{}'", key.text()), std::move(hint));
  }

  void check_version() {
    const NodeRef root = plan_.documents.front()->root();
    const NodeRef version = root && root.is_mapping() ? root.find("plumb") : NodeRef();
    if (!version) {
      reader_.diagnostics.error(Code::format_version, {plan_.documents.front()->file(), {0, 0}},
                                "'plumb' is required",
                                "start the root file with 'plumb: 1', the version of the format");
      return;
    }
    if (version.text() != kFormatVersion)
      reader_.fail(version, Code::format_version,
                   fmt::format("format version '{}' is unknown", version.text()),
                   fmt::format("this program reads version {}", kFormatVersion));
  }

  /// Gives every row its place and its id, before any reference is read.
  void index_all() {
    for (const CollectionName& name : collection_names()) {
      if (name.kind == CollectionKind::tasks) {
        index_tasks(plan_, task_sections(), reader_);
        continue;
      }
      if (name.ledger) continue;
      for (const NodeRef section : sections(name.kind))
        for (const NodeRef row : section.items()) index_row(plan_.ids[name.kind], name, row);
    }
    // The built-in calendar is there unless the plan defines one of its name.
    if (!plan_.ids[CollectionKind::calendars].find(standard_calendar().id)) {
      plan_.ids[CollectionKind::calendars].add(standard_calendar().id);
      has_built_in_calendar_ = true;
    }
  }

  void index_row(IdTable& table, const CollectionName& name, NodeRef row) {
    const NodeRef id = row.find("id");
    const std::string_view text = id ? id.text() : std::string_view();
    const std::optional<std::uint32_t> first = table.add(text);
    rows_[static_cast<std::size_t>(name.kind)].push_back(row);
    if (!first || text.empty()) return;
    report_duplicate_id(reader_, id, name.singular,
                        rows_[static_cast<std::size_t>(name.kind)][*first].find("id"));
  }

  void read_project() {
    const NodeRef root = plan_.documents.front()->root();
    const NodeRef project = root && root.is_mapping() ? root.find("project") : NodeRef();
    plan_.currencies = {""};
    const CalendarId standard(*plan_.ids[CollectionKind::calendars].find(standard_calendar().id));
    if (!project) {
      plan_.project.calendar = standard;
      if (root && root.is_mapping())
        reader_.fail(root.size() > 0 ? *root.items().begin() : root, Code::missing_field,
                     "'project' is required", "add 'project: {id: my-project, start: 2026-01-05}'");
      return;
    }
    plan_.project_node = project;
    // Money and durations inside the project need its own currencies and units first.
    if (const NodeRef currency = project.find("currency"); currency && currency.is_scalar())
      plan_.currencies[0] = currency.text();
    if (const NodeRef rates = project.find("rates"))
      for (const auto& [code, value] : rates.entries()) plan_.currencies.emplace_back(code.text());
    reader_.currencies = plan_.currencies;
    reader_.field = "project";
    Project units_only;
    Diagnostics discarded;
    const ValueReader quiet{discarded, plan_.ids, plan_.currencies, {}, "project"};
    if (project.is_mapping()) read_row(quiet, project, Project::fields(), units_only);
    reader_.units = units_only.units();
    read_row(reader_, project, Project::fields(), plan_.project);
    if (plan_.project.name.empty()) plan_.project.name = plan_.project.id;
    if (!plan_.project.calendar.valid()) plan_.project.calendar = standard;
    reader_.units = plan_.project.units();
  }

  template <class Row>
  void read_rows(CollectionKind kind, Collection<Row>& collection) {
    const CollectionName& name = collection_name(kind);
    for (const NodeRef section : sections(kind))
      for (const NodeRef node : section.items()) {
        read_one(name, node, collection);
      }
    if constexpr (std::is_same_v<Row, Calendar>)
      if (has_built_in_calendar_) {
        collection.rows.push_back(standard_calendar());
        collection.nodes.emplace_back();
      }
  }

  template <class Row>
  void read_one(const CollectionName& name, NodeRef node, Collection<Row>& collection) {
    reader_.field = name.plural;
    Row row{};
    read_row(reader_, node, Row::fields(), row);
    if constexpr (requires { row.id, row.name; })
      if (row.name.empty()) row.name = row.id;
    collection.rows.push_back(std::move(row));
    collection.nodes.push_back(node);
  }

  /// A row of a ledger may name a task that only a baseline still knows: then it has no id.
  template <class Row>
  void resolve_tasks(Collection<Row>& ledger) {
    for (Row& row : ledger.rows) {
      if (row.task_id.valid()) continue;  // taken over
      if (const auto found = plan_.ids[CollectionKind::tasks].find(row.task)) row.task_id = TaskId(*found);
    }
  }

  /// A baseline carries calendars of its own, whose bases are among themselves.
  void read_baselines() {
    for (const NodeRef section : sections(CollectionKind::baselines))
      for (const NodeRef node : section.items()) {
        IdIndex ids = plan_.ids;
        IdTable own_calendars;
        if (const NodeRef calendars = node.find("calendars"))
          for (const NodeRef calendar : calendars.items())
            if (const NodeRef id = calendar.find("id")) own_calendars.add(id.text());
        ids[CollectionKind::calendars] = std::move(own_calendars);
        const ValueReader reader{reader_.diagnostics, ids, plan_.currencies, reader_.units, "baselines"};
        Baseline baseline{};
        read_row(reader, node, Baseline::fields(), baseline);
        plan_.baselines.rows.push_back(std::move(baseline));
        plan_.baselines.nodes.push_back(node);
      }
  }

  Plan& plan_;
  const Plan* similar_;
  bool takes_over_ = false;
  // By kind.
  std::vector<bool> changed_ = std::vector<bool>(collection_names().size());  // since the similar version
  ValueReader reader_;
  std::vector<std::vector<NodeRef>> sections_{collection_names().size()};
  std::vector<std::vector<NodeRef>> rows_{collection_names().size()};  // by id, for duplicates
  bool has_built_in_calendar_ = false;
};

}  // namespace

void report_duplicate_id(const ValueReader& reader, NodeRef id, std::string_view singular, NodeRef first) {
  reader.diagnostics.error(Code::duplicate_id, id.place(),
                           fmt::format("{} '{}' is defined twice", singular, id.text()),
                           "give one of them another id", {{"the first one is here", first.place()}});
}

std::optional<Plan> load_plan(const FileReader& reader, const std::string& root, Diagnostics& diagnostics,
                              DocumentCache* cache) {
  return load_plan(read_plan_files(reader, root, diagnostics, cache), reader, root, diagnostics);
}

std::optional<Plan> load_plan(std::vector<std::shared_ptr<const Document>> documents,
                              const FileReader& reader, const std::string& root, Diagnostics& diagnostics,
                              const Plan* similar) {
  std::optional<Plan> plan(std::in_place);
  plan->documents = std::move(documents);
  if (plan->documents.empty()) return std::nullopt;
  // Without one of its files, every reference into it would look wrong.
  if (!is_complete(diagnostics)) {
    Diagnostics of_values;
    PlanLoader(*plan, of_values, nullptr).load();
    for (const Diagnostic& found : of_values.all())
      if (found.code != Code::unknown_reference && found.severity == Severity::error)
        diagnostics.error(found.code, found.where, found.message, found.hint, found.notes);
    return std::nullopt;
  }
  const auto taken_over = PlanLoader(*plan, diagnostics, similar).load();
  if (taken_over.all_but_ledgers) {
    check_ledgers(*plan, diagnostics, similar);
    // Which files are there is no matter of the plan's documents.
    Diagnostics said_before;
    check_files(*plan, reader, root, said_before);
  } else {
    check_plan(*plan, reader, root, diagnostics);
  }
  if (taken_over.tasks) {
    if (diagnostics.has_errors()) return std::nullopt;
    plan->graph = similar->graph;
    return plan;
  }
  // Even of a plan with errors, so that cycles show in the same run.
  std::optional<TaskGraph> graph = build_task_graph(*plan, diagnostics);
  if (!graph || diagnostics.has_errors()) return std::nullopt;
  plan->graph = std::move(*graph);
  return plan;
}

}  // namespace plumb
