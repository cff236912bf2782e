#include "plumb/plan/cycles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "plumb/plan/plan.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kSearchBudget = 5'000'000;  // arcs over all searches: about 0.2 s
constexpr std::size_t kMostCycles = 20;
constexpr std::size_t kMostTies = 20;  // of a cycle that is shown whole

/// An arc between points; point i is task i's beginning, point n + i its end.
struct Arc {
  std::uint32_t to;
  std::uint32_t tie;  // kNone where the tree makes the arc
};

/// What makes one task wait for another: a link, or the span of a hammock.
struct Tie {
  TaskId predecessor;
  TaskId successor;
  std::size_t item;  // of a link: its node; of a span: which end
  bool span;
};

/// The network with a point for the beginning and one for the end of each task, and the tangles in it.
class CycleSearch {
 public:
  CycleSearch(const Plan& plan, const TaskGraph& graph) : plan_(plan), task_count_(plan.tasks.size()) {
    const std::vector<Task>& tasks = plan.tasks.rows;
    arcs_.resize(task_count_ * 2);
    for (std::uint32_t i = 0; i < task_count_; ++i) {
      const Task& task = tasks[i];
      arcs_[i].push_back({end_of(i), kNone});
      for (std::uint32_t child = i + 1; child < task.subtree_end; child = tasks[child].subtree_end) {
        arcs_[i].push_back({child, kNone});
        arcs_[end_of(child)].push_back({end_of(i), kNone});
      }
      for (std::size_t end = 0; end < task.span.size(); ++end)
        ties_.push_back({task.span[end], TaskId(i), end, true});
    }
    for (const GraphLink& link : graph.links)
      ties_.push_back({link.predecessor, link.successor, link.node, false});
    for (std::uint32_t tie = 0; tie < ties_.size(); ++tie)
      arcs_[end_of(static_cast<std::uint32_t>(ties_[tie].predecessor.index()))].push_back(
          {static_cast<std::uint32_t>(ties_[tie].successor.index()), tie});
  }

  void report(Diagnostics& diagnostics) {
    find_tangles();
    std::size_t reported = 0;
    for (const std::vector<std::uint32_t>& tangle : tangles_) {
      if (tangle.size() < 2 || reported == kMostCycles) continue;
      report_cycle(shortest_cycle(tangle), diagnostics);
      ++reported;
    }
  }

 private:
  std::uint32_t end_of(std::uint32_t task) const { return task + static_cast<std::uint32_t>(task_count_); }

