#include "plumb/cli/history_cache.hpp"

#include <fmt/format.h>

#include "plumb/io/build_id.hpp"
#include "plumb/io/checksum.hpp"
#include "plumb/io/record_text.hpp"

namespace plumb {

namespace {

std::string step_key(const PlanMoment& plan, const std::string& commit) {
  return RecordWriter().add("step").add(commit).add(plan.path).text();
}

std::int64_t number_of(Date day) {
  return day.time_since_epoch().count();
}

GitCommit read_commit(RecordReader& record) {
  GitCommit commit;
  commit.id = record.text();
  commit.author = record.text();
  commit.subject = record.text();
  commit.date = Date(std::chrono::days(record.number()));
  commit.committed = record.number();
  return commit;
}

}  // namespace

HistoryCache::HistoryCache(const std::string& folder, const std::string& place)
    : texts_(calls_, fmt::format("{}/{:016x}.history", folder, checksum(place)),
             RecordWriter().add(build_id()).add(place).text()) {}

std::optional<HistoryStep> HistoryCache::step(const PlanMoment& plan, const std::string& commit) {
  const auto kept = texts_.find(step_key(plan, commit));
  if (!kept) return std::nullopt;
  RecordReader record(*kept);
  HistoryStep step;
  step.unchanged = record.flag();
  while (record.more()) {
    HistoryStep::Side side{read_commit(record), nullptr};
    const std::string_view path = record.text();
    if (!step.unchanged)
      side.plan = std::make_shared<PlanMoment>(
          PlanMoment{side.commit.id, std::string(path), side.commit.date, nullptr, {}});
    step.sides.push_back(std::move(side));
  }
  if (!record.complete() || (step.unchanged && step.sides.size() != 1)) return std::nullopt;
  return step;
}

void HistoryCache::keep_step(const PlanMoment& plan, const std::string& commit, const HistoryStep& step) {
  RecordWriter record;
  record.add(std::int64_t{step.unchanged});
  for (const HistoryStep::Side& side : step.sides) {
    record.add(side.commit.id).add(side.commit.author).add(side.commit.subject);
    record.add(std::int64_t{number_of(side.commit.date)}).add(side.commit.committed);
    record.add(side.plan ? std::string_view(side.plan->path) : std::string_view());
  }
  texts_.keep(step_key(plan, commit), record.text());
}

std::optional<std::string> cache_folder(const Environment& environment) {
  if (environment("PLUMB_CACHE") == "off") return std::nullopt;
  // A relative folder is none, as the XDG Base Directory Specification has it.
  if (const auto folder = environment("XDG_CACHE_HOME"); folder && folder->starts_with('/'))
    return std::string(*folder) + "/plumb";
  if (const auto home = environment("HOME"); home && home->starts_with('/'))
    return std::string(*home) + "/.cache/plumb";
  return std::nullopt;
}

}  // namespace plumb
