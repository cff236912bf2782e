#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/yaml_document.hpp"
#include "plumb/model/account.hpp"
#include "plumb/model/baseline.hpp"
#include "plumb/model/calendar.hpp"
#include "plumb/model/ledger.hpp"
#include "plumb/model/limit.hpp"
#include "plumb/model/project.hpp"
#include "plumb/model/resource.hpp"
#include "plumb/model/risk.hpp"
#include "plumb/model/task.hpp"
#include "plumb/plan/task_graph.hpp"

namespace plumb {

/// The rows of one collection in file order, and where each is written; a built-in row has no node.
template <class Row>
struct Collection {
  std::vector<Row> rows;
  std::vector<NodeRef> nodes;  // one entry per row

  std::size_t size() const { return rows.size(); }
  bool empty() const { return rows.empty(); }
};

/// The rows of a register, free of their type.
struct RegisterRows {
  RegisterRows() = default;
  RegisterRows(const RegisterRows&) = delete;
  RegisterRows& operator=(const RegisterRows&) = delete;
  virtual ~RegisterRows() = default;
};

template <class Row>
struct RowsOfRegister final : RegisterRows {
  Collection<Row> collection;
};

/// Tells whether two versions of a plan have the very same rows, those of documents that both share: what
/// they say is the same, and their texts outlive either version.
template <class Row>
bool same_rows(const Collection<Row>& one, const Collection<Row>& other) {
  return one.nodes == other.nodes;
}

/// Everything that a plan's files say, resolved. Immutable once loaded; texts are views into its documents.
struct Plan {
  std::vector<std::shared_ptr<const Document>> documents;  // the root first
  IdIndex ids;
  std::vector<std::string> currencies;  // the project's own first

  Project project;
  NodeRef project_node;
  Collection<Calendar> calendars;
  Collection<Resource> resources;
  Collection<Account> accounts;
  Collection<Task> tasks;  // in pre-order
  Collection<ProgressRow> progress;
  Collection<ActualRow> actuals;
  Collection<Baseline> baselines;
  Collection<Limit> limits;
  Collection<Risk> risks;
  std::vector<std::shared_ptr<const RegisterRows>> registers;  // by kind, from the first register on
  TaskGraph graph;
  /// The paths that rows name and that are no files, as they are written.
  std::set<std::string_view> missing_files;

  const Task& task(TaskId id) const { return tasks.rows[id.index()]; }
  const Calendar& calendar(CalendarId id) const { return calendars.rows[id.index()]; }
  const Resource& resource(ResourceId id) const { return resources.rows[id.index()]; }

  /// The rows of a register.
  template <class Row>
  const Collection<Row>& rows() const {
    static const Collection<Row> none;
    const std::size_t index = static_cast<std::size_t>(Row::kKind) - kCoreCollections;
    if (index >= registers.size()) return none;
    return static_cast<const RowsOfRegister<Row>&>(*registers[index]).collection;
  }
  template <class Row>
  const Row& row(RowId<Row::kKind> id) const {
    return rows<Row>().rows[id.index()];
  }

  /// Working units of a task: its calendar may say what a day is.
  WorkUnits units_of(const Task& task) const;

  /// What values need to be shown.
  ValueContext value_context() const { return {ids, project.units(), currencies}; }
};

/// Returns where a row says something: the value of `field`, else the row's id, else its beginning.
Place place_of(NodeRef row, std::string_view field);

/// Returns where a task says something.
Place place_of(const Plan& plan, TaskId task, std::string_view field);

}  // namespace plumb
