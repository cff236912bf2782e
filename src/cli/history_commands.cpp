#include "plumb/cli/history_commands.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace plumb {

namespace {

/// Versions are computed side by side, as many at a time as memory takes: a plan of 100,000 tasks alone.
constexpr std::size_t kMostInBatch = 24;
constexpr std::size_t kBytesInBatch = std::size_t{16} << 20U;

std::size_t bytes_of(const PlanContent& content) {
  std::size_t bytes = 0;
  for (const auto& document : content.documents) bytes += document->file()->bytes().size();
  return bytes;
}

}  // namespace

std::optional<PlanHistory> begin_history(Context& context, const Arguments& arguments, int& code) {
  GitProblem problem;
  auto place = find_plan_in_git(arguments, problem);
  if (place) {
    std::optional<PlanHistory> history(std::in_place, std::move(*place), max_file_bytes(arguments),
                                       arguments.has("first-parent"), cache_folder(context.environment()));
    if (history->begin(std::string(arguments.text_or("rev", "HEAD")), problem)) return history;
  }
  code = tell(context, problem);
  return std::nullopt;
}

void visit_commits(PlanHistory& history, Context& context, const Arguments& arguments,
                   std::string_view question, const std::function<void(const PlanCommit&)>& visitor) {
  const auto since = arguments.date("since", context.today());
  std::size_t left = arguments.count("limit").value_or(std::numeric_limits<std::size_t>::max());
  bool more = true;
  while (more && left > 0) {
    std::vector<PlanCommit> batch;
    std::vector<PlanCommit> unknown;  // of them, those that no earlier run has told of
    std::size_t most = kMostInBatch;
    while (batch.size() < std::min(most, left)) {
      auto change = history.next();
      more = change && !(since && change->commit.date < since->date);
      if (!more) break;
      batch.push_back(std::move(*change));
      if (history.recall(batch.back(), question)) continue;
      unknown.push_back(batch.back());
      const std::size_t bytes = bytes_of(*history.content(*batch.back().after));
      most = std::clamp<std::size_t>(kBytesInBatch / std::max<std::size_t>(1, bytes), 1, most);
    }
    left -= batch.size();
    history.assess_ahead(unknown);
    for (const PlanCommit& change : batch) visitor(change);
  }
  history.save();
  if (history.cut_off())
    context.note(
        "the clone is shallow, and the history older than it: in CI check out with 'fetch-depth: 0', else "
        "run "
        "'git fetch --unshallow'");
}

CommitName name_of(const GitCommit& commit) {
  return {commit.id, commit.date, commit.author, commit.subject};
}

}  // namespace plumb
