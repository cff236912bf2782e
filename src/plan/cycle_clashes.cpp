#include "plumb/plan/cycle_clashes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace plumb {

namespace {

constexpr std::size_t kMostTold = 20;
constexpr std::size_t kMostShownTasks = 20;  // of a cycle that is shown whole
constexpr std::uint32_t kNotReached = std::numeric_limits<std::uint32_t>::max();

/// One task waits for another, or is part of it.
struct BranchTie {
  std::string_view first;  // the predecessor, or the summary
  std::string_view second;
  bool part = false;

  friend auto operator<=>(const BranchTie&, const BranchTie&) = default;
};

using BranchTies = std::map<BranchTie, Place>;

/// The ties of one version. A hammock waits for both that it spans.
BranchTies ties_of(const Plan& plan) {
  BranchTies ties;
  for (std::size_t row = 0; row < plan.tasks.size(); ++row) {
    const TaskId id(row);
    const Task& task = plan.task(id);
    if (task.parent.valid())
      ties.try_emplace({plan.task(task.parent).id, task.id, true}, place_of(plan, id, "id"));
    for (const TaskId end : task.span)
      ties.try_emplace({plan.task(end).id, task.id, false}, place_of(plan, id, "span"));
    for (const GraphLink& link : plan.graph.into(id))
      ties.try_emplace({plan.task(link.predecessor).id, task.id, false},
                       NodeRef(plan.tasks.nodes[row].document(), link.node).place());
  }
  return ties;
}

/// Both branches' ties as a merge leaves them, as a network with a point for the beginning and one for the
/// end of each task, as in the search for cycles of one plan.
class MergedNetwork {
 public:
  explicit MergedNetwork(const MergeSides& sides)
      : base_(ties_of(sides.base)), ours_(ties_of(sides.ours)), theirs_(ties_of(sides.theirs)) {
    for (const auto& [tie, place] : ours_)
      if (!base_.contains(tie) || theirs_.contains(tie)) add(tie);
    for (const auto& [tie, place] : theirs_)
      if (!base_.contains(tie) && !ours_.contains(tie)) {
        add(tie);
        news_.push_back(tie);
      }
    keep_tangles();
  }

  const BranchTies& ours() const { return ours_; }
  const BranchTies& theirs() const { return theirs_; }
  /// What theirs alone added.
  const std::vector<BranchTie>& news() const { return news_; }

  /// The ties of the shortest way round that a new tie closes, beginning with it; empty if it closes none.
  std::vector<BranchTie> cycle_through(const BranchTie& tie) const {
    const std::uint32_t from = tie.part ? begin_of(tie.first) : end_of(tie.first);
    const std::uint32_t to = begin_of(tie.second);
    std::vector<BranchTie> cycle = way(to, from, tie);
    // The end of a part comes before that of its summary.
    return cycle.empty() && tie.part ? way(end_of(tie.first), end_of(tie.second), tie) : cycle;
  }

 private:
  struct Arc {
    std::uint32_t to;
    std::uint32_t tie;  // kNotReached: from the beginning of a task to its end
  };

  std::uint32_t begin_of(std::string_view task) const { return points_.at(task); }
  std::uint32_t end_of(std::string_view task) const { return points_.at(task) + 1; }

  void add_task(std::string_view task) {
    if (!points_.try_emplace(task, static_cast<std::uint32_t>(arcs_.size())).second) return;
    arcs_.resize(arcs_.size() + 2);
    arcs_[begin_of(task)].push_back({end_of(task), kNotReached});
  }

  void add(const BranchTie& tie) {
    add_task(tie.first);
    add_task(tie.second);
    const auto number = static_cast<std::uint32_t>(ties_.size());
    ties_.push_back(tie);
    if (!tie.part) {
      arcs_[end_of(tie.first)].push_back({begin_of(tie.second), number});
      return;
    }
    arcs_[begin_of(tie.first)].push_back({begin_of(tie.second), number});
    arcs_[end_of(tie.second)].push_back({end_of(tie.first), number});
  }

