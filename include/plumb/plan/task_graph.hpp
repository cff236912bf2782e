#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/model/link.hpp"

namespace plumb {

struct Plan;

/// A link with both its ends.
struct GraphLink {
  TaskId predecessor;
  TaskId successor;
  Lag lag;
  std::uint32_t node;  // where it is written, in the successor's document
  LinkType type;
};

/// A point of the network. A leaf is one point. A summary is two, so that a link to many leaves stays one
/// link: its entry comes before all that is below it, its exit after.
struct GraphPoint {
  TaskId task;
  bool exit = false;
};

/// The links of a plan, by either end, and an order in which every predecessor comes before its successors.
struct TaskGraph {
  std::vector<GraphLink> links;          // grouped by successor, in file order
  std::vector<std::uint32_t> in_begin;   // per task, and one more: its range of `links`
  std::vector<std::uint32_t> out_begin;  // per task, and one more: its range of `out_links`
  std::vector<std::uint32_t> out_links;  // indices of links, grouped by predecessor
  std::vector<GraphPoint> order;         // file order as far as the links allow

  std::span<const GraphLink> into(TaskId task) const {
    return std::span(links).subspan(in_begin[task.index()],
                                    in_begin[task.index() + 1] - in_begin[task.index()]);
  }
  std::span<const std::uint32_t> out_of(TaskId task) const {
    return std::span(out_links).subspan(out_begin[task.index()],
                                        out_begin[task.index() + 1] - out_begin[task.index()]);
  }
};

/// The task that a link hangs on: its predecessor, or the end of the hammock that the predecessor is.
TaskId linked_end(const Plan& plan, const GraphLink& link);

/// Builds the graph of a plan whose tasks are read; a cycle is reported, the shortest of each tangle, with
/// the place of every link. Returns nullopt if there is one. Cycles are judged between tasks, whatever the
/// type of the links.
std::optional<TaskGraph> build_task_graph(const Plan& plan, Diagnostics& diagnostics);

}  // namespace plumb