  /// Tarjan's strongly connected components, with a stack of its own instead of recursion.
  void find_tangles() {
    const std::size_t points = arcs_.size();
    std::vector<std::uint32_t> number(points, kNone), low(points, 0), next_arc(points, 0), open, path;
    tangle_of_.assign(points, kNone);
    std::uint32_t counter = 0;
    for (std::uint32_t root = 0; root < points; ++root) {
      if (number[root] != kNone) continue;
      path.push_back(root);
      while (!path.empty()) {
        const std::uint32_t point = path.back();
        if (number[point] == kNone) {
          number[point] = low[point] = counter++;
          open.push_back(point);
        }
        if (next_arc[point] < arcs_[point].size()) {
          const std::uint32_t to = arcs_[point][next_arc[point]++].to;
          if (number[to] == kNone)
            path.push_back(to);
          else if (tangle_of_[to] == kNone)
            low[point] = std::min(low[point], number[to]);
          continue;
        }
        path.pop_back();
        if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[point]);
        if (low[point] == number[point]) close_tangle(point, open);
      }
    }
    std::sort(tangles_.begin(), tangles_.end());
  }

  void close_tangle(std::uint32_t root, std::vector<std::uint32_t>& open) {
    std::vector<std::uint32_t> tangle;
    std::uint32_t point = kNone;
    do {
      point = open.back();
      open.pop_back();
      tangle_of_[point] = root;
      tangle.push_back(point);
    } while (point != root);
    std::sort(tangle.begin(), tangle.end());
    tangles_.push_back(std::move(tangle));
  }

  /// Breadth-first from every point of the tangle until no shorter cycle is possible or the budget is spent.
  /// The arcs of the tree cost nothing, so that the cycle with the fewest links wins.
  std::vector<std::uint32_t> shortest_cycle(const std::vector<std::uint32_t>& tangle) {
    std::vector<std::uint32_t> best;
    std::size_t budget = kSearchBudget;
    for (const std::uint32_t start : tangle) {
      std::vector<std::uint32_t> cycle =
          cycle_through(start, best.empty() ? kNone : static_cast<std::uint32_t>(best.size()), budget);
      if (!cycle.empty() && (best.empty() || cycle.size() < best.size())) best = std::move(cycle);
      if (best.size() == 1 || budget == 0) break;
    }
    return best;
  }

  /// Returns the links of the shortest cycle through `start`, if it has fewer than `bound`.
  std::vector<std::uint32_t> cycle_through(std::uint32_t start, std::uint32_t bound, std::size_t& budget) {
    reached_.clear();
    distance_.resize(arcs_.size(), kNone);
    came_by_.resize(arcs_.size());
    came_from_.resize(arcs_.size());
    std::vector<std::uint32_t> level{start};
    std::vector<std::uint32_t> links;
    distance_[start] = 0;
    reached_.push_back(start);
    bool closed = false;
    for (std::uint32_t length = 0; !level.empty() && length < bound && !closed; ++length) {
      std::vector<std::uint32_t> following;
      // `level` grows while free arcs extend it.
      for (std::size_t i = 0; i < level.size() && !closed; ++i)
        for (const Arc& arc : arcs_[level[i]]) {
          if (budget > 0) --budget;
          if (tangle_of_[arc.to] != tangle_of_[start]) continue;
          if (arc.to == start && arc.tie != kNone) {
            links = trace(level[i], arc.tie);
            closed = true;
            break;
          }
          if (distance_[arc.to] != kNone) continue;
          distance_[arc.to] = length + (arc.tie == kNone ? 0 : 1);
          came_by_[arc.to] = arc.tie;
          came_from_[arc.to] = level[i];
          reached_.push_back(arc.to);
          (arc.tie == kNone ? level : following).push_back(arc.to);
        }
      level = std::move(following);
    }
    for (const std::uint32_t point : reached_) distance_[point] = kNone;
    return links;
  }

  std::vector<std::uint32_t> trace(std::uint32_t point, std::uint32_t last_link) const {
    std::vector<std::uint32_t> links{last_link};
    for (; point != reached_.front(); point = came_from_[point])
      if (came_by_[point] != kNone) links.push_back(came_by_[point]);
    std::reverse(links.begin(), links.end());
    return links;
  }

  std::string_view id_of(TaskId task) const { return plan_.task(task).id; }

  Place place_of_tie(const Tie& tie) const {
    const NodeRef successor = plan_.tasks.nodes[tie.successor.index()];
    if (tie.span) return place_of_item(successor, "span", tie.item, plan_.task(tie.successor).span.size());
    return NodeRef(successor.document(), static_cast<std::uint32_t>(tie.item)).place();
  }

  Note note_of_tie(const Tie& tie) const {
    return {fmt::format("'{}' {} '{}' here", id_of(tie.successor), tie.span ? "spans" : "waits for",
                        id_of(tie.predecessor)),
            place_of_tie(tie)};
  }

  /// Adds where the tree joins two ties: the one task is part of the other.
  void add_join(TaskId from, TaskId to, std::string& path, std::vector<Note>& notes) const {
    if (from == to) return;
    path += fmt::format(" → {}", id_of(to));
    const bool down = from < to && to.index() < plan_.task(from).subtree_end;
    const TaskId part = down ? to : from;
    notes.push_back({fmt::format("'{}' is part of '{}'", id_of(part), id_of(down ? from : to)),
                     place_of(plan_, part, "id")});
  }

  void report_cycle(const std::vector<std::uint32_t>& cycle, Diagnostics& diagnostics) const {
    if (cycle.empty()) return;
    const Tie& first = ties_[cycle.front()];
    std::string path(id_of(first.predecessor));
    std::vector<Note> notes;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      // The middle of a long way round explains nothing, and looking up its places would take minutes.
      if (cycle.size() > kMostTies && i == kMostTies / 2) {
        path += fmt::format(" → … {} more …", cycle.size() - kMostTies);
        i = cycle.size() - kMostTies / 2;
      }
      const Tie& tie = ties_[cycle[i]];
      if (i > 0) notes.push_back(note_of_tie(tie));
      path += fmt::format(" → {}", id_of(tie.successor));
      add_join(tie.successor, ties_[cycle[(i + 1) % cycle.size()]].predecessor, path, notes);
    }
    std::string_view hint = "remove one of these links";
    if (cycle.size() == 1) hint = first.span ? "name other tasks in 'span'" : "remove this link";
    const bool itself = cycle.size() == 1 && first.predecessor == first.successor;
    diagnostics.error(
        Code::cycle, place_of_tie(first),
        itself ? fmt::format("'{}' {} itself", id_of(first.successor), first.span ? "spans" : "waits for")
               : fmt::format("tasks wait for each other: {}", path),
        std::string(hint), std::move(notes));
  }

  const Plan& plan_;
  std::size_t task_count_;
  std::vector<Tie> ties_;
  std::vector<std::vector<Arc>> arcs_;
  std::vector<std::uint32_t> tangle_of_;
  std::vector<std::vector<std::uint32_t>> tangles_;
  std::vector<std::uint32_t> reached_, distance_, came_by_, came_from_;
};

}  // namespace

void report_cycles(const Plan& plan, const TaskGraph& graph, Diagnostics& diagnostics) {
  CycleSearch(plan, graph).report(diagnostics);
}

}  // namespace plumb