  /// Takes away the points that nothing leads to any more until none is left but those of tangles and what
  /// comes after: nearly always none at all.
  void keep_tangles() {
    std::vector<std::uint32_t> into(arcs_.size(), 0);
    for (const std::vector<Arc>& arcs : arcs_)
      for (const Arc& arc : arcs) ++into[arc.to];
    std::vector<std::uint32_t> free;
    for (std::uint32_t point = 0; point < arcs_.size(); ++point)
      if (into[point] == 0) free.push_back(point);
    for (std::size_t i = 0; i < free.size(); ++i) {
      for (const Arc& arc : arcs_[free[i]])
        if (--into[arc.to] == 0) free.push_back(arc.to);
      arcs_[free[i]].clear();
    }
  }

  /// Breadth-first from one point to another.
  std::vector<BranchTie> way(std::uint32_t from, std::uint32_t to, const BranchTie& closing) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> came(arcs_.size(),
                                                              {kNotReached, kNotReached});  // point, tie
    std::vector<std::uint32_t> reached{from};
    came[from].first = from;
    for (std::size_t i = 0; i < reached.size() && came[to].first == kNotReached; ++i)
      for (const Arc& arc : arcs_[reached[i]])
        if (came[arc.to].first == kNotReached) {
          came[arc.to] = {reached[i], arc.tie};
          reached.push_back(arc.to);
        }
    if (came[to].first == kNotReached) return {};
    std::vector<BranchTie> ties;
    for (std::uint32_t point = to; point != from; point = came[point].first)
      if (came[point].second != kNotReached) ties.push_back(ties_[came[point].second]);
    ties.push_back(closing);
    std::reverse(ties.begin(), ties.end());
    return ties;
  }

  BranchTies base_;
  BranchTies ours_;
  BranchTies theirs_;
  std::vector<BranchTie> ties_;
  std::vector<BranchTie> news_;
  std::map<std::string_view, std::uint32_t> points_;
  std::vector<std::vector<Arc>> arcs_;
};

/// `pour → dig → pour`, along the ties.
std::string path_text(const std::vector<BranchTie>& cycle) {
  std::vector<std::string_view> tasks;
  const auto visit = [&](std::string_view task) {
    if (tasks.empty() || tasks.back() != task) tasks.push_back(task);
  };
  for (const BranchTie& tie : cycle) {
    const bool upwards = tie.part && !tasks.empty() && tasks.back() == tie.second;
    visit(upwards ? tie.second : tie.first);
    visit(upwards ? tie.first : tie.second);
  }
  visit(tasks.front());
  std::string text;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (tasks.size() > kMostShownTasks && i == kMostShownTasks / 2) {
      text += fmt::format(" → … {} more …", tasks.size() - kMostShownTasks);
      i = tasks.size() - kMostShownTasks / 2;
    }
    text += fmt::format("{}{}", i == 0 ? "" : " → ", tasks[i]);
  }
  return text;
}

}  // namespace

void report_cycle_clashes(const MergeSides& sides, Diagnostics& diagnostics) {
  const MergedNetwork network(sides);
  std::set<BranchTie> told;
  std::size_t count = 0;
  for (const BranchTie& tie : network.news()) {
    if (count == kMostTold) break;
    if (told.contains(tie)) continue;
    const std::vector<BranchTie> cycle = network.cycle_through(tie);
    // Neither branch has it alone, so one of the ties is only ours.
    const auto ours = std::find_if(cycle.begin(), cycle.end(),
                                   [&](const BranchTie& each) { return !network.theirs().contains(each); });
    if (ours == cycle.end()) continue;
    told.insert(cycle.begin(), cycle.end());
    ++count;
    report_clash({fmt::format("the links here and {} let tasks wait for each other: {}",
                              side_of(sides, false).place, path_text(cycle)),
                  "take back one of these links", network.ours().at(*ours), network.theirs().at(tie),
                  tie.part ? fmt::format("'{}' is part of '{}' there", tie.second, tie.first)
                           : fmt::format("'{}' waits for '{}' there", tie.second, tie.first)},
                 diagnostics);
  }
}

}  // namespace plumb
